// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E037: the file does not hold what the variables need
// note: variable_of_name<varscope::spelled<'d', 'e', 'n', 's', 'e', '/', 'w'>
// note: asked<varscope::static_shape<2, 3>, \(?varscope::dtype
// note: nearest_name_in_the_file<varscope::spelled<'d', 'e', 'n', 's', 'e', '/', 'v'>
// A program with a variable that the checkpoint lacks.
#include <varscope/checkpoint/fits.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct my_checkpoint {
    static constexpr vs::checkpoint_row rows[] = {{"dense/v", vs::dtype::float32, {2, 3}},
                                                  {"step", vs::dtype::int64, {}}};
};

template <class Name>
struct network {
    constexpr void operator()(auto&& scope) const {
        scope.variable_scope("dense"_n).get_variable(Name(), vs::shape_c<2, 3>);
    }
};

#ifdef CONTROL
static_assert(vs::fits<network<decltype("v"_n)>, my_checkpoint>);
#else
static_assert(vs::fits<network<decltype("w"_n)>, my_checkpoint>);
#endif
