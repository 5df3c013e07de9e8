// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/programs.hpp: several programs as one.
#pragma once

#include <varscope/manifest/manifest.hpp>

#include <boost/mp11/algorithm.hpp>

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
/// (VS-E024). It takes no inputs, and those of its parts are default values; a model runs a part with inputs by
/// `part{}(m / "actor"_n, ...)`.
template <class... Parts>
struct programs {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        run(scope, std::index_sequence_for<Parts...>());
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
};

namespace detail {

template <class... Parts, std::size_t Part>
    requires(Part >= 1 && Part <= sizeof...(Parts))
struct part_of<programs<Parts...>, Part> {
    using type = typename boost::mp11::mp_at_c<boost::mp11::mp_list<Parts...>, Part - 1>::program;
};

} // namespace detail

} // namespace varscope
