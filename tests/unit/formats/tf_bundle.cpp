// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/formats/npz.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/formats/tf_bundle.hpp>
#include <varscope/graph.hpp>
#include <varscope/xtensor.hpp>

using test::write_file;
namespace vs = varscope;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("what is written as a bundle is read back bit for bit") {
    const test::temporary_folder folder;
    const test::tensors made = test::of_all_dtypes({});
    vs::tf_bundle::write(folder / "m", made.to_write());
    CHECK(made.are_in(*vs::tf_bundle::open(folder / "m")));
    CHECK(made.are_in(*vs::tf_bundle::open(folder / "m.index")));
    CHECK(made.are_in(*vs::open_tensors<vs::npz, vs::tf_bundle>(folder / "m.data-00000-of-00001")));
    CHECK_FALSE(vs::tf_bundle::recognizes(folder / "m.data-0000x-of-00001", ""));
    SECTION("elements that are read when their turn comes give the same files") {
        vs::tf_bundle::write(folder / "n", made.to_read_and_write());
        for (const char* name : {".index", ".data-00000-of-00001"})
            CHECK(test::read_file((folder / "m").native() + name) ==
                  test::read_file((folder / "n").native() + name));
    }
    SECTION("and replaced by another one, whose elements have a file of another name until then") {
        test::tensors other;
        other.add("a", vs::dtype::int8, {4});
        vs::tf_bundle::write(folder / "m", other.to_write());
        CHECK(other.are_in(*vs::tf_bundle::open(folder / "m")));
        CHECK(std::filesystem::exists(folder / "m.data-00000-of-00002"));
        CHECK_FALSE(std::filesystem::exists(folder / "m.data-00000-of-00001"));
        vs::tf_bundle::write(folder / "m", made.to_write());
        CHECK(made.are_in(*vs::tf_bundle::open(folder / "m")));
        CHECK_FALSE(std::filesystem::exists(folder / "m.data-00000-of-00002"));
    }
    SECTION("a damaged byte is found, wherever it is") {
        int damages_found = 0;
        for (const char* name : {"m.index", "m.data-00000-of-00001"}) {
            const std::string bytes = test::read_file(folder / name);
            for (std::size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 50) {
                std::string damaged = bytes;
                damaged[i] = static_cast<char>(damaged[i] ^ 4);
                write_file(folder / name, damaged);
                INFO(name << " at " << i);
                bool is_refused = false;
                try {
                    const bool is_same = made.are_in(*vs::tf_bundle::open(folder / "m"));
                    CHECK(is_same); // a byte that fills a gap
                } catch (const vs::malformed_file_error&) {
                    is_refused = true;
                }
                if (!is_refused) CHECK(name == std::string_view("m.index"));
                damages_found += is_refused ? 1 : 0;
            }
            write_file(folder / name, bytes);
        }
        CHECK(damages_found > 90);
    }
    SECTION("torn files are refused") {
        const std::string bytes = test::read_file(folder / "m.index");
        for (const std::size_t size :
             {std::size_t{0}, std::size_t{10}, std::size_t{48}, bytes.size() / 2, bytes.size() - 1}) {
            write_file(folder / "m.index", std::string_view(bytes).substr(0, size));
            CHECK_THROWS_AS(vs::tf_bundle::open(folder / "m"), vs::malformed_file_error);
        }
    }
    SECTION("the data must be there") {
        std::filesystem::remove(folder / "m.data-00000-of-00001");
        CHECK_THROWS_AS(made.are_in(*vs::tf_bundle::open(folder / "m")), vs::file_error);
    }
}

TEST_CASE("checksums by the instruction and by the table are the same") {
    std::string bytes;
    for (int i = 0; i != 1000; ++i) bytes += static_cast<char>(i * i);
    CHECK(vs::detail::crc32c(0, "123456789", 9) == 0xE3069283u); // the check value of CRC-32C
    CHECK(vs::detail::crc32c_by_table(0, "123456789", 9) == 0xE3069283u);
    for (std::size_t cut = 0; cut < bytes.size(); cut += 37) {
        const std::uint32_t first = vs::detail::crc32c(0, bytes.data(), cut);
        CHECK(vs::detail::crc32c(first, bytes.data() + cut, bytes.size() - cut) ==
              vs::detail::crc32c_by_table(0, bytes.data(), bytes.size()));
        CHECK(vs::detail::crc32c_by_table(first, bytes.data() + cut, bytes.size() - cut) ==
              vs::detail::crc32c(0, bytes.data(), bytes.size()));
    }
}

