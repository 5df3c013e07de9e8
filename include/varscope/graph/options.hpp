// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/options.hpp: the optional arguments of graphs and their scopes.
#pragma once

#include <varscope/graph/fwd.hpp>
#include <varscope/scope/options.hpp>
#include <varscope/tensor/value.hpp>
#include <varscope/types/seed.hpp>

#include <concepts>
#include <optional>

namespace varscope {

/// What starts a new variable of a graph: an initializer, or a value or constant of the graph whose shape and dtype are then the variable's.
/// Shares the elements, so options that hold it may be kept.
class graph_initializer {
  public:
    graph_initializer() = default;
    graph_initializer(const varscope::initializer& init) noexcept : init_(init) {}
    template <class T>
        requires std::convertible_to<T, value> graph_initializer(const T& from)
            : init_{initializer_kind::value, 0, 0}, value_(value(from)) {}
        /// Elements that the compiler may know too: see constant.
        template <std::same_as<static_initializer> T>
        graph_initializer(const T& from)
            : init_(from.init), value_(value(from.type(), from.data(), from.shape())) {}
        /// The same of a constant, whose operation is then not made again.
        graph_initializer(const constant_tensor& from);

        [[nodiscard]] const varscope::initializer& init() const noexcept { return init_; }
        [[nodiscard]] const std::optional<value>& given() const noexcept { return value_; }
        [[nodiscard]] bool is_operation() const noexcept { return is_operation_; }
        /// See static_initializer. The calls below the first two are for those that have elements.
        [[nodiscard]] bool has_elements() const noexcept { return value_.has_value() && !is_operation_; }
        [[nodiscard]] bool is_value() const noexcept {
            return has_elements() && init_.kind != initializer_kind::list;
        }
        [[nodiscard]] varscope::dtype type() const noexcept { return value_->type(); }
        [[nodiscard]] shape_view shape() const noexcept { return value_->shape(); }
        [[nodiscard]] initial_value initial(varscope::dtype type) const noexcept {
            return {init_, shape(), type, no_index};
        }
        [[nodiscard]] graph_initializer cut(const variable_part& part, shape_view whole, shape_view shape) const {
            graph_initializer made(value_->cut(part, whole, shape));
            made.init_ = init_;
            return made;
        }

      private:
        varscope::initializer init_;
        std::optional<value> value_;
        bool is_operation_ = false;
};

/// Options of a graph: what random first values derive from, and whether refused calls and the characters of variable scopes are as in
/// TensorFlow to the letter. Then a refused call may leave used names and an operation `Const` behind, as it does there, instead of
/// leaving the graph as it was. `keeps_first_values` keeps the values that variables start from, for as long as the graph, so that graph::initialize can
/// give them again; initializers are always kept, and cost nothing.
struct graph_options {
    varscope::seed seed{};
    bool tf1_strict = false;
    bool keeps_first_values = false;
};

/// Options of a graph's scopes; see basic_scope_options and basic_get_variable_options.
using scope_options = basic_scope_options<graph_initializer>;
using get_variable_options = basic_get_variable_options<graph_initializer>;

} // namespace varscope
