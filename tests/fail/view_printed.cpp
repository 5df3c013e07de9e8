// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: static.?assert.*a view is printed by a header of xtensor's: include varscope/xtensor.hpp
#include <varscope/graph.hpp>

#include <ostream>

inline void print(std::ostream& out) {
    varscope::graph graph;
    auto w = graph.root().get_variable("w", {2}).as<float>();
#ifdef CONTROL
    out << w(0);
#else
    out << w;
#endif
}
