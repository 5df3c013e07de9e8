// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/step.hpp: an optimizer's step over the variables of a model.
#pragma once

#include <varscope/model/model.hpp>
#include <varscope/optimizer/frozen.hpp>
#include <varscope/optimizer/gradients.hpp>
#include <varscope/optimizer/with_slots.hpp>

namespace varscope {

namespace detail {

// No filter: those slots are meant that were added last.
struct last_added {};

// The outermost program of a chain of with_slots that has the slots of an optimizer, and, where a filter is given, those that were made with it;
// void where none has.
template <class Program, class Rule, class Asked>
struct slots_in {
    using type = void;
};
template <class Program, class Found, class Filter, class Rule, class Asked>
struct slots_in<with_slots<Program, Found, Filter>, Rule, Asked> {
    static constexpr bool is_it =
        std::is_same_v<Found, Rule> && (std::is_same_v<Asked, last_added> || std::is_same_v<Asked, Filter>);
    using type = typename std::conditional_t<is_it, std::type_identity<with_slots<Program, Found, Filter>>,
                                             slots_in<Program, Rule, Asked>>::type;
};

// The offsets of a variable, its slots and its gradient, in bytes.
template <std::size_t Slots>
struct optimized_row {
    std::size_t var = 0;
    std::array<std::size_t, Slots> slot_offsets{};
    std::size_t position = 0; ///< in the manifest
    std::size_t elements = 0;
    varscope::dtype type = dtype::float32;
};

// Where a model has what an optimizer works on: slots follow the variables of the program that they were made for, in order.
template <class Manifest, class WithSlots>
struct optimized_rows;
template <class Manifest, class Program, class Rule, class Filter>
struct optimized_rows<Manifest, with_slots<Program, Rule, Filter>> {
    using variables = optimized_variables<varscope::manifest<typename without_slots<Program>::type>, Filter>;
    static constexpr std::size_t size = variables::size;
    static constexpr std::size_t slot_count = Rule::slot_names.size();
    static constexpr std::size_t powers = Rule::power_names.size();
    static constexpr std::size_t first = varscope::manifest<Program>::size();

