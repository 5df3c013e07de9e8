// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/toml.hpp: variables in TOML, for parameters that people write.
#pragma once

#include <varscope/formats/nested_values.hpp>

#if !__has_include(<toml++/toml.h>)
#error "varscope/formats/toml.hpp needs toml++: install libtomlplusplus-dev"
#endif
#include <toml++/toml.h>

#include <array>

namespace varscope {

namespace detail {

// Tells nested_values what a document holds; false where that refuses.
inline bool take_toml(nested_values& to, const ::toml::node& node) {
    if (const auto* const table = node.as_table()) {
        if (!to.begin_object()) return false;
        for (const auto& [key, value] : *table)
            if (!to.key(std::string(key.str())) || !take_toml(to, value)) return false;
        return to.end_object();
    }
    if (const auto* const list = node.as_array()) {
        if (!to.begin_list()) return false;
        for (const auto& each : *list)
            if (!take_toml(to, each)) return false;
        return to.end_list();
    }
    if (const auto* const is = node.as_boolean()) return to.value(is->get());
    if (const auto* const is = node.as_integer()) return to.value(is->get());
    if (const auto* const is = node.as_floating_point()) return to.value(is->get());
    if (const auto* const is = node.as_string()) return to.value(is->get());
    return to.fail("a date or a time");
}

inline void note_fault(nested_values& to, const ::toml::parse_error& error) {
    const ::toml::source_position at = error.source().begin;
    to.fail("no TOML in line " + std::to_string(at.line) + ", column " + std::to_string(at.column) + ": " +
            std::string(error.description()));
}

} // namespace detail

/// TOML: a table for each scope, and in it a number, a bool, a text or nested lists of them for each variable. Read only.
struct toml {
    static constexpr std::string_view name = "toml";
    static constexpr std::array<std::string_view, 1> extensions{".toml"};

    [[nodiscard]] static bool recognizes(const std::filesystem::path& path, std::string_view) {
        return path.extension() == ".toml";
    }
    /// Opens a file and reads it. Throws file_error (VS-E034), and malformed_file_error (VS-E035) for what is no TOML, dates and times, tables in
    /// lists, rows of different lengths, and what is nested more than 64 times. Cost: the whole file is parsed.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        readable_file file(path);
        const std::string chars = file.read(0, static_cast<std::size_t>(file.size()));
        detail::nested_values values;
#if TOML_EXCEPTIONS // of toml++
        try {
            const ::toml::table parsed = ::toml::parse(chars);
            detail::take_toml(values, parsed);
        } catch (const ::toml::parse_error& error) {
            detail::note_fault(values, error);
        }
#else
        const ::toml::parse_result parsed = ::toml::parse(chars);
        if (parsed)
            detail::take_toml(values, parsed.table());
        else
            detail::note_fault(values, parsed.error());
#endif
        return std::make_unique<nested_values_file>(path, name, std::move(values));
    }
    /// Refuses: a file of parameters is people's (VS-E036).
    static void write(const std::filesystem::path& path, const tensors_to_write&) {
        throw_error(code::file_unsupported, {path.native(), "to write TOML", "only reading is here", {}});
    }
};
static_assert(tensor_format<toml>);

} // namespace varscope
