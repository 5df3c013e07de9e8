// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/tf_bundle_file.hpp: reading TensorFlow's checkpoints of version 2.
#pragma once

#include <varscope/checkpoint/parts.hpp>
#include <varscope/checkpoint/pieces.hpp>
#include <varscope/formats/crc32c.hpp>
#include <varscope/formats/leveldb_table.hpp>
#include <varscope/formats/tf_records.hpp>

#include <bit>
#include <cstdio>
#include <numeric>
#include <tuple>

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
    /// Opens `prefix.index`, which may be given with or without `.index`, or as one of its shards; see tf_bundle::open.
    explicit tf_bundle_file(const std::filesystem::path& path)
        : tensor_file(path), prefix_(detail::bundle_prefix(path)) {
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
        list_in_order_of_data(std::move(entries));
    }

    [[nodiscard]] std::string_view format() const noexcept override { return "TensorFlow bundle"; }

  private:
    // As their elements stand in the shards, so that who writes them in this order makes the same file.
    void list_in_order_of_data(std::vector<tensor_entry> entries) {
        std::vector<std::size_t> order(entries.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
            const detail::bundle_row &first = rows_[left], &second = rows_[right];
            return std::tuple(first.shard, first.offset, first.size) <
                   std::tuple(second.shard, second.offset, second.size);
        });
        std::vector<tensor_entry> listed;
        std::vector<detail::bundle_row> rows;
        for (const std::size_t i : order) {
            listed.push_back(std::move(entries[i]));
            rows.push_back(std::move(rows_[i]));
        }
        rows_.swap(rows);
        set_entries(std::move(listed));
    }
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
                return in_entry("parts that do not make the whole");
            std::uint64_t there = 0;
            for (std::uint64_t i = 0; i != shard_count_; ++i) there += size_of_shard(i).value_or(0);
            if (entry.element_count() > there) in_entry("more elements than all shards have bytes");
            return;
        }
        if (row.shard >= shard_count_) return in_entry("a shard that is not there");
        const std::optional<std::uint64_t> there = size_of_shard(row.shard);
        if (there && (row.offset > *there || row.size > *there - row.offset))
            in_entry("elements beyond the end of the shard");
        if (entry.refused.empty() && entry.dtype != dtype::string && row.size != entry.byte_count())
            in_entry("another number of bytes than the shape needs");
        if (entry.dtype == dtype::string && entry.element_count() > row.size)
            in_entry("fewer bytes than texts");
    }

    // None where the shard is not there, which whoever reads from it is told.
    [[nodiscard]] std::optional<std::uint64_t> size_of_shard(std::uint64_t number) const {
        auto [found, is_new] = shard_sizes_.emplace(number, std::nullopt);
        if (is_new) {
            std::error_code error;
            const std::uintmax_t size =
                std::filesystem::file_size(detail::bundle_shard(prefix_, number, shard_count_), error);
            if (!error) found->second = size;
        }
        return found->second;
    }
    struct open_shard {
        explicit open_shard(const std::filesystem::path& path) : file(path) {}
        readable_file file;
        detail::file_pieces pieces{file};
    };

    open_shard& shard(std::uint64_t number) const {
        std::unique_ptr<open_shard>& opened = shards_[static_cast<std::size_t>(number)];
        if (!opened)
            opened = std::make_unique<open_shard>(detail::bundle_shard(prefix_, number, shard_count_));
        return *opened;
    }
    [[noreturn]] void wrong(const tensor_entry& entry, const std::string& what) const {
        malformed(what + " for '" + shown(entry.name) + "'");
    }

    open_shard& shard_of(const tensor_entry& entry, const detail::bundle_row& row) const {
        open_shard& opened = shard(row.shard);
        const readable_file& file = opened.file;
        if (row.offset > file.size() || row.size > file.size() - row.offset)
            malformed("elements of '" + shown(entry.name) + "' beyond the end of '" +
                      file.path().filename().native() + "'");
        return opened;
    }

    // A part of a tensor, by its slice.
    std::pair<tensor_entry, detail::bundle_row> part_of(const tensor_entry& entry,
                                                        const detail::tf_slice& slice) const {
        const std::optional<std::string> value = index_->find(detail::tf_slice_key(entry.name, slice));
        tensor_entry part;
        part.name = entry.name;
        detail::bundle_row row;
        if (!value || !detail::read_bundle_entry(*value, part, row)) wrong(entry, "a part that is missing");
        bool fits = part.dtype == entry.dtype && part.extents.size() == entry.extents.size() &&
                    row.slices.empty() && row.shard < shard_count_ && row.size == part.byte_count();
        for (std::size_t axis = 0; fits && axis != part.extents.size(); ++axis)
            fits = part.extents[axis] == slice.lengths[axis].value_or(entry.extents[axis]);
        if (!fits) wrong(entry, "a part of another shape or dtype");
        return {std::move(part), std::move(row)};
    }

    void read_elements(std::size_t position, void* to) const override {
        const tensor_entry& entry = entries()[position];
        const detail::bundle_row& row = rows_[position];
        if (entry.dtype == dtype::string) return read_texts(entry, row, static_cast<std::string*>(to));
        if (row.slices.empty()) return read_numbers(entry, row, to);
        for (const detail::tf_slice& slice : row.slices) {
            const auto [part, part_row] = part_of(entry, slice);
            std::vector<std::byte> elements(part.byte_count());
            read_numbers(part, part_row, elements.data());
            const std::size_t size = element_size(entry.dtype);
            detail::for_each_run_of_slice(entry.shape(), slice.starts, part.shape(),
                                          [&](std::size_t whole, std::size_t from, std::size_t count) {
                                              std::memcpy(static_cast<std::byte*>(to) + whole * size,
                                                          elements.data() + from * size, count * size);
                                          });
        }
    }
    void verify_elements(std::size_t position) const override {
        const tensor_entry& entry = entries()[position];
        const detail::bundle_row& row = rows_[position];
        if (entry.dtype == dtype::string) return tensor_file::verify_elements(position);
        for (const detail::tf_slice& slice : row.slices) {
            const auto [part, part_row] = part_of(entry, slice);
            verify_numbers(part, part_row);
        }
        if (!row.slices.empty()) return;
        verify_numbers(entry, row);
    }
    void read_verified_elements(std::size_t position, void* to) const override {
        const tensor_entry& entry = entries()[position];
        const detail::bundle_row& row = rows_[position];
        if (entry.dtype == dtype::string || !row.slices.empty()) return read_elements(position, to);
        shard_of(entry, row).pieces.copy(row.offset, entry.byte_count(), to);
    }
    void verify_numbers(const tensor_entry& entry, const detail::bundle_row& row) const {
        std::uint32_t sum = 0;
        shard_of(entry, row)
            .pieces.for_each(row.offset, entry.byte_count(), [&](const std::byte* bytes, std::size_t count) {
                sum = detail::crc32c(sum, bytes, count);
            });
        if (detail::masked(sum) != row.checksum) wrong(entry, "a wrong checksum");
    }
    void read_numbers(const tensor_entry& entry, const detail::bundle_row& row, void* to) const {
        const std::size_t size = entry.byte_count();
        shard_of(entry, row).file.read(row.offset, to, size);
        if (detail::masked(detail::crc32c(0, to, size)) != row.checksum) wrong(entry, "a wrong checksum");
    }
    // The lengths of all texts, a checksum of the lengths, and the texts.
    void read_texts(const tensor_entry& entry, const detail::bundle_row& row, std::string* to) const {
        const std::string bytes =
            shard_of(entry, row).file.read(row.offset, static_cast<std::size_t>(row.size));
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
    mutable std::vector<std::unique_ptr<open_shard>> shards_;
    mutable std::map<std::uint64_t, std::optional<std::uint64_t>> shard_sizes_;
};

} // namespace varscope
