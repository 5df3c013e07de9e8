// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/pieces.hpp: large files a piece at a time, out of the system's cache without a copy where the system can.
#pragma once

#include <varscope/checkpoint/file.hpp>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

#include <vector>

namespace varscope::detail {

// Reads a file in pieces. It is mapped, and a window of 16 MiB of it is in memory at a time, which moves on: who reads from the beginning to the end
// asks the system once for each window. Where the system cannot map it, or knows no request to bring mapped pages into memory that tells of
// failures, the pieces are copies. For one thread at a time. Refers to the file, which must not be made shorter while it is read.
class file_pieces {
  public:
    explicit file_pieces(const readable_file& file, bool can_map = true) noexcept
        : file_(&file), can_map_(can_map) {}
    file_pieces(const file_pieces&) = delete;
    file_pieces& operator=(const file_pieces&) = delete;
    ~file_pieces() {
        if (map_ != nullptr) ::munmap(map_, static_cast<std::size_t>(file_->size()));
    }

    // Calls `use(bytes, count)` for each of the pieces into which some bytes of the file are cut. Throws file_error (VS-E034), and
    // malformed_file_error (VS-E035) where the file ends before.
    template <class Use>
    void for_each(std::uint64_t from, std::uint64_t count, Use use) {
        while (count != 0) {
            const std::uint64_t begin = from / window * window;
            std::size_t some =
                static_cast<std::size_t>(std::min<std::uint64_t>(count, begin + window - from));
            if (moves_to(begin)) {
                use(static_cast<const std::byte*>(map_ + from), some);
            } else {
                some = std::min(some, std::size_t{1} << 18);
                if (copy_.size() < some) copy_.resize(some);
                file_->read(from, copy_.data(), some);
                use(static_cast<const std::byte*>(copy_.data()), some);
            }
            from += some;
            count -= some;
        }
    }
    // Brings bytes of the file into the system's cache.
    void fetch(std::uint64_t from, std::uint64_t count) {
        for_each(from, count, [](const std::byte*, std::size_t) {});
    }
    // Copies bytes of the file.
    void copy(std::uint64_t from, std::uint64_t count, void* to);

  private:
    static constexpr std::uint64_t window = std::uint64_t{16} << 20;
    static constexpr std::uint64_t none = static_cast<std::uint64_t>(-1);

    // Whether the window that begins here is in memory now.
    [[nodiscard]] bool moves_to(std::uint64_t begin) {
#if defined(MADV_POPULATE_READ)
        if (begin == begin_) return true;
        if (!can_map_) return false;
        if (map_ == nullptr) {
            void* const made = ::mmap(nullptr, static_cast<std::size_t>(file_->size()), PROT_READ, MAP_SHARED,
                                      file_->descriptor(), 0);
            can_map_ = made != MAP_FAILED;
            if (!can_map_) return false;
            map_ = static_cast<std::byte*>(made);
        }
        const auto size_of = [&](std::uint64_t at) {
            return static_cast<std::size_t>(std::min(window, file_->size() - at));
        };
        if (begin_ != none) ::madvise(map_ + begin_, size_of(begin_), MADV_DONTNEED);
        begin_ = none;
        struct stat facts {};
        if (::fstat(file_->descriptor(), &facts) != 0 ||
            static_cast<std::uint64_t>(facts.st_size) < file_->size() ||
            ::madvise(map_ + begin, size_of(begin), MADV_POPULATE_READ) != 0)
            return false;
        begin_ = begin;
        return true;
#else
        return begin == none;
#endif
    }

    const readable_file* file_;
    std::byte* map_ = nullptr;
    bool can_map_;
    std::uint64_t begin_ = none; ///< of the window that is in memory
    std::vector<std::byte> copy_;
};

// Copies bytes that are not read again soon: they go past the processor's caches where there are many.
inline void copy_past_caches(std::byte* to, const std::byte* from, std::size_t count) noexcept {
#if defined(__x86_64__)
    if (count >= std::size_t{1} << 20) {
        const std::size_t first = (16 - reinterpret_cast<std::uintptr_t>(to) % 16) % 16;
        std::memcpy(to, from, first);
        std::size_t at = first;
        for (; at + 64 <= count; at += 64)
            for (std::size_t i = 0; i != 64; i += 16)
                _mm_stream_si128(reinterpret_cast<__m128i*>(to + at + i),
                                 _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at + i)));
        _mm_sfence();
        std::memcpy(to + at, from + at, count - at);
        return;
    }
#endif
    if (count != 0) std::memcpy(to, from, count);
}

inline void file_pieces::copy(std::uint64_t from, std::uint64_t count, void* to) {
    std::byte* at = static_cast<std::byte*>(to);
    for_each(from, count, [&](const std::byte* bytes, std::size_t some) {
        copy_past_caches(at, bytes, some);
        at += some;
    });
}

} // namespace varscope::detail
