// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/programs.hpp: programs for the tests of manifests and models.
#pragma once

#include <varscope/manifest.hpp>

namespace varscope::testing {

using namespace varscope::literals;

/// A layer: a trainable kernel and a bias that is not.
struct layer {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("kernel"_n, shape_c<2, 3>, float32, {.initializer = random_normal()});
        scope.get_variable("bias"_n, shape_c<3>, float32,
                           {.initializer = constant(0.5), .trainable = false, .collections = {"biases"}});
    }
};

/// Two layers of one structure, and something else beside them.
struct networks {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        layer{}(scope.variable_scope("online"_n));
        layer{}(scope.variable_scope("target"_n));
        scope.get_variable("step"_n, shape_c<>, int64, {.trainable = false});
    }
};

/// Calls whose names depend on their order, inputs, and names that are built.
struct ordered {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto a = scope.variable_scope("a"_n);
        a.variable("v"_n, {1.0f, 2.0f});
        a.variable("v"_n, 7);
        static_cast<void>(scope.placeholder("x"_n, {2, 3}));
        auto block = scope.variable_scope(default_name("layer"));
        for (int i = 0; i != 3; ++i)
            block.variable_scope("unit_"_n + i).get_variable("w"_n, {2}, float32, {.initializer = ones()});
    }
};

} // namespace varscope::testing
