// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Pairs of functions that check.py compares: access to a model, and to a struct written by hand.
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace vs::literals;

struct net {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto zebra = scope.variable_scope("zebra"_n);
        zebra.get_variable("stripes"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::random_normal()});
        zebra.get_variable("hooves"_n, vs::shape_c<4>, vs::float32, {.trainable = false});
    }
};
struct hand {
    alignas(64) float stripes[2][3];
    float hooves[4];
};
using heap_model = vs::model<net>;
using inline_model = vs::model<net, vs::inline_storage>;

extern "C" {
float struct_read(const hand& m) { return m.hooves[2]; }
float inline_read(const inline_model& m) { return m["zebra/hooves"_n](2); }
float heap_read(const heap_model& m) { return m["zebra/hooves"_n](2); }

void struct_write(hand& m, float x) { m.stripes[1][2] = x; }
void inline_write(inline_model& m, float x) { m["zebra/stripes"_n](1, 2) = x; }
void heap_write(heap_model& m, float x) { m["zebra/stripes"_n](1, 2) = x; }

float* struct_address(hand& m) { return m.hooves; }
float* inline_address(inline_model& m) { return (m / "zebra"_n)["hooves"_n].data(); }
float* heap_address(heap_model& m) { return (m / "zebra"_n)["hooves"_n].data(); }

float struct_index(const hand& m, std::size_t i, std::size_t j) { return m.stripes[i][j]; }
float inline_index(const inline_model& m, std::size_t i, std::size_t j) { return m["zebra/stripes"_n](i, j); }
float heap_index(const heap_model& m, std::size_t i, std::size_t j) { return m["zebra/stripes"_n](i, j); }
}
