// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/odr/b.cpp: the other one, which includes the library after macros that other libraries define.

// Qt's, which are there before anything else.
#define slots
#define signals public
#define emit
#define foreach(variable, range) for (variable : range)
#define forever for (;;)

// Those that Boost or xtensor do not bear either come after these.
#include <varscope/detail/xtensor.hpp>

#include <boost/hana.hpp>
#include <boost/mp11.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// macOS's, Windows', X11's, the C library's.
#define check(condition)
#define small char
#define near
#define far
#define None 0L
#define Above 0
#define Always 2
#define Below 1
#define Bool int
#define Status int
#define Success 0
#define True 1
#define False 0
#undef I
#define I _Complex_I
#include <varscope.hpp>
#include <varscope/constraints.hpp>
#include <varscope/getters.hpp>
#include <varscope/inspect.hpp>
#include <varscope/regularizers.hpp>
#include <varscope/initializers/convolution.hpp>
#include <varscope/initializers/function.hpp>
#include <varscope/initializers/orthogonal.hpp>
#include <varscope/initializers/parallel.hpp>
#include <varscope/selection.hpp>
#include <varscope/sharing.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/checkpoint.hpp>

int version_in_b();

int version_in_b() {
    return VARSCOPE_VERSION_MAJOR * 10000 + VARSCOPE_VERSION_MINOR * 100 + VARSCOPE_VERSION_PATCH;
}
