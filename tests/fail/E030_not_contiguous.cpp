// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E030: the variables of the scope do not stand side by side
// note: spelled<'a'>
// The elements of a scope as one vector, where those of another stand between them.
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct net {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.variable_scope("a"_n).get_variable("w"_n, {2});
        scope.variable_scope("b"_n).get_variable("w"_n, {2});
        scope.variable_scope("a"_n).get_variable("u"_n, {2});
    }
};

void use(vs::model<net>& m) {
#ifdef CONTROL
    //! [right]
    (m / "a"_n).for_each([](auto, auto&& variable) { variable.fill(0); });
    //! [right]
#else
    //! [wrong]
    (m / "a"_n).flat<float>().fill(0);
    //! [wrong]
#endif
}
