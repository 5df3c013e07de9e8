// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/save.hpp: values of variables into a file that is there as a whole or not at all.
#pragma once

#include <varscope/checkpoint/open.hpp>
#include <varscope/checkpoint/variables.hpp>

#include <functional>

namespace varscope {

/// What is saved, and what the file says of itself.
struct save_options {
    /// Only variables of which this holds, by their full name; all where it is empty.
    std::function<bool(std::string_view)> only{};
    std::map<std::string, std::string> metadata{};
};

/// The key under which a file keeps the fingerprint of the manifest that it was saved from.
inline constexpr const char* fingerprint_key = "varscope.fingerprint";

/// The global variables of a graph, a model, or one of their scopes (row 189), or all variables of a list, as what is written. First values of
/// a graph's variables are made. Refers to the variables.
template <class Variables>
[[nodiscard]] tensors_to_write tensors_of(Variables&& of, const save_options& options = {}) {
    tensors_to_write what{{}, options.metadata};
    detail::for_each_variable(of, [&](const auto& variable) {
        const std::string_view name(variable.op_name());
        if (!options.only || options.only(name))
            what.tensors.push_back({name, variable.dtype(), variable.shape(), variable.bytes()});
    });
    if constexpr (requires { std::remove_cvref_t<Variables>::manifest::fingerprint(); })
        if (what.tensors.size() == std::remove_cvref_t<Variables>::manifest::size()) // all of the model
            what.metadata.emplace(fingerprint_key,
                                  std::to_string(std::remove_cvref_t<Variables>::manifest::fingerprint()));
    return what;
}

/// Saves the global variables of a graph or a model or of one of their scopes, or a list of variables: `save<safetensors>("m.safetensors", model)`. Of several formats
/// the one of the path's extension writes. The file is written beside the old one, brought to the disk, and then put in its place: whoever reads, or
/// comes back after a crash, finds the old file or the new one. Throws file_error (VS-E034) and unsupported_file_error (VS-E036); the old file is
/// as it was then. Cost: one pass over the elements, no copy of them.
template <tensor_format... Formats, class Variables>
    requires(sizeof...(Formats) != 0)
void save(const std::filesystem::path& path, Variables&& of, const save_options& options = {}) {
    const tensors_to_write what = tensors_of(of, options);
    if constexpr (sizeof...(Formats) == 1) {
        (Formats::write(path, what), ...);
    } else {
        const bool is_written =
            ((detail::has_extension_of<Formats>(path) && (Formats::write(path, what), true)) || ...);
        if (!is_written) detail::no_format<Formats...>(path);
    }
}
template <tensor_format... Formats, class Variables>
void save(formats<Formats...>, const std::filesystem::path& path, Variables&& of,
          const save_options& options = {}) {
    save<Formats...>(path, of, options);
}

} // namespace varscope
