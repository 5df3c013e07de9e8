// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/formats/partitioned.cpp: variables in parts are one tensor in a file, whatever its format (row 191).
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "support/tensor_files.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/npz.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/formats/tf_bundle.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/xtensor.hpp>

#include <cstring>

namespace vs = varscope;
using namespace vs::literals;

namespace partitioned_files {

template <int Parts, int Axis>
struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto s = scope.variable_scope("s"_n, {.initializer = vs::random_normal()});
        vs::get_partitioned_variable(s, "w"_n, {4, 6}, vs::float32, vs::fixed_size_partitioner(Parts, Axis));
        s.get_variable("b"_n, {3}, vs::float64);
    }
};
struct whole {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto s = scope.variable_scope("s"_n);
        s.get_variable("w"_n, {4, 6}, vs::float32);
        s.get_variable("b"_n, {3}, vs::float64);
    }
};

struct by_hand {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto s = scope.variable_scope("s"_n);
        s.get_variable("w/part_0"_n, {4, 2}, vs::float32);
        s.get_variable("w/part_1"_n, {4, 2}, vs::float32);
        s.get_variable("w/part_2"_n, {4, 2}, vs::float32);
        s.get_variable("b"_n, {3}, vs::float64);
    }
};

} // namespace partitioned_files

