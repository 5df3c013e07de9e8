// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/allocations.hpp: counts what operator new was asked for, and makes it fail. Done by unit/graph/allocations.cpp.
#pragma once

#include <cstddef>

namespace varscope::testing {

/// How often this thread called any operator new since it began.
std::size_t allocations() noexcept;

/// While it lives, operator new has no memory for this thread after `count` more calls.
class failing_allocations {
  public:
    explicit failing_allocations(std::size_t count) noexcept;
    failing_allocations(const failing_allocations&) = delete;
    failing_allocations& operator=(const failing_allocations&) = delete;
    ~failing_allocations();
    /// Whether a call failed.
    [[nodiscard]] bool have_failed() const noexcept;
};

} // namespace varscope::testing
