// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/layout.hpp: where the elements of variables stand in memory.
#pragma once

#include <varscope/types/dtype.hpp>
#include <varscope/types/shape.hpp>

#include <cstddef>

namespace varscope {

/// The alignment of a block of elements, in bytes.
inline constexpr std::size_t block_alignment = 64;

/// The elements of one dtype: a block that begins at a multiple of block_alignment, trainable variables first.
struct dtype_block {
    std::size_t begin = 0;     ///< in bytes from the first block
    std::size_t elements = 0;  ///< of all variables
    std::size_t trainable = 0; ///< elements of trainable variables
};

/// The blocks of all dtypes, one behind the other in the order of dtypes.
struct block_layout {
    dtype_block blocks[dtype_count]{};
    std::size_t bytes = 0; ///< of all blocks with the gaps between them

    /// The most bytes that can be addressed.
    static constexpr std::size_t most_bytes = static_cast<std::size_t>(-1) / 2 - block_alignment;

    /// Places the blocks, whose elements have been counted; false where they are too many, and then no bytes are there.
    [[nodiscard]] constexpr bool place() noexcept {
        for (std::size_t i = 0; i != dtype_count; ++i) {
            if (blocks[i].elements != 0)
                bytes = (bytes + block_alignment - 1) / block_alignment * block_alignment;
            blocks[i].begin = bytes;
            const std::size_t size = element_size(static_cast<dtype>(i));
            if (blocks[i].elements > most_elements || blocks[i].elements * size > most_bytes - bytes) {
                *this = {};
                return false;
            }
            bytes += blocks[i].elements * size;
        }
        return true;
    }
    [[nodiscard]] constexpr const dtype_block& operator[](dtype type) const noexcept {
        return blocks[static_cast<unsigned char>(type)];
    }
    [[nodiscard]] constexpr dtype_block& operator[](dtype type) noexcept {
        return blocks[static_cast<unsigned char>(type)];
    }
};

} // namespace varscope
