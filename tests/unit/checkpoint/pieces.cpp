// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/checkpoint/pieces.hpp>

namespace vs = varscope;

TEST_CASE("parts are written one behind the other, however many there are") {
    const test::temporary_folder folder;
    std::vector<std::string> texts;
    for (int i = 0; i != 1000; ++i) texts.emplace_back(static_cast<std::size_t>(i % 7), static_cast<char>(i));
    std::vector<vs::file_part> parts;
    std::string all;
    for (const std::string& each : texts) parts.push_back({each.data(), each.size()}), all += each;
    vs::replacing_file file(folder / "x");
    file.write(std::vector<vs::file_part>());
    file.write(parts);
    CHECK(file.size() == all.size());
    file.write("end");
    file.commit();
    CHECK(test::read_file(folder / "x") == all + "end");
}

TEST_CASE("pieces of a large file are its bytes, wherever they begin") {
    const test::temporary_folder folder;
    std::string bytes(std::size_t{33} << 20, '\0');
    for (std::size_t i = 0; i != bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7 + i / 4096);
    test::write_file(folder / "x", bytes);
    const vs::readable_file file(folder / "x");
    const bool is_mapped = GENERATE(true, false);
    vs::detail::file_pieces pieces(file, is_mapped);
    for (const auto& [from, count] : std::vector<std::pair<std::size_t, std::size_t>>{
             {0, bytes.size()}, {1, 100}, {4097, std::size_t{17} << 20}, {bytes.size() - 1, 1}, {5, 0}}) {
        std::string read(count, '\0');
        pieces.copy(from, count, read.data());
        CHECK(read == bytes.substr(from, count));
        std::size_t seen = 0;
        const char* const expected = bytes.data() + from;
        pieces.for_each(from, count, [&](const std::byte* piece, std::size_t some) {
            if (std::memcmp(piece, expected + seen, some) == 0) seen += some;
        });
        CHECK(seen == count);
        CHECK_NOTHROW(pieces.fetch(from, count));
    }
    SECTION("what is not aligned is copied too") {
        std::string read((std::size_t{2} << 20) + 77, '\0');
        for (const std::size_t shift : {std::size_t{0}, std::size_t{1}, std::size_t{15}}) {
            pieces.copy(3, read.size() - shift, read.data() + shift);
            CHECK(std::string_view(read).substr(shift) ==
                  std::string_view(bytes).substr(3, read.size() - shift));
        }
    }
    SECTION("a file that has become shorter is an error") {
        std::filesystem::resize_file(folder / "x", 1000);
        CHECK_THROWS_AS(pieces.fetch(std::size_t{20} << 20, 1000), vs::malformed_file_error);
        std::byte some[100];
        CHECK_NOTHROW(pieces.copy(0, sizeof some, some));
    }
}
