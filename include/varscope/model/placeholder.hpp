// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/placeholder.hpp: placeholders that only a run of a model finds.
#pragma once

#include <varscope/error/name_view.hpp>
#include <varscope/model/run.hpp>

namespace varscope {

/// A placeholder while a model runs that the compiler does not find: one of a name that is built, repeated or not given, or in a scope of such
/// a name. Reads what the call feeds under the name that it was granted while tracing.
template <class Manifest, class... Fed>
class run_placeholder {
  public:
    run_placeholder(const std::tuple<Fed...>& fed, std::size_t position) noexcept
        : fed_(&fed), position_(position) {}

    /// The full name followed by ":0".
    [[nodiscard]] std::string name() const { return to_string(Manifest::placeholder_name(position_)) + ":0"; }
    [[nodiscard]] name_view op_name() const noexcept { return Manifest::placeholder_name(position_); }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return Manifest::placeholder_dtype(position_); }
    /// The declared shape; extents that are not known are `unknown`.
    [[nodiscard]] shape_view shape() const noexcept { return Manifest::placeholder_shape(position_); }
    /// The extent of an axis, and their number.
    [[nodiscard]] extent shape(std::size_t axis) const noexcept { return shape()[axis]; }
    [[nodiscard]] std::size_t dimension() const noexcept { return shape().size(); }
    [[nodiscard]] bool is_fed() const noexcept {
        return std::apply(
            [this](const Fed&... each) {
                return ((detail::position_of_fed<Manifest>(each) == position_) || ...);
            },
            *fed_);
    }

    /// A copy of what was fed, because its type is not known here. Throws dtype_error (VS-E005) where T is not the dtype's type, and
    /// not_fed_error (VS-E016).
    template <element T>
    [[nodiscard]] xt::xarray<T> as() const {
        detail::check_read_as<T>(op_name(), shape(), dtype());
        if (!is_fed())
            throw_error(code::not_fed, {to_string(op_name()), {}, to_string(shape(), dtype()), {}});
        xt::xarray<T> copied;
        std::apply([&](const Fed&... each) { (take(each, copied), ...); }, *fed_);
        return copied;
    }

  private:
    template <class Value, class T>
    void take(const Value& fed, xt::xarray<T>& to) const {
        if (detail::position_of_fed<Manifest>(fed) != position_) return;
        if constexpr (std::same_as<std::remove_cvref_t<decltype(fed.value)>, value>)
            to = detail::view_of_fed<T>(fed.value, op_name());
        else if constexpr (std::same_as<std::remove_cv_t<
                                            typename std::remove_cvref_t<decltype(fed.value)>::value_type>,
                                        T>)
            to = fed.value;
    }

    const std::tuple<Fed...>* fed_;
    std::size_t position_;
};

template <class Manifest, class... Fed>
inline constexpr bool detail::is_untyped_handle<run_placeholder<Manifest, Fed...>> = true;

/// `<tf.Tensor 'x:0' shape=(?, 2) dtype=float32>` (row 185)
template <class Manifest, class... Fed>
[[nodiscard]] std::string repr(const run_placeholder<Manifest, Fed...>& of) {
    std::string out;
    append_tensor(out, of.name(), of.shape(), of.dtype());
    return out;
}

namespace detail {

template <class Manifest, class... Fed>
[[nodiscard]] run_placeholder<Manifest, Fed...>
placeholder_at_run_time(const model_run<Manifest, Fed...>& run, std::size_t position) noexcept {
    return {run.fed(), position};
}
inline int placeholder_at_run_time(const no_run&, std::size_t) noexcept { return 0; }

} // namespace detail

} // namespace varscope
