// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/allocations.hpp: counts what operator new was asked for. Counted by unit/graph/allocations.cpp.
#pragma once

#include <cstddef>

namespace varscope::testing {

/// How often this thread called any operator new since it began.
std::size_t allocations() noexcept;

} // namespace varscope::testing
