// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/tf_bundle.hpp: TensorFlow's checkpoints of version 2, `prefix.index` and `prefix.data-00000-of-00001`.
#pragma once

#include <varscope/checkpoint/element_writer.hpp>
#include <varscope/formats/tf_bundle_file.hpp>

#include <array>

namespace varscope {

/// The format of TensorFlow's Saver of version 2, which is also that of TensorFlow 2. A path is its prefix, or that of its index.
struct tf_bundle {
    static constexpr std::string_view name = "tf_bundle";
    static constexpr std::array<std::string_view, 2> extensions{".index", ".ckpt"};

    [[nodiscard]] static bool recognizes(const std::filesystem::path& path, std::string_view) {
        return std::filesystem::exists(detail::bundle_prefix(path) + ".index");
    }
    /// Opens a checkpoint of any number of shards, compressed or not. Throws file_error (VS-E034), and malformed_file_error (VS-E035) for damaged
    /// tables, entries outside of the shards, and sizes that do not agree with shapes; read() also where a checksum is wrong. Cost: the index is read.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        return std::make_unique<tf_bundle_file>(path);
    }

    /// The files of the checkpoint of a prefix, or of an index, that are there: the index, without which it is none, and then its shards.
    [[nodiscard]] static std::vector<std::filesystem::path> files(const std::filesystem::path& path) {
        const std::string prefix = detail::bundle_prefix(path);
        std::vector<std::filesystem::path> found;
        std::error_code ignored;
        if (std::filesystem::exists(prefix + ".index", ignored)) found.emplace_back(prefix + ".index");
        const std::string shards = std::filesystem::path(prefix).filename().native() + ".data-";
        const std::filesystem::path folder = std::filesystem::path(prefix).parent_path();
        for (const auto& file : std::filesystem::directory_iterator(folder.empty() ? "." : folder, ignored))
            if (const std::string found_name = file.path().filename().native();
                found_name.starts_with(shards) && found_name.size() == shards.size() + 14 &&
                found_name.compare(shards.size() + 5, 4, "-of-") == 0)
                found.push_back(file.path());
        return found;
    }

    /// Writes tensors in the order of their names, in one shard, byte for byte as TensorFlow does without compression. A checkpoint that is there is
    /// replaced when the index is: until then the elements stand in a file of another name, `prefix.data-00000-of-00002` where the old one is of
    /// 00001 and the other way round, so that a reader finds the old checkpoint or the new one. Throws file_error (VS-E034).
    static void write(const std::filesystem::path& path, const tensors_to_write& what) {
        detail::check_names(what);
        for (const tensor_ref& tensor : what.tensors)
            if (tensor.name.starts_with('\0'))
                throw_error(code::file_unsupported, {std::string(tensor.name),
                                                     "a name in tf_bundle",
                                                     "a zero at its beginning, as keys of parts have it",
                                                     {}});
        const std::string prefix = detail::bundle_prefix(path);
        // The elements go into a file of a name that the checkpoint which is there does not have.
        const std::uint64_t old = old_shards(prefix), count = old == 1 ? 2 : 1;
        replacing_file data(detail::bundle_shard(prefix, 0, count));
        detail::element_writer writer(data);
        std::map<std::string, std::string> rows, wholes; // of the index; of tensors in parts, as far as known
        for (const tensor_ref& tensor : what.tensors) {
            const std::uint64_t begin = writer.size();
            std::uint32_t sum = 0;
            if (tensor.dtype == dtype::string)
                sum = add_texts(tensor, writer);
            else
                writer.add_elements(tensor, [&](const void* elements) {
                    sum = detail::crc32c(0, elements, tensor.byte_count());
                });
            std::string key(tensor.name);
            if (tensor.part != nullptr) {
                const detail::tf_slice slice = slice_of(tensor);
                std::string& whole = wholes[tensor.part->whole];
                if (whole.empty())
                    append_type(whole, tensor.dtype,
                                {tensor.part->extents.data(), tensor.part->extents.size()});
                detail::append_bytes(whole, 7, detail::tf_slice_message(slice));
                key = detail::tf_slice_key(tensor.part->whole, slice);
            }
            rows[key] = entry_of(tensor, begin, writer.size() - begin, sum);
        }
        rows.merge(wholes);
        rows[""] = header(count);
        writer.flush();
        replacing_file index(prefix + ".index");
        index.write(detail::leveldb_bytes(rows));
        data.commit();
        index.commit();
        for (std::uint64_t i = 0; i != old; ++i) {
            std::error_code ignored; // what stays is not part of the checkpoint
            std::filesystem::remove(detail::bundle_shard(prefix, i, old), ignored);
        }
    }

