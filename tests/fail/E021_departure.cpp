// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares nothing of this name
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'v'>
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'w'>
// A program that asks for a variable only when it computes.
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct dense {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto layer = scope.variable_scope("layer"_n);
#ifdef CONTROL
        layer.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32);
#else
        layer.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32);
        if constexpr (!vs::is_tracing<Scope>) layer.get_variable("v"_n, vs::shape_c<2, 3>, vs::float32);
#endif
    }
};

void use(vs::model<dense>& m) { m(); }
