// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/open.hpp: a file of one of several formats, which its content or its name tells.
#pragma once

#include <varscope/checkpoint/tensor_file.hpp>

#include <fstream>

namespace varscope {

namespace detail {
// The first bytes of a file; fewer where it has fewer, none where there is no file.
[[nodiscard]] inline std::string first_bytes_of(const std::filesystem::path& path) {
    std::string bytes(16, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return bytes;
}
template <tensor_format Format>
[[nodiscard]] bool has_extension_of(const std::filesystem::path& path) {
    return std::any_of(Format::extensions.begin(), Format::extensions.end(),
                       [&](std::string_view extension) { return path.native().ends_with(extension); });
}
template <tensor_format... Formats>
[[noreturn]] void no_format(const std::filesystem::path& path) {
    std::string names;
    ((names += (names.empty() ? "" : ", ") + std::string(Formats::name)), ...);
    throw_error(
        code::file_unsupported,
        {path.native(), "one of the formats " + names, "none of them, by its content and its name", {}});
}
} // namespace detail

/// Opens a file of the one format given; of several, with the first that recognizes its content, or else its name. Throws what the format throws, and
/// unsupported_file_error (VS-E036) where none recognizes it.
template <tensor_format... Formats>
    requires(sizeof...(Formats) != 0)
[[nodiscard]] std::unique_ptr<tensor_file> open_tensors(const std::filesystem::path& path) {
    std::unique_ptr<tensor_file> opened;
    if constexpr (sizeof...(Formats) == 1) {
        ((opened = Formats::open(path)), ...);
    } else {
        const std::string bytes = detail::first_bytes_of(path);
        ((Formats::recognizes(path, bytes) && (opened = Formats::open(path))) || ...) ||
            ((detail::has_extension_of<Formats>(path) && (opened = Formats::open(path))) || ...);
        if (!opened) detail::no_format<Formats...>(path);
    }
    return opened;
}

/// The names, shapes and dtypes of a file, without its elements.
template <tensor_format... Formats>
[[nodiscard]] std::vector<tensor_entry> list(const std::filesystem::path& path) {
    return open_tensors<Formats...>(path)->entries();
}

} // namespace varscope
