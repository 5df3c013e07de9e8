// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/tf1_filter.hpp: TensorFlow's own way to select from a collection.
#pragma once

#include <varscope/graph/variable_list.hpp>

#include <regex>

namespace varscope {

/// A regular expression matched at the start of a variable's name, output number included, as TensorFlow's scope arguments
/// are (rows 123, 124): `foo` takes `foobar/v:0` too. For `variable_list::select`; prefer `within`.
class tf1_filter {
  public:
    explicit tf1_filter(const std::string& pattern) : pattern_(pattern) {}
    bool operator()(std::string_view name) const {
        return std::regex_search(name.begin(), name.end(), pattern_, std::regex_constants::match_continuous);
    }

  private:
    std::regex pattern_;
};

} // namespace varscope
