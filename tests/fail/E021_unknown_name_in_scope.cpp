// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares no variable of this name
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'b', 'i', 'a', 's'>
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'b', 'i', 'a', 's', 'e', 's'>
// A misspelt name below a scope.
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

void use(vs::model<dense>& m) {
#ifdef CONTROL
    (m / "layer"_n)["biases"_n] += 1;
#else
    (m / "layer"_n)["bias"_n] += 1;
#endif
}
