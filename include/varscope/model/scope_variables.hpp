// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/scope_variables.hpp: the variables within a scope, known to the compiler.
#pragma once

#include <varscope/model/access.hpp>

namespace varscope::detail {

template <class Manifest, path_id Scope>
struct scope_text {
    static constexpr std::size_t size = Manifest::tables().length(Scope);
    static constexpr auto chars = [] {
        fixed_string<size> spelled;
        Manifest::tables().spell_backwards(Scope, spelled.chars + size);
        return spelled;
    }();
    static constexpr text value = chars;
};
template <class Manifest, path_id Scope>
using spelling_of_scope_t = typename spelling<scope_text<Manifest, Scope>>::type;

template <class Manifest, path_id Scope>
inline constexpr std::size_t count_below = [] {
    std::size_t count = 0;
    for (std::size_t i = 0; i != Manifest::size(); ++i)
        count += lies_below(Manifest::tables(), Manifest::tables().variables[i].where, Scope) ? 1u : 0u;
    return count;
}();
// All variables are below the root.
template <class Manifest>
inline constexpr std::size_t count_below<Manifest, 0> = Manifest::size();

template <class Manifest, path_id Scope>
struct positions_below {
    static constexpr std::size_t size = count_below<Manifest, Scope>;
    std::uint32_t of[size + 1]{};
    constexpr positions_below() noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; count != size; ++i)
            if (lies_below(Manifest::tables(), Manifest::tables().variables[i].where, Scope))
                of[count++] = static_cast<std::uint32_t>(i);
    }
};
template <class Manifest, path_id Scope>
inline constexpr positions_below<Manifest, Scope> variables_below{};

// Calls `f(integral constant)` for the numbers from Begin on, in order. By halves, because clang nests a fold expression's parentheses, of
// which it takes 256.
template <std::size_t Begin, std::size_t Count, class F>
constexpr void for_each_number(F& f) {
    if constexpr (Count > 64) {
        for_each_number<Begin, Count / 2>(f);
        for_each_number<Begin + Count / 2, Count - Count / 2>(f);
    } else {
        [&f]<std::size_t... Number>(std::index_sequence<Number...>) {
            (static_cast<void>(f(std::integral_constant<std::size_t, Begin + Number>())), ...);
        }
        (std::make_index_sequence<Count>());
    }
}

// Calls `f(variable_c<i>, variable)` for each variable within a scope, in the order of creation.
template <class Manifest, path_id Scope, class Byte, class F>
void for_each_below(Byte* base, F& f) {
    const auto call = [&](auto number) {
        constexpr std::size_t position = variables_below<Manifest, Scope>.of[number.value];
        static_cast<void>(f(variable_c<Manifest, position>(), view_at<Manifest, position>(base)));
    };
    for_each_number<0, count_below<Manifest, Scope>>(call);
}

// The elements of one dtype within a scope, or those of the trainable variables among them: where they begin in the dtype's block, how many
// they are, and whether they stand side by side.
struct elements_below {
    std::size_t begin = 0;
    std::size_t count = 0;
    bool is_contiguous = true;
};
template <class Manifest, path_id Scope>
constexpr elements_below find_elements(dtype type, bool only_trainable) noexcept {
    elements_below found;
    std::size_t end = 0;
    for (std::size_t i = 0; i != count_below<Manifest, Scope>; ++i) {
        const variable_row& row = Manifest::tables().variables[variables_below<Manifest, Scope>.of[i]];
        if (row.type != type || (only_trainable && !row.trainable) || row.elements == 0) continue;
        if (found.count == 0 || row.offset < found.begin) found.begin = row.offset;
        if (row.offset + row.elements > end) end = row.offset + row.elements;
        found.count += row.elements;
    }
    found.is_contiguous = found.count == 0 || end - found.begin == found.count;
    return found;
}

template <class Manifest, path_id Scope>
constexpr text name_below(std::size_t position) noexcept {
    const text name = Manifest::name(position);
    const std::size_t before = Manifest::tables().length(Scope);
    return before == 0 ? name : name.substr(before == name.size() ? before : before + 1);
}

// The elements of T's dtype within a scope as a vector.
template <class Manifest, path_id Scope, bool OnlyTrainable, class T, class Byte>
[[nodiscard]] auto flat_below(Byte* base) noexcept {
    constexpr elements_below found = find_elements<Manifest, Scope>(dtype_of<T>, OnlyTrainable);
    if constexpr (!found.is_contiguous)
        diagnostic<code::not_contiguous>::give<spelling_of_scope_t<Manifest, Scope>, dtype_c<dtype_of<T>>>();
    using Element = element_as_const_as<Byte, T>;
    return view<Element, static_shape<static_cast<extent>(found.count)>>(reinterpret_cast<Element*>(
        base + Manifest::tables().layout[dtype_of<T>].begin + found.begin * sizeof(T)));
}

} // namespace varscope::detail

namespace varscope {

/// The trainable variables within a scope of a model, as vectors.
template <class Manifest, class Byte, path_id Scope = 0>
class trainable_part {
  public:
    explicit trainable_part(Byte* base) noexcept : base_(base) {}
    /// The elements of the trainable variables of T's dtype, in the order of creation: a view of rank 1. Refused by the compiler where
    /// they do not stand side by side (VS-E030).
    template <element T>
    [[nodiscard]] auto flat() const noexcept {
        return detail::flat_below<Manifest, Scope, true, T>(base_);
    }

  private:
    Byte* base_;
};

} // namespace varscope
