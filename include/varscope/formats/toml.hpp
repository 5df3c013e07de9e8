// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/toml.hpp: variables in TOML, for parameters that people write.
#pragma once

#include <varscope/formats/nested_values.hpp>

#if !__has_include(<toml++/toml.h>)
#error "varscope/formats/toml.hpp needs toml++: install libtomlplusplus-dev"
#endif
// Of some faulty documents toml++ (3.4 and before) asserts, and where NDEBUG is defined has the compiler assume, what it finds and refuses right
// after. So no assertion of its parser may end the program or be assumed.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#ifndef TOML_ASSERT
#define TOML_ASSERT(condition) static_assert(true)
#endif
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <algorithm>
#include <array>
#include <string_view>

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

inline bool fail_at(nested_values& to, std::size_t line, std::size_t column, std::string_view what) {
    return to.fail("no TOML in line " + std::to_string(line) + ", column " + std::to_string(column) + ": " +
                   std::string(what));
}
inline void note_fault(nested_values& to, const ::toml::parse_error& error) {
    const ::toml::source_position at = error.source().begin;
    fail_at(to, at.line, at.column, error.description());
}

// The end of the string or comment that begins at `begin`, or that position where none does. A string of one line ends with it.
inline std::size_t end_of_quoted(std::string_view chars, std::size_t begin) {
    const char quote = chars[begin];
    if (quote == '#') return std::min(chars.find('\n', begin), chars.size());
    if (quote != '"' && quote != '\'') return begin;
    const std::string three(3, quote);
    const bool is_long = chars.substr(begin).starts_with(three);
    const std::string_view closing = std::string_view(three).substr(0, is_long ? 3 : 1);
    std::size_t at = begin + closing.size();
    while (at < chars.size() && !chars.substr(at).starts_with(closing) && (is_long || chars[at] != '\n'))
        at += chars[at] == '\\' && quote == '"' ? 2 : 1;
    // Quotes that stand before the closing ones belong to the string.
    return std::min(chars.find_first_not_of(quote, at), chars.size());
}

// False, and noted, where a character that is not ASCII stands outside of strings and comments. toml++ (3.4 and before)
// takes some of them for blanks, and what it does with others is undefined.
inline bool is_ascii_but_for_strings(nested_values& to, std::string_view chars) {
    std::size_t line = 1, line_begin = 0, quoted = 0; // until there
    for (std::size_t at = chars.starts_with("\xef\xbb\xbf") ? 3 : 0; at < chars.size(); ++at) {
        if (at >= quoted) quoted = end_of_quoted(chars, at);
        if (at >= quoted && static_cast<unsigned char>(chars[at]) >= 0x80)
            return fail_at(to, line, at - line_begin + 1, "a character that is not ASCII, without quotes");
        if (chars[at] == '\n') ++line, line_begin = at + 1;
    }
    return true;
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
    /// lists, rows of different lengths, what is nested more than 64 times, and keys that are not ASCII and without quotes. Cost: the whole file is parsed.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        readable_file file(path);
        const std::string chars = file.read(0, static_cast<std::size_t>(file.size()));
        detail::nested_values values;
        if (!detail::is_ascii_but_for_strings(values, chars))
            return std::make_unique<nested_values_file>(path, name, std::move(values));
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
