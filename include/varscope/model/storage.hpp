// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/storage.hpp: the memory of a model's elements.
#pragma once

#include <varscope/types/layout.hpp>

#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace varscope {

/// Elements on the heap, in one allocation that is shared with a graph that adopts the model. Moving it is cheap and leaves
/// nothing behind.
struct heap_storage {
    template <std::size_t Bytes>
    class blocks {
      public:
        blocks() : bytes_(allocate()) { std::memset(bytes_.get(), 0, Bytes); }
        /// Memory of these bytes that was made elsewhere.
        explicit blocks(std::shared_ptr<std::byte> bytes) noexcept : bytes_(std::move(bytes)) {}
        blocks(const blocks& from) : bytes_(allocate()) {
            std::memcpy(bytes_.get(), from.bytes_.get(), Bytes);
        }
        blocks(blocks&&) noexcept = default;
        /// Copies into the memory that is there, so that views of it stay valid.
        blocks& operator=(const blocks& from) {
            if (bytes_ == nullptr) bytes_ = allocate();
            std::memmove(bytes_.get(), from.bytes_.get(), Bytes);
            return *this;
        }
        blocks& operator=(blocks&&) noexcept = default;
        ~blocks() = default;

        [[nodiscard]] std::byte* data() const noexcept { return bytes_.get(); }
        /// Shares the ownership.
        [[nodiscard]] std::shared_ptr<void> share() const noexcept { return bytes_; }

      private:
        static std::shared_ptr<std::byte> allocate() {
            constexpr std::align_val_t alignment{block_alignment};
            return {static_cast<std::byte*>(::operator new(Bytes == 0 ? 1 : Bytes, alignment)),
                    [](std::byte* bytes) { ::operator delete (bytes, std::align_val_t{block_alignment}); }};
        }
        std::shared_ptr<std::byte> bytes_;
    };
};

/// Elements inside the model itself, for small models: no heap. Moving copies, and a graph that adopts the model must not
/// outlive it.
struct inline_storage {
    template <std::size_t Bytes>
    class blocks {
      public:
        [[nodiscard]] std::byte* data() noexcept { return bytes_; }
        [[nodiscard]] const std::byte* data() const noexcept { return bytes_; }
        [[nodiscard]] std::shared_ptr<void> share() const noexcept { return nullptr; }

      private:
        alignas(block_alignment) std::byte bytes_[Bytes == 0 ? 1 : Bytes]{};
    };
};

} // namespace varscope
