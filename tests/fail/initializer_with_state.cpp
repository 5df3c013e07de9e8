// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: an initializer is a plain value: pass a function object that holds something
// note: function_has_no_state
// A function that captures something as an initializer.
#include <varscope/initializers/function.hpp>

namespace vs = varscope;

struct filled {
    float with = 0;
    vs::value operator()(vs::shape_view shape, vs::dtype) const {
        return std::vector<float>(shape.element_count(), with);
    }
};

#ifdef CONTROL
constexpr vs::initializer made = vs::initializer_from<filled{3}>();
#else
constexpr vs::initializer made = vs::initializer_from(filled{3});
#endif
