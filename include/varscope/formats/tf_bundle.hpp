// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/tf_bundle.hpp: TensorFlow's checkpoints of version 2, `prefix.index` and `prefix.data-00000-of-00001`.
#pragma once

#include <varscope/formats/crc32c.hpp>
#include <varscope/formats/leveldb_table.hpp>
#include <varscope/formats/tf_records.hpp>

#include <leveldb/table_builder.h>

#include <array>
#include <bit>
#include <cstdio>

static_assert(std::endian::native == std::endian::little,
              "TensorFlow's checkpoints are read and written on little-endian machines only");

namespace varscope {

namespace detail {

// BundleEntryProto: where the elements of a tensor are.
struct bundle_row {
    std::uint64_t shard = 0;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint32_t checksum = 0;
    std::vector<tf_slice> slices;
};

[[nodiscard]] inline std::filesystem::path bundle_shard(const std::string& prefix, std::uint64_t shard,
                                                        std::uint64_t count) {
    char suffix[64];
    std::snprintf(suffix, sizeof suffix, ".data-%05llu-of-%05llu", static_cast<unsigned long long>(shard),
                  static_cast<unsigned long long>(count));
    return prefix + suffix;
}

// Reads an entry of the index; false where its bytes are none.
inline bool read_bundle_entry(std::string_view message, tensor_entry& entry, bundle_row& row) {
    bool has_shape = true;
    std::uint64_t type = 0;
    const bool is_whole = for_each_field(message, [&](const proto_fields& field) {
        switch (field.number) {
        case 1:
            type = field.value;
            break;
        case 2:
            entry.extents.clear();
            has_shape = read_tf_shape(field.bytes, entry.extents);
            break;
        case 3:
            row.shard = field.value;
            break;
        case 4:
            row.offset = field.value;
            break;
        case 5:
            row.size = field.value;
            break;
        case 6:
            row.checksum = static_cast<std::uint32_t>(field.value);
            break;
        case 7:
            return read_tf_slice(field.bytes, row.slices.emplace_back());
        default:
            break;
        }
        return true;
    });
    set_tf_dtype(entry, type);
    return is_whole && has_shape && entry.shape().known_element_count() >= 0;
}

} // namespace detail

/// A checkpoint of version 2. Parts of a variable that was saved in parts are read into the whole one; texts are read too.
class tf_bundle_file : public tensor_file {
  public:
    /// Opens `prefix.index`, which may be given with or without `.index`; see tf_bundle::open.
    explicit tf_bundle_file(std::filesystem::path path) : tensor_file(path), prefix_(path.native()) {
        if (prefix_.ends_with(".index")) prefix_.resize(prefix_.size() - 6);
        index_ = std::make_unique<detail::leveldb_table>(prefix_ + ".index");
        std::vector<tensor_entry> entries;
        bool has_header = false;
        std::string fault;
        const std::string said = index_->for_each([&](std::string_view key, std::string_view value) {
            if (!has_header) {
                has_header = key.empty() && read_header(value, fault);
                if (!has_header && fault.empty()) fault = "no header, as a checkpoint of version 2 has it";
                return has_header;
            }
            if (key.front() == '\0') return true; // a part of another one, found by its slice
            tensor_entry entry;
            entry.name = std::string(key);
            detail::bundle_row row;
            if (!detail::read_bundle_entry(value, entry, row)) {
                fault = "a damaged entry '" + shown(key) + "'";
                return false;
            }
            check(entry, row, fault);
            entries.push_back(std::move(entry));
            rows_.push_back(std::move(row));
            return fault.empty();
        });
        if (!said.empty()) malformed(said);
        if (!fault.empty()) malformed(fault);
        if (!has_header) malformed("an empty table");
        shards_.resize(static_cast<std::size_t>(shard_count_));
        set_entries(std::move(entries));
    }

    [[nodiscard]] std::string_view format() const noexcept override { return "TensorFlow bundle"; }

