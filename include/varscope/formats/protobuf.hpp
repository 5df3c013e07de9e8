// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/protobuf.hpp: messages of protocol buffers, field by field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace varscope::detail {

// The fields of a protocol buffer, one after the other.
class proto_fields {
  public:
    explicit proto_fields(std::string_view message) noexcept : left_(message) {}

    // Goes to the next field; false at the end, and where the bytes are none, which is_damaged() tells apart.
    bool next() {
        if (left_.empty()) return false;
        const std::uint64_t tag = varint();
        number = static_cast<std::uint32_t>(tag >> 3);
        value = 0;
        bytes = {};
        switch (tag & 7) {
        case 0:
            value = varint();
            break;
        case 1:
        case 5: {
            bytes = take((tag & 7) == 1 ? 8 : 4);
            for (std::size_t i = bytes.size(); i-- != 0;)
                value = value << 8 | static_cast<unsigned char>(bytes[i]);
            break;
        }
        case 2:
            bytes = take(varint());
            break;
        default:
            is_damaged_ = true;
        }
        return !is_damaged_;
    }
    [[nodiscard]] bool is_damaged() const noexcept { return is_damaged_; }
    [[nodiscard]] bool is_at_end() const noexcept { return left_.empty(); }

    std::uint64_t varint() {
        std::uint64_t number_read = 0;
        for (int shift = 0; shift < 64 && !left_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(left_.front());
            left_.remove_prefix(1);
            number_read |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return number_read;
        }
        is_damaged_ = true;
        return 0;
    }

    // The next bytes.
    std::string_view take(std::uint64_t count) {
        if (count > left_.size()) {
            is_damaged_ = true;
            return {};
        }
        const std::string_view taken = left_.substr(0, static_cast<std::size_t>(count));
        left_.remove_prefix(taken.size());
        return taken;
    }

    std::uint32_t number = 0; ///< of the field
    std::uint64_t value = 0;  ///< of a number
    std::string_view bytes{}; ///< of a text or message

  private:
    std::string_view left_;
    bool is_damaged_ = false;
};

// Calls `use(fields)` for each field of a message; false where its bytes are none or `use` returns false.
template <class Use>
bool for_each_field(std::string_view message, Use use) {
    proto_fields fields(message);
    while (fields.next())
        if (!use(fields)) return false;
    return !fields.is_damaged();
}

inline void append_varint(std::string& to, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) to += static_cast<char>(number | 0x80);
    to += static_cast<char>(number);
}
// A field that is a number; 0 is not written, as protocol buffers have it.
inline void append_number(std::string& to, std::uint32_t field, std::uint64_t number) {
    if (number == 0) return;
    append_varint(to, field << 3);
    append_varint(to, number);
}
inline void append_bytes(std::string& to, std::uint32_t field, std::string_view bytes) {
    append_varint(to, field << 3 | 2);
    append_varint(to, bytes.size());
    to += bytes;
}

} // namespace varscope::detail
