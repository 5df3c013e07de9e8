// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: static.assert.* failed.*a gradient has its elements side by side in row-major order
// A gradient is a view of xtensor, whose data() is not where its elements begin.
#include <varscope/optimizer.hpp>
#include <varscope/xtensor.hpp>

namespace vs = varscope;

void apply(vs::graph_optimizer<vs::sgd>& by, const vs::scope& in, const vs::variable& w,
           const xt::xarray<float>& all) {
    auto row = xt::view(all, 1);
#ifdef CONTROL
    const xt::xarray<float> gradient(row);
    by.apply_gradients(in, {{gradient, w}});
#else
    by.apply_gradients(in, {{row, w}});
#endif
}
