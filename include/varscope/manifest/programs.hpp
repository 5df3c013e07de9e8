// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/programs.hpp: several programs as one.
#pragma once

#include <varscope/manifest/manifest.hpp>
#include <varscope/manifest/part_inputs.hpp>

#include <boost/mp11/list.hpp>
#include <boost/mp11/utility.hpp>

#include <type_traits>
#include <utility>

namespace varscope {

/// A program and the variable scope it runs in.
template <fixed_string Scope, class Program>
struct scoped {
    using program = Program;
    static constexpr auto name = checked_name<Scope>();
};

/// A program that runs others one after the other, each in a variable scope of its own: `manifest<programs<scoped<"actor", actor>,
/// scoped<"critic", critic>>>`. Scopes of the same name share one place, and names that clash there are refused with both programs
/// (VS-E024). While it is traced its parts get the inputs that they have by default, or abstract ones. A run gives each part its inputs and gives back
/// what each returns: `auto [policy, value] = m(vs::inputs(state), vs::inputs(state, action))`. Without any it runs the
/// parts on their default inputs and returns nothing; `part{}(m / "actor"_n, ...)` runs one part alone.
template <class... Parts>
struct programs {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        run(scope, std::index_sequence_for<Parts...>());
    }
    template <class Scope, class... Inputs>
        requires(sizeof...(Inputs) != 0 && sizeof...(Inputs) == sizeof...(Parts) &&
                 (detail::is_part_inputs<Inputs> && ...))
    constexpr auto operator()(Scope&& scope, const Inputs&... inputs) const {
        // Braces keep the order of the parts.
        return part_results<decltype(run_part<Parts>(scope, inputs))...>{
            {{run_part<Parts>(scope, inputs)}...}};
    }

  private:
    template <class Scope, std::size_t... Index>
    static constexpr void run(Scope& scope, std::index_sequence<Index...>) {
        (run_part<Parts, Index + 1>(scope), ...);
    }
    template <class Part, std::size_t Number, class Scope>
    static constexpr void run_part(Scope& scope) {
        auto inner = scope.variable_scope(Part::name);
        if constexpr (is_tracing<Scope>) {
            inner.begin_part(Number);
            detail::run_traced<typename Part::program>(inner);
        } else {
            static_cast<void>(typename Part::program{}(inner));
        }
    }
    template <class Part, class Scope, class Inputs>
    static constexpr auto run_part(Scope& scope, const Inputs& inputs) {
        return inputs.pass_on([&scope](const auto&... each) {
            auto inner = scope.variable_scope(Part::name);
            if constexpr (std::is_void_v<decltype(typename Part::program{}(inner, each...))>) {
                typename Part::program{}(inner, each...);
                return no_result();
            } else {
                return typename Part::program{}(inner, each...);
            }
        });
    }
};

namespace detail {

template <std::size_t Part, class Numbers, class... Parts>
struct part_numbered;
template <std::size_t Part, std::size_t... Number, class... Parts>
struct part_numbered<Part, std::index_sequence<Number...>, Parts...> {
    using list = boost::mp11::mp_append<
        boost::mp11::mp_if_c<Number + 1 == Part, boost::mp11::mp_list<Parts>, boost::mp11::mp_list<>>...>;
    using type = typename boost::mp11::mp_front<list>::program;
};
template <class... Parts, std::size_t Part>
    requires(Part >= 1 && Part <= sizeof...(Parts))
struct part_of<programs<Parts...>, Part> : part_numbered<Part, std::index_sequence_for<Parts...>, Parts...> {
};

} // namespace detail

} // namespace varscope
