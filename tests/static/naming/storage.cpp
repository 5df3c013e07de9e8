// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/storage.cpp: the memory of the engine in the constant evaluator.
#include <varscope/graph/storage.hpp>
#include <varscope/naming/storage.hpp>

namespace vs = varscope;

static_assert(vs::naming_storage<vs::constant_storage>);
static_assert(vs::naming_storage<vs::shared_storage>);
static_assert(!vs::naming_storage<int>);

// An array keeps its elements in order while it grows, and gives new ones a value.
constexpr bool an_array_keeps_its_elements() {
    vs::constant_storage::array<int> numbers;
    for (int i = 0; i != 100; ++i) numbers.push_back(i);
    for (std::size_t i = 0; i != 100; ++i)
        if (numbers[i] != static_cast<int>(i)) return false;
    numbers.pop_back();
    return numbers.size() == 99 && numbers.emplace_back() == 0 && numbers.size() == 100;
}
static_assert(an_array_keeps_its_elements());

// It holds what can only be moved.
constexpr bool an_array_holds_arrays() {
    vs::constant_storage::array<vs::constant_storage::array<int>> rows;
    for (int i = 0; i != 40; ++i) rows.emplace_back().push_back(i);
    return rows.size() == 40 && rows[0][0] == 0 && rows[39][0] == 39;
}
static_assert(an_array_holds_arrays());

// A word starts at 0 and holds what was stored last.
constexpr bool a_word_holds_a_number() {
    vs::constant_storage::word word{};
    const bool starts_empty = word == 0;
    word = 7;
    return starts_empty && word == 7;
}
static_assert(a_word_holds_a_number());

// An arena's room stays where it is, whatever is allocated later.
constexpr bool an_arena_keeps_its_room() {
    vs::growing_arena<char> arena;
    char* const first = arena.allocate(3);
    first[0] = 'a';
    for (std::size_t i = 1; i != 60; ++i) arena.allocate(i * 7)[0] = 'x';
    return first[0] == 'a';
}
static_assert(an_arena_keeps_its_room());
