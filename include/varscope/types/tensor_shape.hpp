// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/tensor_shape.hpp: a shape that owns its extents, and what a shape rule answers.
#pragma once

#include <varscope/types/arguments.hpp>

namespace varscope {

/// A shape by value: up to `longest` extents, each of which may be `unknown`, or no known rank. A longer shape becomes one of unknown rank.
/// Usable in constants, without allocation.
class tensor_shape {
  public:
    static constexpr std::size_t longest = 8;

    /// The shape of unknown rank.
    constexpr tensor_shape() noexcept = default;
    constexpr tensor_shape(shape_view from) noexcept
        : rank_(from.has_rank() && from.size() <= longest ? static_cast<std::int32_t>(from.size()) : -1) {
        for (std::size_t axis = 0; axis != size(); ++axis) extents_[axis] = from[axis];
    }
    constexpr tensor_shape(std::initializer_list<extent_argument> from) noexcept
        : rank_(from.size() <= longest ? static_cast<std::int32_t>(from.size()) : -1) {
        for (std::size_t axis = 0; axis != size(); ++axis) extents_[axis] = from.begin()[axis].value;
    }
    template <extent... Extents>
    constexpr tensor_shape(static_shape<Extents...> from) noexcept : tensor_shape(shape_view(from)) {}
    /// The shape of this rank whose extents are unknown; of unknown rank where that is more than `longest`.
    [[nodiscard]] static constexpr tensor_shape of_rank(std::size_t rank) noexcept {
        tensor_shape made;
        if (rank > longest) return made;
        made.rank_ = static_cast<std::int32_t>(rank);
        for (std::size_t axis = 0; axis != rank; ++axis) made.extents_[axis] = unknown;
        return made;
    }

    [[nodiscard]] constexpr bool has_rank() const noexcept { return rank_ >= 0; }
    /// The rank; 0 where it is unknown.
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        return rank_ >= 0 ? static_cast<std::size_t>(rank_) : 0;
    }
    [[nodiscard]] constexpr extent operator[](std::size_t axis) const noexcept { return extents_[axis]; }
    [[nodiscard]] constexpr extent& operator[](std::size_t axis) noexcept { return extents_[axis]; }
    /// The extent of an axis counted from the last one: `from_end(1)` is the last.
    [[nodiscard]] constexpr extent from_end(std::size_t axis) const noexcept {
        return extents_[size() - axis];
    }

    /// The extents in the opposite order.
    [[nodiscard]] constexpr tensor_shape reversed() const noexcept {
        tensor_shape made(*this);
        for (std::size_t axis = 0; axis != size(); ++axis) made.extents_[axis] = from_end(axis + 1);
        return made;
    }

    /// The same extents; the view refers to this shape.
    [[nodiscard]] constexpr shape_view view() const noexcept {
        return rank_ < 0 ? shape_view() : shape_view(extents_, size());
    }
    constexpr operator shape_view() const noexcept { return view(); }

    friend constexpr bool operator==(const tensor_shape& left, const tensor_shape& right) noexcept {
        return left.view() == right.view();
    }

  private:
    extent extents_[longest]{};
    std::int32_t rank_ = -1;
};

/// What a shape rule answers: the shape of the result, or that the shapes do not fit the operation and which two of them clash.
struct inferred_shape {
    tensor_shape shape{};
    bool fits = true;
    tensor_shape left{};  ///< where they do not fit: the shape that is there
    tensor_shape right{}; ///< ... and the shape, or the axes, that it clashes with

    constexpr inferred_shape() noexcept = default;
    constexpr inferred_shape(const tensor_shape& of) noexcept : shape(of) {}
    /// Two shapes that do not fit.
    [[nodiscard]] static constexpr inferred_shape clash(const tensor_shape& left,
                                                        const tensor_shape& right) noexcept {
        inferred_shape made;
        made.fits = false, made.left = left, made.right = right;
        return made;
    }
};

} // namespace varscope
