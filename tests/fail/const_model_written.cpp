// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: the elements are those of a const model, a constant or a placeholder, and cannot be changed
// An assignment to a variable of a const model.
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct net {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("w"_n, {2});
    }
};

#ifdef CONTROL
void use(vs::model<net>& m) { m["w"_n] = xt::xtensor<float, 1>{1, 2}; }
#else
void use(const vs::model<net>& m) { m["w"_n] = xt::xtensor<float, 1>{1, 2}; }
#endif
