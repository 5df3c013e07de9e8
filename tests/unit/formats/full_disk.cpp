// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What cannot be written as a whole, as on a full disk: an error, the old file, and nothing beside it.
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/formats/npy.hpp>
#include <varscope/formats/npz.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/formats/tf_bundle.hpp>

#include <sys/resource.h>

#include <csignal>

namespace vs = varscope;

namespace {

// As long as it lives no file of this process becomes longer; the system says EFBIG then.
class longest_file {
  public:
    explicit longest_file(rlim_t bytes) : before_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &limit_);
        rlimit lower = limit_;
        lower.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &lower);
    }
    longest_file(const longest_file&) = delete;
    longest_file& operator=(const longest_file&) = delete;
    ~longest_file() {
        ::setrlimit(RLIMIT_FSIZE, &limit_);
        std::signal(SIGXFSZ, before_);
    }

  private:
    void (*before_)(int);
    rlimit limit_{};
};

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& each : std::filesystem::directory_iterator(folder))
        names.push_back(each.path().filename().native());
    std::sort(names.begin(), names.end());
    return names;
}

template <class Write>
void check(Write write) {
    const test::temporary_folder folder;
    test::tensors small, large;
    small.add("w", vs::dtype::float32, {10});
    large.add("w", vs::dtype::float32, {100000});
    // Bytes that cannot be compressed into less than the limit.
    auto* const at = static_cast<std::uint32_t*>(large.buffers[0].data());
    for (std::uint32_t i = 0, state = 1; i != 100000; ++i) at[i] = state = state * 1664525 + 1013904223;
    write(folder / "m", small.to_write());
    const std::vector<std::string> before = names_in(folder.path());
    std::vector<std::string> bytes;
    for (const std::string& name : before) bytes.push_back(test::read_file(folder / name.c_str()));
    for (const rlim_t limit : {rlim_t{0}, rlim_t{100}, rlim_t{50000}}) {
        {
            const longest_file limited(limit);
            CHECK_THROWS_AS(write(folder / "m", large.to_write()), vs::file_error);
            CHECK_THROWS_AS(write(folder / "new", large.to_write()), vs::file_error);
        }
        CHECK(names_in(folder.path()) == before);
        for (std::size_t i = 0; i != before.size(); ++i)
            CHECK(test::read_file(folder / before[i].c_str()) == bytes[i]);
    }
    write(folder / "m", large.to_write()); // and where there is room again it is written
    CHECK(names_in(folder.path()).size() == before.size());
}

} // namespace

TEST_CASE("a disk that is full leaves the old file and nothing else") {
    SECTION("safetensors") { check(vs::safetensors::write); }
    SECTION("npy") { check(vs::npy::write); }
    SECTION("npz") { check(vs::npz::write); }
    SECTION("compressed npz") { check(vs::npz::write_compressed); }
    SECTION("bundle") { check(vs::tf_bundle::write); }
}
