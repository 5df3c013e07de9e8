// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/inspect/difference.hpp: in which variables two programs, graphs or models differ.
#pragma once

#include <varscope/inspect/facts.hpp>

#include <algorithm>
#include <ostream>

namespace varscope {

/// Two variables of one name that are not alike.
struct changed_variable {
    listed_variable left;
    listed_variable right;
};

/// In which variables two sides differ, by name.
struct variable_difference {
    std::vector<listed_variable> only_left;
    std::vector<listed_variable> only_right;
    std::vector<changed_variable> changed; ///< of another shape, dtype or trainability

    [[nodiscard]] bool empty() const noexcept {
        return only_left.empty() && only_right.empty() && changed.empty();
    }
    /// A line for each: `- name: shape (2,) and dtype float32` is only at the left, `+` only at the right, `~` changed.
    [[nodiscard]] std::string text() const {
        std::string out;
        const auto say = [](const listed_variable& of) {
            return to_string(of.shape(), of.dtype) + (of.trainable ? "" : ", not trainable");
        };
        for (const listed_variable& each : only_left)
            out += "- " + shown(varscope::text(each.name)) + ": " + say(each) + '\n';
        for (const listed_variable& each : only_right)
            out += "+ " + shown(varscope::text(each.name)) + ": " + say(each) + '\n';
        for (const auto& [left, right] : changed)
            out += "~ " + shown(varscope::text(left.name)) + ": " + say(left) + " -> " + say(right) + '\n';
        return out;
    }
    friend std::ostream& operator<<(std::ostream& out, const variable_difference& of) {
        return out << of.text();
    }
};

/// Compares variables by their names. Cost: n log n comparisons of names.
[[nodiscard]] inline variable_difference difference(std::vector<listed_variable> left,
                                                    std::vector<listed_variable> right) {
    const auto is_before = [](const listed_variable& a, const listed_variable& b) { return a.name < b.name; };
    std::stable_sort(left.begin(), left.end(), is_before);
    std::stable_sort(right.begin(), right.end(), is_before);
    variable_difference found;
    auto l = left.begin();
    auto r = right.begin();
    while (l != left.end() || r != right.end()) {
        if (r == right.end() || (l != left.end() && is_before(*l, *r))) {
            found.only_left.push_back(*l++);
        } else if (l == left.end() || is_before(*r, *l)) {
            found.only_right.push_back(*r++);
        } else {
            if (l->extents != r->extents || l->dtype != r->dtype || l->trainable != r->trainable)
                found.changed.push_back({*l, *r});
            ++l, ++r;
        }
    }
    return found;
}
/// The same of graphs, models or lists of variables, of one kind or of two.
template <class Left, class Right>
[[nodiscard]] variable_difference difference(const Left& left, const Right& right) {
    return difference(facts_of(left), facts_of(right));
}
/// The same of programs: `difference<vs::manifest<a>, vs::manifest<b>>()`.
template <detail::manifest_like Left, detail::manifest_like Right>
[[nodiscard]] variable_difference difference() {
    return difference(facts_of<Left>(), facts_of<Right>());
}

} // namespace varscope
