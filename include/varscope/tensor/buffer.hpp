// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/buffer.hpp: elements of a dtype known at run time, in one aligned block.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/tensor/element.hpp>
#include <varscope/types/shape.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace varscope {

/// Copies `count` elements of a dtype; those of the two places may be the same, but must not overlap otherwise.
inline void copy_elements(dtype type, const void* from, std::size_t count, void* to) {
    if (count == 0 || from == to) return;
    if (type == dtype::string)
        std::copy_n(static_cast<const std::string*>(from), count, static_cast<std::string*>(to));
    else
        std::memcpy(to, from, count * element_size(type));
}

/// Owns `count` elements of `type`, value-initialized, aligned to 64 bytes. Movable; copies are deep. Throws size_error (VS-E028) for more
/// than most_elements.
class buffer {
  public:
    static constexpr std::size_t alignment = 64;

    buffer() noexcept = default;
    buffer(dtype type, std::size_t count) : type_(type), count_(count), data_(allocate(type, count)) {
        if (type == dtype::string)
            std::uninitialized_value_construct_n(static_cast<std::string*>(data_), count_);
        else
            std::memset(data_, 0, count_ * element_size(type));
    }
    buffer(const buffer& from) : buffer(from.type_, from.count_) { copy(from.data_, from.count_, 0); }
    buffer(buffer&& from) noexcept { swap(from); }
    buffer& operator=(buffer from) noexcept {
        swap(from);
        return *this;
    }
    ~buffer() { destroy(type_, count_, data_); }

    [[nodiscard]] dtype type() const noexcept { return type_; }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] void* data() const noexcept { return data_; }

    /// Copies `count` elements of the buffer's dtype to those from `begin` on.
    void copy(const void* from, std::size_t count, std::size_t begin) {
        copy_elements(type_, from, count, static_cast<char*>(data_) + begin * size_of(type_));
    }

    /// Gives the block away; the taker calls destroy.
    [[nodiscard]] void* release() noexcept {
        count_ = 0;
        return std::exchange(data_, nullptr);
    }

    /// Ends `count` elements of a released block and frees it; null is fine.
    static void destroy(dtype type, std::size_t count, void* data) noexcept {
        if (data == nullptr) return;
        if (type == dtype::string) std::destroy_n(static_cast<std::string*>(data), count);
        ::operator delete (data, std::align_val_t{alignment});
    }

  private:
    static void* allocate(dtype type, std::size_t count) {
        if (count > static_cast<std::size_t>(most_elements))
            throw_error(code::size_too_large, {{}, std::to_string(count) + " elements or more", {}, {}});
        return ::operator new (count == 0 ? 1 : count * size_of(type), std::align_val_t{alignment});
    }
    void swap(buffer& other) noexcept {
        std::swap(type_, other.type_);
        std::swap(count_, other.count_);
        std::swap(data_, other.data_);
    }

    dtype type_ = dtype::float32;
    std::size_t count_ = 0;
    void* data_ = nullptr;
};

} // namespace varscope
