// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// The last few checkpoints of a training, and the file that names them.
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/npy.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>

#include <set>

namespace vs = varscope;
using namespace vs::literals;
using test::read_file;
using test::write_file;

struct one_variable {
    constexpr void operator()(auto&& scope) const { scope.get_variable("w"_n, vs::shape_c<2>); }
};

namespace {
std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        names.insert(file.path().filename().native());
    return names;
}
} // namespace

TEST_CASE("a saver keeps the newest checkpoints, and says which") {
    const test::temporary_folder folder;
    vs::model<one_variable> m;
    vs::saver<vs::npy> saver(folder.path(), {.max_to_keep = 2});
    for (int step = 1; step <= 4; ++step) {
        m["w"_n].fill(static_cast<float>(step));
        CHECK(saver.save(m, 10 * step) == saver.path_of(10 * step));
    }
    CHECK(names_in(folder.path()) ==
          std::set<std::string>{"checkpoint", "model.ckpt-30.npy", "model.ckpt-40.npy"});
    CHECK(read_file(folder / "checkpoint") == "model_checkpoint_path: \"model.ckpt-40.npy\"\n"
                                              "all_model_checkpoint_paths: \"model.ckpt-30.npy\"\n"
                                              "all_model_checkpoint_paths: \"model.ckpt-40.npy\"\n");
    CHECK(vs::latest_checkpoint(folder.path()) == folder / "model.ckpt-40.npy");
    CHECK(vs::get_checkpoint_state(folder.path())->all_model_checkpoint_paths == saver.last_checkpoints());
    m["w"_n].fill(0);
    vs::load<vs::npy>(*vs::latest_checkpoint(folder.path()), m,
                      {.rename = {vs::rename_one("model.ckpt-40", "w")}});
    CHECK(m["w"_n](1) == 4);

    SECTION("a step that is saved again is the newest") {
        saver.save(m, 30);
        CHECK(saver.last_checkpoints() ==
              std::vector<std::filesystem::path>{folder / "model.ckpt-40.npy", folder / "model.ckpt-30.npy"});
        CHECK(vs::latest_checkpoint(folder.path()) == folder / "model.ckpt-30.npy");
    }
    SECTION("another saver leaves them alone, or takes them over") {
        vs::saver<vs::npy> next(folder.path(), {.max_to_keep = 1});
        next.save(m, 50);
        CHECK(names_in(folder.path()).size() == 4);
        std::filesystem::remove(folder / "model.ckpt-30.npy");
        next.recover_last_checkpoints(
            {folder / "model.ckpt-30.npy", folder / "model.ckpt-40.npy", folder / "model.ckpt-50.npy"});
        CHECK(next.last_checkpoints().size() == 2);
        next.save(m, 60);
        CHECK(names_in(folder.path()) == std::set<std::string>{"checkpoint", "model.ckpt-60.npy"});
    }
    SECTION("what cannot be saved changes nothing") {
        const std::string before = read_file(folder / "checkpoint");
        vs::graph graph; // npy holds one tensor
        graph.root().get_variable("a", {});
        graph.root().get_variable("b", {});
        CHECK_THROWS_AS(saver.save(graph, 50), vs::unsupported_file_error);
        CHECK(read_file(folder / "checkpoint") == before);
        CHECK(names_in(folder.path()).size() == 3);
        CHECK(saver.last_checkpoints().size() == 2);
    }
    SECTION("where `checkpoint` cannot be written no checkpoint is removed") {
        std::filesystem::remove(folder / "checkpoint");
        std::filesystem::create_directory(folder / "checkpoint");
        write_file(folder / "checkpoint" / "file", "");
        CHECK_THROWS_AS(saver.save(m, 50), vs::file_error);
        CHECK(std::filesystem::exists(folder / "model.ckpt-30.npy"));
        CHECK(saver.last_checkpoints().size() == 2);
    }
    SECTION("all can be kept, under another name") {
        vs::saver<vs::npy> all(folder.path(), {.max_to_keep = 0, .name = "m"});
        for (int step = 0; step != 9; ++step) all.save(m, step);
        CHECK(names_in(folder.path()).size() == 3 + 9);
        CHECK(std::filesystem::exists(folder / "m-0.npy"));
    }
}

TEST_CASE("a saver of a folder that is not there says so") {
    vs::model<one_variable> m;
    vs::saver<vs::npy> saver("no/such/folder");
    CHECK_THROWS_AS(saver.save(m, 1), vs::file_error);
    CHECK(!vs::latest_checkpoint("no/such/folder"));
}