TEST_CASE("the keys of slices, as TensorFlow's OrderedCode has them") {
    const auto signed_code = [](std::int64_t number) {
        std::string code;
        vs::detail::append_ordered_signed(code, number);
        return code;
    };
    CHECK(signed_code(0) == "\x80");
    CHECK(signed_code(1) == "\x81");
    CHECK(signed_code(-1) == "\x7F");
    CHECK(signed_code(63) == "\xBF");
    CHECK(signed_code(64) == std::string("\xC0\x40"));
    CHECK(signed_code(-64) == "\x40");
    CHECK(signed_code(-65) == std::string("\x3F\xBF"));
    std::string before;
    for (std::int64_t number = -100000; number < 100000; number += 37) { // they sort as the numbers do
        std::string code = signed_code(number);
        CHECK(before < code);
        before = std::move(code);
    }
}

TEST_CASE("names that would be lost are refused by every format") {
    const test::temporary_folder folder;
    for (const auto& names :
         std::vector<std::vector<std::string>>{{""}, {"w", "w"}, {std::string("\0w", 2)}}) {
        test::tensors made;
        for (const std::string& name : names) made.add(name, vs::dtype::int8, {1});
        CHECK_THROWS_AS(vs::tf_bundle::write(folder / "m", made.to_write()), vs::unsupported_file_error);
        CHECK_THROWS_AS(vs::npz::write(folder / "m", made.to_write()), vs::unsupported_file_error);
        if (names[0].size() == 2) continue; // a zero is a character as others in JSON
        CHECK_THROWS_AS(vs::safetensors::write(folder / "m", made.to_write()), vs::unsupported_file_error);
    }
    CHECK(folder.is_empty());
}

TEST_CASE("blocks that snappy compressed") {
    const auto text = [](std::string_view block) { return vs::detail::snappy_text(block); };
    CHECK(text(std::string_view("\0", 1)) == "");
    CHECK(text("\5\20hello") == "hello");
    CHECK(text(std::string_view("\12\0a\42\1\0", 6)) == "aaaaaaaaaa"); // a copy that overlaps itself
    CHECK(text(std::string_view("\10\14abcd\1\4", 8)) == "abcdabcd");
    CHECK_FALSE(text(""));
    CHECK_FALSE(text("\5\20hell"));
    CHECK_FALSE(text("\4\20hello"));
    CHECK_FALSE(text("\6\20hello"));
    CHECK_FALSE(text(std::string_view("\10\14abcd\1\5", 8)));          // before the beginning
    CHECK_FALSE(text(std::string_view("\10\14abcd\1\0", 8)));          // nowhere
    CHECK_FALSE(text("\xFF\xFF\xFF\xFF\xF\14abcd"));                   // 4 GB of nine bytes
    CHECK_FALSE(text("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF")); // no number
    CHECK_FALSE(text(std::string_view("\5\xFC\xFF\xFF\xFF\xFF", 6)));
}

TEST_CASE("indices whose blocks are larger than the file take no memory") {
    const test::temporary_folder folder;
    const auto checksum =
        [](std::string block) { // with its kind, as the last five bytes of a block have them
            const std::uint32_t sum = vs::detail::masked(vs::detail::crc32c(0, block.data(), block.size()));
            return block.append(reinterpret_cast<const char*>(&sum), sizeof sum);
        };
    // A table of an empty block and an index of one row, whose value names a block of this place and size.
    const auto table = [&](std::uint64_t offset, std::uint64_t size, std::string data) {
        std::string handle, index, footer, bytes = checksum(data);
        const std::size_t begin = bytes.size();
        vs::detail::append_varint(handle, offset);
        vs::detail::append_varint(handle, size);
        index += std::string("\0\1", 2) + static_cast<char>(handle.size()) + "a" + handle;
        index += std::string("\0\0\0\0\1\0\0\0", 8);
        vs::detail::append_varint(footer, 0);
        vs::detail::append_varint(footer, data.size() - 1);
        vs::detail::append_varint(footer, begin);
        vs::detail::append_varint(footer, index.size());
        footer.resize(40);
        return bytes + checksum(index + '\0') + footer + "\x57\xFB\x80\x8B\x24\x75\x47\xDB";
    };
    const std::string empty("\0\0\0\0\1\0\0\0\0", 9);
    const auto refused = [&](const std::string& bytes, const char* found) {
        write_file(folder / "m.index", bytes);
        CHECK_THROWS_WITH(vs::tf_bundle::open(folder / "m"),
                          ContainsSubstring("VS-E035") && ContainsSubstring(found));
    };
    refused(table(0, 8, empty), "an empty table"); // as it should be
    refused(table(0, std::uint64_t{1} << 40, empty), "do not lie in the file");
    refused(table(std::uint64_t{1} << 63, 8, empty), "do not lie in the file");
    refused(table(0, static_cast<std::uint64_t>(-1), empty), "do not lie in the file");
    const std::string compressed("\xFF\xFF\xFF\xFF\x0F\0\0\0\1", 9); // 4 GB by its own word
    refused(table(0, 8, compressed), "cannot be what they say");
}

