// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/program_c.hpp: programs with parameters, as values that are template arguments.
#pragma once

#include <varscope/manifest/manifest.hpp>

namespace varscope {

/// A program that is a value, as a type: `program_c<net{.layers = 3}>`. The value is a structural literal with a constexpr const call operator. Its
/// parameters are members, which the operator reads as constants of the run, so shapes and loops may depend on them; what must be a constant of
/// the compiler, as the bound of for_each_index, is a template parameter of the program. Equal values are one program.
template <auto Program>
struct program_c {
    static constexpr const auto& value = Program;
    template <class... Arguments>
        requires requires(Arguments&&... arguments) { Program(static_cast<Arguments&&>(arguments)...); }
    constexpr decltype(auto) operator()(Arguments&&... arguments) const {
        return Program(static_cast<Arguments&&>(arguments)...);
    }
};

/// The manifest of a program that is a value: `manifest_of<net{.layers = 3}>`.
template <auto Program>
using manifest_of = manifest<program_c<Program>>;

} // namespace varscope
