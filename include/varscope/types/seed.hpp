// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/seed.hpp: what random first values derive from.
#pragma once

#include <cstdint>

namespace varscope {

/// The number that all random values of a graph or model derive from.
struct seed {
    std::uint64_t value = 0;
    friend constexpr bool operator==(seed, seed) = default;
};

/// A seed of an initializer's own, or none. It takes the place of the graph's or model's: the values still derive from the variable's full
/// name, so two variables of one such initializer differ.
struct optional_seed {
    std::uint64_t value = 0;
    bool is_given = false;
    constexpr optional_seed() noexcept = default;
    constexpr optional_seed(seed from) noexcept : value(from.value), is_given(true) {}
};

} // namespace varscope