TEST_CASE("a variable that was saved in parts is read as a whole") {
    const test::temporary_folder folder;
    test::tensors parts;
    parts.add("w", vs::dtype::int32, {2, 2});
    parts.add("w_1", vs::dtype::int32, {2, 1});
    // An index as TensorFlow writes it of a partitioned variable: the whole with its slices, and each slice under its key.
    const vs::detail::tf_slice slices[] = {{{0, 0}, {std::nullopt, 2}}, {{0, 2}, {std::nullopt, 1}}};
    vs::tf_bundle::write(folder / "m", parts.to_write());
    std::map<std::string, std::string> rows;
    vs::detail::leveldb_table(folder / "m.index").for_each([&](std::string_view key, std::string_view value) {
        rows[std::string(key)] = std::string(value);
        return true;
    });
    std::string whole;
    vs::detail::append_number(whole, 1, 3);
    const std::array<vs::extent, 2> shape{2, 3};
    vs::detail::append_bytes(whole, 2, vs::detail::tf_shape({shape.data(), 2}));
    for (const auto& slice : slices) vs::detail::append_bytes(whole, 7, vs::detail::tf_slice_message(slice));
    const std::string first = rows["w"], second = rows["w_1"];
    rows.erase("w_1");
    rows["w"] = whole;
    rows[vs::detail::tf_slice_key("w", slices[0])] = first;
    rows[vs::detail::tf_slice_key("w", slices[1])] = second;
    write_file(folder / "m.index", vs::detail::leveldb_bytes(rows));

    const auto file = vs::tf_bundle::open(folder / "m");
    REQUIRE(file->entries().size() == 1);
    CHECK(file->entries()[0].extents == std::vector<vs::extent>{2, 3});
    std::int32_t read[6];
    file->read(0, read);
    const auto* const left = static_cast<const std::int32_t*>(parts.buffers[0].data());
    const auto* const right = static_cast<const std::int32_t*>(parts.buffers[1].data());
    CHECK(std::vector<std::int32_t>(read, read + 6) ==
          std::vector<std::int32_t>{left[0], left[1], right[0], left[2], left[3], right[1]});
}

namespace {
// Reads all tensors of a bundle and writes them, in the order of the file, as another one.
void rewrite(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto file = vs::tf_bundle::open(from);
    std::vector<vs::buffer> buffers;
    vs::tensors_to_write what;
    buffers.reserve(file->entries().size());
    for (std::size_t i = 0; i != file->entries().size(); ++i) {
        const vs::tensor_entry& entry = file->entries()[i];
        buffers.emplace_back(entry.dtype, entry.element_count());
        file->read(i, buffers.back().data());
        what.tensors.push_back({entry.name, entry.dtype, entry.shape(), buffers.back().data()});
    }
    vs::tf_bundle::write(to, what);
}
bool same_bundles(const std::string& left, const std::string& right) {
    return test::read_file(left + ".index") == test::read_file(right + ".index") &&
           test::read_file(left + ".data-00000-of-00001") == test::read_file(right + ".data-00000-of-00001");
}
} // namespace

