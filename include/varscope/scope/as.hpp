// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/as.hpp: one spelling that reads what has elements, in every kind of scope.
#pragma once

namespace varscope {

/// `as<float>(x)` is what `x.as<float>()` gives, of whatever has this member: variables, placeholders and constants of graphs, models and
/// traced programs, views, and abstract values. In a template it needs no `x.template as<float>()`. A second template argument is a
/// static_shape that is passed on: `as<float>(x, shape_c<2, 3>)`. Throws and costs what the member does.
template <class T, class Handle, class... Shape>
    requires requires(Handle&& of, const Shape&... shape) {
        static_cast<Handle&&>(of).template as<T>(shape...);
    }
[[nodiscard]] constexpr decltype(auto) as(Handle&& of, const Shape&... shape) {
    return static_cast<Handle&&>(of).template as<T>(shape...);
}

} // namespace varscope
