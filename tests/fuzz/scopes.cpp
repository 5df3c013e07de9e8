// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/fuzz/scopes.cpp: turns bytes into a scope program; the core in three memories, both kinds of graph and a plain retelling of
// TensorFlow's rules must give the same names and refusals, and the graphs must keep their laws. A libFuzzer target; replay.cpp gives
// it a main without libFuzzer.
#include "../support/bounded_storage.hpp"
#include "../support/graph_player.hpp"
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

// At most this many statements, so that what is said fits a transcript.
constexpr int longest = 64;

int steps_of(std::size_t size) { return static_cast<int>(size / 4 < longest ? size / 4 : longest); }

template <class Storage>
std::string heard_by_probe(const bytes& roll, int steps) {
    probe_player<Storage> core;
    play(core, roll, steps);
    return std::string(std::string_view(core.heard.said())) + (core.heard.is_whole() ? "" : " ... (cut)");
}
template <class Core>
std::string heard_by(const bytes& roll, int steps) {
    Core core;
    play(core, roll, steps);
    if constexpr (requires { core.check_laws(); }) core.check_laws();
    return core.heard;
}

void require_same(const char* who, const std::string& said, const std::string& expected) {
    if (said == expected) return;
    std::fprintf(stderr, "%s says:\n%s\nexpected:\n%s\n", who, said.c_str(), expected.c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const bytes roll(data, size);
    const int steps = steps_of(size);
    const std::string expected = heard_by<oracle>(roll, steps);
    require_same("the core with a constant's memory", heard_by_probe<vs::constant_storage>(roll, steps),
                 expected);
    require_same("the core with a graph's memory", heard_by_probe<vs::shared_storage>(roll, steps), expected);
    require_same("the core with a memory of fixed size",
                 heard_by_probe<bounded_storage<1024, true>>(roll, steps), expected);
    require_same("the graph", heard_by<graph_player<vs::graph>>(roll, steps), expected);
    require_same("the static graph", heard_by<graph_player<vs::static_graph>>(roll, steps), expected);
    return 0;
}
