// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/getters/arg_scope.hpp: default arguments of layers, handed down by scopes.
#pragma once

#include <varscope/getters/carrying_scope.hpp>

namespace varscope {

/// The arguments that a scope hands down to the calls of a layer. Layer is a class that names them, `Layer::arguments`.
template <class Layer>
struct layer_arguments {
    typename Layer::arguments value;
};

/// A scope that hands down the default arguments of a layer; see arg_scope.
template <class Scope, class Arguments>
class argument_scope : public carrying_scope<argument_scope, Scope, Arguments> {
  public:
    using get_variable_options = typename Scope::get_variable_options;
    using variable_options = typename Scope::variable_options;
    using carrying_scope<argument_scope, Scope, Arguments>::carrying_scope;
};

namespace detail {

template <class Layer, class Scope>
constexpr typename Layer::arguments arguments_in(const Scope& scope) {
    if constexpr (requires {
                      requires std::is_same_v<std::remove_cvref_t<decltype(scope.carried())>,
                                              layer_arguments<Layer>>;
                  })
        return scope.carried().value;
    else if constexpr (requires { scope.around(); })
        return arguments_in<Layer>(scope.around());
    else
        return typename Layer::arguments();
}

} // namespace detail

/// The arguments that a call of a layer has in a scope where it says nothing: those of the nearest arg_scope of the layer, and without one
/// those of a new `Layer::arguments`. A layer asks for them: `auto with = vs::arguments_of<conv2d>(scope);`. Cost: a copy.
template <class Layer, class Scope>
[[nodiscard]] constexpr typename Layer::arguments arguments_of(const Scope& scope) {
    return detail::arguments_in<Layer>(scope);
}

/// A scope in which calls of a layer have other default arguments, as contrib's `arg_scope([conv2d], ...)`; `change` is given those that hold around,
/// and changes some. Scopes that are opened in it have them too:
///
///     auto net = vs::arg_scope<conv2d>(scope.variable_scope("net"_n), [](auto& with) { with.padding = "VALID"; });
template <class Layer, class Scope, class Change>
    requires(!std::is_reference_v<Scope>)
[[nodiscard]] constexpr auto arg_scope(Scope&& scope, Change change) {
    layer_arguments<Layer> arguments{arguments_of<Layer>(scope)};
    change(arguments.value);
    return argument_scope<Scope, layer_arguments<Layer>>(static_cast<Scope&&>(scope), arguments);
}

} // namespace varscope
