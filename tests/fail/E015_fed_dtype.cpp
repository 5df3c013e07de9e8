// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E015: the value fed has another dtype
// note: spelled<'i', 'n', 'p', 'u', 't'>
// A placeholder is fed a value of another dtype.
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;

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

void use(vs::model<scaled>& m, const xt::xtensor<float, 1>& image, const xt::xtensor<double, 1>& precise) {
    static_cast<void>(precise);
#ifdef CONTROL
    m(vs::feed("input"_n, image));
#else
    m(vs::feed("input"_n, precise));
#endif
}
