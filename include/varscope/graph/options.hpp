// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/options.hpp: the optional arguments of scopes and variables.
#pragma once

#include <varscope/core/request.hpp>
#include <varscope/name/name_like.hpp>
#include <varscope/tensor/value.hpp>

#include <optional>
#include <string>
#include <vector>

namespace varscope {

/// No name: an operation is then named for its type, a variable `Variable` (rows 9, 105).
struct unnamed_t {};
inline constexpr unnamed_t unnamed{};

/// A name that is made unique: `layer`, `layer_1`, ... (rows 23, 56).
struct default_name {
    std::string name;
    template <name_like Name>
    explicit default_name(const Name& from)
        : name(static_cast<std::string>(std::string_view(to_text(from)))) {}
};

/// No shape: get_variable then takes the initial value's, or any that is found.
struct no_shape_t {
    constexpr operator shape_view() const noexcept { return {}; }
};
inline constexpr no_shape_t no_shape{};

/// What converts to a shape: `shape_c<2, 3>`, a shape_view, or a range of integers.
template <class Shape>
concept shape_like = std::convertible_to<Shape, shape_view> || requires(const Shape& shape) {
    requires std::integral<std::remove_cvref_t<decltype(*shape.begin())>> && !name_like<Shape>;
    shape.size();
};

namespace detail {

template <class T>
inline constexpr bool is_static_shape = false;
template <extent... Extents>
inline constexpr bool is_static_shape<static_shape<Extents...>> = true;

template <class T>
inline constexpr bool is_static_dtype = false;
template <dtype Type>
inline constexpr bool is_static_dtype<dtype_c<Type>> = true;

// Holds the extents of a shape that has another integer type.
struct extents_of {
    std::vector<extent> copied;
    shape_view shape;

    template <shape_like Shape>
    explicit extents_of(const Shape& from) {
        if constexpr (std::convertible_to<Shape, shape_view>) {
            shape = from;
        } else {
            copied.assign(from.begin(), from.end());
            shape = shape_view(copied.data(), copied.size());
        }
    }
};

} // namespace detail

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

/// A dtype, or none given.
struct optional_dtype {
    bool is_given = false;
    dtype type = dtype::float32;

    constexpr optional_dtype() = default;
    constexpr optional_dtype(dtype given) noexcept : is_given(true), type(given) {}
    template <dtype Given>
    constexpr optional_dtype(dtype_c<Given>) noexcept : optional_dtype(Given) {}
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
