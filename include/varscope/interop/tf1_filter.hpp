// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/tf1_filter.hpp: TensorFlow's own way to select from a collection.
#pragma once

#include <varscope/graph/variable_list.hpp>

#include <regex>

namespace varscope {

/// A regular expression matched at the start of a variable's name, output number included, as TensorFlow's scope arguments
/// are (rows 123, 124): `foo` takes `foobar/v:0` too. For `variable_list::select`; prefer `within`. Throws nothing_selected_error (VS-E017)
/// where the pattern is no regular expression, or one that takes too long to match.
class tf1_filter {
  public:
    explicit tf1_filter(const std::string& pattern) try : pattern_(pattern), spelled_(pattern) {
    } catch (const std::regex_error& error) {
        refuse(pattern, error);
    }
    bool operator()(std::string_view name) const try {
        return std::regex_search(name.begin(), name.end(), pattern_, std::regex_constants::match_continuous);
    } catch (const std::regex_error& error) {
        refuse(spelled_, error);
    }

  private:
    [[noreturn]] static void refuse(const std::string& pattern, const std::regex_error& error) {
        throw nothing_selected_error({pattern, "a regular expression", error.what(), {}});
    }

    std::regex pattern_;
    std::string spelled_;
};

} // namespace varscope
