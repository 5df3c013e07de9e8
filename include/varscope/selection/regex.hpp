// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/selection/regex.hpp: filters by regular expressions.
#pragma once

#include <varscope/interop/tf1_filter.hpp>
#include <varscope/selection/filter.hpp>

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace varscope {

/// Selects the variables in whose graph name, without the output number, a regular expression of ECMAScript is found anywhere: `^`, `$` and `\.` make it
/// exact. Throws nothing_selected_error (VS-E017) where the pattern is no regular expression, or has more than 1,000 characters. At run time only. Copies
/// share the compiled expression.
class matching_regex {
  public:
    using variable_filter = matching_regex;
    explicit matching_regex(const std::string& pattern)
        : pattern_(std::make_shared<const detail::name_pattern>(pattern)) {}
    template <class Handle>
    [[nodiscard]] bool operator()(const Handle& variable) const {
        const auto name = variable.op_name();
        const text chars(name);
        return pattern_->is_found_in({chars.data(), chars.size()});
    }
    template <class String>
    void spell(String& to) const {
        detail::spell_filter(to, "matching_regex", pattern_->spelled());
    }

  private:
    std::shared_ptr<const detail::name_pattern> pattern_;
};

namespace detail {

// Whether one of the patterns is found; `all` where there is none.
struct any_regex {
    using variable_filter = any_regex;
    std::vector<matching_regex> patterns;
    bool all;
    any_regex(std::initializer_list<const char*> from, bool all_without)
        : all(all_without && from.size() == 0) {
        for (const char* const each : from) patterns.emplace_back(each);
    }
    template <class Handle>
    [[nodiscard]] bool operator()(const Handle& variable) const {
        for (const matching_regex& each : patterns)
            if (each(variable)) return true;
        return all;
    }
    template <class String>
    void spell(String& to) const {
        const char* between = "";
        for (const matching_regex& each : patterns) {
            to += between;
            each.spell(to);
            between = " or ";
        }
        if (all) to += "all";
    }
};

} // namespace detail

/// Those variables of a list in whose name one of the patterns to include is found, all where there is none, and none of those to exclude: contrib's
/// `filter_variables(var_list, include_patterns, exclude_patterns)`, with `reg_search=True`. Throws nothing_selected_error (VS-E017) where
/// none is left, unless allow_empty says that this is fine, and where a pattern is no regular expression.
template <class Variables, class... AllowEmpty>
[[nodiscard]] auto filter_variables(const Variables& from, std::initializer_list<const char*> include,
                                    std::initializer_list<const char*> exclude = {}, AllowEmpty... allowed) {
    return from.select(detail::any_regex(include, true) && !detail::any_regex(exclude, false), allowed...);
}

} // namespace varscope
