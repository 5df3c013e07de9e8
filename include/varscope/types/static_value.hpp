// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/static_value.hpp: first values that the compiler knows, as arguments and as options.
#pragma once

#include <varscope/types/growing_array.hpp>
#include <varscope/types/initializer.hpp>
#include <varscope/types/static_array.hpp>

#include <initializer_list>

namespace varscope {

/// A number, nested lists of numbers of up to four axes, or an array, for the time of a call. Rows of different lengths are noted and
/// refused by who uses the value. Refers to the array it is made from. Cost: lists are copied.
class static_value {
  public:
    template <detail::static_element T>
    constexpr static_value(T number) noexcept : type_(detail::dtype_of_element<T>), word_(number) {}
    template <std::size_t Count, std::size_t Rank>
    constexpr static_value(const static_array<Count, Rank>& from) noexcept
        : type_(from.type), given_(from.words), extents_(from.extents), count_(Count), rank_(Rank) {}
    template <detail::static_element T>
    constexpr static_value(std::initializer_list<T> list) : static_value(list, std::size_t{1}) {}
    template <detail::static_element T>
    constexpr static_value(std::initializer_list<std::initializer_list<T>> lists)
        : static_value(lists, std::size_t{2}) {}
    template <detail::static_element T>
    constexpr static_value(std::initializer_list<std::initializer_list<std::initializer_list<T>>> lists)
        : static_value(lists, std::size_t{3}) {}
    template <detail::static_element T>
    constexpr static_value(
        std::initializer_list<std::initializer_list<std::initializer_list<std::initializer_list<T>>>> lists)
        : static_value(lists, std::size_t{4}) {}
    static_value(const static_value&) = delete;
    static_value& operator=(const static_value&) = delete;

    [[nodiscard]] constexpr dtype type() const noexcept { return type_; }
    [[nodiscard]] constexpr shape_view shape() const noexcept {
        return {extents_ == nullptr ? list_extents_ : extents_, rank_};
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return count_; }
    /// The elements in row-major order.
    [[nodiscard]] constexpr const element_bits* data() const noexcept {
        return given_ != nullptr ? given_ : list_.items != nullptr ? list_.items : &word_;
    }
    /// Whether a row of a list has another length than the first; then the lengths of the first and of that one.
    [[nodiscard]] constexpr bool is_ragged() const noexcept { return is_ragged_; }
    [[nodiscard]] constexpr extent first_length() const noexcept { return first_length_; }
    [[nodiscard]] constexpr extent other_length() const noexcept { return other_length_; }

  private:
    template <class List>
    constexpr static_value(const List& list, std::size_t rank) : count_(0), rank_(rank) {
        for (extent& axis : list_extents_) axis = -1;
        add(list, 0);
        for (extent& axis : list_extents_)
            if (axis < 0) axis = 0; // below an empty list
    }
    template <class Row>
    constexpr void add(const std::initializer_list<Row>& rows, std::size_t axis) {
        const extent length = static_cast<extent>(rows.size());
        if (list_extents_[axis] < 0) list_extents_[axis] = length;
        if (list_extents_[axis] != length)
            is_ragged_ = true, first_length_ = list_extents_[axis], other_length_ = length;
        for (const Row& row : rows)
            if constexpr (detail::static_element<Row>) {
                list_.push_back(element_bits(row));
                ++count_;
            } else {
                add(row, axis + 1);
            }
        type_ = element_type(static_cast<const Row*>(nullptr));
    }
    template <class Row>
    static constexpr dtype element_type(const std::initializer_list<Row>*) noexcept {
        return element_type(static_cast<const Row*>(nullptr));
    }
    template <detail::static_element T>
    static constexpr dtype element_type(const T*) noexcept {
        return detail::dtype_of_element<T>;
    }

    dtype type_ = dtype::float32;
    element_bits word_{};
    const element_bits* given_ = nullptr;
    const extent* extents_ = nullptr;
    std::size_t count_ = 1;
    std::size_t rank_ = 0;
    extent list_extents_[4]{};
    bool is_ragged_ = false;
    extent first_length_ = 0;
    extent other_length_ = 0;
    growing_array<element_bits> list_;
};

/// What starts a new variable in scopes whose calls the compiler resolves: an initializer, a number, which makes a scalar of its C++ type's
/// dtype, or an array. Owns its elements, so options that hold it may be kept.
class static_initializer {
    // The elements and extents of an array, on the heap. A value of its own, because g++ 12 lets no constructor's body change a member of a
    // constant.
    struct copied {
        element_bits* words = nullptr; ///< null where there is no array
        extent* extents = nullptr;
        std::size_t count = 1;
        std::size_t rank = 0;
    };
    static constexpr copied copy(const element_bits* words, std::size_t count, const extent* extents,
                                 std::size_t rank) {
        const copied made{new element_bits[count + 1], new extent[rank + 1], count, rank};
        for (std::size_t i = 0; i != count; ++i) made.words[i] = words[i];
        for (std::size_t i = 0; i != rank; ++i) made.extents[i] = extents[i];
        return made;
    }
    static constexpr copied copy(const copied& from) {
        return from.words == nullptr ? copied() : copy(from.words, from.count, from.extents, from.rank);
    }

  public:
    initializer init{};

    constexpr static_initializer() = default;
    constexpr static_initializer(const initializer& from) noexcept : init(from) {}
    template <detail::static_element T>
    constexpr static_initializer(T number) noexcept
        : init{initializer_kind::value, 0, 0}, type_(detail::dtype_of_element<T>), word_(number) {}
    template <std::size_t Count, std::size_t Rank>
    constexpr static_initializer(const static_array<Count, Rank>& from)
        : init{initializer_kind::value, 0, 0},
          type_(from.type),
          kept_(copy(from.words, Count, from.extents, Rank)) {}
    constexpr static_initializer(const static_initializer& from)
        : init(from.init), type_(from.type_), word_(from.word_), kept_(copy(from.kept_)) {}
    constexpr static_initializer& operator=(const static_initializer& from) {
        if (this == &from) return *this;
        static_initializer other(from);
        const copied mine = kept_;
        init = other.init, type_ = other.type_, word_ = other.word_;
        kept_ = other.kept_, other.kept_ = mine;
        return *this;
    }
    constexpr ~static_initializer() {
        if (kept_.words != nullptr) delete[] kept_.words, delete[] kept_.extents;
    }

    /// The dtype, the shape and the elements of a value; a number is a scalar.
    [[nodiscard]] constexpr dtype type() const noexcept { return type_; }
    [[nodiscard]] constexpr shape_view shape() const noexcept { return {kept_.extents, kept_.rank}; }
    [[nodiscard]] constexpr const element_bits* data() const noexcept {
        return kept_.words == nullptr ? &word_ : kept_.words;
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return kept_.count; }

  private:
    dtype type_ = dtype::float32;
    element_bits word_{};
    copied kept_;
};

} // namespace varscope
