// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/constant/transcript.hpp: the records of a program as lines of text that outlive its evaluation.
#pragma once

#include <varscope/trace/static_graph.hpp>

namespace conformance {

using varscope::text;
using varscope::traced_text;

/// Lines of text in one array, so that a constant can hold them; characters for which there is no room are cut.
template <std::size_t Lines, std::size_t Characters>
struct transcript {
    char characters[Characters + 1]{};
    std::size_t ends[Lines + 1]{};
    std::size_t count = 0; ///< of the lines there would be with more room

    constexpr void add(text line) {
        if (count < Lines) {
            std::size_t at = count == 0 ? 0 : ends[count - 1];
            for (std::size_t i = 0; i != line.size() && at != Characters; ++i) characters[at++] = line[i];
            ends[count] = at;
        }
        ++count;
    }
    [[nodiscard]] constexpr text operator[](std::size_t line) const noexcept {
        if (line >= count || line >= Lines) return {};
        const std::size_t begin = line == 0 ? 0 : ends[line - 1];
        return {characters + begin, ends[line] - begin};
    }

    /// Whether a line is as expected.
    [[nodiscard]] constexpr bool is(std::size_t line, text expected) const noexcept {
        return (*this)[line] == expected;
    }
    /// Whether a line says an error of a name: TensorFlow says the full name, or only the text given last.
    [[nodiscard]] constexpr bool is(std::size_t line, text error, text name) const noexcept {
        const text found = (*this)[line];
        if (!found.starts_with(error)) return false;
        const text full = found.substr(error.size());
        return full == name || (full.size() > name.size() && full[full.size() - name.size() - 1] == '/' &&
                                full.substr(full.size() - name.size()) == name);
    }
    /// Whether a line says an error that is not about a name, whatever name it gives.
    [[nodiscard]] constexpr bool is_error(std::size_t line, text error) const noexcept {
        return (*this)[line].starts_with(error);
    }
    /// Whether a name was refused in a line.
    [[nodiscard]] constexpr bool refuses_name(std::size_t line) const noexcept {
        const text found = (*this)[line];
        for (std::size_t i = 0; i != found.size(); ++i)
            if (found[i] == ' ') return found.substr(i).starts_with(" !illegal_name ");
        return false;
    }
};

} // namespace conformance
