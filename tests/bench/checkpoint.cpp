// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/bench/checkpoint.cpp: the variables of BERT-base, 440 MB, into files and back, beside a plain write with fsync and a plain read of as many
// bytes, in one run: the best time of several. What is mapped is opened and asked for one value. Memory is the most that a process had which did nothing else, less
// that of one which only holds the model. The folder that is written into is the argument, or the current one; it needs 2 GB.
// Ends with 1 where a limit is passed: 1.25 times a plain write, 1.5 times a plain read, 5 ms, 64 MiB.
#include "../../examples/bert.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/mapped_model.hpp>
#include <varscope/formats/npz.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/formats/tf_bundle.hpp>
#include <varscope/model.hpp>

#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>

namespace vs = varscope;
using namespace vs::literals;

namespace {

using network = vs::model<bert::base>;
constexpr std::size_t model_bytes = network::manifest::tables().layout.bytes;
constexpr const char* one_name = "bert/encoder/layer_11/output/dense/kernel";
int passed_limits = 0;

template <class F>
double milliseconds(F&& f) {
    const auto start = std::chrono::steady_clock::now();
    f();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void fill(network& m, float from) {
    for (float& each : m.flat<float>()) each = from += 0.25f;
}

void plain_write(const std::filesystem::path& path, const void* from, std::size_t count) {
    const vs::detail::descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666));
    for (const char* at = static_cast<const char*>(from); count != 0;) {
        const ssize_t some = ::write(file.get(), at, count);
        if (some <= 0) std::perror("write"), std::exit(2);
        at += some;
        count -= static_cast<std::size_t>(some);
    }
    ::fsync(file.get());
}
void plain_read(const std::filesystem::path& path, void* to, std::size_t count) {
    const vs::detail::descriptor file(::open(path.c_str(), O_RDONLY));
    for (char* at = static_cast<char*>(to); count != 0;) {
        const ssize_t some = ::read(file.get(), at, count);
        if (some <= 0) std::perror("read"), std::exit(2);
        at += some;
        count -= static_cast<std::size_t>(some);
    }
}

void within(double is, double limit) {
    if (is > limit) ++passed_limits;
    std::printf("%s", is > limit ? " (!)" : "");
}

// What `f` adds to the most memory that a process has which holds the model, in MiB.
template <class F>
double added_memory(F&& f) {
    const auto peak = [](auto&& does) {
        const pid_t child = ::fork();
        if (child == 0) {
            network m;
            fill(m, 0);
            does(m);
            std::_Exit(0);
        }
        int status = 0;
        rusage used{};
        if (::wait4(child, &status, 0, &used) != child || status != 0)
            std::puts("a process failed"), std::exit(2);
        return static_cast<double>(used.ru_maxrss) / 1024;
    };
    return peak(f) - peak([](network&) {});
}

void remove_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& each : std::filesystem::directory_iterator(folder))
        if (each.path().filename().native().starts_with("bench.")) files.push_back(each.path());
    for (const auto& each : files) std::filesystem::remove(each);
}

template <vs::tensor_format Format>
void measure(const std::filesystem::path& folder, const char* extension) {
    const std::filesystem::path path = folder / (std::string("bench") + extension);
    const std::filesystem::path plain = folder / "bench.plain";
    network m;
    fill(m, 1);
    std::vector<std::byte> room(model_bytes, std::byte{1});
    double write = 1e9, save = 1e9, write_again = 1e9, save_again = 1e9, read = 1e9, load = 1e9;
    for (int round = 0; round != 5; ++round) { // a file that is new, and one that replaces another
        remove_files(folder);
        write = std::min(write, milliseconds([&] { plain_write(plain, m.data(), model_bytes); }));
        write_again = std::min(write_again, milliseconds([&] { plain_write(plain, m.data(), model_bytes); }));
        std::filesystem::remove(plain);
        save = std::min(save, milliseconds([&] { vs::save<Format>(path, m); }));
        save_again = std::min(save_again, milliseconds([&] { vs::save<Format>(path, m); }));
    }
    plain_write(plain, m.data(), model_bytes);
    for (int round = 0; round != 7; ++round) {
        read = std::min(read, milliseconds([&] { plain_read(plain, room.data(), model_bytes); }));
        load = std::min(load, milliseconds([&] { vs::load<Format>(path, m); }));
    }
    std::printf("%-11s save %.0f ms, plain %.0f: %.2f", std::string(Format::name).c_str(), save, write,
                save / write);
    within(save / write, 1.25);
    std::printf("; over another %.0f, plain %.0f: %.2f", save_again, write_again, save_again / write_again);
    within(save_again / write_again, 1.25);
    std::printf("; load %5.0f ms, plain %5.0f: %.2f", load, read, load / read);
    within(load / read, 1.5);
    std::fflush(stdout);
    const double saving = added_memory([&](network& of) { vs::save<Format>(path, of); });
    const double loading = added_memory([&](network& into) { vs::load<Format>(path, into); });
    std::printf("; memory while saving +%.1f MiB", saving);
    within(saving, 64);
    std::printf(", loading +%.1f MiB", loading);
    within(loading, 64);
    std::puts("");
}

template <class F>
void measure_mapped(const char* what, F&& one_value) {
    double best = 1e9;
    float value = 0;
    for (int round = 0; round != 7; ++round)
        best = std::min(best, milliseconds([&] { value = one_value(); }));
    std::printf("%-12s opened, and one value (%g) read: %.2f ms", what, static_cast<double>(value), best);
    within(best, 5);
    std::puts("");
}

} // namespace

int main(int count, char** arguments) {
    const std::filesystem::path folder = count > 1 ? arguments[1] : ".";
    std::printf("%zu variables, %.0f MB\n", network::size(), static_cast<double>(model_bytes) / 1e6);
    measure<vs::safetensors>(folder, ".safetensors");
    measure<vs::tf_bundle>(folder, ".ckpt");
    measure<vs::npz>(folder, ".npz");
    const std::filesystem::path path = folder / "bench.safetensors";
    {
        network m;
        fill(m, 1);
        vs::save_for_mapping(path, m);
    }
    measure_mapped("mapped file", [&] {
        const auto file = vs::safetensors::map(path);
        return static_cast<const float*>(file->mapped(file->find(one_name)))[1000];
    });
    measure_mapped("mapped model", [&] {
        return (*vs::map_model<network>(path))["bert/encoder/layer_11/output/dense/kernel"_n](1, 232);
    });
    remove_files(folder);
    return passed_limits == 0 ? 0 : 1;
}
