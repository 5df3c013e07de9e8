// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E022: this call is known by its place
// A scope of a default name is opened outside of a run.
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
    auto layer = m / "layer"_n;
    layer["biases"_n] += 1;
#else
    auto layer = m / "layer"_n;
    static_cast<void>(layer.variable_scope(vs::default_name("layer")));
#endif
}
