// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/tf_v1.hpp: TensorFlow's checkpoints of version 1, a file each, which are read and not written.
#pragma once

#include <varscope/checkpoint/parts.hpp>
#include <varscope/formats/leveldb_table.hpp>
#include <varscope/formats/tf_records.hpp>

#include <array>
#include <bit>

static_assert(std::endian::native == std::endian::little,
              "TensorFlow's checkpoints are read on little-endian machines only");

namespace varscope {

namespace detail {

// Where a TensorProto has the elements of a dtype: the number of its field, and how a number is written there.
struct tf_values {
    std::uint32_t field = 0; ///< 0 where it has none
    bool is_varint = false;
};
[[nodiscard]] constexpr tf_values tf_values_of(dtype type) noexcept {
    switch (type) {
    case dtype::float32:
        return {5, false};
    case dtype::float64:
        return {6, false};
    case dtype::int32:
    case dtype::int16:
    case dtype::int8:
    case dtype::uint16:
    case dtype::uint8:
        return {7, true};
    case dtype::complex64:
        return {9, false};
    case dtype::int64:
        return {10, true};
    case dtype::bool_:
        return {11, true};
    case dtype::complex128:
        return {12, false};
    case dtype::float16:
    case dtype::bfloat16:
        return {13, true};
    case dtype::uint32:
        return {16, true};
    case dtype::uint64:
        return {17, true};
    default:
        return {};
    }
}

// Reads the elements of a TensorProto, `count` of them; false where it has another number of them or they are not in the range of the dtype.
inline bool read_tf_values(std::string_view tensor, dtype type, std::size_t count, std::byte* to) {
    const tf_values values = tf_values_of(type);
    const std::size_t size = element_size(type), all = count * size;
    std::size_t done = 0; // bytes
    const auto take_bytes = [&](std::string_view bytes) {
        if (bytes.size() > all - done) return false;
        if (!bytes.empty()) std::memcpy(to + done, bytes.data(), bytes.size());
        done += bytes.size();
        return true;
    };
    const auto take_number = [&](std::uint64_t number) {
        if (done == all) return false;
        std::memcpy(to + done, &number,
                    size); // little-endian: the lowest bytes of a number in two's complement
        done += size;
        return true;
    };
    const bool is_whole = for_each_field(tensor, [&](const proto_fields& field) {
        if (field.number == 4) return take_bytes(field.bytes); // the elements as they are in memory
        if (field.number != values.field) return true;
        if (!values.is_varint) return take_bytes(field.bytes);
        if (field.bytes.empty()) return take_number(field.value);
        proto_fields numbers(field.bytes);
        while (!numbers.is_at_end()) {
            const std::uint64_t number = numbers.varint();
            if (numbers.is_damaged() || !take_number(number)) return false;
        }
        return true;
    });
    return is_whole && done == all;
}

} // namespace detail

/// A checkpoint of version 1. Variables that were saved in parts are read as whole ones, where all parts are in the file.
class tf_v1_file : public tensor_file {
  public:
    explicit tf_v1_file(const std::filesystem::path& path) : tensor_file(path), table_(path) {
        std::vector<tensor_entry> entries;
        std::string fault = "no table of contents, as a checkpoint of version 1 has it";
        const std::string said = table_.for_each([&](std::string_view key, std::string_view value) {
            if (key.empty()) read_contents(value, entries, fault);
            return false; // it is the first one
        });
        if (!said.empty()) malformed(said);
        if (!fault.empty()) malformed(fault);
        set_entries(std::move(entries));
    }
    [[nodiscard]] std::string_view format() const noexcept override {
        return "TensorFlow checkpoint of version 1";
    }

