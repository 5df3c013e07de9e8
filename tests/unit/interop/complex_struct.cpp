// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Structs with complex fields as programs.
#include "support/catch.hpp"
#include <varscope.hpp>

#include <boost/hana.hpp>

#include <complex>

namespace vs = varscope;
using namespace vs::literals;

namespace complex_struct_programs {

struct fields {
    BOOST_HANA_DEFINE_STRUCT(fields, (std::complex<double>, z), (float, x));
};

} // namespace complex_struct_programs

namespace {

using namespace complex_struct_programs;

} // namespace

TEST_CASE("a struct with complex fields") {
    vs::model<vs::struct_program<fields>> m;
    m.initialize();
    CHECK(m["z"_n]() == std::complex<double>(0));
}
