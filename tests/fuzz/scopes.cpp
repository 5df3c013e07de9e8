// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/fuzz/scopes.cpp: turns bytes into a scope program; the engine in three memories, both kinds of graph and a plain retelling of
// TensorFlow's rules must give the same names and refusals, and the graphs must keep their laws. A libFuzzer target; replay.cpp gives
// it a main without libFuzzer.
#include "../support/bounded_storage.hpp"
#include "../support/graph_recorder.hpp"
#include "../support/oracle.hpp"
#include "../support/random_program.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace vs = varscope;
using namespace vs::testing;

namespace {

// Numbers from bytes, zero behind the last.
class bytes {
  public:
    bytes(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}
    std::uint32_t below(std::uint32_t bound) noexcept { return at_ == end_ ? 0 : *at_++ % bound; }

  private:
    const std::uint8_t* at_;
    const std::uint8_t* end_;
};

// At most this many statements, so that what is written fits a transcript.
constexpr int longest = 64;

int steps_of(std::size_t size) { return static_cast<int>(size / 4 < longest ? size / 4 : longest); }

template <class Storage>
std::string recorded_by_engine(const bytes& roll, int steps) {
    program_recorder<Storage> engine;
    play(engine, roll, steps);
    return std::string(std::string_view(engine.record.words())) + (engine.record.is_whole() ? "" : " ... (cut)");
}
template <class Core>
std::string recorded_by(const bytes& roll, int steps) {
    Core engine;
    play(engine, roll, steps);
    if constexpr (requires { engine.check_laws(); }) engine.check_laws();
    return engine.record;
}

void require_same(const char* who, const std::string& found, const std::string& expected) {
    if (found == expected) return;
    std::fprintf(stderr, "%s wrote:\n%s\nexpected:\n%s\n", who, found.c_str(), expected.c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const bytes roll(data, size);
    const int steps = steps_of(size);
    const std::string expected = recorded_by<oracle>(roll, steps);
    require_same("the engine with a constant's memory", recorded_by_engine<vs::constant_storage>(roll, steps),
                 expected);
    require_same("the engine with a graph's memory", recorded_by_engine<vs::shared_storage>(roll, steps), expected);
    require_same("the engine with a memory of fixed size",
                 recorded_by_engine<bounded_storage<1024, true>>(roll, steps), expected);
    require_same("the graph", recorded_by<graph_recorder<vs::graph>>(roll, steps), expected);
    require_same("the static graph", recorded_by<graph_recorder<vs::static_graph>>(roll, steps), expected);
    return 0;
}
