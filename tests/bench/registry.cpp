// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Time and memory of a graph's names beside std::unordered_map and, where it is installed, absl::flat_hash_map. The maps
// keep the same facts of a variable. No variable's elements are made.
#include "names.hpp"
#include <varscope/graph.hpp>

#include <benchmark/benchmark.h>
#ifdef VARSCOPE_BENCH_ABSL
#include <absl/container/flat_hash_map.h>
#endif

#include <malloc.h>
#include <unordered_map>

namespace vs = varscope;

namespace {

// What the graph keeps of a declared variable beside its name.
struct facts {
    std::vector<std::int64_t> shape;
    vs::dtype type = vs::dtype::float32;
    bool trainable = true;
    vs::initializer initializer{};
    vs::source_location where{};
    std::size_t order = 0; ///< of creation; collections list by it
};

struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const noexcept {
        return std::hash<std::string_view>()(name);
    }
};
using std_map = std::unordered_map<std::string, facts, text_hash, std::equal_to<>>;

// One interface over the three.
struct graph_store {
    vs::graph graph;
    vs::scope root = graph.root();
    void create(const std::string& name) { root.get_variable(name, {768, 768}); }
    bool find(std::string_view name) const { return graph.find(name).has_value(); }
    std::size_t list() const {
        std::size_t characters = 0;
        for (const vs::variable& variable : graph.trainable_variables()) characters += variable.name().size();
        return characters;
    }
};

template <class Map, class View = std::string_view>
struct map_store {
    Map map;
    void create(const std::string& name, vs::source_location where = vs::source_location::current()) {
        map.emplace(name,
                    facts{{768, 768}, vs::dtype::float32, true, vs::glorot_uniform(), where, map.size()});
    }
    bool find(std::string_view name) const { return map.find(View(name.data(), name.size())) != map.end(); }
    std::size_t list() const {
        std::size_t characters = 0;
        for (const auto& entry : map) characters += entry.first.size();
        return characters;
    }
};

template <class Store>
void create(benchmark::State& state) {
    const std::vector<std::string> names = bench::bert_names(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto store = std::make_unique<Store>();
        for (const std::string& name : names) store->create(name);
        benchmark::DoNotOptimize(store.get());
        state.PauseTiming();
        store.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    const std::size_t before = bench::bytes_in_use();
    Store store;
    for (const std::string& name : names) store.create(name);
    state.counters["bytes/name"] =
        static_cast<double>(bench::bytes_in_use() - before) / static_cast<double>(names.size());
}

template <class Store>
void find(benchmark::State& state) {
    const std::vector<std::string> names = bench::bert_names(static_cast<std::size_t>(state.range(0)));
    Store store;
    for (const std::string& name : names) store.create(name);
    const std::vector<std::string> asked = bench::shuffled(names);
    for (auto _ : state)
        for (const std::string& name : asked) benchmark::DoNotOptimize(store.find(name));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <class Store>
void list(benchmark::State& state) {
    Store store;
    for (const std::string& name : bench::bert_names(static_cast<std::size_t>(state.range(0))))
        store.create(name);
    for (auto _ : state) benchmark::DoNotOptimize(store.list());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

// The same name again and again: dense, dense_1, ...
void unique_name(benchmark::State& state) {
    for (auto _ : state) {
        vs::graph graph;
        vs::scope root = graph.root();
        for (std::int64_t i = 0; i != state.range(0); ++i) benchmark::DoNotOptimize(root.node("dense"));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

// Distinct variables of shape [] in one graph.
void declare(benchmark::State& state) {
    std::vector<std::string> names;
    for (std::int64_t i = 0; i != state.range(0); ++i) names.push_back("variable_" + std::to_string(i));
    for (auto _ : state) {
        auto graph = std::make_unique<vs::graph>();
        {
            vs::scope root = graph->root();
            for (const std::string& name : names) root.get_variable(name, {});
        }
        state.PauseTiming();
        graph.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void sizes(benchmark::internal::Benchmark* of) {
    for (const int size : {200, 1000, 10000, 100000}) of->Arg(size);
}

using std_store = map_store<std_map>;
BENCHMARK(create<graph_store>)->Apply(sizes);
BENCHMARK(create<std_store>)->Apply(sizes);
BENCHMARK(find<graph_store>)->Apply(sizes);
BENCHMARK(find<std_store>)->Apply(sizes);
BENCHMARK(list<graph_store>)->Apply(sizes);
BENCHMARK(list<std_store>)->Apply(sizes);
#ifdef VARSCOPE_BENCH_ABSL
using absl_store = map_store<absl::flat_hash_map<std::string, facts>, absl::string_view>;
BENCHMARK(create<absl_store>)->Apply(sizes);
BENCHMARK(find<absl_store>)->Apply(sizes);
BENCHMARK(list<absl_store>)->Apply(sizes);
#endif
BENCHMARK(unique_name)->Arg(10000)->Arg(1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(declare)->Arg(10000)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);

} // namespace

// The allocator keeps what is given back, so that no contender pays for fetching pages that another returned.
int main(int count, char** arguments) {
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
