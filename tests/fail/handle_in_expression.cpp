// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: static.?assert.*a handle whose dtype only run time knows takes no part in arithmetic
#include <varscope/graph.hpp>

inline float first_of_sum(const xt::xtensor<float, 1>& x) {
    varscope::graph graph;
    auto w = graph.root().get_variable("w", {2});
#ifdef CONTROL
    xt::xtensor<float, 1> y = x * w.as<float>() - 1.0f;
#else
    xt::xtensor<float, 1> y = x * w - 1.0f;
#endif
    return y(0);
}
