// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/formats/mapped_model.hpp>
#include <varscope/graph.hpp>

namespace vs = varscope;
using namespace vs::literals;
using Catch::Matchers::ContainsSubstring;

namespace mapped_models {

struct mixed {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("w"_n, vs::shape_c<3, 5>, vs::float32, {.initializer = vs::glorot_uniform()});
        scope.get_variable("flags"_n, vs::shape_c<3>, vs::bool_, {.initializer = vs::ones()});
        scope.get_variable("none"_n, vs::shape_c<0>, vs::int16, {.initializer = vs::zeros()});
        scope.get_variable("step"_n, vs::shape_c<>, vs::int64,
                           {.initializer = vs::zeros(), .trainable = false});
        scope.get_variable("moving"_n, vs::shape_c<5>, vs::float32,
                           {.initializer = vs::ones(), .trainable = false});
        scope.get_variable("b"_n, vs::shape_c<5>, vs::float32, {.initializer = vs::zeros()});
    }
};
using network = vs::model<mixed>;
struct other {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("w"_n, vs::shape_c<5, 3>, vs::float32, {.initializer = vs::zeros()});
        scope.get_variable("bias"_n, vs::shape_c<5>, vs::float32, {.initializer = vs::zeros()});
    }
};

inline network trained() {
    network m;
    m.initialize(vs::seed{7});
    m["step"_n]() = 12;
    m["b"_n].fill(3.f);
    return m;
}

} // namespace mapped_models
using namespace mapped_models;

template <class Model>
concept mappable = requires(const std::filesystem::path& path) {
    vs::map_model<Model>(path);
};
static_assert(mappable<network>);
static_assert(!mappable<vs::model<mixed, vs::inline_storage>>);

TEST_CASE("a model whose memory is a file") {
    const test::temporary_folder folder;
    const std::filesystem::path path = folder / "m.safetensors";
    const network m = trained();
    vs::save_for_mapping(path, m, {.metadata = {{"about", "a test"}}});
    const std::string bytes = test::read_file(path);
    SECTION("read only, without a copy") {
        const auto mapped = vs::map_model<network>(path);
        CHECK(*mapped == m);
        CHECK(reinterpret_cast<std::uintptr_t>(mapped->data()) % vs::block_alignment == 0);
        static_assert(std::is_same_v<decltype(mapped->data()), const std::byte*>);
        network copy = *mapped; // has memory of its own
        copy["b"_n].fill(9.f);
        CHECK(*mapped == m);
    }
    SECTION("copy on write: the file is as it was, and so are other models of it") {
        network first = vs::map_model_copy_on_write<network>(path);
        const auto second = vs::map_model<network>(path);
        CHECK(first == m);
        first.initialize(vs::seed{1});
        first["step"_n]() = 1;
        CHECK_FALSE(first == m);
        CHECK(*second == m);
        CHECK(test::read_file(path) == bytes);
        network moved = std::move(first);
        CHECK(moved["step"_n]() == 1);
    }
    SECTION("the file may be replaced and removed while it is mapped") {
        const auto mapped = vs::map_model<network>(path);
        vs::save_for_mapping(path, network());
        CHECK(*mapped == m);
        std::filesystem::remove(path);
        CHECK(*mapped == m);
    }
    SECTION("it is a file as any other: what fills the space between dtypes is not listed") {
        const auto file = vs::safetensors::open(path);
        CHECK(file->entries().size() == network::size());
        CHECK(file->metadata().at("about") == "a test");
        network loaded;
        CHECK(vs::load<vs::safetensors>(path, loaded).fits());
        CHECK(loaded == m);
        CHECK(vs::manifest_fits<network::manifest>(*file).fits());
    }
    SECTION("a graph takes it in, and keeps the mapping") {
        vs::graph graph;
        {
            network mapped = vs::map_model_copy_on_write<network>(path);
            graph.adopt(mapped);
        }
        CHECK(graph.at("step").as<std::int64_t>()() == 12);
    }
}

TEST_CASE("files that are not laid out as a model are refused, with what differs") {
    const test::temporary_folder folder;
    const std::filesystem::path path = folder / "m.safetensors";
    const network m = trained();
    SECTION("other names and shapes") {
        vs::model<other> o;
        vs::save_for_mapping(path, o);
        CHECK_THROWS_WITH(vs::map_model<network>(path),
                          ContainsSubstring("VS-E037") && ContainsSubstring("missing b: shape (5,)") &&
                              ContainsSubstring("mismatched w: the variable has shape (3, 5)") &&
                              ContainsSubstring("save_for_mapping"));
    }
    SECTION("another order, as save writes it") {
        vs::save<vs::safetensors>(path, m);
        CHECK_THROWS_WITH(vs::map_model<network>(path),
                          ContainsSubstring("VS-E037") && ContainsSubstring("its elements stand at byte") &&
                              ContainsSubstring("and the model needs them at byte"));
        CHECK_THROWS_AS(vs::map_model_copy_on_write<network>(path), vs::load_error);
    }
    SECTION("another alignment") {
        vs::save_for_mapping(path, m);
        std::string bytes = test::read_file(path);
        const std::uint64_t length =
            static_cast<unsigned char>(bytes[0]) + 256u * static_cast<unsigned char>(bytes[1]) + 8;
        const std::string longer = std::string(reinterpret_cast<const char*>(&length), 8) +
                                   bytes.substr(8, length - 8) + "        " + bytes.substr(length);
        test::write_file(path, longer);
        CHECK_THROWS_WITH(vs::map_model<network>(path), ContainsSubstring("which is no multiple of 64"));
    }
    SECTION("truths that are none") {
        vs::save_for_mapping(path, m);
        std::string bytes = test::read_file(path);
        const vs::safetensors_file file(path);
        bytes[file.place(file.find("flags")) + 1] = 2;
        test::write_file(path, bytes);
        CHECK_THROWS_WITH(vs::map_model<network>(path), ContainsSubstring("neither 0 nor 1"));
    }
    SECTION("no file") { CHECK_THROWS_AS(vs::map_model<network>(path), vs::file_error); }
}
