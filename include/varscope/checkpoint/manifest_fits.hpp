// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/manifest_fits.hpp: whether a file holds what a program needs, without memory for values.
#pragma once

#include <varscope/checkpoint/report.hpp>
#include <varscope/checkpoint/save.hpp>
#include <varscope/manifest/manifest.hpp>

namespace varscope {

/// Compares what a manifest declares with an open file, and reads no elements: fits() of the report says whether each global variable has a tensor of its
/// name, shape and dtype, a part of a larger variable one of that one's (row 191); an entry says what became of each. `applied` means that it could be. Tensors that are no variable's are
/// `unused`. A file that says by its fingerprint that it was saved from a manifest of the same variables is believed, and the report is empty;
/// load looks at each tensor all the same. Cost: O(1) then; otherwise a search in the file for each variable.
template <class Manifest>
[[nodiscard]] load_report manifest_fits(const tensor_file& file) {
    load_report report;
    if (const auto print = file.metadata().find(fingerprint_key); print != file.metadata().end()) {
        static constexpr std::uint64_t own = Manifest::fingerprint();
        if (print->second == std::to_string(own)) return report;
    }
    const std::vector<tensor_entry>& tensors = file.entries();
    std::vector<bool> are_wholes(tensors.size(), false); // of variables in parts
    std::vector<std::string> names;                      // filled where a name is missing
    for (std::size_t i = 0; i != Manifest::size(); ++i) {
        if (!Manifest::is_in_collection(i, global_variables_key)) continue;
        load_entry entry{.variable = to_string(Manifest::name(i))};
        const variable_part part = Manifest::part(i);
        const std::size_t whole =
            part.count == 0 ? tensors.size() : file.find(detail::name_of_whole(Manifest::name(i), part));
        const std::size_t found = whole == tensors.size() ? file.find(entry.variable) : whole;
        const tensor_shape whole_extents = whole_shape(part, Manifest::shape(i));
        const shape_view wanted = whole == tensors.size() ? Manifest::shape(i) : whole_extents.view();
        if (whole != tensors.size()) are_wholes[whole] = entry.is_part = true;
        if (found == tensors.size()) {
            entry.outcome = load_outcome::missing;
            entry.note = to_string(Manifest::shape(i), Manifest::dtype(i));
            if (names.empty())
                for (const tensor_entry& tensor : tensors) names.push_back(tensor.name);
            entry.nearest = nearest_name(entry.variable, names);
        } else {
            const tensor_entry& tensor = tensors[found];
            entry.tensor = tensor.name;
            if (!tensor.refused.empty() || tensor.shape() != wanted || tensor.dtype != Manifest::dtype(i)) {
                entry.outcome = load_outcome::mismatched;
                entry.note = how_they_differ(wanted, Manifest::dtype(i), tensor.shape(), tensor);
            }
        }
        report.add(std::move(entry));
    }
    for (std::size_t t = 0; t != tensors.size(); ++t) {
        const tensor_entry& tensor = tensors[t];
        if (are_wholes[t]) continue;
        const std::size_t i =
            tensor.name.find(':') == std::string::npos ? Manifest::find(tensor.name) : not_declared;
        if (i == not_declared || !Manifest::is_in_collection(i, global_variables_key))
            report.add({.tensor = tensor.name, .outcome = load_outcome::unused});
    }
    return report;
}

} // namespace varscope
