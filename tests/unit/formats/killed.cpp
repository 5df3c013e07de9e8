// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Processes that are killed while they save: what is there afterwards is whole. The variable VARSCOPE_TEST_KILLS says how many are killed for each
// format; 170 without it.
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/formats/npy.hpp>
#include <varscope/formats/npz.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/formats/tf_bundle.hpp>
#include <varscope/graph.hpp>

#include <sys/wait.h>

#include <cstdlib>
#include <random>
#include <signal.h>
#include <unistd.h>

namespace vs = varscope;

namespace {

int kill_count() {
    const char* const asked = std::getenv("VARSCOPE_TEST_KILLS");
    return asked == nullptr ? 170 : std::atoi(asked);
}

// Some variables whose elements are all one number.
vs::graph graph_of(int count) {
    vs::graph graph;
    for (int i = 0; i != count; ++i)
        graph.root().get_variable("w" + std::to_string(i), {100, 200}, vs::float32,
                                  {.initializer = vs::zeros()});
    return graph;
}
void fill(const vs::graph& graph, float with) {
    for (const vs::variable& each : graph.global_variables()) each.as<float>().fill(with);
}
// The number, or -1 where elements differ.
float number_of(const vs::graph& graph) {
    const float first = graph.global_variables()[0].as<float>()(0, 0);
    for (const vs::variable& each : graph.global_variables())
        for (const float element : each.as<float>())
            if (element != first) return -1;
    return first;
}

// The longest while until a process is killed: long enough that some come to their end, on a disk of any speed.
struct patience {
    unsigned microseconds = 8000;
    int in_vain = 0;
    void learn(bool has_saved) {
        in_vain = has_saved ? 0 : in_vain + 1;
        if (in_vain % 10 == 9) microseconds *= 2;
    }
};

// Runs in a process of its own until that is killed, a short while after it said that it is about to begin.
template <class Run>
void run_and_kill(Run run, std::mt19937& random, const patience& longest) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        static_cast<void>(!::write(ends[1], "", 1));
        run();
        ::_exit(0);
    }
    char byte = 0;
    REQUIRE(::read(ends[0], &byte, 1) == 1);
    ::close(ends[0]);
    ::close(ends[1]);
    ::usleep(static_cast<unsigned>(random() % longest.microseconds));
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
}

// Removes the files that were being written; how many they were.
int remove_parts(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> parts;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".part") parts.push_back(file.path());
    for (const auto& part : parts) std::filesystem::remove(part);
    return static_cast<int>(parts.size());
}

} // namespace

TEMPLATE_TEST_CASE("a process that is killed while it saves leaves a whole file", "", vs::npy, vs::npz,
                   vs::safetensors, vs::tf_bundle) {
    const test::temporary_folder folder;
    const std::filesystem::path path = folder / "m.ckpt";
    const vs::graph graph = graph_of(std::is_same_v<TestType, vs::npy> ? 1 : 5);
    const vs::load_options options{
        .rename = {std::is_same_v<TestType, vs::npy> ? vs::rename_one("m", "w0") : vs::tf2_objects()}};
    fill(graph, 1);
    vs::save<TestType>(path, graph);
    std::mt19937 random(1);
    patience longest;
    float last = 1;
    int parts = 0;
    for (int i = 0; i != kill_count(); ++i) {
        run_and_kill(
            [&] {
                for (float number = last + 1;; ++number) {
                    fill(graph, number);
                    vs::save<TestType>(path, graph);
                }
            },
            random, longest);
        parts += remove_parts(folder.path());
        vs::load<TestType>(path, graph, options);
        const float number = number_of(graph);
        REQUIRE(number >= last);
        longest.learn(number > last);
        last = number;
    }
    CHECK(parts > 0); // some were killed while they wrote
    CHECK(last > 1);  // and some had written
}

TEMPLATE_TEST_CASE("what `checkpoint` names is whole after its saver was killed", "", vs::safetensors,
                   vs::tf_bundle) {
    const test::temporary_folder folder;
    const vs::graph graph = graph_of(2);
    std::mt19937 random(2);
    patience longest;
    int last = 0, parts = 0;
    for (int i = 0; i != kill_count(); ++i) {
        run_and_kill(
            [&] {
                vs::saver<TestType> saver(folder.path(), {.max_to_keep = 2});
                for (int step = last + 1;; ++step) {
                    fill(graph, static_cast<float>(step));
                    saver.save(graph, step);
                }
            },
            random, longest);
        parts += remove_parts(folder.path());
        const auto state = vs::get_checkpoint_state(folder.path());
        if (!state) {
            longest.learn(false);
            continue;
        }
        for (const std::filesystem::path& kept : state->all_model_checkpoint_paths) {
            vs::load<TestType>(kept, graph);
            REQUIRE(number_of(graph) > 0);
        }
        vs::load<TestType>(*vs::latest_checkpoint(folder.path()), graph);
        const int number = static_cast<int>(number_of(graph));
        REQUIRE(number >= last);
        longest.learn(number > last);
        last = number;
        if (i % 10 == 9) // what an earlier process kept is nobody's
            for (const auto& file : std::filesystem::directory_iterator(folder.path()))
                if (file.path().filename() != "checkpoint" &&
                    std::none_of(state->all_model_checkpoint_paths.begin(),
                                 state->all_model_checkpoint_paths.end(),
                                 [&](const std::filesystem::path& kept) {
                                     return file.path().native().starts_with(kept.native());
                                 }))
                    std::filesystem::remove(file.path());
    }
    CHECK(parts > 0);
    CHECK(last > 1);
}
