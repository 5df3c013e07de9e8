// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include "support/catch.hpp"
#include "support/tensor_files.hpp"
#include <varscope/formats/npz.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/formats/tf_bundle.hpp>
#include <varscope/graph.hpp>

using test::write_file;
namespace vs = varscope;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("what is written as a bundle is read back bit for bit") {
    const test::temporary_folder folder;
    const test::tensors made = test::of_all_dtypes({});
    vs::tf_bundle::write(folder / "m", made.to_write());
    CHECK(made.are_in(*vs::tf_bundle::open(folder / "m")));
    CHECK(made.are_in(*vs::tf_bundle::open(folder / "m.index")));
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

TEST_CASE("a variable that was saved in parts is read as a whole") {
    const test::temporary_folder folder;
    test::tensors parts;
    parts.add("w", vs::dtype::int32, {2, 2});
    parts.add("w_1", vs::dtype::int32, {2, 1});
    // An index as TensorFlow writes it of a partitioned variable: the whole with its slices, and each slice under its key.
    const vs::detail::tf_slice slices[] = {{{0, 0}, {std::nullopt, 2}}, {{0, 2}, {std::nullopt, 1}}};
    vs::tf_bundle::write(folder / "m", parts.to_write());
    vs::replacing_file index(folder / "m.index");
    vs::detail::leveldb_output output(index);
    leveldb::TableBuilder builder(leveldb::Options{}, &output);
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
    for (const auto& [key, value] : rows) builder.Add(key, value);
    builder.Finish();
    index.commit();

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
