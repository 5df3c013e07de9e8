// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/inspect/inspect.cpp: tables, pictures and differences of graphs, manifests and models.
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include <varscope.hpp>
#include <varscope/inspect.hpp>

#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

namespace inspected_programs {

struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        static_cast<void>(scope.placeholder("x"_n, {vs::unknown, 3}));
        auto a = scope.variable_scope("a"_n);
        a.get_variable("w"_n, vs::shape_c<300, 4>, vs::float32, {.initializer = vs::random_normal()});
        a.variable_scope("b"_n).get_variable("n"_n, vs::shape_c<4>, vs::float64, {.trainable = false});
        scope.variable("v"_n, 2);
        auto again = scope.variable_scope("a"_n, vs::reuse);
        again.get_variable("w"_n, vs::shape_c<300, 4>, vs::float32);
    }
};
using manifest = vs::manifest<network>;

} // namespace inspected_programs

namespace {

using inspected_programs::manifest;
using inspected_programs::network;

template <class T>
std::string printed(const T& what) {
    std::ostringstream out;
    out << what;
    return out.str();
}
std::size_t count(const std::string& in, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) ++found;
    return found;
}

constexpr const char* table = R"(name   shape     dtype    trainable  elements  bytes
a/w    (300, 4)  float32  yes           1,200  4,800
a/b/n  (4,)      float64  no                4     32
v      ()        int32    yes               1      4

scope  variables  trainable  elements  bytes
a              2  1             1,204  4,832
a/b            1  0                 4     32
all            3  2             1,205  4,836
)";

} // namespace

TEST_CASE("the summary of a graph, a manifest and a model is the same") {
    vs::graph graph;
    auto root = graph.root();
    network()(root);
    vs::model<network> model;
    CHECK(printed(vs::summary(graph, 2)) == table);
    CHECK(printed(vs::summary<manifest>(2)) == table);
    CHECK(printed(vs::summary(model, 2)) == table);
    CHECK(vs::summary(graph).totals().size() == 2);
    CHECK(vs::summary(graph.trainable_variables()).totals()[0].variables == 2);
    CHECK(
        vs::summary(model).markdown().starts_with("| name | shape | dtype | trainable | elements | bytes |\n"
                                                  "|---|---|---|---|---:|---:|\n| a/w | (300, 4) |"));
    CHECK(vs::summary(model).csv().starts_with("name,shape,dtype,trainable,elements,bytes\r\n"
                                               "a/w,\"(300, 4)\",float32,1,1200,4800\r\n"));
}

TEST_CASE("the summary of nothing") {
    vs::graph graph;
    CHECK(vs::summary(graph).totals()[0].variables == 0);
    CHECK(printed(vs::summary(graph)).find("all") != std::string::npos);
}

TEST_CASE("pictures have a box for each scope and a line for each variable") {
    vs::graph graph;
    auto root = graph.root();
    network()(root);
    const std::string dot = vs::to_dot(graph);
    CHECK(dot == vs::to_dot<manifest>());
    CHECK(count(dot, "shape=box") == 3);
    CHECK(count(dot, "shape=plaintext") == 3);
    CHECK(count(dot, " -> ") == 5);
    CHECK(count(dot, "gray50") == 1);
    const std::string flat = vs::to_dot(graph, {.depth = 1});
    CHECK(count(flat, "shape=box") == 2);
    CHECK(count(flat, "shape=plaintext") == 2);
    CHECK(count(vs::to_dot(graph, {.variables = false}), "plaintext") == 0);
    CHECK(vs::to_dot(std::vector<vs::listed_variable>{{"a\"b\\", {}, vs::dtype::float32, true, 1, 4}})
              .find(R"("a\"b\\")") != std::string::npos);
}

TEST_CASE("differences are told by name") {
    vs::graph left, right;
    auto l = left.root(), r = right.root();
    l.get_variable("same", {2});
    r.get_variable("same", {2});
    l.get_variable("left", {2});
    r.get_variable("right", {3}, vs::int32);
    l.get_variable("shape", {2});
    r.get_variable("shape", {3});
    l.get_variable("frozen", {2});
    r.get_variable("frozen", {2}, {.trainable = false});
    const vs::variable_difference found = vs::difference(left, right);
    CHECK(printed(found) ==
          "- left: shape (2,) and dtype float32\n"
          "+ right: shape (3,) and dtype int32\n"
          "~ frozen: shape (2,) and dtype float32 -> shape (2,) and dtype float32, not trainable\n"
          "~ shape: shape (2,) and dtype float32 -> shape (3,) and dtype float32\n");
    CHECK(vs::difference<manifest, manifest>().empty());
    vs::model<network> model;
    CHECK(vs::difference(model, left).only_left.size() == 3);
}

TEST_CASE("histograms") {
    const vs::value_histogram ten(std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 5);
    CHECK(ten.counts() == std::vector<std::size_t>{2, 2, 2, 2, 2});
    CHECK(ten.mean() == Approx(4.5));
    CHECK(ten.deviation() == Approx(2.8722813233));
    CHECK(count(ten.text(), "\n") == 6);
    const double infinite = std::numeric_limits<double>::infinity();
    const double most = std::numeric_limits<double>::max();
    const vs::value_histogram odd(std::vector<double>{-most, 0, most, infinite, std::nan("")}, 2);
    CHECK(odd.counts() == std::vector<std::size_t>{1, 2});
    CHECK(odd.not_finite() == 2);
    const vs::value_histogram one(std::vector<float>{3, 3, 3}, 4);
    CHECK(one.counts() == std::vector<std::size_t>{3, 0, 0, 0});
    CHECK(vs::value_histogram(std::vector<float>{}).count() == 0);
    CHECK(printed(vs::histogram(std::vector<float>{}, 0)).find("0 values") != std::string::npos);
}

TEST_CASE("what is written for TensorBoard is a GraphDef") {
    vs::graph graph;
    auto root = graph.root();
    network()(root);
    static_cast<void>(root.constant("c", 1.0f));
    static_cast<void>(root.placeholder("any", vs::unknown_shape, vs::dtype::int64));
    root.node("op");
    root.variable("text", {"a", "b"});
    const std::string text = vs::to_pbtxt(graph);
    CHECK(count(text, "node {") == graph.operations().size());
    CHECK(count(text, "op: \"VariableV2\"") == 4);
    CHECK(count(text, "op: \"Placeholder\"") == 2);
    CHECK(text.find("  input: \"a/w\"\n  input: \"a/w/Initializer/random_normal\"\n") != std::string::npos);
    CHECK(count(vs::to_pbtxt<manifest>(), "node {") == 4);
    if (std::system("command -v protoc >/dev/null 2>&1") != 0) {
        WARN("skipped: protoc, which would read it, is not here");
        return;
    }
    const test::temporary_folder folder;
    for (const std::string& each : {text, vs::to_pbtxt<manifest>(), vs::to_pbtxt(vs::model<network>())}) {
        std::ofstream(folder / "graph.pbtxt") << each;
        const std::string proto = VARSCOPE_TEST_SOURCE_ROOT "/tests/unit/inspect";
        const std::string command = "protoc --proto_path=" + proto +
                                    " --encode=tensorflow.GraphDef graph_def.proto <" +
                                    (folder / "graph.pbtxt").string() + " >" + (folder / "graph.pb").string();
        CHECK(std::system(command.c_str()) == 0);
        CHECK(std::filesystem::file_size(folder / "graph.pb") > 100);
    }
}