  private:
    // BundleHeaderProto: 1 the number of shards, 2 the order of bytes, 3 the version, whose field 2 is the oldest reader's.
    bool read_header(std::string_view message, std::string& fault) {
        bool is_big_endian = false;
        std::uint64_t oldest_reader = 0;
        const bool is_whole = detail::for_each_field(message, [&](const detail::proto_fields& field) {
            if (field.number == 1) shard_count_ = field.value;
            if (field.number == 2) is_big_endian = field.value != 0;
            if (field.number == 3)
                return detail::for_each_field(field.bytes, [&](const detail::proto_fields& version) {
                    if (version.number == 2) oldest_reader = version.value;
                    return true;
                });
            return true;
        });
        if (!is_whole || shard_count_ == 0 || shard_count_ > 100'000)
            fault = "a damaged header";
        else if (is_big_endian)
            fault = "numbers in big-endian order, which are not read";
        else if (oldest_reader > 1)
            fault = "a version of bundles that is newer than what is read";
        return fault.empty();
    }

    void check(tensor_entry& entry, const detail::bundle_row& row, std::string& fault) const {
        const auto in_entry = [&](const char* what) {
            fault = std::string(what) + " for '" + shown(entry.name) + "'";
        };
        if (!row.slices.empty()) {
            if (entry.dtype == dtype::string && entry.refused.empty()) entry.refused = "texts in parts";
            if (row.slices.size() > 100'000 || !detail::slices_fill(entry.shape(), row.slices))
                in_entry("parts that do not make the whole");
            return;
        }
        if (row.shard >= shard_count_) in_entry("a shard that is not there");
        if (entry.refused.empty() && entry.dtype != dtype::string && row.size != entry.byte_count())
            in_entry("another number of bytes than the shape needs");
        if (entry.dtype == dtype::string && entry.element_count() > row.size)
            in_entry("fewer bytes than texts");
    }

    const readable_file& shard(std::uint64_t number) const {
        std::unique_ptr<readable_file>& opened = shards_[static_cast<std::size_t>(number)];
        if (!opened)
            opened = std::make_unique<readable_file>(detail::bundle_shard(prefix_, number, shard_count_));
        return *opened;
    }
    [[noreturn]] void wrong(const tensor_entry& entry, const std::string& what) const {
        malformed(what + " for '" + shown(entry.name) + "'");
    }

    const readable_file& shard_of(const tensor_entry& entry, const detail::bundle_row& row) const {
        const readable_file& file = shard(row.shard);
        if (row.offset > file.size() || row.size > file.size() - row.offset)
            malformed("elements of '" + shown(entry.name) + "' beyond the end of '" +
                      file.path().filename().native() + "'");
        return file;
    }

    void read_elements(std::size_t position, void* to) const override {
        const tensor_entry& entry = entries()[position];
        const detail::bundle_row& row = rows_[position];
        if (entry.dtype == dtype::string) return read_texts(entry, row, static_cast<std::string*>(to));
        if (row.slices.empty()) return read_numbers(entry, row, to);
        for (const detail::tf_slice& slice : row.slices) {
            const std::optional<std::string> value = index_->find(detail::tf_slice_key(entry.name, slice));
            tensor_entry part;
            part.name = entry.name;
            detail::bundle_row part_row;
            if (!value || !detail::read_bundle_entry(*value, part, part_row))
                wrong(entry, "a part that is missing");
            bool fits = part.dtype == entry.dtype && part.extents.size() == entry.extents.size() &&
                        part_row.slices.empty() && part_row.shard < shard_count_ &&
                        part_row.size == part.byte_count();
            for (std::size_t axis = 0; fits && axis != part.extents.size(); ++axis)
                fits = part.extents[axis] == slice.lengths[axis].value_or(entry.extents[axis]);
            if (!fits) wrong(entry, "a part of another shape or dtype");
            std::vector<std::byte> elements(part.byte_count());
            read_numbers(part, part_row, elements.data());
            detail::copy_slice(element_size(entry.dtype), entry.shape(), slice, elements.data(),
                               static_cast<std::byte*>(to));
        }
    }
    void verify_elements(std::size_t position) const override {
        const tensor_entry& entry = entries()[position];
        const detail::bundle_row& row = rows_[position];
        if (entry.dtype == dtype::string || !row.slices.empty())
            return tensor_file::verify_elements(position);
        std::uint32_t sum = 0;
        shard_of(entry, row)
            .read_in_pieces(row.offset, entry.byte_count(), [&](const std::byte* bytes, std::size_t count) {
                sum = detail::crc32c(sum, bytes, count);
            });
        if (detail::masked(sum) != row.checksum) wrong(entry, "a wrong checksum");
    }
    void read_numbers(const tensor_entry& entry, const detail::bundle_row& row, void* to) const {
        const std::size_t size = entry.byte_count();
        shard_of(entry, row).read(row.offset, to, size);
        if (detail::masked(detail::crc32c(0, to, size)) != row.checksum) wrong(entry, "a wrong checksum");
    }
    // The lengths of all texts, a checksum of the lengths, and the texts.
    void read_texts(const tensor_entry& entry, const detail::bundle_row& row, std::string* to) const {
        const std::string bytes = shard_of(entry, row).read(row.offset, static_cast<std::size_t>(row.size));
        detail::proto_fields lengths(bytes);
        std::vector<std::uint64_t> sizes(entry.element_count());
        std::uint32_t sum = 0;
        std::uint64_t total = 0;
        std::size_t used = 0;
        for (std::uint64_t& size : sizes) {
            size = lengths.varint();
            if (lengths.is_damaged() || size > bytes.size()) wrong(entry, "damaged lengths of texts");
            for (std::uint64_t left = size; used += 1, left >= 0x80; left >>= 7) {
            }
            const auto narrow = static_cast<std::uint32_t>(size); // lengths of 32 bits are summed as such
            sum = size <= 0xFFFFFFFFu ? detail::crc32c(sum, &narrow, sizeof narrow)
                                      : detail::crc32c(sum, &size, sizeof size);
            total += size;
        }
        std::uint32_t stored = 0;
        if (used + sizeof stored > bytes.size() || total != bytes.size() - used - sizeof stored)
            wrong(entry, "damaged lengths of texts");
        std::memcpy(&stored, bytes.data() + used, sizeof stored);
        if (detail::masked(sum) != stored) wrong(entry, "a wrong checksum of the lengths of texts");
        sum = detail::crc32c(sum, &stored, sizeof stored);
        sum = detail::crc32c(sum, bytes.data() + used + sizeof stored, static_cast<std::size_t>(total));
        if (detail::masked(sum) != row.checksum) wrong(entry, "a wrong checksum");
        std::size_t at = used + sizeof stored;
        for (std::size_t i = 0; i != sizes.size(); ++i) {
            to[i].assign(bytes, at, static_cast<std::size_t>(sizes[i]));
            at += static_cast<std::size_t>(sizes[i]);
        }
    }

    std::string prefix_;
    std::uint64_t shard_count_ = 1;
    std::unique_ptr<detail::leveldb_table> index_;
    std::vector<detail::bundle_row> rows_;
    mutable std::vector<std::unique_ptr<readable_file>> shards_;
};

/// The format of TensorFlow's Saver of version 2, which is also that of TensorFlow 2. A path is its prefix, or that of its index.
struct tf_bundle {
    static constexpr std::string_view name = "tf_bundle";
    static constexpr std::array<std::string_view, 2> extensions{".index", ".ckpt"};

    [[nodiscard]] static bool recognizes(const std::filesystem::path& path, std::string_view) {
        return path.native().ends_with(".index") || std::filesystem::exists(path.native() + ".index");
    }
    /// Opens a checkpoint of any number of shards, compressed or not. Throws file_error (VS-E034), and malformed_file_error (VS-E035) for damaged
    /// tables, entries outside of the shards, and sizes that do not agree with shapes; read() also where a checksum is wrong. Cost: the index is read.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        return std::make_unique<tf_bundle_file>(path);
    }

    /// The files of the checkpoint of a prefix, or of an index, that are there: the index, without which it is none, and then its shards.
    [[nodiscard]] static std::vector<std::filesystem::path> files(const std::filesystem::path& path) {
        std::string prefix = path.native();
        if (prefix.ends_with(".index")) prefix.resize(prefix.size() - 6);
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
        std::string prefix = path.native();
        if (prefix.ends_with(".index")) prefix.resize(prefix.size() - 6);
        std::vector<const tensor_ref*> sorted;
        for (const tensor_ref& tensor : what.tensors) sorted.push_back(&tensor);
        std::sort(sorted.begin(), sorted.end(),
                  [](const tensor_ref* left, const tensor_ref* right) { return left->name < right->name; });

        // The elements go into a file of a name that the checkpoint which is there does not have.
        const std::uint64_t old = old_shards(prefix), count = old == 1 ? 2 : 1;
        replacing_file data(detail::bundle_shard(prefix, 0, count));
        replacing_file index(prefix + ".index");
        detail::leveldb_output output(index);
        leveldb::Options options;
        options.block_size = 262144;
        options.compression = leveldb::kNoCompression;
        leveldb::TableBuilder builder(options, &output);
        builder.Add("", header(count));
        for (const tensor_ref* tensor : sorted) {
            const std::uint64_t begin = data.size();
            const std::uint32_t sum =
                tensor->dtype == dtype::string ? write_texts(data, *tensor) : write_numbers(data, *tensor);
            std::string entry;
            detail::append_number(entry, 1, detail::tf_number(tensor->dtype));
            detail::append_bytes(entry, 2, detail::tf_shape(tensor->shape));
            detail::append_number(entry, 4, begin);
            detail::append_number(entry, 5, data.size() - begin);
            detail::append_varint(entry, 6 << 3 | 5);
            const std::uint32_t stored = detail::masked(sum);
            entry.append(reinterpret_cast<const char*>(&stored), sizeof stored);
            builder.Add(leveldb::Slice(tensor->name.data(), tensor->name.size()), entry);
        }
        const leveldb::Status status = builder.Finish();
        if (!status.ok())
            throw_error(code::file_failed, {path.native(), "to write an index", status.ToString(), {}});
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
    static std::uint32_t write_numbers(replacing_file& data, const tensor_ref& tensor) {
        data.write(tensor.elements, tensor.byte_count());
        return detail::crc32c(0, tensor.elements, tensor.byte_count());
    }
    static std::uint32_t write_texts(replacing_file& data, const tensor_ref& tensor) {
        const std::string* const texts = static_cast<const std::string*>(tensor.elements);
        std::string lengths;
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
        data.write(lengths);
        sum = detail::crc32c(sum, &stored, sizeof stored);
        for (std::size_t i = 0; i != tensor.element_count(); ++i) {
            data.write(texts[i]);
            sum = detail::crc32c(sum, texts[i].data(), texts[i].size());
        }
        return sum;
    }
};
static_assert(tensor_format<tf_bundle>);

} // namespace varscope
