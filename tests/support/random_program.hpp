// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/random_program.hpp: programs that nobody would write, the same in both phases.
#pragma once

#include "probe.hpp"

namespace varscope::testing {

/// Numbers that look random.
class dice {
  public:
    constexpr explicit dice(std::uint64_t seed) noexcept : state_(seed * 0x9E3779B97F4A7C15u + 1) {}
    constexpr std::uint32_t below(std::uint32_t bound) noexcept {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>(state_ >> 33) % bound;
    }

  private:
    std::uint64_t state_;
};

/// Asks a probe, the oracle or a graph `steps` questions, which `roll` chooses, in scopes that are opened and left like those of a stack. The names
/// are chosen so that they meet: in case, with suffixes, through slashes, and with the operations of variables.
template <class Core, class Dice>
    requires requires(Dice roll) { roll.below(1u); }
constexpr void play(Core& core, Dice roll, int steps) {
    constexpr const char* pool[] = {"a", "a", "A",        "b",      "a_1", "A_1", "a/b", "a/B",
                                    "w", "W", "w/Assign", "w/READ", "w_2", "_c",  "x y"};
    constexpr reuse_mode modes[] = {reuse_mode::create, reuse_mode::create, auto_reuse, auto_reuse, reuse};
    constexpr std::uint32_t deepest = 5;
    std::uint32_t open[deepest + 1]{root};
    std::uint32_t depth = 0;
    std::uint32_t captured[8]{core.capture(root)};
    std::uint32_t captured_count = 1;

    const auto push = [&](std::uint32_t frame) {
        if (frame != no_index) open[++depth] = frame;
    };
    for (int i = 0; i != steps; ++i) {
        const char* const name = pool[roll.below(sizeof pool / sizeof *pool)];
        scope_request request = with(modes[roll.below(sizeof modes / sizeof *modes)]);
        request.auxiliary_name_scope = roll.below(6) != 0;
        const std::uint32_t in = open[depth];
        std::uint32_t what = roll.below(24);
        if (what < 9 && depth == deepest) what = 9 + what % 3;
        if (what < 2)
            push(core.name_scope(in, name));
        else if (what == 2)
            push(core.name_scope(in, roll.below(2) != 0 ? "a/" : "w/b/"));
        else if (what < 5)
            push(core.variable_scope(in, name, request));
        else if (what < 7)
            push(core.default_scope(in, name, request.reuse == reuse ? request : scope_request{}));
        else if (what < 9)
            push(core.enter(in, captured[roll.below(captured_count)], request));
        else if (what < 13 && depth != 0)
            core.leave(open[depth--]);
        else if (what < 15)
            core.op(in, name);
        else if (what == 15)
            core.unique(in, name, name_use::preview);
        else if (what == 16)
            core.unique(in, name, name_use::take);
        else if (what == 17 && captured_count != 8)
            captured[captured_count++] = core.capture(in);
        else if (what == 18 && roll.below(8) == 0)
            core.reuse_variables(in);
        else if (what < 21)
            core.variable(in, name);
        else
            core.get(in, name);
    }
}

/// The same with the numbers of a seed.
template <class Core>
constexpr void play(Core& core, std::uint64_t seed, int steps) {
    play(core, dice(seed), steps);
}

} // namespace varscope::testing
