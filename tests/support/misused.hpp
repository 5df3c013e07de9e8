// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/misused.hpp: well-formed programs whose models are used wrongly.
#pragma once

#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct dense {
    constexpr void operator()(auto&& scope) const {
        auto layer = scope.variable_scope("layer"_n);
        layer.get_variable("weights"_n, vs::shape_c<2, 3>, vs::float32);
        layer.get_variable("biases"_n, vs::shape_c<3>, vs::float32);
    }
};

struct scaled {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto x = scope.placeholder("input"_n, vs::shape_c<3>, vs::float32);
        auto w = scope.get_variable("w"_n, vs::shape_c<3>, vs::float32);
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract();
        else
            return xt::xtensor<float, 1>(w * x.template as<float>());
    }
};
