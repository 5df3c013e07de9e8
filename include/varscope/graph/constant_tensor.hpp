// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/constant_tensor.hpp: named values that do not change.
#pragma once

#include <varscope/error/name_view.hpp>
#include <varscope/graph/state.hpp>
#include <varscope/tensor/view.hpp>

#include <string_view>

namespace varscope {

/// A named value of a graph that nothing changes: in no collection, and not restored from a checkpoint. A handle, cheap to copy; valid
/// as long as the graph.
class constant_tensor {
  public:
    explicit constant_tensor(const constant_record& record) noexcept : record_(&record) {}

    /// `Const:0`
    [[nodiscard]] name_view name() const noexcept { return {record_->name.data(), record_->name.size() + 2}; }
    [[nodiscard]] name_view op_name() const noexcept { return text(record_->name); }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return record_->is.type(); }
    [[nodiscard]] shape_view shape() const noexcept { return record_->is.shape(); }
    /// The extent of an axis, and their number.
    [[nodiscard]] extent shape(std::size_t axis) const noexcept { return shape()[axis]; }
    [[nodiscard]] std::size_t dimension() const noexcept { return shape().size(); }

    /// The value as an xtensor container of dynamic rank; throws dtype_error where T is not the dtype's type.
    template <element T>
    [[nodiscard]] view<const T> as() const {
        detail::check_read_as<T>(op_name(), shape(), dtype());
        return view<const T>(static_cast<const T*>(record_->is.data()), shape(), record_->name);
    }

    /// The value itself.
    [[nodiscard]] const value& is() const noexcept { return record_->is; }

    friend bool operator==(const constant_tensor& left, const constant_tensor& right) noexcept {
        return left.record_ == right.record_;
    }

  private:
    const constant_record* record_;
};

inline graph_initializer::graph_initializer(const constant_tensor& from)
    : init_{initializer_kind::value, 0, 0}, value_(from.is()), is_operation_(true) {}

template <>
inline constexpr bool detail::is_untyped_handle<constant_tensor> = true;

} // namespace varscope
