// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/first_values.hpp: how the variables of a model get their first values, without their names.
#pragma once

#include <varscope/manifest/manifest.hpp>
#include <varscope/name/fnv.hpp>

namespace varscope::detail {

/// How one variable gets its first value.
struct first_value {
    std::uint64_t name_hash = 0; ///< FNV-1a of the full name, or of that of the constant it starts from
    std::size_t offset = 0;      ///< in bytes
    std::size_t elements = 0;
    initializer init{};
    std::uint32_t first_extent = 0;
    std::uint32_t rank = 0;
    std::uint32_t first_word = 0; ///< of what has elements ...
    std::uint32_t listed = 0;     ///< ... the number of them ...
    dtype listed_type{};          ///< ... and their dtype
    dtype type = dtype::float32;
};

// Constants apart from the manifest's tables, so that no characters get into a program that does not ask for names.
template <class Manifest>
struct model_values {
    static constexpr block_layout layout = Manifest::tables().layout;
    static constexpr std::size_t extent_count = Manifest::tables().used.extents;
    static constexpr std::size_t word_count = Manifest::tables().used.words;

    static constexpr std::size_t rules_count = Manifest::tables().used.rules;

    struct numbered_part {
        std::size_t variable = 0;
        variable_part part{};
    };
    struct first_values {
        numbered_part parts[rules_count + 1]{}; ///< of the variables that are parts of larger ones
        first_value of[Manifest::size() + 1]{};
        extent extents[extent_count + 1]{};
        element_bits words[word_count + 1]{};

        [[nodiscard]] constexpr variable_part part_of(std::size_t variable) const noexcept {
            for (std::size_t i = 0; i != rules_count; ++i)
                if (parts[i].variable == variable) return parts[i].part;
            return {};
        }

        // A variable that starts from a random constant has its elements, which derive from the constant's name.
        static constexpr std::uint64_t constant_hash(path_id where) {
            growing_array<char> name;
            for (std::size_t i = 0; i != Manifest::tables().length(where); ++i) name.push_back(' ');
            Manifest::tables().spell_backwards(where, name.items + name.size());
            return fnv1a(text(name.items, name.size()));
        }
        constexpr first_values() noexcept {
            const auto& tables = Manifest::tables();
            for (std::size_t i = 0; i != Manifest::size(); ++i) {
                const variable_row& variable = tables.variables[i];
                const origin_row& origin = tables.origins[variable.origin];
                of[i].name_hash = fnv1a(Manifest::name(i));
                if (origin.init.kind < initializer_kind::list && origin.value != no_index)
                    of[i].name_hash = constant_hash(origin.value);
                of[i].offset = Manifest::offset(i);
                of[i].elements = variable.elements;
                of[i].init = Manifest::initializer(i);
                of[i].first_extent = variable.first_extent;
                of[i].rank = variable.rank;
                if (origin.init.kind >= initializer_kind::list) {
                    const traced_value& from = tables.values[origin.value];
                    of[i].first_word = from.first;
                    of[i].listed_type = from.type;
                    of[i].listed = from.count / (is_complex(from.type) ? 2 : 1);
                }
                of[i].type = variable.type;
            }
            for (std::size_t i = 0; i != rules_count; ++i)
                parts[i] = {tables.rules[i].variable, tables.rules[i].part};
            for (std::size_t i = 0; i != extent_count; ++i) extents[i] = tables.extents[i];
            for (std::size_t i = 0; i != word_count; ++i) words[i] = tables.words[i];
        }
    };
    static constexpr first_values firsts{};
};

} // namespace varscope::detail
