// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/formats/tf_bundle.hpp>
#include <varscope/formats/tf_v1.hpp>

namespace vs = varscope;
using Catch::Matchers::ContainsSubstring;

namespace {

using vs::detail::append_bytes;
using vs::detail::append_number;
using vs::detail::append_varint;
using vs::detail::tf_slice;

// Makes a checkpoint of version 1 as its messages are described in TensorFlow's saved_tensor_slice.proto.
struct version_1 {
    std::string contents;
    std::map<std::string, std::string> rows;

    void list(const std::string& name, vs::dtype type, const std::vector<vs::extent>& shape,
              const std::vector<tf_slice>& slices) {
        std::string row;
        append_bytes(row, 1, name);
        append_bytes(row, 2, vs::detail::tf_shape({shape.data(), shape.size()}));
        append_number(row, 3, vs::detail::tf_number(type));
        for (const tf_slice& slice : slices) append_bytes(row, 4, vs::detail::tf_slice_message(slice));
        append_bytes(contents, 1, row);
    }
    void add(const std::string& name, const tf_slice& slice, const std::string& tensor) {
        std::string data, message;
        append_bytes(data, 1, name);
        append_bytes(data, 2, vs::detail::tf_slice_message(slice));
        append_bytes(data, 3, tensor);
        append_bytes(message, 2, data);
        rows[vs::detail::tf_slice_key(name, slice)] = message;
    }
    [[nodiscard]] std::string bytes() {
        std::string versions, message;
        append_number(versions, 1, 1);
        append_bytes(contents, 2, versions);
        append_bytes(message, 1, contents);
        rows[""] = message;
        return vs::detail::leveldb_bytes(rows);
    }
};
std::string packed(std::uint32_t field, std::initializer_list<std::int64_t> numbers) {
    std::string all, tensor;
    for (const std::int64_t number : numbers) append_varint(all, static_cast<std::uint64_t>(number));
    append_bytes(tensor, field, all);
    return tensor;
}
std::string floats(std::initializer_list<float> numbers) {
    std::string tensor;
    append_bytes(tensor, 5, {reinterpret_cast<const char*>(numbers.begin()), numbers.size() * sizeof(float)});
    return tensor;
}
template <class T>
std::vector<T> read(const vs::tensor_file& file, const char* name) {
    const std::size_t i = file.find(name);
    REQUIRE(i != file.entries().size());
    std::vector<T> elements(file.entries()[i].element_count());
    file.read(i, elements.data());
    return elements;
}

} // namespace

