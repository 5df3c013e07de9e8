// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/variable_parts.hpp: variables that are parts of larger ones, which files hold as one tensor (row 191).
#pragma once

#include <varscope/checkpoint/parts.hpp>
#include <varscope/checkpoint/rename.hpp>
#include <varscope/naming/parts.hpp>

namespace varscope::detail {

// The name of the whole of a variable that is a part; empty where it can have none.
[[nodiscard]] inline std::string name_of_whole(text full, const variable_part& part) {
    const part_segment segment = part_segment_of(full, part);
    return segment.begin == 0 ? std::string()
                              : to_string(segment.before(full)) + to_string(segment.behind(full));
}

// Where a variable stands in the one that it is a part of; null where it is none. Texts are not joined.
template <class Variable>
[[nodiscard]] std::shared_ptr<const tensor_part>
part_of_variable(const Variable& variable, const std::vector<rename_rule>& rename = {}) {
    if constexpr (requires { variable.part(); }) {
        const variable_part part = variable.part();
        if (part.count == 0) return nullptr;
        const std::string whole = name_of_whole(text(variable.op_name()), part);
        if (whole.empty() || variable.dtype() == dtype::string) return nullptr;
        const shape_view shape = variable.shape();
        tensor_part made{
            renamed(whole, rename), {shape.begin(), shape.end()}, std::vector<extent>(shape.size(), 0), true};
        made.extents[part.axis] = part.whole;
        made.begin[part.axis] = part.offset;
        return std::make_shared<const tensor_part>(std::move(made));
    } else {
        return nullptr;
    }
}

// Brings the parts of each variable together, behind all other tensors; parts of a variable that is not there as a whole become tensors of their
// own.
inline void gather_parts(std::vector<tensor_ref>& tensors) {
    std::map<std::string_view, std::pair<std::size_t, std::size_t>>
        elements; // those that are there, and those of the whole
    for (const tensor_ref& each : tensors) {
        if (each.part == nullptr || !each.part->is_variable) continue;
        auto& [found, of_whole] = elements[each.part->whole];
        found += each.element_count();
        of_whole = shape_view(each.part->extents.data(), each.part->extents.size()).element_count();
    }
    std::vector<tensor_ref> made;
    std::map<std::string_view, std::vector<tensor_ref>> parts;
    for (tensor_ref& each : tensors) {
        if (each.part == nullptr || !each.part->is_variable) {
            made.push_back(each);
            continue;
        }
        const auto& [found, of_whole] = elements.at(each.part->whole);
        if (found == of_whole) {
            parts[each.part->whole].push_back(each);
        } else {
            made.push_back(each);
            made.back().part = nullptr;
        }
    }
    for (auto& [whole, of_one] : parts)
        for (tensor_ref& part : of_one) made.push_back(std::move(part));
    tensors.swap(made);
}

// What formats without parts write: variables in parts as one tensor each, whose elements are put together when their turn comes. Other parts are
// refused, with unsupported_file_error (VS-E036).
[[nodiscard]] inline tensors_to_write whole_tensors(const tensors_to_write& what, std::string_view format) {
    check_names(what);
    tensors_to_write made{{}, what.metadata, what.kept};
    std::shared_ptr<std::vector<tensor_ref>> parts; // of the last tensor
    for (const tensor_ref& tensor : what.tensors) {
        if (tensor.part == nullptr) {
            made.tensors.push_back(tensor);
            continue;
        }
        if (!tensor.part->is_variable)
            throw_error(code::file_unsupported,
                        {std::string(tensor.name),
                         std::string(format),
                         "a part of '" + shown(tensor.part->whole) + "', which only tf_bundle writes",
                         {}});
        if (parts != nullptr && parts->front().part->whole == tensor.part->whole) {
            parts->push_back(tensor);
            continue;
        }
        parts = std::make_shared<std::vector<tensor_ref>>(1, tensor);
        const tensor_part& of = *tensor.part; // which the parts keep
        made.tensors.push_back(
            {of.whole, tensor.dtype, {of.extents.data(), of.extents.size()}, nullptr, {}, [parts](void* to) {
                 for (const tensor_ref& each : *parts) {
                     const std::size_t size = element_size(each.dtype);
                     const auto* from = static_cast<const std::byte*>(each.elements);
                     for_each_run_of_slice({each.part->extents.data(), each.part->extents.size()},
                                           each.part->begin, each.shape,
                                           [&](std::size_t whole, std::size_t in_part, std::size_t run) {
                                               std::memcpy(static_cast<std::byte*>(to) + whole * size,
                                                           from + in_part * size, run * size);
                                           });
                 }
             }});
    }
    return made;
}

} // namespace varscope::detail
