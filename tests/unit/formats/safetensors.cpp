// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/formats/safetensors.hpp>

using test::write_file;
namespace vs = varscope;
using Catch::Matchers::ContainsSubstring;

namespace {
std::string with_length(std::string header, std::string_view elements = {}) {
    std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char*>(&length), 8) + header + std::string(elements);
}
} // namespace

TEST_CASE("what is written as safetensors is read back bit for bit") {
    const test::temporary_folder folder;
    const test::tensors made = test::of_all_dtypes({vs::dtype::string, vs::dtype::complex128});
    vs::safetensors::write(folder / "m.safetensors", made.to_write());
    const auto file = vs::safetensors::open(folder / "m.safetensors");
    CHECK(made.are_in(*file));
    CHECK(file->metadata().at("about") == "a \"test\"\n");
    CHECK(file->metadata().at("format") == "pt");
    SECTION("and mapped: aligned, with the same elements") {
        const auto mapped = vs::safetensors::map(folder / "m.safetensors");
        for (std::size_t i = 0; i != mapped->entries().size(); ++i) {
            const vs::tensor_entry& entry = mapped->entries()[i];
            REQUIRE(mapped->mapped(i) != nullptr);
            std::vector<std::byte> read(entry.byte_count());
            mapped->read(i, read.data());
            CHECK(std::equal(read.begin(), read.end(), static_cast<const std::byte*>(mapped->mapped(i))));
        }
    }
    SECTION("the same tensors give the same bytes, and the header ends at a multiple of eight") {
        vs::safetensors::write(folder / "n.safetensors", made.to_read_and_write());
        const std::string bytes = test::read_file(folder / "m.safetensors");
        CHECK(bytes == test::read_file(folder / "n.safetensors"));
        CHECK(static_cast<unsigned char>(bytes[0]) % 8 == 0);
    }
    SECTION("a file that cannot be written leaves the old one") {
        const std::string before = test::read_file(folder / "m.safetensors");
        test::tensors texts;
        texts.add("text", vs::dtype::string, {1});
        CHECK_THROWS_AS(vs::safetensors::write(folder / "m.safetensors", texts.to_write()),
                        vs::unsupported_file_error);
        CHECK(test::read_file(folder / "m.safetensors") == before);
    }
    SECTION("names that are no UTF-8 are refused") {
        test::tensors odd;
        odd.add("a\xFF", vs::dtype::int8, {1});
        CHECK_THROWS_AS(vs::safetensors::write(folder / "odd.safetensors", odd.to_write()),
                        vs::unsupported_file_error);
    }
}

TEST_CASE("safetensors that are none are refused, each with what is wrong") {
    const test::temporary_folder folder;
    const std::string row = R"("dtype":"F32","shape":[1],"data_offsets":[0,4])";
    const struct {
        std::string bytes;
        const char* found;
    } cases[] = {
        {"", "only 0 bytes"},
        {"1234567", "only 7 bytes"},
        {std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8), "a header of 18446744073709551615 bytes"},
        {std::string("\1\0\0\0\0\0\0\0", 8), "a header of 1 bytes in a file of 8"},
        {with_length(""), "does not begin with {"},
        {with_length("[]"), "does not begin with {"},
        {with_length("{"), "no JSON"},
        {with_length("{}", "x"), "1 bytes of no tensor at the end"},
        {with_length("{\"a\":{" + row + "},\"a\":{" + row + "}}", "1234"), "bytes of two tensors"},
        {with_length(
             R"({"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}})"),
         "the name 'a' stands twice"},
        {with_length("{\"a\":{" + row + ",\"dtype\":\"F32\"}}", "1234"), "a text where the format has none"},
        {with_length("{\"a\":{" + row + "}}", "123"), "offsets outside of the file"},
        {with_length(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", "1234"),
         "offsets outside of the file"},
        {with_length(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", "1234"),
         "4 bytes where the shape needs 8"},
        {with_length(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}})", "12345"),
         "bytes of no tensor before 'a'"},
        {with_length(
             R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,0]}})"),
         "a shape that is too large"},
        {with_length(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", "1234"),
         "a negative number"},
        {with_length(R"({"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}})", "1234"),
         "a number that is not whole"},
        {with_length(R"({"a":{"dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,4]}})", "1234"),
         "a number that is too large"},
        {with_length(R"({"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}})", "1234"),
         "a number where the format has none"},
        {with_length(R"({"a":{"dtype":"F32","shape":[1]}})"),
         "a tensor without dtype, shape or data_offsets"},
        {with_length(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}})"),
         "data_offsets that are not two"},
        {with_length(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}})", "1234"),
         "an unknown key"},
        {with_length(R"({"a":null})"), "a null"},
        {with_length(R"({"a":[]})"), "a list"},
        {with_length(R"({"__metadata__":{"a":1}})"), "a number"},
        {with_length(R"({"__metadata__":{"a":{}}})"), "an object"},
        {with_length("{\"a\":" + std::string(100000, '[')), "a list where the format has none"},
    };
    for (const auto& each : cases) {
        write_file(folder / "x.safetensors", each.bytes);
        INFO(each.bytes.substr(0, 200));
        CHECK_THROWS_WITH(vs::safetensors::open(folder / "x.safetensors"),
                          ContainsSubstring("VS-E035") && ContainsSubstring(each.found));
    }
    write_file(folder / "x.safetensors",
               with_length(R"({"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}})", "12"));
    const auto listed = vs::safetensors::open(folder / "x.safetensors");
    CHECK(listed->entries()[0].foreign_dtype == "F8_E4M3");
    std::byte room[2];
    CHECK_THROWS_AS(listed->read(0, room), vs::unsupported_file_error);
}

TEST_CASE("safetensors in several files") {
    const test::temporary_folder folder;
    test::tensors first, second;
    first.add("a", vs::dtype::float32, {2});
    second.add("b", vs::dtype::int64, {3});
    vs::safetensors::write(folder / "m-1.safetensors", first.to_write());
    vs::safetensors::write(folder / "m-2.safetensors", second.to_write());
    write_file(folder / "m.safetensors.index.json",
               R"({"metadata":{},"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors"}})");
    const auto file = vs::open_tensors<vs::safetensors>(folder / "m.safetensors.index.json");
    REQUIRE(file->entries().size() == 2);
    std::byte elements[24];
    file->read(file->find("a"), elements);
    CHECK(std::memcmp(elements, first.buffers[0].data(), 8) == 0);
    file->read(file->find("b"), elements);
    CHECK(std::memcmp(elements, second.buffers[0].data(), 24) == 0);
    write_file(folder / "m.safetensors.index.json", R"({"weight_map":{"c":"m-1.safetensors"}})");
    CHECK_THROWS_WITH(vs::safetensors::open(folder / "m.safetensors.index.json"),
                      ContainsSubstring("VS-E035") && ContainsSubstring("which does not hold it"));
    write_file(folder / "m.safetensors.index.json", R"({"weight_map":{"a":"../m-1.safetensors"}})");
    CHECK_THROWS_WITH(vs::safetensors::open(folder / "m.safetensors.index.json"),
                      ContainsSubstring("VS-E035") && ContainsSubstring("not one of the index's folder"));
    write_file(folder / "m.safetensors.index.json", "no JSON");
    CHECK_THROWS_AS(vs::safetensors::open(folder / "m.safetensors.index.json"), vs::malformed_file_error);
}
