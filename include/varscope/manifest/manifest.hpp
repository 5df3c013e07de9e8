// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/manifest.hpp: what a program declares, known to the compiler.
#pragma once

#include <varscope/manifest/fingerprint.hpp>
#include <varscope/manifest/names.hpp>
#include <varscope/manifest/nearest.hpp>
#include <varscope/manifest/traced_program.hpp>
#include <varscope/manifest/variable_c.hpp>
#include <varscope/name/path.hpp>

#include <boost/mp11/list.hpp>

namespace varscope {

/// No position among the variables or placeholders of a manifest.
inline constexpr std::size_t not_declared = static_cast<std::size_t>(-1);

/// The variables and placeholders of a program, found by running it in the compiler. Program is a default-constructible type
/// with a constexpr call operator that takes a scope and any number of inputs, of external linkage.
///
/// Where the program is refused the compiler gives one error (docs/errors.md). Positions count from 0 in order of creation.
/// Cost: the trace, once for a translation unit; full names are spelled when first asked for.
template <class Program>
class manifest {
    static_assert(detail::checked_program<Program>::value ||
                  true); // gives the one error, whatever is asked first

  public:
    using program = Program;

    /// Whether the program was run to its end; where not, one error has been given.
    static constexpr bool is_valid = detail::checked_program<Program>::value;
    /// All that was recorded; for those who build on manifests.
    [[nodiscard]] static constexpr const auto& tables() noexcept {
        return detail::checked_program<Program>::tables();
    }

    [[nodiscard]] static constexpr std::size_t size() noexcept { return tables().used.variables; }

    /// The position of the variable of this full name, with or without its output number, or not_declared. At run time it takes no lock and
    /// allocates nothing.
    [[nodiscard]] static constexpr std::size_t find(name_argument full_name) noexcept {
        return tables().find_variable(without_output_number(full_name.chars));
    }
    [[nodiscard]] static constexpr bool contains(name_argument full_name) noexcept {
        return find(full_name) != not_declared;
    }
    /// The position of the variable that get_variable shares by this key, or not_declared (row 100).
    [[nodiscard]] static constexpr std::size_t find_key(name_argument key) noexcept {
        const path_id where = tables().find(key.chars);
        return where == no_path ? not_declared : tables().paths[where].keyed - std::size_t{1};
    }
    /// Whether an operation, a scope or a variable took this name or scope path; such names are not given again.
    [[nodiscard]] static constexpr bool is_used(name_argument path) noexcept {
        return detail::is_used_path(tables(), path.chars);
    }

