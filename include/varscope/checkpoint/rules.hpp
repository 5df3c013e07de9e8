// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/rules.hpp: how names and axes of a file become those of variables.
#pragma once

#include <varscope/checkpoint/rename.hpp>
#include <varscope/checkpoint/tensor_file.hpp>

#include <functional>
#include <regex>

namespace varscope {

/// The new order of the axes of a tensor, as numpy's transpose has it: axis i of the variable is axis `axes[i]` of the file. Empty where the order
/// stays.
using transpose_rule = std::function<std::vector<std::size_t>(const tensor_entry&)>;

/// What matches a regular expression (ECMAScript, as std::regex has it) is replaced by a format with `$1`: as std::regex_replace does. Throws what
/// std::regex throws of a wrong expression.
[[nodiscard]] inline rename_rule rename_regex(const std::string& pattern, std::string format) {
    return [expression = std::regex(pattern), format = std::move(format)](const std::string& name) {
        return std::regex_replace(name, expression, format);
    };
}

/// Names of TensorFlow 2's object-based checkpoints: `module/w/.ATTRIBUTES/VARIABLE_VALUE` is `module/w`.
[[nodiscard]] inline rename_rule tf2_objects() {
    return [](const std::string& name) {
        constexpr std::string_view suffix = "/.ATTRIBUTES/VARIABLE_VALUE";
        return name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name;
    };
}
/// Names of PyTorch's modules: the dots between modules become slashes.
[[nodiscard]] inline rename_rule torch_names() {
    return [](std::string name) {
        std::replace(name.begin(), name.end(), '.', '/');
        return name;
    };
}
/// Weights of PyTorch's layers, whose names end with `weight`, as TensorFlow has them: the axes of a linear layer change places, and of a convolution
/// those of the channels out and in, which stand first, go to the end.
[[nodiscard]] inline transpose_rule torch_weights() {
    return [](const tensor_entry& tensor) -> std::vector<std::size_t> {
        const std::size_t rank = tensor.extents.size();
        if (!tensor.name.ends_with("weight") || rank < 2) return {};
        std::vector<std::size_t> axes;
        for (std::size_t axis = 2; axis != rank; ++axis) axes.push_back(axis);
        axes.insert(axes.end(), {1, 0});
        return axes;
    };
}

/// Whether a name is that of an optimizer's slot or counter, or of what TensorFlow keeps beside the variables: `w/Adam_1`, `beta1_power`,
/// `global_step`, `save_counter`, `_CHECKPOINTABLE_OBJECT_GRAPH`.
[[nodiscard]] inline bool optimizer_slots(std::string_view name) {
    std::string_view last = name.substr(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1);
    if (const std::size_t number = last.rfind('_');
        number != std::string_view::npos && number + 1 != last.size() &&
        last.find_first_not_of("0123456789", number + 1) == std::string_view::npos)
        last = last.substr(0, number);
    for (const std::string_view slot :
         {"Adam", "Momentum", "Adagrad", "RMSProp", "AdagradDA", "Adadelta", "Ftrl",
          "ExponentialMovingAverage", "beta1_power", "beta2_power", "global_step", "save_counter"})
        if (last == slot) return true;
    return name == "_CHECKPOINTABLE_OBJECT_GRAPH";
}

} // namespace varscope
