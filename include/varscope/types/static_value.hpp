// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/static_value.hpp: first values that the compiler knows, as arguments and as options.
#pragma once

#include <varscope/name/name_like.hpp>
#include <varscope/types/growing_array.hpp>
#include <varscope/types/initializer.hpp>
#include <varscope/types/partitioner.hpp>
#include <varscope/types/request.hpp>
#include <varscope/types/static_array.hpp>

#include <initializer_list>

namespace varscope {

/// What is an element of a value: a number, or a string of any kind.
template <class T>
concept static_element = static_number<T> ||(name_like<T> && !std::is_class_v<T>) || requires(const T& from) {
    typename T::traits_type;
    text(from);
};
/// The dtype of such an element.
template <static_element T>
inline constexpr dtype dtype_of_static = dtype::string;
template <static_element T>
    requires static_number<T>
inline constexpr dtype dtype_of_static<T> = detail::dtype_of_element<T>;

/// A number, a string, nested lists of them of up to four axes, or an array, for the time of a call. Rows of different lengths are noted and
/// refused by who uses the value. Refers to the array it is made from; of strings it knows how many there are. Cost: lists are copied.
class static_value {
  public:
    template <static_element T>
    constexpr static_value(const T& element)
        : type_(dtype_of_static<T>), scalar_(detail::words_of_scalar(element)) {}
    template <detail::character T>
    constexpr static_value(T) noexcept {
        detail::refuse_character<T>();
    }
    template <std::size_t Count, std::size_t Rank, std::size_t Words>
    constexpr static_value(const static_array<Count, Rank, Words>& from) noexcept
        : type_(from.type), given_(from.words), extents_(from.extents), count_(Count), rank_(Rank) {}
    template <static_element T>
    constexpr static_value(std::initializer_list<T> list) : static_value(list, std::size_t{1}) {}
    template <static_element T>
    constexpr static_value(std::initializer_list<std::initializer_list<T>> lists)
        : static_value(lists, std::size_t{2}) {}
    template <static_element T>
    constexpr static_value(std::initializer_list<std::initializer_list<std::initializer_list<T>>> lists)
        : static_value(lists, std::size_t{3}) {}
    template <static_element T>
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
    /// The words of the elements in row-major order, and their number.
    [[nodiscard]] constexpr std::size_t word_count() const noexcept { return count_ * words_of(type_); }
    [[nodiscard]] constexpr const element_bits* data() const noexcept {
        return given_ != nullptr ? given_ : list_.items != nullptr ? list_.items : scalar_.words;
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
            if constexpr (static_element<Row>) {
                if constexpr (static_number<Row>)
                    detail::add_words(row, [&](element_bits word) { list_.push_back(word); });
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
    template <static_element T>
    static constexpr dtype element_type(const T*) noexcept {
        return dtype_of_static<T>;
    }

    dtype type_ = dtype::float32;
    detail::scalar_words scalar_;
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

/// What starts a new variable in scopes whose calls the compiler resolves: an initializer, a number or a string, which make a scalar of their C++
/// type's dtype, an array, or a constant of the program. Owns its elements, so options that hold it may be kept.
class static_initializer {
    // The elements and extents of an array, on the heap. A value of its own, because g++ 12 lets no constructor's body change a member of a
    // constant.
    struct copied {
        element_bits* words = nullptr; ///< null where there is no array
        extent* extents = nullptr;
        std::size_t count = 1;
        std::size_t rank = 0;
    };
    struct owned_words { // while there may be no memory for the extents
        element_bits* words;
        constexpr ~owned_words() { delete[] words; }
    };
    static constexpr copied copy(const element_bits* words, std::size_t count, const extent* extents,
                                 std::size_t rank) {
        owned_words room{new element_bits[count + 1]};
        const copied made{room.words, new extent[rank + 1], count, rank};
        room.words = nullptr;
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
    template <static_element T>
    constexpr static_initializer(const T& element)
        : init{initializer_kind::value, 0, 0},
          type_(dtype_of_static<T>),
          scalar_(detail::words_of_scalar(element)) {}
    template <detail::character T>
    constexpr static_initializer(T) noexcept {
        detail::refuse_character<T>();
    }
    template <std::size_t Count, std::size_t Rank, std::size_t Words>
    constexpr static_initializer(const static_array<Count, Rank, Words>& from)
        : init{initializer_kind::value, 0, 0},
          type_(from.type),
          kept_(copy(from.words, Count * Words, from.extents, Rank)) {}
    /// What the program's constant of this number and shape came from; its number tells it.
    constexpr static_initializer(const initial_value& from)
        : init{initializer_kind::value, 0, 0},
          type_(from.type),
          constant_{from.init, from.id, true},
          kept_(copy(nullptr, 0, from.shape.begin(), from.shape.size())) {}
    /// Elements of this dtype and shape, as `as` says.
    constexpr static_initializer(const initializer& as, dtype type, const element_bits* words,
                                 std::size_t count, shape_view shape)
        : init(as), type_(type), kept_(copy(words, count, shape.begin(), shape.size())) {}
    constexpr static_initializer(const static_initializer& from)
        : init(from.init),
          type_(from.type_),
          scalar_(from.scalar_),
          constant_(from.constant_),
          kept_(copy(from.kept_)) {}
    constexpr static_initializer& operator=(const static_initializer& from) {
        if (this == &from) return *this;
        static_initializer other(from);
        const copied mine = kept_;
        init = other.init, type_ = other.type_, scalar_ = other.scalar_, constant_ = other.constant_;
        kept_ = other.kept_, other.kept_ = mine;
        return *this;
    }
    constexpr ~static_initializer() {
        if (kept_.words != nullptr) delete[] kept_.words, delete[] kept_.extents;
    }

    /// The dtype, the shape and the words of the elements of a value; a number is a scalar.
    [[nodiscard]] constexpr dtype type() const noexcept { return type_; }
    [[nodiscard]] constexpr shape_view shape() const noexcept { return {kept_.extents, kept_.rank}; }
    [[nodiscard]] constexpr const element_bits* data() const noexcept {
        return kept_.words == nullptr ? scalar_.words : kept_.words;
    }
    [[nodiscard]] constexpr std::size_t word_count() const noexcept {
        return kept_.words == nullptr ? words_of(type_) : kept_.count;
    }
    /// Whether it has elements of its own, which are cut where a variable is.
    [[nodiscard]] constexpr bool has_elements() const noexcept {
        return init.kind >= initializer_kind::list && !constant_.is_given;
    }
    /// Whether these say the shape and the dtype of the variable too, as a list does not.
    [[nodiscard]] constexpr bool is_value() const noexcept {
        return has_elements() && init.kind != initializer_kind::list;
    }
    /// What a request says of them, in a variable of this dtype.
    [[nodiscard]] constexpr initial_value initial(dtype type) const noexcept {
        return {init, shape(), type, no_index};
    }
    /// The elements of a part of a variable of this shape, the last one repeated where there are fewer.
    [[nodiscard]] constexpr static_initializer cut(const variable_part& part, shape_view whole,
                                                   shape_view shape) const {
        const std::size_t words = words_of(type_), count = word_count() / words;
        growing_array<element_bits> kept;
        for_each_run(part, whole, [&](std::size_t first, std::size_t some) {
            for (std::size_t i = first; i != first + some; ++i)
                for (std::size_t k = 0; k != words; ++k)
                    kept.push_back(data()[(i < count ? i : count - 1) * words + k]);
        });
        return static_initializer(init, type_, kept.items, kept.size(), shape);
    }
    /// Whether it is a constant of the program; then what that came from.
    [[nodiscard]] constexpr bool is_constant() const noexcept { return constant_.is_given; }
    [[nodiscard]] constexpr initial_value constant() const noexcept {
        return {constant_.init, shape(), type_, constant_.id};
    }

  private:
    struct constant_source {
        initializer init{};
        std::uint32_t id = 0;
        bool is_given = false;
    };

    dtype type_ = dtype::float32;
    detail::scalar_words scalar_;
    constant_source constant_;
    copied kept_;
};

} // namespace varscope
