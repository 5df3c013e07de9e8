// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares no variable of this name
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'w', 'i', 'e', 'g', 'h', 't', 's'>
// note: nearest_declared_name<.*spelled<'l', 'a', 'y', 'e', 'r', '/', 'w', 'e', 'i', 'g', 'h', 't', 's'>
// A misspelt name.
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
    m["layer/weights"_n] *= 0.5f;
#else
    m["layer/wieghts"_n] *= 0.5f;
#endif
}