  private:
    // The number of shards of the checkpoint that is there; 0 where there is none that can be read.
    static std::uint64_t old_shards(const std::string& prefix) {
        if (!std::filesystem::exists(prefix + ".index")) return 0;
        std::uint64_t count = 0;
        const detail::leveldb_table table(prefix + ".index");
        table.for_each([&](std::string_view key, std::string_view value) {
            if (key.empty())
                detail::for_each_field(value, [&](const detail::proto_fields& field) {
                    if (field.number == 1) count = std::min<std::uint64_t>(field.value, 100'000);
                    return true;
                });
            return false;
        });
        return count;
    }
    static std::string header(std::uint64_t shards) {
        std::string message, version;
        detail::append_number(message, 1, shards);
        detail::append_number(version, 1, 1); // written as version 1
        detail::append_bytes(message, 3, version);
        return message;
    }
    static void append_type(std::string& entry, dtype type, shape_view shape) {
        detail::append_number(entry, 1, detail::tf_number(type));
        detail::append_bytes(entry, 2, detail::tf_shape(shape));
    }
    // TensorFlow's Saver gives the length of a part along each axis, also where it is the whole one's.
    static detail::tf_slice slice_of(const tensor_ref& tensor) {
        detail::tf_slice slice{tensor.part->begin, {}};
        for (const extent length : tensor.shape) slice.lengths.emplace_back(length);
        return slice;
    }
    static std::string entry_of(const tensor_ref& tensor, std::uint64_t begin, std::uint64_t size,
                                std::uint32_t sum) {
        std::string entry;
        append_type(entry, tensor.dtype, tensor.shape);
        detail::append_number(entry, 4, begin);
        detail::append_number(entry, 5, size);
        detail::append_varint(entry, 6 << 3 | 5);
        const std::uint32_t stored = detail::masked(sum);
        entry.append(reinterpret_cast<const char*>(&stored), sizeof stored);
        return entry;
    }
    // The lengths of all texts, a checksum of the lengths, and the texts.
    static std::uint32_t add_texts(const tensor_ref& tensor, detail::element_writer& writer) {
        std::string lengths;
        const std::string* const texts = static_cast<const std::string*>(tensor.elements);
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i != tensor.element_count(); ++i) {
            const std::uint64_t size = texts[i].size();
            const auto narrow = static_cast<std::uint32_t>(size);
            detail::append_varint(lengths, size);
            sum = size <= 0xFFFFFFFFu ? detail::crc32c(sum, &narrow, sizeof narrow)
                                      : detail::crc32c(sum, &size, sizeof size);
        }
        const std::uint32_t stored = detail::masked(sum);
        lengths.append(reinterpret_cast<const char*>(&stored), sizeof stored);
        writer.add(std::move(lengths));
        sum = detail::crc32c(sum, &stored, sizeof stored);
        for (std::size_t i = 0; i != tensor.element_count(); ++i) {
            writer.refer_to(texts[i].data(), texts[i].size());
            sum = detail::crc32c(sum, texts[i].data(), texts[i].size());
        }
        return sum;
    }
};
static_assert(tensor_format<tf_bundle>);

} // namespace varscope
