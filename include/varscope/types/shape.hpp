// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/shape.hpp: shapes as types and as views of extents.
#pragma once

#include <varscope/types/code.hpp>

#include <cstddef>
#include <cstdint>

namespace varscope {

/// The number of elements along one axis; `unknown` where it is not known. Every other negative number is a mistake, and refused
/// (VS-E027): numpy and TensorFlow's C++ part mean different things by -1.
using extent = std::int64_t;
inline constexpr extent unknown = -0x7FFFFFFFFFFFFFFF - 1;
/// The most elements that a tensor has: the bytes of as many of the largest, strings of 32 bytes, can be counted by an extent. A shape of more
/// is refused (VS-E028); where one extent is 0 there are none, however large the others are.
inline constexpr extent most_elements = 0x7FFFFFFFFFFFFFFF / 32;

namespace detail {
// What a shape of unknown rank has in place of extents: a program that reads one goes on after a refusal, and ends.
inline constexpr extent no_extents[] = {1, 1, 1, 1, 1, 1, 1, 1};
} // namespace detail

/// A shape that is not owned: `rank` extents, or no known rank. Comparable, iterable, O(1) to copy.
class shape_view {
  public:
    /// The shape whose rank is not known; placeholders may have it.
    constexpr shape_view() noexcept = default;
    constexpr shape_view(const extent* extents, std::size_t rank) noexcept
        : extents_(extents), rank_(static_cast<std::int32_t>(rank)) {}

    [[nodiscard]] constexpr bool has_rank() const noexcept { return rank_ >= 0; }
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        return rank_ >= 0 ? static_cast<std::size_t>(rank_) : 0;
    }
    [[nodiscard]] constexpr const extent* begin() const noexcept { return extents_; }
    [[nodiscard]] constexpr const extent* end() const noexcept { return extents_ + size(); }
    [[nodiscard]] constexpr extent operator[](std::size_t axis) const noexcept { return extents_[axis]; }

    /// Whether the rank and every extent are known.
    [[nodiscard]] constexpr bool is_fully_defined() const noexcept {
        std::int32_t i = 0;
        while (i < rank_ && extents_[i] >= 0) ++i;
        return i == rank_;
    }

    /// The product of the extents; 1 for rank 0. The shape must be fully defined. More than most_elements where it has more.
    [[nodiscard]] constexpr std::size_t element_count() const noexcept {
        const extent count = known_element_count();
        return count < 0 ? static_cast<std::size_t>(most_elements) + 1 : static_cast<std::size_t>(count);
    }

    /// The same, or -1 where the shape is not fully defined or has more than most_elements.
    [[nodiscard, gnu::always_inline]] constexpr extent known_element_count() const noexcept {
        extent count = rank_ < 0 ? -1 : 1;
        for (std::int32_t i = 0; i < rank_; ++i)
            count =
                extents_[i] < 0 || count < 0 ? -1
                : extents_[i] != 0 && (count | extents_[i]) >> 29 != 0 && count > most_elements / extents_[i]
                    ? most_elements + 1
                    : count * extents_[i];
        return count > most_elements ? -1 : count;
    }
    /// Whether the shape is fully defined and has more than most_elements.
    [[nodiscard]] constexpr bool is_too_large() const noexcept {
        return has_rank() && is_fully_defined() && known_element_count() < 0;
    }

    /// Whether an extent is negative and not `unknown`.
    [[nodiscard]] constexpr bool has_negative_extent() const noexcept {
        for (std::int32_t i = 0; i < rank_; ++i)
            if (extents_[i] < 0 && extents_[i] != unknown) return true;
        return false;
    }

    /// Whether some full shape fits both: an unknown rank fits all, an unknown extent fits any (row 82).
    [[nodiscard]] constexpr bool is_compatible_with(shape_view other) const noexcept {
        if (!has_rank() || !other.has_rank()) return true;
        if (rank_ != other.rank_) return false;
        for (std::size_t i = 0; i != size(); ++i)
            if (extents_[i] >= 0 && other.extents_[i] >= 0 && extents_[i] != other.extents_[i]) return false;
        return true;
    }

    friend constexpr bool operator==(shape_view left, shape_view right) noexcept {
        if (left.rank_ != right.rank_) return false;
        std::int32_t i = 0;
        while (i < left.rank_ && left.extents_[i] == right.extents_[i]) ++i;
        return i >= left.rank_;
    }

  private:
    const extent* extents_ = detail::no_extents;
    std::int32_t rank_ = -1;
};

/// A full shape as a type: `shape_c<2, 3>`; `shape_c<>` is a scalar's.
template <extent... Extents>
struct static_shape {
    static constexpr std::size_t rank = sizeof...(Extents);
    static constexpr extent extents[rank + 1] = {Extents..., 0};
    static constexpr std::size_t element_count = shape_view(extents, rank).element_count();
    constexpr operator shape_view() const noexcept { return shape_view(extents, rank); }
    /// The extent of an axis, a constant also of a shape that is a function's parameter.
    [[nodiscard]] constexpr extent operator[](std::size_t axis) const noexcept { return extents[axis]; }
};

/// The shape of these extents; refused by the compiler where one is not known (VS-E006) or negative (VS-E027), or where they are too many
/// elements (VS-E028). A small shape of the same rank stands in for a refused one, so that nothing more is said of it.
template <extent... Extents>
[[nodiscard]] constexpr auto checked_shape() noexcept {
    if constexpr (((Extents == unknown) || ...))
        return detail::diagnostic<code::shape_missing>::give<static_shape<Extents...>>(),
               static_shape<(Extents == 0 ? 0 : 1)...>();
    else if constexpr (((Extents < 0) || ...))
        return detail::diagnostic<code::negative_extent>::give<static_shape<Extents...>>(),
               static_shape<(Extents == 0 ? 0 : 1)...>();
    else if constexpr (static_shape<Extents...>::element_count > most_elements)
        return detail::diagnostic<code::size_too_large>::give<static_shape<Extents...>>(),
               static_shape<(Extents == 0 ? 0 : 1)...>();
    else
        return static_shape<Extents...>();
}

/// `shape_c<2, 3>`: a shape the compiler knows.
template <extent... Extents>
inline constexpr auto shape_c = checked_shape<Extents...>();

/// A shape of unknown rank, or no shape given.
inline constexpr shape_view unknown_shape{};

} // namespace varscope
