// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/elementwise.hpp: expressions whose elements are computed one for one, and where they may be without a temporary.
#pragma once

#include <varscope/detail/xtensor.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace varscope::detail {

// The elements that are assigned to.
template <class T, class Shape>
struct assigned_elements {
    T* data;
    std::size_t size;
    const Shape& shape;

    // Whether the bytes [first, last) are none of these elements'. The standard orders pointers into different objects through std::less only.
    [[nodiscard]] bool is_apart(const void* first, const void* last) const noexcept {
        const std::less_equal<const void*> at_most;
        return at_most(last, data) || at_most(data + size, first);
    }
};

// Elements of an expression from one of them on: `[k]` is the one at distance k, `from(i)` those from the distance i on. Both, because clang
// knows neighbours by constant distances only.
template <class T>
struct same_element {
    T value;
    [[nodiscard]] const T& operator[](std::ptrdiff_t) const noexcept { return value; }
    [[nodiscard]] same_element from(std::ptrdiff_t) const { return *this; }
};
template <class T>
struct elements_of_leaf {
    const T* first;
    [[nodiscard]] const T& operator[](std::ptrdiff_t k) const noexcept { return first[k]; }
    [[nodiscard]] elements_of_leaf from(std::ptrdiff_t i) const noexcept { return {first + i}; }
};
template <class F, class... Elements>
struct elements_of_function {
    const F& function;
    std::tuple<Elements...> arguments;
    [[nodiscard]] decltype(auto) operator[](std::ptrdiff_t k) const {
        return at(k, std::index_sequence_for<Elements...>());
    }
    [[nodiscard]] elements_of_function from(std::ptrdiff_t i) const {
        return from(i, std::index_sequence_for<Elements...>());
    }

  private:
    template <std::size_t... Index>
    decltype(auto) at(std::ptrdiff_t k, std::index_sequence<Index...>) const {
        return function(std::get<Index>(arguments)[k]...);
    }
    template <std::size_t... Index>
    elements_of_function from(std::ptrdiff_t i, std::index_sequence<Index...>) const {
        return {function, {std::get<Index>(arguments).from(i)...}};
    }
};

// What is known of a kind of expression.
//   is_known           whether it computes element by element, from memory that can be told. xtensor's nodes that are not here are evaluated
//                      into a temporary first.
//   run(e, target)     how many neighbours of the target, in row-major order and from a multiple of that number, are made of as many
//                      neighbours of each leaf: all, a row where a leaf is broadcast along the first axes, 1 where it is along others.
//                      Each leaf is apart from the target in memory, or is the target itself. Otherwise 0: elements might be read after
//                      they were changed.
//   elements(e, begin) those for the run that begins at an index of the target.
template <class E>
struct elementwise {
    static constexpr bool is_known = false;
};

template <class T>
struct elementwise<xt::xscalar<T>> {
    static constexpr bool is_known = true;
    template <class Target>
    static std::size_t run(const xt::xscalar<T>& from, const Target& target) noexcept {
        // One that refers to an element of the target changes on the way.
        const auto* const value = &from.expression();
        if constexpr (std::is_reference_v<T>)
            if (!target.is_apart(value, value + 1)) return 0;
        return target.size;
    }
    static same_element<std::decay_t<T>> elements(const xt::xscalar<T>& from, std::size_t) {
        return {from.expression()};
    }
};

// Containers of contiguous elements in row-major order, among them all views of varscope.
template <class E>
concept row_major_container = std::is_base_of_v<xt::xcontainer<E>, E> &&
                              E::static_layout == xt::layout_type::row_major&& requires(const E& e) {
    { e.storage().data() } -> std::convertible_to<const typename E::value_type*>;
};
template <row_major_container E>
struct elementwise<E> {
    using value_type = typename E::value_type;
    static constexpr bool is_known = true;

    template <class T, class Shape>
    static std::size_t run(const E& from, const assigned_elements<T, Shape>& target) noexcept {
        const value_type* const first = from.storage().data();
        const bool has_its_shape =
            std::equal(from.shape().begin(), from.shape().end(), target.shape.begin(), target.shape.end());
        if constexpr (std::is_same_v<value_type, T>)
            if (has_its_shape && first == target.data) return target.size;
        if (!target.is_apart(first, first + from.size())) return 0;
        if (has_its_shape) return target.size;
        return is_row_of(from.shape(), target.shape) ? from.size() : 1;
    }
    static elements_of_leaf<value_type> elements(const E& from, std::size_t begin) noexcept {
        const value_type* const first = from.storage().data();
        return {begin == 0 ? first : first + begin % from.size()};
    }

