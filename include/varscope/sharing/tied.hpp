// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/sharing/tied.hpp: a program whose variables are shared from outside.
#pragma once

#include <varscope/scope/run_then.hpp>
#include <varscope/sharing/scope.hpp>

#include <memory>
#include <type_traits>

namespace varscope {

namespace detail {

// A scope of the program, taken for the time of a call and given back at its end.
template <class Scope, class... Ties>
class borrowed_scope {
  public:
    constexpr explicit borrowed_scope(Scope& from) : from_(&from), with_ties_(static_cast<Scope&&>(from)) {}
    borrowed_scope(const borrowed_scope&) = delete;
    borrowed_scope& operator=(const borrowed_scope&) = delete;
    constexpr ~borrowed_scope() {
        if constexpr (std::is_move_assignable_v<Scope>) {
            *from_ = static_cast<Scope&&>(static_cast<Scope&>(with_ties_));
        } else { // it carries a lambda
            std::destroy_at(from_);
            std::construct_at(from_, static_cast<Scope&&>(static_cast<Scope&>(with_ties_)));
        }
    }
    [[nodiscard]] constexpr sharing_scope<Scope, Ties...>& get() noexcept { return with_ties_; }

  private:
    Scope* from_;
    sharing_scope<Scope, Ties...> with_ties_;
};

} // namespace detail

/// The program with ties: `vs::tied<net, vs::tie("decoder/embed"_n, "encoder/embed"_n)>` is called as net is; names are below the scope that it is called
/// with. Ties are values of vs::tie and vs::tie_transposed; see with_sharing. A tie that the program never asks for is refused at its end (VS-E021): by
/// the compiler in a manifest, by name_not_declared_error on a graph.
template <class Program, auto... Ties>
struct tied {
    template <class Scope, class... Inputs>
        requires requires(
            sharing_scope<std::remove_cvref_t<Scope>, std::remove_const_t<decltype(Ties)>...>& scope,
            const Program& program, Inputs&&... inputs) {
            program(scope, static_cast<Inputs&&>(inputs)...);
        }
    constexpr decltype(auto) operator()(Scope&& scope, Inputs&&... inputs) const {
        static_assert(
            !std::is_const_v<std::remove_reference_t<Scope>>,
            "a program with ties takes its scope for the time of the call: pass one that is not const");
        detail::borrowed_scope<std::remove_cvref_t<Scope>, std::remove_const_t<decltype(Ties)>...> borrowed(
            scope);
        auto& with_ties = borrowed.get();
        return detail::run_then<Program>(
            with_ties,
            [&] {
                // A run of a model leaves out what was traced at will.
                if constexpr (!detail::scope_of_model<Scope>) with_ties.expect_all_used();
            },
            static_cast<Inputs&&>(inputs)...);
    }
};

} // namespace varscope
