// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// A program whose model is used in every way that needs no names; with ASKS it also asks for a variable by name at run time.
#include <varscope/model.hpp>

#include <cstdio>

namespace vs = varscope;
using namespace vs::literals;

struct net {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto zebra = scope.variable_scope("zebra"_n);
        auto w = zebra.get_variable("stripes"_n, vs::shape_c<2, 3>, vs::float32,
                                    {.initializer = vs::random_normal()});
        scope.variable_scope("okapi"_n).get_variable("stripes"_n, vs::shape_c<2, 3>);
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return w(1, 2);
    }
};

int main(int argc, char** argv) {
    vs::model<net> m;
    m.initialize(vs::seed{static_cast<std::uint64_t>(argc)});
    vs::copy_values(m / "zebra"_n, m / "okapi"_n);
    auto copy = m;
    m["okapi/stripes"_n] *= 2.0f;
    float sum = m() + (m == copy ? 1.0f : 0.0f);
    m.for_each([&](auto, auto view) { sum += view(0, 0); });
    std::printf("%f\n", static_cast<double>(sum + m.flat<float>()(3)));
#ifdef ASKS
    std::printf("%zu\n", m.at(argv[0]).element_count());
#else
    static_cast<void>(argv);
#endif
}