TEST_CASE("a bundle that is read and written again is the same, byte for byte") {
    const test::temporary_folder folder;
    vs::tf_bundle::write(folder / "m", test::of_all_dtypes({}).to_write());
    rewrite(folder / "m", folder / "n");
    CHECK(same_bundles(folder / "m", folder / "n"));
    std::size_t others = 0; // those that TensorFlow wrote without compression, in one shard
    if (std::filesystem::exists(test::shared_checkpoints()))
        for (const auto& each : std::filesystem::recursive_directory_iterator(test::shared_checkpoints())) {
            std::string prefix = each.path().native();
            if (!prefix.ends_with(".index")) continue;
            prefix.resize(prefix.size() - 6);
            if (!std::filesystem::exists(prefix + ".data-00000-of-00001")) continue;
            INFO(prefix);
            const std::string to = folder / "other";
            for (const auto& file : vs::tf_bundle::files(to)) std::filesystem::remove(file);
            rewrite(prefix, to);
            CHECK(test::read_file(prefix + ".data-00000-of-00001") ==
                  test::read_file(to + ".data-00000-of-00001"));
            // An index without compression begins with the empty key of the header.
            const std::string index = test::read_file(prefix + ".index");
            if (!index.starts_with(std::string_view("\0\0", 2))) continue;
            CHECK(index == test::read_file(to + ".index"));
            ++others;
        }
    if (std::filesystem::exists(test::shared_checkpoints())) CHECK(others == 2);
}

