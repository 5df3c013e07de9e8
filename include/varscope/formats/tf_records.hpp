// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/tf_records.hpp: what TensorFlow's checkpoints are made of: dtypes, shapes, slices and the keys of slices.
#pragma once

#include <varscope/checkpoint/tensor_file.hpp>
#include <varscope/formats/protobuf.hpp>

#include <cstring>
#include <limits>
#include <optional>

namespace varscope::detail {

// The numbers that TensorFlow's DataType has; others are listed and not read.
struct tf_dtype {
    std::uint32_t number;
    dtype type;
};
inline constexpr tf_dtype tf_dtypes[] = {
    {1, dtype::float32},     {2, dtype::float64},  {3, dtype::int32},     {4, dtype::uint8},
    {5, dtype::int16},       {6, dtype::int8},     {7, dtype::string},    {8, dtype::complex64},
    {9, dtype::int64},       {10, dtype::bool_},   {14, dtype::bfloat16}, {17, dtype::uint16},
    {18, dtype::complex128}, {19, dtype::float16}, {22, dtype::uint32},   {23, dtype::uint64},
};
[[nodiscard]] constexpr std::uint32_t tf_number(dtype type) noexcept {
    for (const tf_dtype& row : tf_dtypes)
        if (row.type == type) return row.number;
    return 0;
}
inline void set_tf_dtype(tensor_entry& entry, std::uint64_t number) {
    for (const tf_dtype& row : tf_dtypes)
        if (row.number == number) return static_cast<void>(entry.dtype = row.type);
    entry.foreign_dtype = "DataType " + std::to_string(number);
    entry.refused = "elements of TensorFlow's DataType " + std::to_string(number) + ", which is no dtype";
}

// The prefix of a checkpoint of which a path may also be the index or a shard.
[[nodiscard]] inline std::string bundle_prefix(const std::filesystem::path& path) {
    const std::string& name = path.native();
    if (name.ends_with(".index")) return name.substr(0, name.size() - 6);
    constexpr std::string_view form = ".data-00000-of-00001";
    if (name.size() <= form.size()) return name;
    for (std::size_t i = 0; i != form.size(); ++i) {
        const char c = name[name.size() - form.size() + i];
        const bool is_digit = form[i] >= '0' && form[i] <= '9';
        if (is_digit ? c < '0' || c > '9' : c != form[i]) return name;
    }
    return name.substr(0, name.size() - form.size());
}

// TensorShapeProto: field 2 is a dimension, whose field 1 is its size.
inline bool read_tf_shape(std::string_view message, std::vector<extent>& extents) {
    return for_each_field(message, [&](const proto_fields& field) {
        if (field.number == 3 && field.value != 0) return false; // of no known rank
        if (field.number != 2) return true;
        extent size = 0;
        if (!for_each_field(field.bytes, [&](const proto_fields& dimension) {
                if (dimension.number == 1) size = static_cast<extent>(dimension.value);
                return true;
            }))
            return false;
        extents.push_back(size);
        return size >= 0 && extents.size() <= 254;
    });
}
[[nodiscard]] inline std::string tf_shape(shape_view shape) {
    std::string message;
    for (const extent size : shape) {
        std::string dimension;
        append_number(dimension, 1, static_cast<std::uint64_t>(size));
        append_bytes(message, 2, dimension);
    }
    return message;
}

// A part of a tensor: along each axis where it begins and how long it is; as long as the axis where no length is given.
struct tf_slice {
    std::vector<extent> starts;
    std::vector<std::optional<extent>> lengths;
    friend bool operator==(const tf_slice&, const tf_slice&) = default;
};
// TensorSliceProto: field 1 is an extent, whose field 1 is the start and 2 the length.
inline bool read_tf_slice(std::string_view message, tf_slice& slice) {
    return for_each_field(message, [&](const proto_fields& field) {
        if (field.number != 1) return true;
        extent start = 0;
        std::optional<extent> length;
        if (!for_each_field(field.bytes, [&](const proto_fields& part) {
                if (part.number == 1) start = static_cast<extent>(part.value);
                if (part.number == 2) length = static_cast<extent>(part.value);
                return true;
            }))
            return false;
        slice.starts.push_back(start);
        slice.lengths.push_back(length);
        return start >= 0 && (!length || *length >= 0) && slice.starts.size() <= 254;
    });
}
[[nodiscard]] inline std::string tf_slice_message(const tf_slice& slice) {
    std::string message;
    for (std::size_t i = 0; i != slice.starts.size(); ++i) {
        std::string part;
        append_number(part, 1, static_cast<std::uint64_t>(slice.starts[i]));
        if (slice.lengths[i]) {
            append_varint(part, 2 << 3);
            append_varint(part, static_cast<std::uint64_t>(*slice.lengths[i]));
        }
        append_bytes(message, 1, part);
    }
    return message;
}

// The key of a slice: its name and place in an encoding that sorts as they do (TensorFlow's OrderedCode).
inline void append_ordered(std::string& to, std::uint64_t number) {
    std::string bytes;
    for (; number != 0; number >>= 8) bytes.insert(bytes.begin(), static_cast<char>(number & 0xFF));
    to += static_cast<char>(bytes.size());
    to += bytes;
}
inline void append_ordered(std::string& to, std::string_view text) {
    for (const char c : text) {
        to += c;
        if (c == '\0') to += '\xFF';
        if (c == '\xFF') to += '\0';
    }
    to += '\0';
    to += '\1';
}
inline void append_ordered_signed(std::string& to, std::int64_t number) {
    const std::uint64_t size = static_cast<std::uint64_t>(number < 0 ? ~number : number);
    std::size_t length = 1;
    while (length < 10 && size >> (7 * length - 1) != 0)
        ++length; // a byte of length for each seven bits and the sign
    std::string bytes(10, number < 0 ? '\xFF' : '\0');
    for (std::size_t i = 0; i != 8; ++i)
        bytes[2 + i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (56 - 8 * i) & 0xFF);
    bytes = bytes.substr(10 - length);
    static constexpr unsigned char header[11][2] = {{0, 0},    {0x80, 0},    {0xC0, 0},   {0xE0, 0},
                                                    {0xF0, 0}, {0xF8, 0},    {0xFC, 0},   {0xFE, 0},
                                                    {0xFF, 0}, {0xFF, 0x80}, {0xFF, 0xC0}};
    bytes[0] = static_cast<char>(bytes[0] ^ header[length][0]);
    if (length > 1) bytes[1] = static_cast<char>(bytes[1] ^ header[length][1]);
    to += bytes;
}
[[nodiscard]] inline std::string tf_slice_key(std::string_view name, const tf_slice& slice) {
    std::string key;
    append_ordered(key, std::uint64_t{0});
    append_ordered(key, name);
    append_ordered(key, static_cast<std::uint64_t>(slice.starts.size()));
    for (std::size_t i = 0; i != slice.starts.size(); ++i) {
        append_ordered_signed(key, slice.starts[i]);
        append_ordered_signed(key, slice.lengths[i].value_or(-1));
    }
    return key;
}

// Whether the parts lie inside of a tensor, do not overlap, and fill it: by their bounds and the sum of their elements.
[[nodiscard]] inline bool slices_fill(shape_view whole, const std::vector<tf_slice>& slices) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i != slices.size(); ++i) {
        const tf_slice& slice = slices[i];
        if (slice.starts.size() != whole.size()) return false;
        std::size_t count = 1;
        for (std::size_t axis = 0; axis != whole.size(); ++axis) {
            const extent length = slice.lengths[axis].value_or(whole[axis]);
            if (slice.starts[axis] > whole[axis] || length > whole[axis] - slice.starts[axis]) return false;
            count *= static_cast<std::size_t>(length);
        }
        sum += count;
        for (std::size_t j = 0; j != i; ++j) {
            bool overlap = count != 0;
            for (std::size_t axis = 0; overlap && axis != whole.size(); ++axis)
                overlap =
                    slice.starts[axis] <
                        slices[j].starts[axis] + slices[j].lengths[axis].value_or(whole[axis]) &&
                    slices[j].starts[axis] < slice.starts[axis] + slice.lengths[axis].value_or(whole[axis]);
            if (overlap) return false;
        }
    }
    return sum == whole.element_count();
}

} // namespace varscope::detail
