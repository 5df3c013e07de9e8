// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/tf1_filter.hpp: TensorFlow's own way to select from a collection.
#pragma once

#include <varscope/graph/variable_list.hpp>

#include <regex>
#include <type_traits>

namespace varscope {

namespace detail {

// A regular expression of names. What the standard library throws becomes an error of ours, where there are exceptions at all.
class name_pattern {
  public:
    explicit name_pattern(const std::string& pattern) : pattern_(compiled(pattern)), spelled_(pattern) {}
    [[nodiscard]] bool begins(std::string_view name) const {
        return search(name, std::regex_constants::match_continuous);
    }
    [[nodiscard]] bool is_found_in(std::string_view name) const {
        return search(name, std::regex_constants::match_default);
    }
    [[nodiscard]] const std::string& spelled() const noexcept { return spelled_; }

  private:
    // libstdc++ reads a pattern by recursion.
    static constexpr std::size_t longest = 1000;
    static std::regex compiled(const std::string& pattern) {
        if (pattern.size() > longest)
            throw_error(code::nothing_selected,
                        {pattern.substr(0, 20) + "...",
                         "a regular expression of up to " + std::to_string(longest) + " characters",
                         std::to_string(pattern.size()) + " characters",
                         {}});
#ifdef __GLIBCXX__
        // Its usual way to match takes exponential time at worst, and stack for each character. Only back references need it.
        if (!refers_back(pattern))
            return refusing(pattern, [&] {
                return std::regex(pattern,
                                  std::regex_constants::ECMAScript | std::regex_constants::__polynomial);
            });
#endif
        return refusing(pattern, [&] { return std::regex(pattern); });
    }
    static bool refers_back(std::string_view pattern) noexcept {
        for (std::size_t i = 0; i + 1 < pattern.size(); ++i)
            if (pattern[i] == '\\' && pattern[++i] >= '1' && pattern[i] <= '9') return true;
        return false;
    }
    [[nodiscard]] bool search(std::string_view name, std::regex_constants::match_flag_type how) const {
        return refusing(spelled_, [&] { return std::regex_search(name.begin(), name.end(), pattern_, how); });
    }
    template <class F>
    static std::invoke_result_t<F&> refusing([[maybe_unused]] const std::string& pattern, F f) {
#ifdef __cpp_exceptions
        try {
            return f();
        } catch (const std::regex_error& error) {
            throw_error(code::nothing_selected, {pattern, "a regular expression", error.what(), {}});
        }
#else
        return f();
#endif
    }

    std::regex pattern_;
    std::string spelled_;
};

} // namespace detail

/// A regular expression matched at the start of a variable's name, output number included, as TensorFlow's scope arguments
/// are (rows 123, 124): `foo` takes `foobar/v:0` too. For `variable_list::select`; prefer `within`. Throws nothing_selected_error (VS-E017)
/// where the pattern is no regular expression, or has more than 1,000 characters.
class tf1_filter {
  public:
    explicit tf1_filter(const std::string& pattern) : pattern_(pattern) {}
    bool operator()(std::string_view name) const { return pattern_.begins(name); }

  private:
    detail::name_pattern pattern_;
};

} // namespace varscope
