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
std::string heard_by_probe(std::uint64_t seed, int steps) {
    probe_player<Storage> core;
    play(core, seed, steps);
    REQUIRE(core.heard.is_whole());
    return std::string(std::string_view(core.heard.said()));
}
std::string heard_by_oracle(std::uint64_t seed, int steps) {
    oracle core;
    play(core, seed, steps);
    return core.heard;
}

template <int Seed>
struct random_program {
    template <class Core>
    constexpr transcript operator()(const Core&) const {
        probe_player<typename Core::storage> core;
        play(core, Seed, 60);
        return core.heard;
    }
};

} // namespace

TEST_CASE("random programs agree in both phases") {
    CHECK(both(random_program<1>{}) == heard_by_oracle(1, 60).c_str());
    CHECK(both(random_program<2>{}) == heard_by_oracle(2, 60).c_str());
    CHECK(both(random_program<3>{}) == heard_by_oracle(3, 60).c_str());
    CHECK(both(random_program<4>{}) == heard_by_oracle(4, 60).c_str());
}

TEST_CASE("short random programs give TensorFlow's names") {
    for (std::uint64_t seed = 0; seed != 2000; ++seed) {
        CAPTURE(seed);
        const std::string expected = heard_by_oracle(seed, 30);
        REQUIRE(heard_by_probe<vs::constant_storage>(seed, 30) == expected);
        REQUIRE(heard_by_probe<vs::shared_storage>(seed, 30) == expected);
    }
}

TEST_CASE("long random programs give TensorFlow's names") {
    for (std::uint64_t seed = 0; seed != 500; ++seed) {
        CAPTURE(seed);
        const std::string expected = heard_by_oracle(seed, 200);
        REQUIRE(heard_by_probe<vs::constant_storage>(seed, 200) == expected);
        REQUIRE(heard_by_probe<vs::shared_storage>(seed, 200) == expected);
    }
}

TEST_CASE("the random programs are not trivial") {
    std::string all;
    for (std::uint64_t seed = 0; seed != 200; ++seed) all += heard_by_oracle(seed, 60) + ' ';
    for (const char* const word :
         {"VS-E001", "VS-E002", "VS-E003", "VS-E010", "=a/", "+a/", "Assign_1", "A_2"}) {
        CAPTURE(word);
        CHECK(all.find(word) != std::string::npos);
    }
}
