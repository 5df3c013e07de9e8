// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E037: the file does not hold what the variables need
// note: tensor_of_name<varscope::spelled<'w', '/', 'A', 'd', 'a', 'm'>
// note: found<varscope::static_shape<2, 3>, \(?varscope::dtype
// note: nearest_declared_name<varscope::spelled<'w'>
// A checkpoint with a tensor that is no variable's, where that is refused.
#include <varscope/checkpoint/fits.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct my_checkpoint {
    static constexpr vs::checkpoint_row rows[] = {{"w", vs::dtype::float32, {2, 3}},
                                                  {"w/Adam", vs::dtype::float32, {2, 3}}};
};
struct network {
    constexpr void operator()(auto&& scope) const { scope.get_variable("w"_n, vs::shape_c<2, 3>); }
};

#ifdef CONTROL
static_assert(vs::fits<network, my_checkpoint, vs::extra_tensors::allowed>);
#else
static_assert(vs::fits<network, my_checkpoint, vs::extra_tensors::refused>);
#endif
