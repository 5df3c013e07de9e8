// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/snappy.hpp: blocks that are compressed by snappy: how long they will be, and what they hold.
#pragma once

#include <varscope/formats/protobuf.hpp>

#include <optional>

namespace varscope::detail {

// The length that a block says it has without compression; none where its bytes cannot have it: three bytes make at most 64. Numbers are written
// as protocol buffers write them.
[[nodiscard]] inline std::optional<std::size_t> snappy_length(std::string_view block) {
    proto_fields beginning(block);
    const std::uint64_t length = beginning.varint();
    if (beginning.is_damaged() || length / 32 > block.size()) return std::nullopt;
    return static_cast<std::size_t>(length);
}

// What a block holds (format_description.txt of snappy); none where it is damaged.
[[nodiscard]] inline std::optional<std::string> snappy_text(std::string_view block) {
    const std::optional<std::size_t> length = snappy_length(block);
    if (!length) return std::nullopt;
    std::size_t at = 0;
    while (static_cast<unsigned char>(block[at++]) >= 0x80) {
    }
    std::string text;
    text.reserve(*length);
    const auto number = [&](std::size_t bytes) {
        std::size_t read = 0;
        for (std::size_t i = 0; i != bytes; ++i)
            read |= static_cast<std::size_t>(static_cast<unsigned char>(block[at + i])) << 8 * i;
        at += bytes;
        return read;
    };
    while (at != block.size()) {
        const auto tag = static_cast<unsigned char>(block[at++]);
        const std::size_t kind = tag & 3, left = block.size() - at;
        std::size_t size = 1 + (tag >> 2), offset = 0;
        if (kind == 0) { // bytes that stand here
            const std::size_t more = size > 60 ? size - 60 : 0;
            if (more > left) return std::nullopt;
            if (more != 0) size = number(more) + 1;
            if (size > block.size() - at || size > *length - text.size()) return std::nullopt;
            text += block.substr(at, size);
            at += size;
            continue;
        }
        const std::size_t more = kind == 3 ? 4 : kind;
        if (more > left) return std::nullopt;
        if (kind == 1) size = 4 + (tag >> 2 & 7);
        offset = number(more) | (kind == 1 ? std::size_t{tag} >> 5 << 8 : 0);
        if (offset == 0 || offset > text.size() || size > *length - text.size()) return std::nullopt;
        for (std::size_t i = 0; i != size; ++i) text += text[text.size() - offset]; // they may overlap
    }
    if (text.size() != *length) return std::nullopt;
    return text;
}

} // namespace varscope::detail
