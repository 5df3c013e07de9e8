// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/replayed_value.hpp: first values as arguments of a running program, where they have done their work while tracing.
#pragma once

#include <varscope/scope/options.hpp>
#include <varscope/tensor/value.hpp>

#include <concepts>
#include <initializer_list>

namespace varscope {

/// What a running program gives as the first value of a direct variable: anything that makes a value. Only its shape is looked at; no element
/// is copied.
class replayed_value {
  public:
    template <storable T>
    constexpr replayed_value(const T&) noexcept : rank_(0) {}
    constexpr replayed_value(const char*) noexcept : rank_(0) {}
    template <storable T>
    constexpr replayed_value(std::initializer_list<T> list) noexcept : replayed_value(list, std::size_t{1}) {}
    template <storable T>
    constexpr replayed_value(std::initializer_list<std::initializer_list<T>> lists) noexcept
        : replayed_value(lists, std::size_t{2}) {}
    template <storable T>
    constexpr replayed_value(
        std::initializer_list<std::initializer_list<std::initializer_list<T>>> lists) noexcept
        : replayed_value(lists, std::size_t{3}) {}
    template <storable T>
    constexpr replayed_value(
        std::initializer_list<std::initializer_list<std::initializer_list<std::initializer_list<T>>>>
            lists) noexcept
        : replayed_value(lists, std::size_t{4}) {}
    template <std::size_t Count, std::size_t Rank, std::size_t Words>
    constexpr replayed_value(const static_array<Count, Rank, Words>& from) noexcept
        : given_(from.extents), rank_(Rank) {}
    template <class E>
    replayed_value(const xt::xexpression<E>& from) {
        for (const auto size : from.derived_cast().shape()) kept_.push_back(static_cast<extent>(size));
        given_ = kept_.items;
        rank_ = kept_.size();
    }
    replayed_value(const replayed_value&) = delete;
    replayed_value& operator=(const replayed_value&) = delete;

    [[nodiscard]] constexpr shape_view shape() const noexcept {
        return {given_ == nullptr ? lists_ : given_, rank_};
    }

  private:
    template <class List>
    constexpr replayed_value(const List& list, std::size_t rank) noexcept : rank_(rank) {
        measure(list, 0);
    }
    template <class Row>
    constexpr void measure(const std::initializer_list<Row>& rows, std::size_t axis) noexcept {
        lists_[axis] = static_cast<extent>(rows.size());
        if constexpr (!storable<Row>)
            if (rows.size() != 0) measure(*rows.begin(), axis + 1);
    }

    extent lists_[4]{};
    const extent* given_ = nullptr;
    std::size_t rank_;
    growing_array<extent> kept_;
};

/// What starts a variable as an option of a running program: anything, because it has done its work while tracing.
struct replayed_initializer {
    constexpr replayed_initializer() = default;
    template <class T>
        requires(!std::same_as<std::remove_cvref_t<T>, replayed_initializer>)
    constexpr replayed_initializer(const T&) noexcept {}
};

/// The options of a model's scopes; see basic_scope_options and basic_get_variable_options.
using model_scope_options = basic_scope_options<replayed_initializer>;
using model_get_variable_options = basic_get_variable_options<replayed_initializer>;

} // namespace varscope
