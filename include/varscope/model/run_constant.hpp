// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/run_constant.hpp: the constants of a program while it runs on a model.
#pragma once

#include <varscope/init/fill.hpp>
#include <varscope/tensor/value.hpp>
#include <varscope/tensor/view.hpp>

#include <string>

namespace varscope {

/// A named value that a program makes while it runs on a model; see constant_tensor. Owns its elements, so copies are cheap and share
/// them.
class run_constant {
  public:
    /// The value of this name. No constructor, so that a list of two is no constant.
    [[nodiscard]] static run_constant named(std::string op_name, value is) {
        return run_constant(private_tag(), std::move(op_name), std::move(is));
    }

    /// `Const:0`
    [[nodiscard]] std::string name() const { return op_name_ + ":0"; }
    [[nodiscard]] const std::string& op_name() const noexcept { return op_name_; }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return is_.type(); }
    [[nodiscard]] shape_view shape() const noexcept { return is_.shape(); }
    /// The extent of an axis, and their number.
    [[nodiscard]] extent shape(std::size_t axis) const noexcept { return shape()[axis]; }
    [[nodiscard]] std::size_t dimension() const noexcept { return shape().size(); }

    /// The value as an xtensor container of dynamic rank; throws dtype_error where T is not the dtype's type.
    template <element T>
    [[nodiscard]] view<const T> as() const& {
        detail::check_read_as<T>(op_name(), shape(), dtype());
        return view<const T>(static_cast<const T*>(is_.data()), shape());
    }
    /// The same as a copy, of a constant that ends with the expression.
    template <element T>
    [[nodiscard]] xt::xarray<T> as() const&& {
        return as<T>();
    }

    /// The value itself.
    [[nodiscard]] const value& is() const noexcept { return is_; }

  private:
    struct private_tag {
        explicit private_tag() = default;
    };
    run_constant(private_tag, std::string op_name, value is)
        : op_name_(std::move(op_name)), is_(std::move(is)) {}

    std::string op_name_;
    value is_;
};

/// An operation without a value that a program names while it runs on a model; see node.
class run_node {
  public:
    explicit run_node(std::string name) noexcept : name_(std::move(name)) {}
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    friend bool operator==(const run_node&, const run_node&) = default;

  private:
    std::string name_;
};

/// As TensorFlow prints them (rows 185, 186).
[[nodiscard]] inline std::string repr(const run_constant& of) {
    std::string out;
    append_tensor(out, of.name(), of.shape(), of.dtype());
    return out;
}
[[nodiscard]] inline std::string repr(const run_node& of) {
    std::string out;
    append_operation(out, of.name());
    return out;
}

template <>
inline constexpr bool detail::is_untyped_handle<run_constant> = true;

} // namespace varscope
