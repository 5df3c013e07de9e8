// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/placeholder.hpp: named inputs that are fed, and named operations without a value.
#pragma once

#include <varscope/error/name_view.hpp>
#include <varscope/graph/fwd.hpp>
#include <varscope/graph/state.hpp>
#include <varscope/tensor/view.hpp>

#include <string_view>

namespace varscope {

/// An input of a graph: it has a dtype and a shape whose extents, or even rank, may be unknown, and a value once it was fed.
/// It is never trainable and in no collection (rows 115 to 117). Feeding and reading one placeholder is for one thread.
class placeholder {
  public:
    explicit placeholder(placeholder_record& record) noexcept : record_(&record) {}

    /// `ph:0`
    [[nodiscard]] name_view name() const noexcept { return {record_->name.data(), record_->name.size() + 2}; }
    [[nodiscard]] name_view op_name() const noexcept { return text(record_->name); }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return record_->type; }
    /// The declared shape; extents that are not known are `unknown`.
    [[nodiscard]] shape_view shape() const noexcept { return record_->shape(); }
    /// The extent of an axis, and their number.
    [[nodiscard]] extent shape(std::size_t axis) const noexcept { return shape()[axis]; }
    [[nodiscard]] std::size_t dimension() const noexcept { return shape().size(); }
    [[nodiscard]] bool is_fed() const noexcept { return record_->fed.has_value(); }

    /// Gives it a value: a scalar, nested lists, a std::vector, an `array` or an xtensor expression of its dtype and a compatible shape. Throws
    /// feed_dtype_error or feed_shape_error and keeps the value it had.
    void feed(const value& given) {
        if (given.type() != dtype()) refuse(code::feed_dtype_differs, given);
        if (!given.shape().is_compatible_with(shape())) refuse(code::feed_shape_differs, given);
        record_->fed = given;
    }

    /// The value it was fed, as an xtensor container of dynamic rank; throws not_fed_error, or dtype_error where T is not
    /// the dtype's type.
    template <element T>
    [[nodiscard]] view<const T> as() const {
        if (!is_fed())
            throw_error(code::not_fed, {std::string(op_name()), {}, to_string(shape(), dtype()), {}});
        detail::check_read_as<T>(op_name(), shape(), dtype());
        return view<const T>(static_cast<const T*>(record_->fed->data()), record_->fed->shape(),
                             record_->name);
    }

    friend bool operator==(const placeholder& left, const placeholder& right) noexcept {
        return left.record_ == right.record_;
    }

  private:
    [[noreturn]] void refuse(code what, const value& given) const {
        throw_error(what, {std::string(op_name()),
                           to_string(given.shape(), given.type()),
                           to_string(shape(), dtype()),
                           {}});
    }

    placeholder_record* record_;
};

template <>
inline constexpr bool detail::is_untyped_handle<placeholder> = true;

/// An operation that has a name and no value, to give a computation a place among the names.
class node {
  public:
    explicit node(text name) noexcept : name_(name) {}
    [[nodiscard]] name_view name() const noexcept { return name_; }
    friend bool operator==(const node& left, const node& right) noexcept {
        return left.name_.data() == right.name_.data();
    }

  private:
    text name_;
};

} // namespace varscope
