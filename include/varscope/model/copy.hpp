// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/copy.hpp: the values of one scope into another of the same variables.
#pragma once

#include <varscope/model/model.hpp>
#include <varscope/model/scope_variables.hpp>

namespace varscope {

/// What a diagnostic shows of the scope that values come from, of the one they go to, and of the variable they differ in.
template <class Spelled>
struct copied_from {};
template <class Spelled>
struct copied_to {};
template <class Spelled>
struct first_difference {};

namespace detail {

// For each variable of one scope the position of its counterpart in the other, in the order of the first.
template <class From, path_id FromScope, class To, path_id ToScope>
struct counterparts {
    static constexpr std::size_t count = count_below<From, FromScope>;
    struct move {
        std::size_t from = 0; ///< offsets and size in bytes
        std::size_t to = 0;
        std::size_t bytes = 0;
    };
    move moves[count + 1]{};
    std::size_t differs_in_from = not_declared; ///< the first variable without a counterpart
    std::size_t differs_in_to = not_declared;

    constexpr counterparts() noexcept {
        const auto& sources = variables_below<From, FromScope>;
        const auto& targets = variables_below<To, ToScope>;
        for (std::size_t i = 0; i != count; ++i) {
            const std::size_t from = sources.of[i];
            const path_id where = To::tables().find(name_below<From, FromScope>(from), ToScope);
            const std::size_t to =
                where == no_path ? not_declared : To::tables().paths[where].variable - std::size_t{1};
            if (to == not_declared || From::shape(from) != To::shape(to) ||
                From::dtype(from) != To::dtype(to)) {
                if (differs_in_from == not_declared) differs_in_from = from;
                continue;
            }
            moves[i] = {From::offset(from), To::offset(to),
                        From::tables().variables[from].elements * element_size(From::dtype(from))};
        }
        for (std::size_t i = 0; i != targets.size; ++i) {
            const path_id where = From::tables().find(name_below<To, ToScope>(targets.of[i]), FromScope);
            if (where != no_path && From::tables().paths[where].variable != 0) continue;
            if (differs_in_to == not_declared) differs_in_to = targets.of[i];
        }
    }
    [[nodiscard]] constexpr bool agree() const noexcept {
        return differs_in_from == not_declared && differs_in_to == not_declared;
    }
};

} // namespace detail

/// Copies the values of all variables of one scope to those of the same names in another, of the same model or of another one: the
/// weights of a network to its target network. Both scopes must hold the same names, shapes and dtypes; where not, the compiler
/// refuses the call and names the first difference (VS-E023). The memories may be the same. Cost: a copy of the elements.
template <class From, class FromByte, path_id FromScope, class To, path_id ToScope>
void copy_values(const model_scope<From, FromByte, FromScope>& from,
                 const model_scope<To, std::byte, ToScope>& to) {
    if constexpr (FromScope != no_path && ToScope != no_path) {
        static constexpr detail::counterparts<From, FromScope, To, ToScope> pairs;
        if constexpr (!pairs.agree()) {
            using difference = std::conditional_t<
                pairs.differs_in_from != not_declared,
                detail::name_source<From, pairs.differs_in_from == not_declared ? 0 : pairs.differs_in_from>,
                detail::name_source<To, pairs.differs_in_to == not_declared ? 0 : pairs.differs_in_to>>;
            detail::diagnostic<code::scopes_differ>::give<
                copied_from<detail::spelling_of_scope_t<From, FromScope>>,
                copied_to<detail::spelling_of_scope_t<To, ToScope>>,
                first_difference<typename detail::spelling<difference>::type>>();
        } else {
            for (std::size_t i = 0; i != pairs.count; ++i)
                std::memmove(to.base() + pairs.moves[i].to, from.base() + pairs.moves[i].from,
                             pairs.moves[i].bytes);
        }
    }
}

} // namespace varscope
