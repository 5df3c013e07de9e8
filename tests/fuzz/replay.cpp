// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/fuzz/replay.cpp: gives a fuzz target the files of its arguments, and of folders, without libFuzzer.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
    std::size_t replayed = 0;
    const auto replay = [&replayed](const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        const std::vector<char> read((std::istreambuf_iterator<char>(file)), {});
        const std::vector<std::uint8_t> data(read.begin(), read.end());
        LLVMFuzzerTestOneInput(data.data(), data.size());
        ++replayed;
    };
    for (int i = 1; i != count; ++i)
        if (std::filesystem::is_directory(arguments[i]))
            for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) replay(entry.path());
        else
            replay(arguments[i]);
    std::cout << replayed << " inputs agree\n";
    return replayed == 0 ? 1 : 0;
}
