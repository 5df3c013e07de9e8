// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/names.hpp: the full names of a manifest, spelled out when they are first asked for.
#pragma once

#include <varscope/manifest/check.hpp>

namespace varscope::detail {

// The full texts of some paths of a program, one behind the other. Which says the path of a position, and how many there are.
template <class Program, class Which>
class spelled_paths {
  public:
    static constexpr text of(std::size_t position) noexcept {
        return text(all.characters + all.ends[position], all.ends[position + 1] - all.ends[position]);
    }

  private:
    static constexpr const auto& tables() noexcept { return checked_program<Program>::tables(); }
    static constexpr std::size_t count() noexcept { return Which::count(tables()); }
    static constexpr std::size_t size() noexcept {
        std::size_t total = 0;
        for (std::size_t i = 0; i != count(); ++i) total += tables().length(Which::path(tables(), i));
        return total;
    }
    static constexpr std::size_t characters = size();
    struct storage {
        char characters[spelled_paths::characters + 1]{};
        std::size_t ends[count() + 1]{};
    };
    static constexpr storage spell() noexcept {
        storage made{};
        std::size_t end = 0;
        for (std::size_t i = 0; i != count(); ++i) {
            const path_id where = Which::path(tables(), i);
            end += tables().length(where);
            tables().spell_backwards(where, made.characters + end);
            made.ends[i + 1] = end;
        }
        return made;
    }
    static constexpr storage all = spell();
};

struct names_of_variables {
    static constexpr std::size_t count(const auto& tables) noexcept { return tables.used.variables; }
    static constexpr path_id path(const auto& tables, std::size_t i) noexcept {
        return tables.variables[i].where;
    }
};
struct keys_of_variables {
    static constexpr std::size_t count(const auto& tables) noexcept { return tables.used.variables; }
    static constexpr path_id path(const auto& tables, std::size_t i) noexcept {
        return tables.variables[i].key >= direct_key ? 0 : tables.variables[i].key;
    }
};
struct scopes_of_direct_variables {
    static constexpr std::size_t count(const auto& tables) noexcept { return tables.used.variables; }
    static constexpr path_id path(const auto& tables, std::size_t i) noexcept {
        return tables.variables[i].key >= direct_key ? tables.variables[i].key - direct_key : 0;
    }
};
struct names_of_placeholders {
    static constexpr std::size_t count(const auto& tables) noexcept { return tables.used.placeholders; }
    static constexpr path_id path(const auto& tables, std::size_t i) noexcept {
        return tables.placeholders[i].where;
    }
};

// Whether a variable's key is not its name (row 100).
constexpr bool has_other_keys(const auto& tables) noexcept {
    for (std::size_t i = 0; i != tables.used.variables; ++i)
        if (tables.variables[i].key < direct_key && tables.variables[i].key != tables.variables[i].where)
            return true;
    return false;
}
constexpr bool has_direct_variables(const auto& tables) noexcept {
    for (std::size_t i = 0; i != tables.used.variables; ++i)
        if (tables.variables[i].key >= direct_key) return true;
    return false;
}

template <class Program>
using variable_names = spelled_paths<Program, names_of_variables>;
template <class Program>
using variable_keys = spelled_paths<Program, keys_of_variables>;
template <class Program>
using direct_variable_scopes = spelled_paths<Program, scopes_of_direct_variables>;
template <class Program>
using placeholder_names = spelled_paths<Program, names_of_placeholders>;

} // namespace varscope::detail