TEST_CASE("checkpoints of version 1 are read") {
    const test::temporary_folder folder;
    const tf_slice whole{{0, 0}, {std::nullopt, std::nullopt}}, scalar{};
    const tf_slice left{{0, 0}, {2, 1}}, right{{0, 1}, {2, 2}};
    version_1 made;
    made.list("w", vs::dtype::float32, {2, 3}, {whole});
    made.add("w", whole, floats({1, 2, 3, 4, 5, 6}));
    made.list("step", vs::dtype::int64, {}, {scalar});
    made.add("step", scalar, packed(10, {-7}));
    made.list("small", vs::dtype::int16, {1, 3}, {whole});
    made.add("small", whole, packed(7, {-1, 300, 0}));
    made.list("halves", vs::dtype::float16, {1, 2}, {whole});
    made.add("halves", whole, packed(13, {0x3C00, 0xC000}));
    made.list("truths", vs::dtype::bool_, {1, 2}, {whole});
    made.add("truths", whole, packed(11, {1, 0}));
    made.list("parts", vs::dtype::float32, {2, 3}, {left, right});
    made.add("parts", left, floats({1, 4}));
    std::string content;
    const float numbers[] = {2, 3, 5, 6};
    append_bytes(content, 4, {reinterpret_cast<const char*>(numbers), sizeof numbers});
    made.add("parts", right, content);
    made.list("text", vs::dtype::string, {1, 1}, {whole});
    made.list("few", vs::dtype::float32, {2, 3}, {whole});
    made.add("few", whole, floats({1, 2, 3, 4, 5}));
    made.list("huge", vs::dtype::float32, {64, 64}, {whole});
    made.add("huge", whole, floats({1}));
    made.list("absent", vs::dtype::float32, {1, 1}, {whole});
    test::write_file(folder / "model.ckpt", made.bytes());

    const auto file = vs::open_tensors<vs::tf_bundle, vs::tf_v1>(folder / "model.ckpt");
    CHECK(file->format() == "TensorFlow checkpoint of version 1");
    CHECK(file->entries().size() == 10);
    CHECK(read<float>(*file, "w") == std::vector<float>{1, 2, 3, 4, 5, 6});
    CHECK(read<std::int64_t>(*file, "step") == std::vector<std::int64_t>{-7});
    CHECK(read<std::int16_t>(*file, "small") == std::vector<std::int16_t>{-1, 300, 0});
    CHECK(read<std::uint16_t>(*file, "halves") == std::vector<std::uint16_t>{0x3C00, 0xC000});
    CHECK(read<unsigned char>(*file, "truths") == std::vector<unsigned char>{1, 0});
    CHECK(read<float>(*file, "parts") == std::vector<float>{1, 2, 3, 4, 5, 6});
    CHECK_THROWS_AS(file->verify(file->find("text")), vs::unsupported_file_error);
    for (const char* name : {"few", "huge"}) {
        std::vector<std::byte> room(64 * 64 * 4);
        CHECK_THROWS_WITH(file->read(file->find(name), room.data()),
                          ContainsSubstring("VS-E035") && ContainsSubstring("another number of elements"));
    }
    CHECK_THROWS_WITH(file->verify(file->find("absent")),
                      ContainsSubstring("a part that is not in the file"));
}

TEST_CASE("what is no checkpoint of version 1 is refused") {
    const test::temporary_folder folder;
    CHECK_THROWS_AS(vs::tf_v1::open(folder / "m"), vs::file_error);
    CHECK_THROWS_AS(vs::tf_v1::write(folder / "m", {}), vs::unsupported_file_error);
    test::write_file(folder / "m", "no table");
    CHECK_FALSE(vs::tf_v1::recognizes(folder / "m", ""));
    CHECK_THROWS_AS(vs::tf_v1::open(folder / "m"), vs::malformed_file_error);
    test::write_file(folder / "m", vs::detail::leveldb_bytes({{"a", "b"}}));
    CHECK(vs::tf_v1::recognizes(folder / "m", ""));
    CHECK_THROWS_WITH(vs::tf_v1::open(folder / "m"), ContainsSubstring("no table of contents"));
    test::write_file(folder / "m", vs::detail::leveldb_bytes({{"", "\x0A\xFF"}}));
    CHECK_THROWS_WITH(vs::tf_v1::open(folder / "m"), ContainsSubstring("a damaged table of contents"));
    version_1 made;
    made.list("w", vs::dtype::float32, {2}, {{{0}, {1}}}); // half of it
    test::write_file(folder / "m", made.bytes());
    CHECK_THROWS_WITH(vs::tf_v1::open(folder / "m"), ContainsSubstring("a damaged table of contents"));
    version_1 huge;
    huge.list("w", vs::dtype::float32, {1 << 20, 1 << 20}, {{{0, 0}, {std::nullopt, std::nullopt}}});
    test::write_file(folder / "m", huge.bytes());
    CHECK_THROWS_WITH(vs::tf_v1::open(folder / "m"), ContainsSubstring("a damaged table of contents"));
    test::tensors bundle;
    bundle.add("w", vs::dtype::float32, {2});
    vs::tf_bundle::write(folder / "b", bundle.to_write());
    CHECK_FALSE(vs::tf_v1::recognizes(folder / "b.index", ""));
    std::filesystem::copy_file(folder / "b.index", folder / "b");
    CHECK_THROWS_AS(vs::tf_v1::open(folder / "b"), vs::malformed_file_error);
}
