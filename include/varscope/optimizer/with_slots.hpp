// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/with_slots.hpp: a program together with an optimizer's slots.
#pragma once

#include <varscope/manifest/programs.hpp>
#include <varscope/manifest/select.hpp>
#include <varscope/optimizer/rules.hpp>
#include <varscope/scope/run_then.hpp>

namespace varscope {

namespace detail {

// The variables that a filter selects, by their positions in the manifest of a program.
template <class Manifest, class Filter, class Selected = select<Manifest, Filter>>
struct optimized_variables;
template <class Manifest, class Filter, class... Selected>
struct optimized_variables<Manifest, Filter, boost::mp11::mp_list<Selected...>> {
    static constexpr std::size_t size = sizeof...(Selected);
    static constexpr std::array<std::size_t, size> positions{Selected::index...};
    static constexpr std::size_t longest_name = [] {
        std::size_t longest = 0;
        for (const std::size_t i : positions)
            if (Manifest::name(i).size() > longest) longest = Manifest::name(i).size();
        return longest;
    }();
    // In a function, so that the class stays valid and nothing else is said.
    static constexpr bool is_checked() noexcept {
        constexpr bool are_floating = (is_floating(Selected::dtype) && ...);
        static_assert(are_floating,
                      "an optimizer changes variables of floating dtypes only: give with_slots a "
                      "filter that selects these");
        return true;
    }
    static_assert(is_checked());
};

// The program without the slots around it.
template <class Program>
struct without_slots {
    using type = Program;
};

} // namespace detail

/// A program that runs another and then makes the slots of an optimizer for the variables that the filter selects, trainable ones unless it
/// is given: `model<with_slots<net, adam>>`. Slots have the names and the order that TensorFlow gives them when the optimizer is first applied
/// outside of all scopes: `beta1_power`, `beta2_power`, then `w/Adam`, `w/Adam_1`; a second optimizer, `with_slots<with_slots<net, adam>, adam>`,
/// has `beta1_power_1`, `w/Adam_2`, `w/Adam_3`. Run in a scope, it makes all of them below that scope. They are variables of their own that
/// nothing shares, so the mode of reuse of the scope does not matter. Run on a model, it runs the program. They start from the default
/// arguments; see initialize_slots.
///
/// Template parameters: the program, an optimizer_rule, and a filter of manifests, which is not asked of slots. Refused where the filter selects
/// nothing (VS-E017) or a variable that is not of a floating dtype. Cost: the trace of the program once more, and a variable for each slot.
template <class Program, optimizer_rule Rule, variable_filter Filter = is_trainable>
struct with_slots {
    template <class Scope, class... Inputs>
        requires requires(Scope& scope, const Program& program, Inputs&&... inputs) {
            program(scope, static_cast<Inputs&&>(inputs)...);
        }
    constexpr decltype(auto) operator()(Scope&& scope, Inputs&&... inputs) const {
        if constexpr (detail::scope_of_model<Scope>) {
            return Program{}(scope, static_cast<Inputs&&>(inputs)...);
        } else if constexpr (is_tracing<Scope>) {
            static_cast<void>(Program{}(scope, static_cast<Inputs&&>(inputs)...));
            make_slots(scope);
        } else {
            return detail::run_then<Program>(
                scope, [&scope] { make_slots(scope); }, static_cast<Inputs&&>(inputs)...);
        }
    }

  private:
    template <class Scope>
    static constexpr void make_slots(const Scope& scope) {
        using base = manifest<typename detail::without_slots<Program>::type>;
        using variables = detail::optimized_variables<base, Filter>;
        constexpr Rule rule = Rule::defaults();
        for (std::size_t i = 0; i != Rule::power_names.size(); ++i)
            if constexpr (Rule::power_names.size() != 0)
                static_cast<void>(scope.variable(Rule::power_names[i], constant(rule.first_power(i)),
                                                 shape_c<>, {.trainable = false}));
        char name[variables::longest_name + 1 + Rule::name.size()]{};
        for (const std::size_t i : variables::positions) {
            std::size_t size = 0;
            for (const char c : base::name(i)) name[size++] = c;
            name[size++] = '/';
            for (const char c : Rule::name) name[size++] = c;
            for (std::size_t slot = 0; slot != Rule::slot_names.size(); ++slot)
                static_cast<void>(
                    scope.variable(text(name, size), rule.first_value(slot), base::shape(i),
                                   {.dtype = base::dtype(i), .trainable = false, .part = base::part(i)}));
        }
    }
};

template <class Program, class Rule, class Filter>
struct detail::without_slots<with_slots<Program, Rule, Filter>> : without_slots<Program> {};

} // namespace varscope
