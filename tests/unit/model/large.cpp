// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/large.cpp: views are safe at any size: 6 MB in a thread with a stack of 1 MB.
#include "support/allocations.hpp"
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <pthread.h>

namespace vs = varscope;
using namespace vs::testing;
using namespace vs::literals;

struct embeddings {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("word_embeddings"_n, vs::shape_c<2048, 768>, vs::float32,
                           {.initializer = vs::ones()});
    }
};

namespace {

// Runs `work` in a thread whose stack has a megabyte.
template <class Work>
void with_small_stack(Work work) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    REQUIRE(pthread_attr_setstacksize(&attributes, std::size_t{1} << 20) == 0);
    pthread_t thread;
    REQUIRE(pthread_create(
                &thread, &attributes,
                [](void* of) -> void* {
                    (*static_cast<Work*>(of))();
                    return nullptr;
                },
                &work) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

// Whether `w = w * 2 + 1` gives 3 everywhere and allocates at most once.
template <class View>
void check(View w) {
    std::size_t count = 0;
    float first = 0;
    float last = 0;
    with_small_stack([&] {
        const std::size_t before = allocations();
        w = w * 2 + 1;
        count = allocations() - before;
        first = w(0, 0), last = w(2047, 767);
    });
    CHECK(count <= 1);
    CHECK(first == 3);
    CHECK(last == 3);
}

} // namespace

TEST_CASE("a large variable of a model") {
    vs::model<embeddings> m;
    m.initialize();
    check(m["word_embeddings"_n]);
}

TEST_CASE("a large variable of a graph") {
    vs::graph graph;
    auto root = graph.root();
    embeddings{}(root);
    const auto v = graph.at("word_embeddings");
    check(v.as<float>());
    root.reuse_variables();
    auto again = root.get_variable("word_embeddings"_n, vs::shape_c<2048, 768>, vs::float32);
    again = again * 0 + 1;
    check(v.as<float>(vs::shape_c<2048, 768>));
}
