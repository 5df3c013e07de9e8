// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/detail/xtensor.hpp: what varscope uses of xtensor, wherever its version keeps it (flat up to 0.25, nested from 0.26).
#pragma once

// Without exceptions g++ refuses one function of xtl before 0.8, which throws and which nothing calls.
#if !defined(__cpp_exceptions) && defined(__GNUC__) && !defined(__clang__)
#include <xtl/xtype_traits.hpp>

#include <algorithm>
#include <cerrno>
#include <cfenv>
#include <climits>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <istream>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <type_traits>
#include <utility>
#define throw (void)
#include <xtl/xhalf_float.hpp>
#undef throw
#endif

#if __has_include(<xtensor/containers/xarray.hpp>)
#include <xtensor/containers/xarray.hpp>
#include <xtensor/containers/xfixed.hpp>
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/core/xnoalias.hpp>
#include <xtensor/generators/xgenerator.hpp>
#else
#include <xtensor/xarray.hpp>
#include <xtensor/xfixed.hpp>
#include <xtensor/xgenerator.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xnoalias.hpp>
#include <xtensor/xtensor.hpp>
#endif

#include <xtl/xhalf_float.hpp>