TEST_CASE("the file that names checkpoints is read as TensorFlow and others write it") {
    const test::temporary_folder folder;
    const auto newest = [&](std::string_view bytes) {
        write_file(folder / "checkpoint", bytes);
        return vs::get_checkpoint_state(folder.path())->model_checkpoint_path;
    };
    CHECK(newest("model_checkpoint_path: \"m-1\"") == folder / "m-1");
    CHECK(newest("  model_checkpoint_path:\"/a/m-1\"\r\nall_model_checkpoint_timestamps: 1.5\n") == "/a/m-1");
    CHECK(newest("model_checkpoint_path: 'm\\\"\\\\\\303\\244\\x41\\t'") == folder / "m\"\\\303\244A\t");
    CHECK_THROWS_AS(newest(""), vs::malformed_file_error);
    CHECK_THROWS_AS(newest("all_model_checkpoint_paths: \"m-1\"\n"), vs::malformed_file_error);
    for (const char* const torn :
         {"model_checkpoint_path: \"m-1", "model_checkpoint_path", "model_checkpoint_path: m-1",
          "model_checkpoint_path: \"\"", "model_checkpoint_path: \"\\", "model_checkpoint_path: \"\\x\""})
        CHECK_THROWS_AS(newest(torn), vs::malformed_file_error);
    SECTION("and names of every kind come back") {
        const vs::checkpoint_state state{folder / "a \"b\"\\\n\303\244", {"/else/where", folder / "x"}};
        vs::update_checkpoint_state(folder.path(), state);
        const auto read = vs::get_checkpoint_state(folder.path());
        CHECK(read->model_checkpoint_path == state.model_checkpoint_path);
        CHECK(read->all_model_checkpoint_paths == state.all_model_checkpoint_paths);
        CHECK(!vs::latest_checkpoint(folder.path())); // it is not there
    }
    SECTION("also where the folder ends with a slash") {
        vs::update_checkpoint_state(folder / "", {folder / "m-1"});
        CHECK(read_file(folder / "checkpoint") == "model_checkpoint_path: \"m-1\"\n");
    }
}

struct global_and_local {
    constexpr void operator()(auto&& scope) const {
        auto a = scope.variable_scope("a"_n);
        a.get_variable("w"_n, vs::shape_c<2>);
        a.get_variable("seen"_n, vs::shape_c<>, vs::int64,
                       {.initializer = vs::zeros(), .trainable = false, .collections = {"local_variables"}});
    }
};

TEST_CASE("global variables are saved, local ones are not, in graphs and models") { // row 189
    const auto names = [](const vs::tensors_to_write& what) {
        std::vector<std::string> found;
        for (const vs::tensor_ref& tensor : what.tensors) found.emplace_back(tensor.name);
        return found;
    };
    vs::graph graph;
    global_and_local()(graph.root());
    vs::model<global_and_local> m;
    const std::vector<std::string> global{"a/w"};
    CHECK(names(vs::tensors_of(graph)) == global);
    CHECK(names(vs::tensors_of(m)) == global);
    CHECK(names(vs::tensors_of(m / "a"_n)) == global);
    CHECK(vs::load_targets(graph).size() == 1);
    CHECK(vs::load_targets(m).size() == 1);
    CHECK(names(vs::tensors_of(graph.local_variables())) == std::vector<std::string>{"a/seen"});
}

TEST_CASE("a saver keeps one checkpoint for each so many hours, for good") {
    const test::temporary_folder folder;
    vs::model<one_variable> m;
    vs::saver<vs::npy> often(folder.path(), {.max_to_keep = 1, .name = "often", .keep_every_n_hours = 1e-9});
    vs::saver<vs::npy> seldom(folder.path(),
                              {.max_to_keep = 1, .name = "seldom", .keep_every_n_hours = 1e300});
    for (int step = 1; step <= 3; ++step) {
        often.save(m, step);
        seldom.save(m, step);
    }
    CHECK(names_in(folder.path()) ==
          std::set<std::string>{"checkpoint", "often-1.npy", "often-2.npy", "often-3.npy", "seldom-3.npy"});
    CHECK(often.last_checkpoints().size() == 1);
}

TEST_CASE("a saver without steps replaces what it saved before") {
    const test::temporary_folder folder;
    vs::model<one_variable> m;
    vs::saver<vs::npy> saver(folder.path());
    saver.save(m);
    CHECK(saver.save(m) == folder / "model.ckpt.npy");
    CHECK(saver.last_checkpoints().size() == 1);
    CHECK(names_in(folder.path()) == std::set<std::string>{"checkpoint", "model.ckpt.npy"});
    CHECK(vs::latest_checkpoint(folder.path()) == folder / "model.ckpt.npy");
}
