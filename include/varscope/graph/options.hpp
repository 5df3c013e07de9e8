// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/options.hpp: the optional arguments of scopes and variables.
#pragma once

#include <varscope/core/arguments.hpp>
#include <varscope/core/request.hpp>
#include <varscope/init/fill.hpp>
#include <varscope/tensor/value.hpp>

#include <optional>
#include <string>
#include <vector>

namespace varscope {

/// The collections of a variable; where none are given it is in `global_variables` (row 96).
class collection_list {
  public:
    collection_list() = default;
    collection_list(std::initializer_list<std::string_view> keys)
        : is_given_(true), keys_(keys.begin(), keys.end()) {}
    explicit collection_list(std::vector<std::string> keys) : is_given_(true), keys_(std::move(keys)) {}
    [[nodiscard]] bool is_given() const noexcept { return is_given_; }
    [[nodiscard]] const std::vector<std::string>& keys() const noexcept { return keys_; }

  private:
    bool is_given_ = false;
    std::vector<std::string> keys_;
};

/// How get_variable starts a new variable: an initializer, or a value whose shape and dtype are then the variable's.
class start {
  public:
    start() = default;
    start(const initializer& init) noexcept : init_(init) {}
    template <class T>
        requires std::convertible_to<T, value> start(const T& from)
            : init_{initializer_kind::value, 0, 0}, value_(value(from)) {}
        [[nodiscard]] const initializer& init() const noexcept { return init_; }
        [[nodiscard]] const std::optional<value>& given() const noexcept { return value_; }

      private:
        initializer init_;
        std::optional<value> value_;
};

/// Options of a graph: what random first values derive from, and whether refused calls and the characters of variable scopes are as in
/// TensorFlow to the letter. Then a refused call may leave used names and an operation `Const` behind, as it does there, instead of
/// leaving the graph as it was.
struct graph_options {
    varscope::seed seed{};
    bool tf1_strict = false;
};

/// Options of scope::variable_scope. `initializer` and `dtype` serve get_variable calls that name none (row 152).
struct scope_options {
    reuse_mode reuse = reuse_mode::create;
    start initializer{};
    optional_dtype dtype{};
    bool auxiliary_name_scope = true;
};

/// Options of scope::get_variable.
struct get_variable_options {
    start initializer{};
    bool trainable = true;
    collection_list collections{};
};

/// Options of scope::variable. Where `dtype` is given the value is converted to it.
struct variable_options {
    optional_dtype dtype{};
    bool trainable = true;
    collection_list collections{};
};

} // namespace varscope