  private:
    // Whether a shape is, but for ones in front, that of the last axes of another.
    template <class Row, class Shape>
    static bool is_row_of(const Row& row, const Shape& shape) noexcept {
        const auto begin = std::find_if(row.begin(), row.end(), [](auto extent) { return extent != 1; });
        const auto rank = row.end() - begin;
        return rank <= shape.end() - shape.begin() && std::equal(begin, row.end(), shape.end() - rank);
    }
};

// A function that is too small to hold an address computes from its arguments only. One with more, as a lambda that refers to
// something, may read the target.
template <class F, class... Arguments>
struct elementwise<xt::xfunction<F, Arguments...>> {
    using function = xt::xfunction<F, Arguments...>;
    static constexpr bool is_known =
        sizeof(F) < sizeof(void*) && (elementwise<std::decay_t<Arguments>>::is_known && ...);

    template <class Target>
    static std::size_t run(const function& from, const Target& target) noexcept {
        return run(from, target, std::index_sequence_for<Arguments...>());
    }
    static auto elements(const function& from, std::size_t begin) {
        return elements(from, begin, std::index_sequence_for<Arguments...>());
    }

  private:
    template <class Target, std::size_t... Index>
    static std::size_t run(const function& from, const Target& target,
                           std::index_sequence<Index...>) noexcept {
        std::size_t shortest = target.size;
        ((shortest = std::min(shortest, elementwise<std::decay_t<Arguments>>::run(
                                            std::get<Index>(from.arguments()), target))),
         ...);
        return shortest;
    }
    template <std::size_t... Index>
    static auto elements(const function& from, std::size_t begin, std::index_sequence<Index...>) {
        return elements_of_function<F, decltype(elementwise<std::decay_t<Arguments>>::elements(
                                           std::get<Index>(from.arguments()), begin))...>{
            from.functor(),
            {elementwise<std::decay_t<Arguments>>::elements(std::get<Index>(from.arguments()), begin)...}};
    }
};

// Whether elements of an expression may be assigned one by one as they are computed: not where an assignment may throw between two of
// them, as that of a text.
template <class E, class T>
concept elementwise_for = elementwise<E>::is_known && std::is_trivially_copyable_v<T> &&
    std::is_convertible_v<typename E::value_type, T>;

// Assigns elements that are made of elements of the same index. g++ is told that the iterations are independent. clang would complain of each
// loop that it can not vectorize in spite of that; it gets blocks of the size of a register, which can not be what is read for them. The
// indices are signed because unsigned ones may come round, which keeps both from seeing neighbours.
template <class T, class Elements>
void assign_run(T* to, std::size_t size, Elements elements) {
    const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(size);
    std::ptrdiff_t i = 0;
#if defined(__clang__)
    constexpr std::ptrdiff_t block_size = sizeof(T) >= 32 ? 1 : 32 / sizeof(T);
    for (; i + block_size <= count; i += block_size) {
        const auto some = elements.from(i);
        T block[block_size];
        for (std::ptrdiff_t k = 0; k != block_size; ++k) block[k] = static_cast<T>(some[k]);
        std::memcpy(to + i, block, sizeof block);
    }
#endif
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (; i < count; ++i) to[i] = static_cast<T>(elements[i]);
}

// Where xtensor was told to use xsimd, TBB or OpenMP it assigns what is one run better than a loop: with functions of vectors, in threads.
#if defined(XTENSOR_USE_XSIMD) || defined(XTENSOR_USE_TBB) || defined(XTENSOR_USE_OPENMP)
inline constexpr bool xtensor_is_accelerated = true;
#else
inline constexpr bool xtensor_is_accelerated = false;
#endif

// The shortest row that is worth a run of its own.
inline constexpr std::size_t shortest_run = 8;

// Assigns an expression in runs, without a temporary; false where there are none, or none that are worth it.
template <class T, class Shape, class E>
bool assign_runs(const assigned_elements<T, Shape>& target, std::size_t run, const E& source) {
    if (run == target.size) { // which is a constant where the shape is
        assign_run(target.data, target.size, elementwise<E>::elements(source, 0));
        return true;
    }
    if (run < shortest_run) return false;
    for (std::size_t begin = 0; begin != target.size; begin += run)
        assign_run(target.data + begin, run, elementwise<E>::elements(source, begin));
    return true;
}

} // namespace varscope::detail
