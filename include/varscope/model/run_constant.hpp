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

    /// The value as an xtensor container of dynamic rank; throws dtype_error where T is not the dtype's type.
    template <element T>
    [[nodiscard]] view<const T> as() const& {
        if (dtype_of<T> != dtype())
            throw_error(code::dtype_differs,
                        {op_name_, "dtype " + to_string(dtype_of<T>), to_string(shape(), dtype()), {}});
        return view<const T>(static_cast<const T*>(is_.data()), shape());
    }
    /// The same as a copy, of a constant that ends with the expression.
    template <element T>
    [[nodiscard]] xt::xarray<T> as() const&& {
        return as<T>();
    }

  private:
    struct private_tag {
        explicit private_tag() = default;
    };
    run_constant(private_tag, std::string op_name, value is)
        : op_name_(std::move(op_name)), is_(std::move(is)) {}

    std::string op_name_;
    value is_;
};

template <>
inline constexpr bool detail::is_untyped_handle<run_constant> = true;

} // namespace varscope
