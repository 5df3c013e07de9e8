// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/random_scopes.hpp: random programs for every kind of scope, the same for each.
#pragma once

#include "random_program.hpp"
#include <varscope/manifest.hpp>

namespace varscope::testing {

using namespace varscope::literals;

/// A program of random calls on the public interface of scopes; `note` gets each name that was given.
template <class Note>
class random_scopes {
  public:
    constexpr random_scopes(std::uint64_t seed, int calls, Note note)
        : roll_(seed), calls_(calls), note_(note) {}

    template <class Scope>
    constexpr void fill(Scope& scope, int depth = 0) {
        while (calls_-- > 0) {
            const text name = pool(roll_.below(pool_size));
            const int number = static_cast<int>(roll_.below(3));
            switch (roll_.below(depth == 3 ? 9 : 16)) {
            case 0:
            case 1:
                stored(scope.get_variable(name, {2, 3}));
                break;
            case 2:
                stored(scope.get_variable("layer_"_n + number, {2}, dtype::float64));
                break;
            case 3:
                stored(scope.get_variable(name, {2, 3},
                                          {.initializer = random_uniform(), .trainable = number != 0}));
                break;
            case 4:
                direct(scope.variable(name, random_normal(), {number + 1}));
                break;
            case 5:
                direct(scope.variable(name, {1, 2, number}));
                break;
            case 6:
                named(scope.node(name));
                break;
            case 7:
                note(scope.unique_name(name));
                break;
            case 8:
                if (depth != 0) return;
                break;
            case 9:
                inside(scope.name_scope(name), depth);
                break;
            case 10:
                inside(scope.name_scope(default_name("layer")), depth);
                break;
            case 11:
                inside(scope.variable_scope(name), depth);
                break;
            case 12:
                inside(scope.variable_scope("layer_"_n + number, auto_reuse), depth);
                break;
            case 13:
                inside(scope.variable_scope(default_name("block")), depth);
                break;
            case 14:
                inside(scope.variable_scope(scope.capture(), auto_reuse), depth);
                break;
            default:
                if (number == 0) inside(scope.variable_scope(name, reuse), depth);
            }
        }
    }

    static constexpr std::size_t pool_size = 9;
    static constexpr text pool(std::size_t index) noexcept {
        constexpr text names[pool_size] = {"a", "A", "b", "a_1", "w", "w/Assign", "a/b", "layer_1", "W_2"};
        return names[index];
    }

  private:
    template <class Scope>
    constexpr void inside(Scope scope, int depth) {
        note(scope.name());
        if constexpr (requires { scope.current_name_scope(); }) note(scope.current_name_scope());
        fill(scope, depth + 1);
    }
    template <class Variable>
    constexpr void stored(const Variable& made) {
        if constexpr (requires { made.op_name(); }) note(made.op_name());
    }
    template <class Variable>
    constexpr void direct(const Variable& made) {
        note(made.op_name());
    }
    template <class Node>
    constexpr void named(const Node& made) {
        if constexpr (requires { made.name(); })
            note(made.name());
        else
            note(made);
    }
    template <class Text>
    constexpr void note(const Text& name) {
        note_(text(name.data(), name.size()));
    }

    dice roll_;
    int calls_;
    Note note_;
};

/// The same as a program that a compiler can run.
template <std::uint64_t Seed, int Calls>
struct random_scopes_program {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        const auto ignore = [](text) {};
        random_scopes<decltype(ignore)>(Seed, Calls, ignore).fill(scope);
    }
};

} // namespace varscope::testing