TEST_CASE("variables are saved in parts, as TensorFlow's Saver saves partitioned ones") {
    const test::temporary_folder folder;
    vs::graph graph;
    auto root = graph.root();
    root.variable(
        "w", {{1.f, 2.f, 3.f}, {4.f, 5.f, 6.f}, {7.f, 8.f, 9.f}, {10.f, 11.f, 12.f}, {13.f, 14.f, 15.f}});
    root.variable("b", {1, 2});
    auto v = root.variable_scope("v");
    v.get_variable("part_0", vs::value{{1LL, 2LL}, {4LL, 5LL}}.shape(), vs::int64);
    v.get_variable("part_1", {2, 1}, vs::int64);
    graph.at("v/part_0").as<std::int64_t>() = xt::xtensor<std::int64_t, 2>{{1, 2}, {4, 5}};
    graph.at("v/part_1").as<std::int64_t>() = xt::xtensor<std::int64_t, 2>{{3}, {6}};
    const vs::save_options options{
        .join = {{"v", {"v/part_0", "v/part_1"}, 1}},
        .split = [](std::string_view name, vs::shape_view) { return std::size_t{name == "w" ? 3u : 1u}; }};
    vs::save<vs::tf_bundle>(folder / "m", graph, options);
    SECTION("a reader finds the whole ones") {
        const auto file = vs::tf_bundle::open(folder / "m");
        REQUIRE(file->entries().size() == 3);
        std::vector<float> w(15);
        REQUIRE(file->find("w") != 3);
        file->verify(file->find("w"));
        file->read(file->find("w"), w.data());
        CHECK(w == std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
        std::vector<std::int64_t> joined(6);
        file->read(file->find("v"), joined.data());
        CHECK(joined == std::vector<std::int64_t>{1, 2, 3, 4, 5, 6});
    }
    SECTION("the index has the whole with its slices, and each slice under its key") {
        std::map<std::string, std::string> rows;
        vs::detail::leveldb_table(folder / "m.index")
            .for_each([&](std::string_view key, std::string_view value) {
                rows[std::string(key)] = std::string(value);
                return true;
            });
        CHECK(rows.size() == 1 + 3 + 3 + 2); // the header, whole ones, parts of w and of v
        vs::tensor_entry entry;
        vs::detail::bundle_row row;
        REQUIRE(vs::detail::read_bundle_entry(rows.at("w"), entry, row));
        CHECK(entry.extents == std::vector<vs::extent>{5, 3});
        REQUIRE(row.slices.size() == 3);
        CHECK(row.slices[1] == vs::detail::tf_slice{{2, 0}, {2, 3}}); // 2 + 2 + 1 rows
        CHECK(rows.contains(vs::detail::tf_slice_key("w", row.slices[2])));
    }
    SECTION("what is damaged in a part is found") {
        std::string bytes = test::read_file(folder / "m.data-00000-of-00001");
        bytes[40] = static_cast<char>(bytes[40] ^ 1);
        write_file(folder / "m.data-00000-of-00001", bytes);
        const auto file = vs::tf_bundle::open(folder / "m");
        CHECK_THROWS_AS(file->verify(file->find("w")), vs::malformed_file_error);
    }
    SECTION("another thread does the same") {
        vs::save_async<vs::tf_bundle>(folder / "n", graph, options).get();
        CHECK(same_bundles(folder / "m", folder / "n"));
    }
    SECTION("parts that do not fit, and formats without parts, are refused") {
        const auto refused = [&](const vs::save_options& with, const char* found) {
            CHECK_THROWS_WITH(vs::save<vs::tf_bundle>(folder / "x", graph, with),
                              ContainsSubstring("VS-E036") && ContainsSubstring(found));
        };
        refused({.join = {{"v", {"v/part_0", "v/part_1"}, 0}}}, "and 'v/part_1' of shape (2, 1)");
        refused({.join = {{"v", {"v/part_0", "v/part_2"}, 1}}}, "no variable 'v/part_2'");
        refused({.join = {{"v", {"v/part_0", "v/part_0"}, 1}}}, "'v/part_0' twice");
        refused({.join = {{"v", {"v/part_0"}, 2}}}, "parts of (2, 2)");
        refused({.join = {{"w", {"v/part_0", "v/part_1"}, 1}}}, "two variables that are saved under it");
        refused({.split = [](std::string_view, vs::shape_view) { return std::size_t{3}; }},
                "shape (2,) and dtype int32");
        CHECK_FALSE(std::filesystem::exists(folder / "x.index"));
        CHECK_THROWS_WITH(vs::save<vs::safetensors>(folder / "x", graph, options),
                          ContainsSubstring("which only tf_bundle writes"));
        CHECK_THROWS_AS(vs::save<vs::npz>(folder / "x", graph, options), vs::unsupported_file_error);
    }
}

TEST_CASE("a saver removes the index and all shards of an old bundle") {
    const test::temporary_folder folder;
    vs::graph graph;
    graph.root().get_variable("w", {2});
    vs::saver<vs::tf_bundle> saver(folder.path(), {.max_to_keep = 1});
    saver.save(graph, 1);
    saver.save(graph, 1); // the same step: its shard has another name now
    test::write_file(folder / "model.ckpt-1.data-00001-of-00002", "a shard that was left");
    test::write_file(folder / "model.ckpt-10.index", "another checkpoint");
    test::write_file(folder / "model.ckpt-1.data-notes", "no shard");
    CHECK(vs::tf_bundle::files(folder / "model.ckpt-1").size() == 3);
    CHECK(saver.save(graph, 2) == folder / "model.ckpt-2");
    CHECK(vs::tf_bundle::files(folder / "model.ckpt-1").empty());
    CHECK(std::filesystem::exists(folder / "model.ckpt-10.index"));
    CHECK(std::filesystem::exists(folder / "model.ckpt-1.data-notes"));
    CHECK(vs::latest_checkpoint(folder.path()) == folder / "model.ckpt-2");
    CHECK(test::read_file(folder / "checkpoint") ==
          "model_checkpoint_path: \"model.ckpt-2\"\nall_model_checkpoint_paths: \"model.ckpt-2\"\n");
    CHECK(vs::load<vs::tf_bundle>(*vs::latest_checkpoint(folder.path()), graph).fits());
}

TEST_CASE("files of others are read with their checksums") {
    using all = vs::formats<vs::safetensors, vs::npz, vs::npy, vs::tf_bundle>;
    if (!std::filesystem::exists(test::shared_checkpoints())) {
        WARN("skipped: no files of others beside the project");
        return;
    }
    std::size_t files = 0, tensors = 0, refused = 0;
    for (const auto& each : std::filesystem::recursive_directory_iterator(test::shared_checkpoints())) {
        const std::filesystem::path path = each.path();
        if (!each.is_regular_file() || path.extension() == ".md" ||
            path.native().find(".data-") != std::string::npos)
            continue;
        INFO(path);
        if (path.filename() == "abuse_header_length.safetensors") {
            CHECK_THROWS_AS(vs::safetensors::open(path), vs::malformed_file_error);
            continue;
        }
        const auto file = [&]<class... F>(vs::formats<F...>) { return vs::open_tensors<F...>(path); }(all());
        ++files;
        for (std::size_t i = 0; i != file->entries().size(); ++i) {
            ++tensors;
            if (!file->entries()[i].refused.empty())
                ++refused;
            else
                CHECK_NOTHROW(file->verify(i));
        }
    }
    CHECK(files == 15);
    CHECK(tensors > 100);
    CHECK(refused == 0);
}
