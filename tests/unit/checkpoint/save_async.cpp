// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Files that another thread writes.
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/npy.hpp>
#include <varscope/graph.hpp>

#include <sys/wait.h>

#include <condition_variable>
#include <mutex>
#include <unistd.h>

namespace vs = varscope;
using namespace vs::literals;

namespace {

// npy, once it is told to go on.
struct waiting_npy : vs::npy {
    static inline std::mutex mutex;
    static inline std::condition_variable changed;
    static inline bool may_write = false;
    static void write(const std::filesystem::path& path, const vs::tensors_to_write& what) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [] { return may_write; });
        vs::npy::write(path, what);
    }
    static void let_write(bool may) {
        const std::lock_guard lock(mutex);
        may_write = may;
        changed.notify_all();
    }
};

float first_of(const std::filesystem::path& path) {
    const auto file = vs::npy::open(path);
    float read[2];
    file->read(0, read);
    return read[0];
}

} // namespace

TEST_CASE("what is written is what the variables held") {
    const test::temporary_folder folder;
    waiting_npy::let_write(false);
    vs::pending_save pending;
    CHECK(pending.is_done());
    {
        vs::graph graph;
        auto w = graph.root().get_variable("w", {2}, vs::float32, {.initializer = vs::constant(3)});
        pending = vs::save_async<waiting_npy>(folder / "m.npy", graph);
        w.as<float>().fill(4);
    } // the variables are gone
    CHECK(!pending.is_done());
    CHECK(!std::filesystem::exists(folder / "m.npy"));
    waiting_npy::let_write(true);
    SECTION("when it is waited for") {
        pending.get();
        CHECK(pending.is_done());
        pending.get(); // nothing more
    }
    SECTION("when the handle is destroyed") { const vs::pending_save taken = std::move(pending); }
    SECTION("when it is only waited for") { pending.wait(); }
    CHECK(first_of(folder / "m.npy") == 3);
}

TEST_CASE("texts are copied too") {
    test::tensors made;
    made.add("texts", vs::dtype::string, {3});
    const vs::tensor_snapshot copies(made.to_write());
    static_cast<std::string*>(made.buffers[0].data())[2] = "other";
    const vs::tensors_to_write what = copies.tensors();
    CHECK(what.tensors.at(0).name == "texts");
    CHECK(static_cast<const std::string*>(what.tensors[0].elements)[2] == std::string(200, 'x') + "2");
    CHECK(what.metadata == made.to_write().metadata);
}

TEST_CASE("an error of the other thread is not lost") {
    vs::graph graph;
    graph.root().get_variable("w", {2});
    const auto failing = [&] { return vs::save_async<vs::npy>("no/such/folder/m.npy", graph); };
    SECTION("it is thrown once where it is asked for") {
        vs::pending_save pending = failing();
        CHECK_THROWS_AS(pending.get(), vs::file_error);
        CHECK_NOTHROW(pending.get());
    }
    SECTION("the next one throws it, and is written") {
        const test::temporary_folder folder;
        vs::pending_save pending = failing();
        CHECK_THROWS_AS(pending = vs::save_async<vs::npy>(folder / "m.npy", graph), vs::file_error);
        CHECK(std::filesystem::exists(folder / "m.npy"));
    }
    SECTION("another exception goes before it") {
        const auto both = [&] {
            const vs::pending_save pending = failing();
            throw std::logic_error("first");
        };
        CHECK_THROWS_AS(both(), std::logic_error);
    }
    SECTION("a handle that nobody asked ends the program") {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            std::set_terminate([] { ::_exit(17); });
            { const vs::pending_save pending = failing(); }
            ::_exit(0);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 17));
    }
}
