// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect-gcc: called in a constant expression
// errors-gcc: 2
// note-gcc: call to non-.constexpr. function .*rows_of_the_file
// expect-clang: constexpr variable 'runs' must be initialized by a constant expression
// note-clang: rows_of_the_file
// The same program on a static graph in a constant: the compiler says which call it cannot make.
#include <varscope/trace.hpp>

namespace vs = varscope;
using namespace varscope::literals;

int rows_of_the_file();

struct program {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {2});
#else
        scope.get_variable("w"_n, {rows_of_the_file()});
#endif
    }
};

//! [recipe]
constexpr bool runs = [] {
    vs::static_graph graph;
    program{}(graph.root());
    return true;
}();
//! [recipe]
