// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/naming/random_programs.cpp: random programs give what a plain retelling of TensorFlow's rules gives.
#include "support/both.hpp"
#include "support/catch.hpp"
#include "support/oracle.hpp"
#include "support/random_program.hpp"

namespace vs = varscope;
using namespace vs::testing;

namespace {

template <class Storage>
std::string recorded_by_engine(std::uint64_t seed, int steps) {
    program_recorder<Storage> engine;
    play(engine, seed, steps);
    REQUIRE(engine.record.is_whole());
    return std::string(std::string_view(engine.record.words()));
}
std::string recorded_by_oracle(std::uint64_t seed, int steps) {
    oracle engine;
    play(engine, seed, steps);
    return engine.record;
}

template <int Seed>
struct random_program {
    template <class Core>
    constexpr transcript operator()(const Core&) const {
        program_recorder<typename Core::storage> engine;
        play(engine, Seed, 60);
        return engine.record;
    }
};

} // namespace

TEST_CASE("random programs agree in both phases") {
    CHECK(both(random_program<1>{}) == recorded_by_oracle(1, 60).c_str());
    CHECK(both(random_program<2>{}) == recorded_by_oracle(2, 60).c_str());
    CHECK(both(random_program<3>{}) == recorded_by_oracle(3, 60).c_str());
    CHECK(both(random_program<4>{}) == recorded_by_oracle(4, 60).c_str());
}

TEST_CASE("short random programs give TensorFlow's names") {
    for (std::uint64_t seed = 0; seed != 2000; ++seed) {
        CAPTURE(seed);
        const std::string expected = recorded_by_oracle(seed, 30);
        REQUIRE(recorded_by_engine<vs::constant_storage>(seed, 30) == expected);
        REQUIRE(recorded_by_engine<vs::shared_storage>(seed, 30) == expected);
    }
}

TEST_CASE("long random programs give TensorFlow's names") {
    for (std::uint64_t seed = 0; seed != 500; ++seed) {
        CAPTURE(seed);
        const std::string expected = recorded_by_oracle(seed, 200);
        REQUIRE(recorded_by_engine<vs::constant_storage>(seed, 200) == expected);
        REQUIRE(recorded_by_engine<vs::shared_storage>(seed, 200) == expected);
    }
}

TEST_CASE("the random programs are not trivial") {
    std::string all;
    for (std::uint64_t seed = 0; seed != 200; ++seed) all += recorded_by_oracle(seed, 60) + ' ';
    for (const char* const word :
         {"VS-E001", "VS-E002", "VS-E003", "VS-E010", "=a/", "+a/", "Assign_1", "A_2"}) {
        CAPTURE(word);
        CHECK(all.find(word) != std::string::npos);
    }
}