    /// The full name of a variable, without ":0".
    [[nodiscard]] static constexpr text name(std::size_t position) noexcept {
        return detail::variable_names<Program>::of(position);
    }
    /// What get_variable shares a variable by; empty for one made directly. Differs from its name where an operation took that
    /// first (row 100).
    [[nodiscard]] static constexpr text key(std::size_t position) noexcept {
        // Names and keys are spelled apart only where they differ.
        if constexpr (detail::has_other_keys(tables()))
            return detail::variable_keys<Program>::of(position);
        else
            return tables().variables[position].key >= direct_key ? text() : name(position);
    }
    /// The variable scope that a variable was made in, which the name of a direct one need not begin with (row 127); empty at the root. For a
    /// shared one what stands before the last segment of its key.
    [[nodiscard]] static constexpr text made_in(std::size_t position) noexcept {
        if constexpr (detail::has_direct_variables(tables()))
            if (tables().variables[position].key >= direct_key)
                return detail::direct_variable_scopes<Program>::of(position);
        return parent(key(position));
    }
    [[nodiscard]] static constexpr shape_view shape(std::size_t position) noexcept {
        return tables().shape(tables().variables[position]);
    }
    [[nodiscard]] static constexpr varscope::dtype dtype(std::size_t position) noexcept {
        return tables().variables[position].type;
    }
    [[nodiscard]] static constexpr bool trainable(std::size_t position) noexcept {
        return tables().variables[position].trainable;
    }
    [[nodiscard]] static constexpr varscope::initializer initializer(std::size_t position) noexcept {
        return tables().origins[tables().variables[position].origin].init;
    }
    /// What a variable adds to the loss (row 93) and what its elements are brought back to after a step; neither given where it has none.
    [[nodiscard]] static constexpr varscope::regularizer regularizer(std::size_t position) noexcept {
        return tables().rules_of(position).regularizer;
    }
    [[nodiscard]] static constexpr varscope::constraint constraint(std::size_t position) noexcept {
        return tables().rules_of(position).constraint;
    }
    /// Which part of a larger variable a variable is; of none where the count of parts is 0.
    [[nodiscard]] static constexpr variable_part part(std::size_t position) noexcept {
        return tables().rules_of(position).part;
    }
    /// What people want to know of it, or null.
    [[nodiscard]] static constexpr const variable_note* note(std::size_t position) noexcept {
        return tables().rules_of(position).note.is;
    }
    /// How many variables add something to the loss.
    [[nodiscard]] static constexpr std::size_t regularized_count() noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; i != tables().used.rules; ++i)
            count += tables().rules[i].regularizer.count != 0 ? 1u : 0u;
        return count;
    }
    /// Where in the program it was made.
    [[nodiscard]] static constexpr source_location first_defined(std::size_t position) noexcept {
        const origin_row& from = tables().origins[tables().variables[position].origin];
        return {from.file, from.function, from.line};
    }
    /// The place of its first element, in bytes from the beginning of a model's memory; among strings in elements.
    [[nodiscard]] static constexpr std::size_t offset(std::size_t position) noexcept {
        const variable_row& of = tables().variables[position];
        return of.type == dtype::string ? of.offset
                                        : tables().layout[of.type].begin + of.offset * element_size(of.type);
    }
    /// Whether a collection holds the variable (row 120).
    [[nodiscard]] static constexpr bool is_in_collection(std::size_t position, text key) noexcept {
        return detail::is_in_collection(tables(), position, key);
    }

    [[nodiscard]] static constexpr std::size_t trainable_count() noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; i != size(); ++i) count += trainable(i) ? 1u : 0u;
        return count;
    }
    /// The number of elements of all variables.
    [[nodiscard]] static constexpr std::size_t element_count() noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; i != dtype_count; ++i) count += tables().layout.blocks[i].elements;
        return count;
    }
    /// The bytes of all elements; strings, which have no fixed size, count none.
    [[nodiscard]] static constexpr std::size_t byte_count() noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; i != dtype_count; ++i)
            count += tables().layout.blocks[i].elements * element_size(static_cast<varscope::dtype>(i));
        return count;
    }
    /// FNV-1a over the lines `name:dtype:shape` in the order of names, each ended by a line break: equal for programs that
    /// declare variables of the same names, dtypes and shapes in any order; initializers, collections and `trainable` do not count. A
    /// shape is `(2, 3)`. Cost: in constants the characters of all names.
    [[nodiscard]] static constexpr std::uint64_t fingerprint() noexcept {
        return detail::fingerprint<manifest>();
    }

    [[nodiscard]] static constexpr std::size_t placeholder_count() noexcept {
        return tables().used.placeholders;
    }
    /// The full name of a placeholder.
    [[nodiscard]] static constexpr text placeholder_name(std::size_t position) noexcept {
        return detail::placeholder_names<Program>::of(position);
    }
    [[nodiscard]] static constexpr shape_view placeholder_shape(std::size_t position) noexcept {
        const traced_placeholder& of = tables().placeholders[position];
        return of.has_rank ? shape_view(tables().extents + of.first_extent, of.rank) : shape_view();
    }
    [[nodiscard]] static constexpr varscope::dtype placeholder_dtype(std::size_t position) noexcept {
        return tables().placeholders[position].type;
    }
    /// The position of the placeholder of this full name, or not_declared.
    [[nodiscard]] static constexpr std::size_t find_placeholder(name_argument full_name) noexcept {
        const path_id where = tables().find(without_output_number(full_name.chars));
        for (std::size_t i = 0; i != placeholder_count(); ++i)
            if (where != no_path && tables().placeholders[i].where == where) return i;
        return not_declared;
    }

    /// One variable as a type, and all as a list of types.
    template <std::size_t Position>
    using variable_c = varscope::variable_c<manifest, Position>;
    using variables = typename detail::all_variables<manifest>::type;
};

} // namespace varscope
