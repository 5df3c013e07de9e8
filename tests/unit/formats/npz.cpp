// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/formats/npz.hpp>

using test::write_file;
namespace vs = varscope;
using Catch::Matchers::ContainsSubstring;

namespace {
// An npy file of these parts.
std::string npy_bytes(std::string header, std::string_view elements, char version = 1) {
    std::string bytes("\x93NUMPY", 6);
    bytes += version;
    bytes += '\0';
    for (int i = 0; i != (version == 1 ? 2 : 4); ++i)
        bytes += static_cast<char>(header.size() >> 8 * i & 0xFF);
    return bytes + header + std::string(elements);
}
} // namespace

TEST_CASE("what is written as npz is read back bit for bit") {
    const test::temporary_folder folder;
    const test::tensors made = test::of_all_dtypes({vs::dtype::string, vs::dtype::bfloat16});
    vs::npz::write(folder / "m.npz", made.to_write());
    CHECK(made.are_in(*vs::npz::open(folder / "m.npz")));
    vs::npz::write_compressed(folder / "c.npz", made.to_write());
    CHECK(made.are_in(*vs::npz::open(folder / "c.npz")));
    vs::npz::write_compressed(folder / "d.npz", made.to_read_and_write());
    CHECK(test::read_file(folder / "c.npz") == test::read_file(folder / "d.npz"));
    CHECK(std::filesystem::file_size(folder / "c.npz") < std::filesystem::file_size(folder / "m.npz"));
    vs::npz::write(folder / "n.npz", made.to_read_and_write());
    CHECK(test::read_file(folder / "m.npz") == test::read_file(folder / "n.npz"));
    vs::npz::write(folder / "none.npz", {});
    CHECK(vs::npz::open(folder / "none.npz")->entries().empty());
    SECTION("a damaged byte is found by the checksum") {
        std::string bytes = test::read_file(folder / "m.npz");
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        write_file(folder / "m.npz", bytes);
        const auto file = vs::npz::open(folder / "m.npz");
        CHECK_THROWS_AS(made.are_in(*file), vs::malformed_file_error);
    }
    SECTION("a torn one is refused") {
        const std::string bytes = test::read_file(folder / "m.npz");
        for (const std::size_t size :
             {std::size_t{0}, std::size_t{3}, std::size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
            write_file(folder / "torn.npz", std::string_view(bytes).substr(0, size));
            CHECK_THROWS_AS(vs::npz::open(folder / "torn.npz"), vs::malformed_file_error);
        }
    }
}

TEST_CASE("npy in every order") {
    const test::temporary_folder folder;
    const auto read = [&](const std::string& bytes) {
        write_file(folder / "x.npy", bytes);
        const auto file = vs::npy::open(folder / "x.npy");
        std::vector<std::int16_t> elements(file->entries()[0].element_count());
        file->read(0, elements.data());
        return elements;
    };
    const std::string_view little("\1\0\2\0\3\0\4\0\5\0\6\0", 12), big("\0\1\0\2\0\3\0\4\0\5\0\6", 12);
    const std::vector<std::int16_t> rows{1, 2, 3, 4, 5, 6}, columns{1, 3, 5, 2, 4, 6};
    CHECK(read(npy_bytes("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }\n", little)) == rows);
    CHECK(read(npy_bytes("{'descr': '>i2', 'fortran_order': False, 'shape': (2, 3), }\n", big)) == rows);
    CHECK(read(npy_bytes("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }\n", little)) == columns);
    CHECK(read(npy_bytes("{'shape': (6L,), \"fortran_order\": False,'descr':'<i2'}", little, 2)) == rows);
    CHECK(read(npy_bytes("{'descr': '<i2', 'fortran_order': True, 'shape': (), }",
                         std::string_view("\7\0", 2), 3))
              .size() == 1);
}

TEST_CASE("npy that is none is refused, each with what is wrong") {
    const test::temporary_folder folder;
    const struct {
        std::string bytes;
        const char* found;
    } cases[] = {
        {"", "no NUMPY"},
        {"\x93NUMPX\1\0", "no NUMPY"},
        {npy_bytes("{}", "", 4), "a version that is not 1 to 3"},
        {std::string("\x93NUMPY\1\0\xFF", 9), "the end of the file in its header"},
        {std::string("\x93NUMPY\2\0\xFF\xFF\xFF\xFF", 12), "a header of 4294967295 bytes"},
        {npy_bytes("", ""), "no {"},
        {npy_bytes("{'descr': '<f4', 'fortran_order': False}", ""), "a key that is missing"},
        {npy_bytes("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}", "1234"),
         "stands twice"},
        {npy_bytes("{'descr': '<f4', 'fortran_order': 1, 'shape': ()}", "1234"),
         "a wrong value of fortran_order"},
        {npy_bytes("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "1234"),
         "a wrong value of shape"},
        {npy_bytes("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999999,)}", "1234"),
         "a wrong value of shape"},
        {npy_bytes("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296,4294967296,)}", "1234"),
         "a shape that is too large"},
        {npy_bytes("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", "1234"),
         "4 bytes of elements where the shape needs 8"},
        {npy_bytes("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x", "1234"),
         "something behind }"},
        {npy_bytes("{'descr': [" + std::string(100, '[') + "], 'fortran_order': False, 'shape': (1,)}", ""),
         "a wrong value of descr"},
    };
    for (const auto& each : cases) {
        write_file(folder / "x.npy", each.bytes);
        INFO(each.bytes.substr(0, 200));
        CHECK_THROWS_WITH(vs::npy::open(folder / "x.npy"),
                          ContainsSubstring("VS-E035") && ContainsSubstring(each.found));
    }
    for (const char* descr : {"'|O'", "'<U5'", "[('a', '<f4'), ('b', '<i8', (2,))]", "'<V2'", "'<f16'"}) {
        write_file(folder / "x.npy",
                   npy_bytes("{'descr': " + std::string(descr) + ", 'fortran_order': False, 'shape': (1,)}",
                             "1234"));
        const auto file = vs::npy::open(folder / "x.npy");
        CHECK_FALSE(file->entries()[0].refused.empty());
        double room[2];
        CHECK_THROWS_AS(file->read(0, room), vs::unsupported_file_error);
    }
}

TEST_CASE("the checksum of zip archives, by folding and by the table") {
    std::string bytes;
    for (int i = 0; i != 3000; ++i) bytes += static_cast<char>(i * i + i / 7);
    CHECK(vs::detail::crc32(0, "123456789", 9) == 0xCBF43926u); // the check value of CRC-32
    CHECK(vs::detail::crc32_by_table(0, "123456789", 9) == 0xCBF43926u);
    for (std::size_t cut = 0; cut < bytes.size(); cut += 41) {
        const std::uint32_t first = vs::detail::crc32(0, bytes.data(), cut);
        const std::uint32_t whole = vs::detail::crc32_by_table(0, bytes.data(), bytes.size());
        CHECK(vs::detail::crc32(first, bytes.data() + cut, bytes.size() - cut) == whole);
#if defined(__x86_64__)
        if (__builtin_cpu_supports("pclmul"))
            CHECK(vs::detail::crc32_by_folding(first, bytes.data() + cut, bytes.size() - cut) == whole);
#endif
    }
}

TEST_CASE("archives with numbers of 64 bits, and directories that are damaged") {
    const test::temporary_folder folder;
    const std::string first = "first member", second(1000, 'x');
    const auto write = [&](std::uint64_t largest) {
        vs::replacing_file file(folder / "x.zip");
        vs::detail::zip_writer archive(file, largest);
        const vs::extent lengths[] = {7, 1000, 0};
        archive.add("a", first.substr(0, 5), {"", vs::dtype::uint8, {lengths, 1}, first.data() + 5});
        archive.add("b", "", {"", vs::dtype::uint8, {lengths + 1, 1}, nullptr, nullptr, [&](void* to) {
                                  std::memcpy(to, second.data(), second.size());
                              }});
        archive.add("c", "", {"", vs::dtype::uint8, {lengths + 2, 1}, nullptr});
        archive.finish();
        file.commit();
    };
    for (const std::uint64_t largest : {0xFFFFFFFEull, 500ull, 20ull, 0ull}) {
        write(largest);
        const vs::readable_file file(folder / "x.zip");
        const auto places = vs::detail::zip_directory(file).places;
        REQUIRE(places.size() == 3);
        REQUIRE((places[0] && places[1] && places[2]));
        CHECK(file.read(places[0]->begin, places[0]->size) == first);
        CHECK(file.read(places[1]->begin, places[1]->size) == second);
        CHECK(places[1]->checksum == vs::detail::crc32(0, second.data(), second.size()));
        CHECK(places[2]->size == 0);
        zip_t* const archive = ::zip_open((folder / "x.zip").c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
        REQUIRE(archive != nullptr); // libzip finds the same
        zip_file_t* const member = ::zip_fopen(archive, "b", 0);
        REQUIRE(member != nullptr);
        std::string read(2000, '\0');
        CHECK(::zip_fread(member, read.data(), read.size()) == 1000);
        CHECK(::zip_fclose(member) == 0);
        ::zip_discard(archive);
    }
    const std::string bytes = test::read_file(folder / "x.zip");
    for (std::size_t i = 0; i != bytes.size(); ++i) { // nothing is read where nothing is
        write_file(folder / "y.zip", std::string_view(bytes).substr(0, i));
        CHECK(vs::detail::zip_directory(vs::readable_file(folder / "y.zip")).places.empty());
        std::string damaged = bytes;
        damaged[i] = static_cast<char>(damaged[i] ^ 0xFF);
        write_file(folder / "y.zip", damaged);
        const vs::readable_file file(folder / "y.zip");
        for (const auto& place : vs::detail::zip_directory(file).places)
            if (place) CHECK_NOTHROW(file.read(place->begin, place->size));
    }
}