namespace {

using namespace partitioned_files;

template <class Model>
xt::xarray<float> values(const Model& of) {
    return vs::get_partitioned_variable(of / "s"_n, "w"_n, {4, 6}, vs::float32).concatenated();
}

struct of_file {
    static constexpr vs::checkpoint_row rows[] = {{"s/b", vs::float64, {3}}, {"s/w", vs::float32, {4, 6}}};
};
struct of_parts {
    static constexpr vs::checkpoint_row rows[] = {
        {"s/b", vs::float64, {3}}, {"s/w/part_0", vs::float32, {2, 6}}, {"s/w/part_1", vs::float32, {2, 6}}};
};
struct of_other_shape {
    static constexpr vs::checkpoint_row rows[] = {{"s/b", vs::float64, {3}}, {"s/w", vs::float32, {4, 5}}};
};
static_assert(vs::fits<network<2, 0>, of_file, vs::extra_tensors::refused>);
static_assert(vs::fits<network<3, 1>, of_file, vs::extra_tensors::refused>);
static_assert(vs::fits<network<2, 0>, of_parts, vs::extra_tensors::refused>);
static_assert(!vs::difference_of_checkpoint<network<3, 1>, of_parts>.is_none());
static_assert(vs::difference_of_checkpoint<network<2, 0>, of_other_shape> ==
              vs::checkpoint_difference{.variable = 0, .row = 1});

template <class Format>
void is_one_tensor() {
    const test::temporary_folder folder;
    vs::model<network<3, 1>> saved;
    saved.initialize(vs::seed{1});
    const auto is = values(saved);
    vs::save<Format>(folder / "m", saved);
    const auto file = vs::open_tensors<Format>(folder / "m");
    REQUIRE(file->entries().size() == 2);
    REQUIRE(file->find("s/w") != 2);
    CHECK(file->entries()[file->find("s/w")].shape() == vs::shape_c<4, 6>);
    CHECK(vs::manifest_fits<vs::manifest<network<3, 1>>>(*file).fits());
    CHECK(vs::manifest_fits<vs::manifest<network<4, 0>>>(*file).fits());
    CHECK(vs::manifest_fits<vs::manifest<network<4, 0>>>(*file).count(vs::load_outcome::unused) == 0);

    vs::model<network<3, 1>> same;
    vs::load<Format>(folder / "m", same);
    CHECK((values(same) == is));
    vs::model<network<2, 0>> other; // cut otherwise
    vs::load<Format>(folder / "m", other);
    CHECK((values(other) == is));
    vs::model<whole> plain;
    vs::load<Format>(folder / "m", plain);
    CHECK((plain["s/w"_n] == is));
    vs::save<Format>(folder / "p", plain);
    other.initialize(vs::seed{2});
    vs::load<Format>(folder / "p", other);
    CHECK((values(other) == is));

    vs::graph graph;
    {
        auto root = graph.root();
        network<3, 0>()(root);
    }
    vs::load<Format>(folder / "m", graph);
    vs::save<Format>(folder / "g", graph, {.rename = {vs::rename_regex("^s/", "t/")}});
    CHECK(vs::open_tensors<Format>(folder / "g")->find("t/w") != 2);
    vs::load<Format>(folder / "g", same, {.rename = {vs::rename_regex("^t/", "s/")}});
    CHECK((values(same) == is));

    vs::save_async<Format>(folder / "a", saved).get();
    CHECK(vs::open_tensors<Format>(folder / "a")->entries().size() == 2);

    // A part that is saved alone is a tensor of its own, and found as one.
    vs::save<Format>(folder / "o", saved,
                     {.only = [](std::string_view name) { return name != "s/w/part_1"; }});
    CHECK(vs::open_tensors<Format>(folder / "o")->find("s/w/part_2") != 3);
    same.initialize(vs::seed{9});
    const auto report = vs::load<Format>(folder / "o", same, {.allow_missing = true});
    CHECK(report.count(vs::load_outcome::missing) == 1);
    CHECK((same["s/w/part_2"_n] == saved["s/w/part_2"_n]));

    // Names of the file for parts: that of the whole, by scope and by name (row 193).
    same.initialize(vs::seed{9});
    vs::init_from_checkpoint<Format>(folder / "m", same, {{"s/", "s/"}});
    CHECK((values(same) == is));
    same.initialize(vs::seed{9});
    vs::init_from_checkpoint<Format>(folder / "m", same, {{"s/w", "s/w"}});
    CHECK((values(same) == is));
}

TEST_CASE("a checkpoint of parts is byte for byte what joining variables gives") {
    const test::temporary_folder folder;
    vs::model<network<3, 1>> parts;
    vs::model<by_hand> hand;
    parts.initialize(vs::seed{1});
    REQUIRE(hand.size() == parts.size());
    std::memcpy(hand.data(), parts.data(), vs::manifest<by_hand>::tables().layout.bytes);
    vs::save<vs::tf_bundle>(folder / "m", parts);
    vs::save<vs::tf_bundle>(folder / "n", hand,
                            {.join = {{"s/w", {"s/w/part_0", "s/w/part_1", "s/w/part_2"}, 1}}});
    for (const char* name : {".index", ".data-00000-of-00001"})
        CHECK(test::read_file((folder / "m").native() + name) ==
              test::read_file((folder / "n").native() + name));
    // And the variables by hand find what the parts saved.
    hand.initialize(vs::seed{2});
    vs::load<vs::tf_bundle>(folder / "m", hand,
                            {.join = {{"s/w", {"s/w/part_0", "s/w/part_1", "s/w/part_2"}, 1}}});
    CHECK((hand["s/w/part_1"_n] == parts["s/w/part_1"_n]));
}

// TensorFlow's slots of parts are saved as parts of a slot of the whole, `w/Adam`.
struct with_names {
    static constexpr vs::checkpoint_row rows[] = {
        {"beta1_power", vs::float32, {}},  {"beta2_power", vs::float32, {}},   {"s/b", vs::float64, {3}},
        {"s/b/Adam", vs::float64, {3}},    {"s/b/Adam_1", vs::float64, {3}},   {"s/w", vs::float32, {4, 6}},
        {"s/w/Adam", vs::float32, {4, 6}}, {"s/w/Adam_1", vs::float32, {4, 6}}};
};
static_assert(vs::fits<vs::with_slots<network<2, 0>, vs::adam>, with_names, vs::extra_tensors::refused>);

TEST_CASE("slots of parts are parts of one tensor") {
    using slotted = vs::with_slots<network<2, 0>, vs::adam>;
    const test::temporary_folder folder;
    vs::model<slotted> model;
    model.initialize(vs::seed{1});
    auto slot = model["s/w/part_1/Adam_1"_n];
    CHECK(slot.size() == 12);
    CHECK(vs::manifest<slotted>::part(vs::manifest<slotted>::find("s/w/part_1/Adam")).index == 1);
    slot = slot * 0.0f + 7.0f;
    vs::save<vs::tf_bundle>(folder / "m", model);
    const auto file = vs::open_tensors<vs::tf_bundle>(folder / "m");
    REQUIRE(file->find("s/w/Adam_1") != file->entries().size());
    CHECK(file->entries().size() == 8);
    CHECK(vs::manifest_fits<vs::manifest<slotted>>(*file).fits());

    vs::graph graph;
    auto root = graph.root();
    network<4, 1>()(root); // cut otherwise
    vs::graph_optimizer optimizer{vs::adam()};
    optimizer.make_slots(root, graph.trainable_variables());
    CHECK(graph.at("s/w/part_3/Adam").part() == graph.at("s/w/part_3").part());
    vs::load<vs::tf_bundle>(folder / "m", graph);
    const auto part = graph.at("s/w/part_2/Adam_1").as<float>();
    CHECK(part(1, 0) == 0.0f);
    CHECK(part(2, 1) == 7.0f);
    CHECK(part(3, 0) == 7.0f);
}

TEST_CASE("a variable in parts is one tensor of a safetensors file") { is_one_tensor<vs::safetensors>(); }
TEST_CASE("a variable in parts is one tensor of an archive of numpy's") { is_one_tensor<vs::npz>(); }
TEST_CASE("a variable in parts is one tensor of a checkpoint of TensorFlow's") {
    is_one_tensor<vs::tf_bundle>();
}

} // namespace