    static constexpr std::size_t power_offset(std::size_t which) noexcept {
        return Manifest::offset(first + which);
    }
    static constexpr auto of = [] {
        std::array<optimized_row<slot_count>, size> rows{};
        for (std::size_t i = 0; i != size; ++i) {
            const std::size_t at = variables::positions[i];
            rows[i].var = Manifest::offset(at);
            rows[i].position = at;
            rows[i].elements = Manifest::tables().variables[at].elements;
            rows[i].type = Manifest::dtype(at);
            for (std::size_t k = 0; k != slot_count; ++k)
                rows[i].slot_offsets[k] = Manifest::offset(first + powers + i * slot_count + k);
        }
        return rows;
    }();
};

template <class Model, class Rule, class Asked>
using rows_of =
    optimized_rows<typename Model::manifest, typename slots_in<typename Model::program, Rule, Asked>::type>;

template <class Model, class Rule, class Asked>
constexpr bool check_has_slots() noexcept {
    static_assert(!std::is_void_v<typename slots_in<typename Model::program, Rule, Asked>::type>,
                  "the model's program has no slots of this optimizer: make it a "
                  "model<with_slots<program, optimizer>>");
    return !std::is_void_v<typename slots_in<typename Model::program, Rule, Asked>::type>;
}

template <class T>
T* at_offset(std::byte* base, std::size_t offset) noexcept {
    return reinterpret_cast<T*>(base + offset);
}

// For each variable that is optimized its counterpart of the same name in another model.
template <class Rows, class Manifest, class Other>
struct gradient_offsets {
    static constexpr std::size_t missing = [] {
        for (const auto& row : Rows::of) {
            const std::size_t found = Other::find(Manifest::name(row.position));
            if (found == not_declared || Other::shape(found) != Manifest::shape(row.position) ||
                Other::dtype(found) != row.type)
                return row.position;
        }
        return not_declared;
    }();
    static constexpr auto of = [] {
        std::array<std::size_t, Rows::size> offsets{};
        for (std::size_t i = 0; i != Rows::size; ++i)
            offsets[i] = Other::offset(Other::find(Manifest::name(Rows::of[i].position)));
        return offsets;
    };
};

template <class T>
concept model_like = requires {
    typename T::program;
    typename T::manifest;
};

// Which of the variables that an optimizer has slots for are left alone: none, or those that are frozen.
struct leaves_none {
    constexpr bool operator[](std::size_t) const noexcept { return false; }
};
template <class Rows, class Manifest>
std::array<bool, Rows::size> left_by(const frozen_variables& frozen) noexcept {
    std::array<bool, Rows::size> left{};
    for (std::size_t i = 0; i != Rows::size; ++i)
        left[i] = frozen.contains(Manifest::name(Rows::of[i].position));
    return left;
}

// Updates what an optimizer has slots for; `gradient_of(i)` is where the gradient of the i-th begins.
template <class Asked, class Rule, class Model, class GradientOf, class Left = leaves_none>
void update_model(const Rule& rule, Model& model, GradientOf gradient_of, const Left& left = {}) {
    using manifest = typename Model::manifest;
    using rows = rows_of<Model, Rule, Asked>;
    std::byte* const base = model.data();
    std::array<float, rows::powers> powers{};
    for (std::size_t k = 0; k != rows::powers; ++k)
        powers[k] = *at_offset<float>(base, rows::power_offset(k));
    for_each_dtype<manifest>([&](auto type) {
        if constexpr (is_floating(type.value)) {
            using T = element_t<type.value>;
            const auto update = rule.template update<computed_t<T>>(powers.data());
            for (std::size_t i = 0; i != rows::size; ++i) {
                const auto& row = rows::of[i];
                if (row.type != type.value || left[i]) continue;
                std::array<T*, rows::slot_count> slot_elements{};
                for (std::size_t k = 0; k != rows::slot_count; ++k)
                    slot_elements[k] = at_offset<T>(base, row.slot_offsets[k]);
                update_elements(update, row.elements, at_offset<T>(base, row.var),
                                static_cast<const T*>(gradient_of(i)), slot_elements);
            }
        }
    });
    if constexpr (rows::powers != 0)
        for (std::size_t k = 0; k != rows::powers; ++k)
            *at_offset<float>(base, rows::power_offset(k)) = rule.next_power(k, powers[k]);
    if constexpr (manifest::tables().used.rules != 0 && !starts_from_variable<Rule>)
        for (std::size_t i = 0; i != rows::size; ++i) {
            const auto& row = rows::of[i];
            if (const varscope::constraint by = manifest::constraint(row.position);
                by.rules != nullptr && !left[i])
                by.rules->apply(by, {row.type, base + row.var, manifest::shape(row.position)});
        }
}

template <class Asked, class Rule, class Model, class Gradients, class Left>
void step_model(const Rule& rule, Model& model, const Gradients& gradients, const Left& left) {
    if constexpr (check_has_slots<Model, Rule, Asked>()) {
        using manifest = typename Model::manifest;
        using rows = rows_of<Model, Rule, Asked>;
        if constexpr (model_like<Gradients>) {
            using offsets = gradient_offsets<rows, manifest, typename Gradients::manifest>;
            if constexpr (offsets::missing != not_declared) {
                constexpr text name = manifest::name(offsets::missing);
                refuse_variable<typename Gradients::manifest, 0, fixed_string<name.size()>(name)>();
            } else {
                static constexpr auto places = offsets::of();
                update_model<Asked>(
                    rule, model,
                    [from = gradients.data()](std::size_t i) -> const void* { return from + places[i]; },
                    left);
            }
        } else {
            demand_row_major<Gradients>();
            using T = std::remove_cvref_t<decltype(*gradients.data())>;
            constexpr dtype_block block = manifest::tables().layout[dtype_of<T>];
            static_assert(std::all_of(rows::of.begin(), rows::of.end(),
                                      [](const auto& row) {
                                          return row.type == dtype_of<T> && manifest::trainable(row.position);
                                      }),
                          "gradients in one container are those of trainable variables of one dtype: give a "
                          "model of gradients where the optimizer has slots for others");
            const std::size_t trainable = model.trainable().template flat<T>().size();
            if (gradients.size() != trainable)
                throw_error(code::shape_differs,
                            {"gradients",
                             std::to_string(gradients.size()) + " elements",
                             std::to_string(trainable) + " trainable elements in the model",
                             {}});
            update_model<Asked>(
                rule, model,
                [&](std::size_t i) -> const void* {
                    return gradients.data() + (rows::of[i].var - block.begin) / sizeof(T);
                },
                left);
        }
    }
}

} // namespace detail

/// Changes the variables that an optimizer has slots for by their gradients, and the slots with them, as TensorFlow's apply_gradients does.
/// All other variables stay as they are. Gradients are another model, whose program declares the variables by the same names (the program
/// without slots), or contiguous elements, such as a std::vector or `g.trainable().flat<T>()`, as many as the model has trainable elements of
/// their type, in their order. They must not be the model's own memory. A model that lacks one of the variables, of its shape and dtype, is
/// refused by the compiler (VS-E021); another number of elements throws shape_error (VS-E004), and nothing is changed then. Afterwards
/// variables that have a constraint are brought back to it.
/// Cost: one pass over each variable, its gradient and its slots; nothing is allocated.
///
/// Where a program has slots of two optimizers of one class, the filter that with_slots was given says which are meant; without it those that
/// were added last: `adam().step(m, gradients, in_scope<"critic">())`.
template <optimizer_rule Rule, class Model, class Gradients, class Asked = detail::last_added>
void apply_gradients(const Rule& rule, Model& model, const Gradients& gradients,
                     [[maybe_unused]] Asked slots_of = {}) {
    detail::step_model<Asked>(rule, model, gradients, detail::leaves_none());
}
/// The same but for the variables that are frozen, which stay as they are, with their slots: `apply_gradients(adam(), m, gradients, frozen)`. Gradients are
/// those of all variables. Cost beside that of the step: a look for each name among the frozen ones.
template <optimizer_rule Rule, class Model, class Gradients, class Asked = detail::last_added>
void apply_gradients(const Rule& rule, Model& model, const Gradients& gradients,
                     const frozen_variables& frozen, [[maybe_unused]] Asked slots_of = {}) {
    if constexpr (detail::check_has_slots<Model, Rule, Asked>())
        detail::step_model<Asked>(
            rule, model, gradients,
            detail::left_by<detail::rows_of<Model, Rule, Asked>, typename Model::manifest>(frozen));
}

namespace detail {
template <class Asked, class Model, class Left>
void move_averages(const moving_average& rule, Model& model, const Left& left) {
    update_model<Asked>(
        rule, model,
        [base = model.data()](std::size_t i) -> const void* {
            return base + rows_of<Model, moving_average, Asked>::of[i].var;
        },
        left);
}
} // namespace detail

/// Moves the averages of a model's variables towards their values. Cost: one pass over the variables and their averages.
template <class Model, class Asked = detail::last_added>
void apply_averages(const moving_average& rule, Model& model, [[maybe_unused]] Asked slots_of = {}) {
    if constexpr (detail::check_has_slots<Model, moving_average, Asked>())
        detail::move_averages<Asked>(rule, model, detail::leaves_none());
}
/// The same but for the averages of the variables that are frozen, which stay as they are. Cost beside that: a look for each name among the frozen ones.
template <class Model, class Asked = detail::last_added>
void apply_averages(const moving_average& rule, Model& model, const frozen_variables& frozen,
                    [[maybe_unused]] Asked slots_of = {}) {
    if constexpr (detail::check_has_slots<Model, moving_average, Asked>())
        detail::move_averages<Asked>(
            rule, model,
            detail::left_by<detail::rows_of<Model, moving_average, Asked>, typename Model::manifest>(frozen));
}

/// Gives the slots of an optimizer their first values, from its own hyper-parameters and, for averages, from the variables: model::initialize()
/// knows the default arguments only. Cost: one pass over the slots.
template <optimizer_rule Rule, class Model, class Asked = detail::last_added>
void initialize_slots(const Rule& rule, Model& model, [[maybe_unused]] Asked slots_of = {}) {
    if constexpr (detail::check_has_slots<Model, Rule, Asked>()) {
        using manifest = typename Model::manifest;
        using rows = detail::rows_of<Model, Rule, Asked>;
        std::byte* const base = model.data();
        if constexpr (rows::powers != 0)
            for (std::size_t k = 0; k != rows::powers; ++k)
                *detail::at_offset<float>(base, rows::power_offset(k)) =
                    static_cast<float>(rule.first_power(k));
        detail::for_each_dtype<manifest>([&](auto type) {
            if constexpr (is_floating(type.value)) {
                using T = element_t<type.value>;
                for (const auto& row : rows::of) {
                    if (row.type != type.value) continue;
                    for (std::size_t k = 0; k != rows::slot_count; ++k) {
                        T* const slot = detail::at_offset<T>(base, row.slot_offsets[k]);
                        if constexpr (detail::starts_from_variable<Rule>)
                            std::copy_n(detail::at_offset<T>(base, row.var), row.elements, slot);
                        else
                            fill(rule.first_value(k), manifest::shape(row.position), seed{}, 0, slot,
                                 row.elements);
                    }
                }
            }
        });
    }
}

} // namespace varscope
