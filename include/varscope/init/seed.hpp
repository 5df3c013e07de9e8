// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/init/seed.hpp: what random first values derive from.
#pragma once

#include <cstdint>

namespace varscope {

/// The number that all random values of a graph or model derive from.
struct seed {
    std::uint64_t value = 0;
    friend constexpr bool operator==(seed, seed) = default;
};

} // namespace varscope
