// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/access.hpp: the elements of a variable in a model's memory.
#pragma once

#include <varscope/model/lookup.hpp>
#include <varscope/model/variable.hpp>
#include <varscope/model/variable_ref.hpp>
#include <varscope/tensor/convert.hpp>

#include <boost/mp11/algorithm.hpp>

#include <optional>

namespace varscope::detail {

template <class Byte, class T>
using element_as_const_as = std::conditional_t<std::is_const_v<Byte>, const T, T>;
template <class Byte>
using void_as_const_as = std::conditional_t<std::is_const_v<Byte>, const void, void>;

// The type of the view of a variable, and of the view that knows which variable it is. What was not found is a scalar that can be used like
// any variable.
template <class Manifest, std::size_t Position, class Byte>
struct view_of {
    static constexpr std::size_t offset = Manifest::offset(Position);
    using element = element_as_const_as<Byte, element_t<Manifest::tables().variables[Position].type>>;
    using shape = typename shape_of_variable<Manifest, Position>::type;
    using type = view<element, shape>;
};
template <class Manifest, class Byte>
struct view_of<Manifest, not_declared, Byte> {
    static constexpr std::size_t offset = 0;
    using element = element_as_const_as<Byte, float>;
    using shape = static_shape<>;
    using type = view<element, shape>;
};
template <class Manifest, std::size_t Position, class Byte>
using view_of_t = typename view_of<Manifest, Position, Byte>::type;

// One function for each kind of view, not for each variable.
template <class View, class Byte>
[[nodiscard]] constexpr View bind(Byte* base, std::size_t offset) noexcept {
    return View(reinterpret_cast<typename View::storage_type::pointer>(base + offset));
}
template <class Manifest, std::size_t Position, class Byte>
[[nodiscard]] view_of_t<Manifest, Position, Byte> view_at(Byte* base) noexcept {
    return bind<view_of_t<Manifest, Position, Byte>>(base, view_of<Manifest, Position, Byte>::offset);
}
template <class Variable, class Byte>
[[nodiscard]] Variable bind_variable(Byte* base, std::size_t offset, std::size_t position) noexcept {
    return Variable(reinterpret_cast<typename Variable::storage_type::pointer>(base + offset), position);
}
template <class Manifest, std::size_t Position, class Byte>
[[nodiscard]] auto variable_at(Byte* base) noexcept {
    using of = view_of<Manifest, Position, Byte>;
    return bind_variable<model_variable<Manifest, typename of::element, typename of::shape>>(base, of::offset,
                                                                                             Position);
}

template <class Manifest>
inline constexpr variable_facts facts_of{&Manifest::key, &Manifest::first_defined, &Manifest::part,
                                         &Manifest::note, &Manifest::is_in_collection, &Manifest::made_in};
template <class Manifest, class Byte>
[[nodiscard]] basic_variable_ref<void_as_const_as<Byte>> ref_at(std::size_t position, Byte* base) noexcept {
    return {Manifest::name(position),
            Manifest::shape(position),
            Manifest::dtype(position),
            Manifest::trainable(position),
            base + Manifest::offset(position),
            position,
            facts_of<Manifest>};
}

// Whether a program has variables of the dtype of a number.
template <class Manifest>
struct has_dtype {
    template <class Number>
    using fn = boost::mp11::mp_bool<Manifest::tables().layout.blocks[Number::value].elements != 0>;
};
// Calls `f(dtype_c)` for each dtype that a program has variables of; nothing is instantiated for the others.
template <class Manifest, class F>
void for_each_dtype(F f) {
    using used = boost::mp11::mp_copy_if_q<boost::mp11::mp_iota_c<dtype_count>, has_dtype<Manifest>>;
    boost::mp11::mp_for_each<used>([&f](auto number) { f(dtype_c<static_cast<dtype>(number.value)>()); });
}

template <class Manifest>
[[nodiscard]] std::string nearest_declared(text full_name) {
    if (Manifest::size() == 0) return "no variables";
    const std::size_t nearest =
        nearest_of(full_name, Manifest::size(), [](std::size_t i) { return Manifest::name(i); });
    return "the nearest is '" + to_string(Manifest::name(nearest)) + "'";
}
template <class Manifest>
[[noreturn]] void throw_not_declared(text full_name) {
    throw_error(code::name_not_declared, {to_string(full_name),
                                          "a variable or scope of this name",
                                          nearest_declared<Manifest>(full_name),
                                          {}});
}
// In a run: what a branch asks for that was not taken while the program was traced.
template <class Manifest>
[[noreturn]] void throw_not_traced(text full_name) {
    throw_error(code::name_not_declared,
                {to_string(full_name),
                 "a variable or scope of this name, in a branch that was not taken while "
                 "the program was traced",
                 nearest_declared<Manifest>(full_name),
                 {}});
}

template <class Manifest>
[[nodiscard]] std::string spell_path(path_id where) {
    std::string out(Manifest::tables().length(where), '\0');
    Manifest::tables().spell_backwards(where, out.data() + out.size());
    return out;
}
// With a slash at the end, empty at the root (row 36).
template <class Manifest>
[[nodiscard]] std::string spelled_name_scope(path_id where) {
    return spell_path<Manifest>(where) + (where == 0 ? "" : "/");
}
template <class Manifest>
[[nodiscard]] std::string spell_below(path_id where, text name) {
    std::string out = spell_path<Manifest>(where);
    if (!out.empty()) out += '/';
    return out += to_string(name);
}

// The variable of a graph name below a path, with or without its output number.
template <class Manifest, class Byte>
[[nodiscard]] auto find_below(Byte* base, path_id scope, text name) noexcept {
    const std::size_t position = Manifest::tables().find_variable(without_output_number(name), scope);
    using ref = basic_variable_ref<void_as_const_as<Byte>>;
    return position == not_declared ? std::optional<ref>() : ref_at<Manifest>(position, base);
}
template <class Manifest, class Byte>
[[nodiscard]] auto at_below(Byte* base, path_id scope, text name) {
    const auto found = find_below<Manifest>(base, scope, name);
    if (!found) throw_not_declared<Manifest>(spell_below<Manifest>(scope, name));
    return *found;
}

} // namespace varscope::detail
