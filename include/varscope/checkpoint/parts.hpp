// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/parts.hpp: tensors that are parts of a whole one, as TensorFlow partitions variables.
#pragma once

#include <varscope/checkpoint/tensor_file.hpp>

#include <cstring>
#include <functional>
#include <memory>
#include <utility>

namespace varscope {

/// Variables that are the parts of one tensor of a file, one behind the other along an axis:
/// `{"w", {"w/part_0", "w/part_1"}}`. The other extents and the dtype of all of them are the same.
struct joined_parts {
    std::string whole;
    std::vector<std::string> parts;
    std::size_t axis = 0;
};

/// Says by the full name and the shape of a variable how many parts it is saved in, along the first axis; 0 and 1 for the whole. Where they can not
/// be of one length the first ones are longer by one, as those of TensorFlow's partitioners.
using split_rule = std::function<std::size_t(std::string_view, shape_view)>;

namespace detail {

// Calls `use(first element in the whole, first element in the part, count)` for each run of elements that stand one behind the other in both.
template <class Use>
void for_each_run_of_slice(shape_view whole, const std::vector<extent>& begin, shape_view part, Use use) {
    const std::size_t rank = whole.size(), count = part.element_count();
    std::vector<extent> index(rank, 0);
    const std::size_t run = rank == 0 ? 1 : static_cast<std::size_t>(part[rank - 1]);
    for (std::size_t done = 0; done != count; done += run) {
        std::size_t place = 0;
        for (std::size_t axis = 0; axis != rank; ++axis)
            place = place * static_cast<std::size_t>(whole[axis]) +
                    static_cast<std::size_t>(begin[axis] + index[axis]);
        use(place, done, run);
        for (std::size_t axis = rank < 2 ? 0 : rank - 1; axis-- != 0;) {
            if (++index[axis] != part[axis]) break;
            index[axis] = 0;
        }
    }
}

// Finds the parts among tensors, of which names, dtypes and shapes are asked for, and says of each what it is a part of. Throws
// unsupported_file_error (VS-E036) where one is missing or the parts do not fit together.
[[nodiscard]] inline std::vector<std::pair<std::size_t, std::shared_ptr<const tensor_part>>>
join_parts(const joined_parts& joined, const std::vector<tensor_ref>& tensors) {
    const auto refuse = [&](std::string what) {
        throw_error(code::file_unsupported,
                    {joined.whole,
                     std::to_string(joined.parts.size()) + " parts that make it, along axis " +
                         std::to_string(joined.axis),
                     std::move(what),
                     {},
                     "name each part once, in their order, and the axis"});
    };
    std::vector<std::size_t> found;
    for (const std::string& part : joined.parts) {
        std::size_t i = 0;
        while (i != tensors.size() && tensors[i].name != part) ++i;
        if (i == tensors.size()) refuse("no variable '" + shown(part) + "'");
        if (std::find(found.begin(), found.end(), i) != found.end()) refuse("'" + shown(part) + "' twice");
        found.push_back(i);
    }
    if (found.empty()) refuse("none");
    const shape_view first = tensors[found[0]].shape;
    if (joined.axis >= first.size()) refuse("parts of " + to_string(first));
    tensor_part made{joined.whole, {first.begin(), first.end()}, std::vector<extent>(first.size(), 0)};
    made.extents[joined.axis] = 0;
    for (const std::size_t i : found) {
        const shape_view other = tensors[i].shape;
        const dtype type = tensors[i].dtype;
        bool fits = type == tensors[found[0]].dtype && other.size() == first.size() && type != dtype::string;
        for (std::size_t axis = 0; fits && axis != first.size(); ++axis)
            fits = axis == joined.axis || other[axis] == first[axis];
        if (!fits)
            refuse("'" + shown(std::string(tensors[found[0]].name)) + "' of " +
                   to_string(first, tensors[found[0]].dtype) + " and '" +
                   shown(std::string(tensors[i].name)) + "' of " + to_string(other, type));
        made.extents[joined.axis] += other[joined.axis];
    }
    std::vector<std::pair<std::size_t, std::shared_ptr<const tensor_part>>> parts;
    for (const std::size_t i : found) {
        parts.emplace_back(i, std::make_shared<const tensor_part>(made));
        made.begin[joined.axis] += tensors[i].shape[joined.axis];
    }
    return parts;
}

} // namespace detail

} // namespace varscope