  private:
    // SavedTensorSlices: 1 the contents, whose field 1 is a tensor: 1 its name, 2 the shape, 3 the dtype, 4 its slices.
    void read_contents(std::string_view message, std::vector<tensor_entry>& entries, std::string& fault) {
        bool has_contents = false;
        const bool is_whole = detail::for_each_field(message, [&](const detail::proto_fields& field) {
            if (field.number != 1 || field.bytes.data() == nullptr)
                return true; // a bundle has a number there
            has_contents = true;
            return detail::for_each_field(field.bytes, [&](const detail::proto_fields& row) {
                return row.number != 1 || read_row(row.bytes, entries);
            });
        });
        if (!is_whole)
            fault = "a damaged table of contents";
        else if (has_contents)
            fault.clear();
    }
    bool read_row(std::string_view message, std::vector<tensor_entry>& entries) {
        tensor_entry entry;
        std::vector<detail::tf_slice> slices;
        std::uint64_t type = 0;
        const bool is_whole = detail::for_each_field(message, [&](const detail::proto_fields& field) {
            if (field.number == 1) entry.name = std::string(field.bytes);
            if (field.number == 2) return detail::read_tf_shape(field.bytes, entry.extents);
            if (field.number == 3) type = field.value;
            if (field.number == 4) return detail::read_tf_slice(field.bytes, slices.emplace_back());
            return true;
        });
        detail::set_tf_dtype(entry, type);
        if (!is_whole || entry.shape().known_element_count() < 0 || slices.size() > 100'000 ||
            entry.element_count() / 32 > table_.file_size() || // not even where snappy compressed zeros
            !detail::slices_fill(entry.shape(), slices))
            return false;
        if (entry.refused.empty() && detail::tf_values_of(entry.dtype).field == 0)
            entry.refused = "texts of version 1";
        entries.push_back(std::move(entry));
        slices_.push_back(std::move(slices));
        return true;
    }

    void read_elements(std::size_t position, void* to) const override {
        const tensor_entry& entry = entries()[position];
        const auto wrong = [&](const char* what) {
            malformed(std::string(what) + " for '" + shown(entry.name) + "'");
        };
        const std::size_t size = element_size(entry.dtype);
        for (const detail::tf_slice& slice : slices_[position]) {
            std::vector<extent> extents;
            for (std::size_t axis = 0; axis != entry.extents.size(); ++axis)
                extents.push_back(slice.lengths[axis].value_or(entry.extents[axis]));
            const shape_view part(extents.data(), extents.size());
            const std::optional<std::string> value = table_.find(detail::tf_slice_key(entry.name, slice));
            if (!value) wrong("a part that is not in the file");
            // SavedTensorSlices: 2 the data: 3 a TensorProto.
            std::string_view tensor;
            const bool is_whole = detail::for_each_field(*value, [&](const detail::proto_fields& field) {
                return field.number != 2 ||
                       detail::for_each_field(field.bytes, [&](const detail::proto_fields& data) {
                           if (data.number == 3) tensor = data.bytes;
                           return true;
                       });
            });
            // What takes no byte for each element was not written, and would only cost memory.
            if (!is_whole || part.element_count() > tensor.size())
                wrong("another number of elements than the shape needs");
            std::vector<std::byte> elements(part.element_count() * size);
            if (!detail::read_tf_values(tensor, entry.dtype, part.element_count(), elements.data()))
                wrong("another number of elements than the shape needs");
            detail::for_each_run_of_slice(entry.shape(), slice.starts, part,
                                          [&](std::size_t whole, std::size_t from, std::size_t count) {
                                              std::memcpy(static_cast<std::byte*>(to) + whole * size,
                                                          elements.data() + from * size, count * size);
                                          });
        }
    }

    detail::leveldb_table table_;
    std::vector<std::vector<detail::tf_slice>> slices_;
};

/// The format of TensorFlow's Saver of version 1, which was the only one before TensorFlow 0.12: one file, a table with the elements in it. It is read;
/// what is written is tf_bundle's.
struct tf_v1 {
    static constexpr std::string_view name = "tf_v1";
    static constexpr std::array<std::string_view, 0> extensions{};

    /// By the last eight bytes of the file, which are those of a leveldb table. The index of a bundle ends with them too.
    [[nodiscard]] static bool recognizes(const std::filesystem::path& path, std::string_view) {
        std::error_code ignored;
        if (path.native().ends_with(".index") || !std::filesystem::is_regular_file(path, ignored))
            return false;
        const readable_file file(path);
        return file.size() >= 48 && file.read(file.size() - 8, 8) == "\x57\xFB\x80\x8B\x24\x75\x47\xDB";
    }
    /// Throws file_error (VS-E034), and malformed_file_error (VS-E035) for damaged tables and contents; read() also where a part is not in the file.
    /// Cost: the table of contents is read.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        return std::make_unique<tf_v1_file>(path);
    }
    /// Throws unsupported_file_error (VS-E036).
    static void write(const std::filesystem::path& path, const tensors_to_write&) {
        throw_error(code::file_unsupported, {path.native(),
                                             "a checkpoint of version 1",
                                             "a format that is read only",
                                             {},
                                             "write tf_bundle, which TensorFlow 1 reads too"});
    }
};
static_assert(tensor_format<tf_v1>);

} // namespace varscope
