// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/inspect/ranges.hpp: values that are outside of the bounds of their variables.
#pragma once

#include <varscope/inspect/facts.hpp>
#include <varscope/tensor/bounds.hpp>

#include <ostream>

namespace varscope {

/// A value that is outside of the bounds of its variable's note.
struct value_out_of_range {
    std::string name;      ///< of the variable
    std::size_t index = 0; ///< among its elements in row-major order; the first that is outside
    double value = 0;
    const variable_note* note = nullptr;

    friend std::ostream& operator<<(std::ostream& out, const value_out_of_range& of) {
        out << of.name << '[' << of.index << "] is " << detail::shortest_digits(of.value) << ", not between "
            << detail::shortest_digits(of.note->least) << " and " << detail::shortest_digits(of.note->most);
        return of.note->unit.empty() ? out : out << ' ' << to_string(of.note->unit);
    }
};

/// The first value of each variable of a graph, a model or a list of variables that is outside of the bounds which its note gives. Cost: one pass over
/// the elements of variables that have bounds.
template <class Source>
[[nodiscard]] std::vector<value_out_of_range> values_out_of_range(const Source& of) {
    std::vector<value_out_of_range> found;
    const auto look = [&found](const auto& variables) {
        for (const auto& each : variables) {
            const variable_note* const note = each.note();
            if (note == nullptr || !note->has_bounds()) continue;
            if (const auto outside =
                    detail::first_outside(*note, each.dtype(), each.bytes(), each.element_count()))
                found.push_back({to_string(text(each.op_name())), outside->index, outside->value, note});
        }
    };
    if constexpr (requires { of.variables(); })
        look(of.variables());
    else
        look(of);
    return found;
}

} // namespace varscope
