// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/text.hpp: a read-only view of characters that costs no header.
#pragma once

#include <varscope/name/fwd.hpp>

#include <cstddef>

namespace varscope {

/// Whether two rows of characters are equal. clang's constant evaluator does it in one step; g++ 12 does not take
/// __builtin_memcmp on memory that a constant expression allocated.
[[nodiscard]] constexpr bool equal_characters(const char* left, const char* right,
                                              std::size_t count) noexcept {
#if !defined(__clang__)
    if (__builtin_is_constant_evaluated()) {
        std::size_t i = 0;
        while (i != count && left[i] == right[i]) ++i;
        return i == count;
    }
#endif
    return __builtin_memcmp(left, right, count) == 0;
}

/// A pointer and a length; does not own. Stands in for std::string_view, whose header alone costs more than this layer
/// may. Converts implicitly from literals and from any contiguous character range (std::string, std::string_view),
/// and implicitly to string_view-like types. All operations but comparison are O(1), and none allocates.
class text {
  public:
    constexpr text() noexcept = default;
    constexpr text(const char* chars, std::size_t size) noexcept : data_(chars), size_(size) {}
    constexpr text(const char* chars) noexcept : data_(chars), size_(__builtin_strlen(chars)) {}
    text(decltype(nullptr)) = delete;

    template <class Range>
        requires requires(const Range& range) {
            static_cast<const char*>(range.data());
            static_cast<std::size_t>(range.size());
        }
    constexpr text(const Range& range) noexcept
        : data_(range.size() == 0 ? "" : range.data()), size_(range.size()) {}

    /// To std::string_view and the like: constructible from pointer and length, with traits, not owning.
    template <class View>
        requires requires(View view) {
            typename View::traits_type;
            View(static_cast<const char*>(nullptr), std::size_t{});
            view.remove_prefix(std::size_t{});
        }
    constexpr operator View() const noexcept { return View(data_, size_); }

    [[nodiscard]] constexpr const char* data() const noexcept { return data_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr const char* begin() const noexcept { return data_; }
    [[nodiscard]] constexpr const char* end() const noexcept { return data_ + size_; }
    [[nodiscard]] constexpr char operator[](std::size_t index) const noexcept { return data_[index]; }

    /// The characters from `first` on, at most `count` of them; `first` must be at most size().
    [[nodiscard]] constexpr text substr(std::size_t first,
                                        std::size_t count = static_cast<std::size_t>(-1)) const noexcept {
        const std::size_t rest = size_ - first;
        return text(data_ + first, count < rest ? count : rest);
    }

    [[nodiscard]] constexpr bool starts_with(text prefix) const noexcept {
        return prefix.size_ <= size_ && substr(0, prefix.size_) == prefix;
    }

    friend constexpr bool operator==(text left, text right) noexcept {
        return left.size_ == right.size_ && equal_characters(left.data_, right.data_, left.size_);
    }

    /// Byte-wise lexicographic order.
    friend constexpr bool operator<(text left, text right) noexcept {
        const std::size_t common = left.size_ < right.size_ ? left.size_ : right.size_;
        const int order = compare(left.data_, right.data_, common);
        return order != 0 ? order < 0 : left.size_ < right.size_;
    }

  private:
    // g++ 12 does not take __builtin_memcmp on memory that a constant expression allocated.
    static constexpr int compare(const char* left, const char* right, std::size_t count) noexcept {
        if (!__builtin_is_constant_evaluated()) return __builtin_memcmp(left, right, count);
        for (; count != 0 && *left == *right; ++left, ++right) --count;
        if (count == 0) return 0;
        return static_cast<unsigned char>(*left) < static_cast<unsigned char>(*right) ? -1 : 1;
    }

    const char* data_ = "";
    std::size_t size_ = 0;
};

/// Copies characters; the two places must not overlap. clang's constant evaluator does it in one step.
constexpr void copy_characters(const char* from, std::size_t count, char* to) noexcept {
#if !defined(__clang__)
    if (__builtin_is_constant_evaluated()) {
        for (std::size_t i = 0; i != count; ++i) to[i] = from[i];
        return;
    }
#endif
    __builtin_memcpy(to, from, count);
}

/// The lower-case form of an ASCII letter; every other character as it is.
[[nodiscard]] constexpr char to_lower(char c) noexcept {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether two texts are equal when the case of ASCII letters is ignored; how graph names are compared (row 6).
[[nodiscard]] constexpr bool equal_ignoring_case(text left, text right) noexcept {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i != left.size(); ++i)
        if (to_lower(left[i]) != to_lower(right[i])) return false;
    return true;
}

} // namespace varscope
