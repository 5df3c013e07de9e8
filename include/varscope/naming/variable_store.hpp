// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/variable_store.hpp: the declared facts of every variable, in order of creation.
#pragma once

#include <varscope/naming/path_table.hpp>
#include <varscope/types/request.hpp>

namespace varscope {

/// What is kept of a variable; add fills it.
template <class Storage>
struct variable_record {
    const char* name; ///< where the storage spells names: the graph name followed by ":0"
    [[no_unique_address]] typename Storage::payload payload;
    std::uint32_t name_size; ///< without the ":0"
    path_id where;           ///< the graph name
    path_id key;             ///< what get_variable shares by (row 100); none for a direct variable
    std::uint32_t origin;
    std::uint32_t shape;
    dtype type;
    bool trainable : 1;
    bool is_part : 1; ///< of a larger variable; which one its rules say
    variable_operations operations : 6;
};

/// How a variable began: kept once for variables in a row that began alike.
struct variable_origin {
    initializer init{};
    std::uint32_t id = no_index; ///< of the value, where `init` is one
    source_location where{};
};

/// What few variables have: a loss of their own, what their elements are brought back to, and that they are parts of larger ones.
struct variable_rules {
    std::uint32_t variable = 0;
    varscope::regularizer regularizer{};
    varscope::constraint constraint{};
    variable_part part{};
    note_pointer note{};
};

/// The variable scope that a direct variable was made in; its name does not tell (row 127).
struct direct_variable {
    std::uint32_t variable = 0;
    path_id scope = 0;
};

/// A named, ordered list of variables (row 120).
template <class Storage>
struct collection_record {
    text key{};
    typename Storage::template small_array<std::uint32_t> variables;
    bool is_ascending = true; ///< in the order of creation, and none twice
};

namespace detail {
// The first in a list, in the order of variables, that is of this variable or of a later one.
template <class List>
[[nodiscard]] constexpr std::size_t first_of_variable(const List& list, std::uint32_t variable) noexcept {
    std::size_t first = 0, last = list.size();
    while (first != last) {
        const std::size_t middle = first + (last - first) / 2;
        if (list[middle].variable < variable)
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}
} // namespace detail

/// The variables of a graph and its collections.
template <class Storage>
class variable_store {
  public:
    constexpr variable_store() {
        collections_.emplace_back().key = global_variables_key;
        collections_.emplace_back().key = trainable_variables_key;
    }

    /// Makes room for variables to come, where the storage allows it.
    constexpr void reserve(std::size_t variables, std::size_t extents) {
        records_.reserve(variables);
        origins_.reserve(variables);
        shapes_.reserve(variables);
        extents_.reserve(extents);
        collections_[0].variables.reserve(variables);
        collections_[1].variables.reserve(variables);
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return count_; }
    [[nodiscard]] constexpr variable_record<Storage>& operator[](std::uint32_t index) noexcept {
        return records_.items[index];
    }
    [[nodiscard]] constexpr const variable_record<Storage>& operator[](std::uint32_t index) const noexcept {
        return records_.items[index];
    }
    [[nodiscard]] constexpr const variable_origin& origin(std::uint32_t index) const noexcept {
        return origins_.items[records_.items[index].origin];
    }
    [[nodiscard]] constexpr shape_view shape(const variable_record<Storage>& of) const noexcept {
        return shapes_.items[of.shape];
    }

    /// Adds a variable whose name was granted and that is stored under `key`. The request's shape, dtype and first value are complete.
    /// Cost: O(rank), amortized.
    constexpr std::uint32_t add(path_table<Storage>& table,
                                const typename path_table<Storage>::granted_path& granted, path_id key,
                                variable_operations operations, const variable_request& request) {
        const std::uint32_t index = static_cast<std::uint32_t>(records_.size()), shape = keep(request.shape),
                            origin = keep(request.initial, request.where);
        variable_record<Storage>& made = records_.emplace_back();
        if constexpr (Storage::spells_names) {
            made.name = granted.name != nullptr ? granted.name : table.spell(granted.where.id);
            made.name_size = static_cast<std::uint32_t>(granted.where.hash.size());
        }
        made.shape = shape, made.where = granted.where.id, made.key = key, made.origin = origin,
        made.type = request.type, made.trainable = request.trainable.is != said::no,
        made.operations = operations, made.is_part = request.part != nullptr, count_ = index + 1;
        return index;
    }

    /// Keeps what a request says of a variable's loss, constraint and place in a larger one; variables come in the order of creation.
    constexpr void add_rules(std::uint32_t variable, const variable_request& request) {
        variable_rules& made = rules_.emplace_back();
        made.variable = variable;
        if (request.regularizer != nullptr) made.regularizer = *request.regularizer;
        if (request.constraint != nullptr) made.constraint = *request.constraint;
        if (request.part != nullptr) made.part = *request.part;
        made.note = request.note;
    }
    /// All of them, in the order of variables, and those of one; nothing is given where it has none.
    [[nodiscard]] constexpr const auto& rules() const noexcept { return rules_; }
    [[nodiscard]] constexpr variable_rules rules_of(std::uint32_t variable) const noexcept {
        const std::size_t first = detail::first_of_variable(rules_, variable);
        return first != rules_.size() && rules_[first].variable == variable ? rules_[first]
                                                                            : variable_rules();
    }

    /// Notes that the variable that is added next is not shared, and the variable scope that it is made in; and what was noted, in the order of variables.
    constexpr void next_is_direct(path_id scope) {
        direct_.push_back(direct_variable{static_cast<std::uint32_t>(records_.size()), scope});
    }
    [[nodiscard]] constexpr const auto& direct() const noexcept { return direct_; }
    /// The variable scope that a variable was made in: for a shared one what stands before the last segment of its key. Cost: O(log direct variables).
    [[nodiscard]] constexpr path_id made_in(const path_table<Storage>& table,
                                            std::uint32_t variable) const noexcept {
        if (const path_id key = records_.items[variable].key; key != no_path) return table[key].parent;
        const std::size_t found = detail::first_of_variable(direct_, variable);
        return found != direct_.size() && direct_[found].variable == variable ? direct_[found].scope : 0;
    }

    /// The list of a key, or null where nothing was ever added to it.
    [[nodiscard]] constexpr const collection_record<Storage>* find_collection(text key) const noexcept {
        for (std::size_t i = 0; i != collections_.size(); ++i)
            if (collections_[i].key == key) return &collections_[i];
        return nullptr;
    }

    /// The arrays themselves, in the constant evaluator.
    [[nodiscard]] constexpr const auto& records() const noexcept { return records_; }
    [[nodiscard]] constexpr const auto& shapes() const noexcept { return shapes_; }
    [[nodiscard]] constexpr const auto& origins() const noexcept { return origins_; }
    /// The number of extents that are kept.
    [[nodiscard]] constexpr std::size_t extent_count() const noexcept { return extents_.used(); }

    /// Forgets the variables from `count` on.
    constexpr void truncate(std::size_t count) noexcept {
        count_ = static_cast<std::uint32_t>(count);
        for (std::size_t i = 0; i != collections_.size(); ++i) {
            auto& listed = collections_[i].variables;
            std::size_t kept = listed.size();
            while (kept != 0 && listed[kept - 1] >= count) --kept;
            listed.truncate(kept);
        }
        while (rules_.size() != 0 && rules_[rules_.size() - 1].variable >= count) rules_.pop_back();
        while (direct_.size() != 0 && direct_[direct_.size() - 1].variable >= count) direct_.pop_back();
        records_.truncate(count);
    }

    /// All lists, in the order of their first use; the first two are those that every graph has.
    [[nodiscard]] constexpr const auto& collections() const noexcept { return collections_; }

    /// Appends a variable to a list, which is made where it is new; duplicates stay (row 120).
    constexpr void add_to_collection(path_table<Storage>& table, text key, std::uint32_t variable) {
        std::size_t i = 0;
        while (i != collections_.size() && collections_[i].key != key) ++i;
        if (i == collections_.size()) collections_.emplace_back().key = table.keep(key);
        auto& listed = collections_[i].variables;
        if (Storage::spells_names && listed.size() != 0 && listed[listed.size() - 1] >= variable)
            collections_[i].is_ascending = false;
        listed.push_back(variable);
    }
    /// The same for the collections that every graph has.
    constexpr void add_to_global(std::uint32_t variable) {
        collections_.items[0].variables.push_back(variable);
    }
    constexpr void add_to_trainable(std::uint32_t variable) {
        collections_.items[1].variables.push_back(variable);
    }

  private:
    // Models repeat few shapes and places in turn, so at run time the latest ones are looked through before another is kept.
    template <class Array, class IsSame>
    static constexpr std::uint32_t find_latest(const Array& kept, IsSame is_same) {
        const std::size_t size = kept.size();
        for (std::size_t i = size; i != 0 && i + 4 > size; --i)
            if (is_same(kept[i - 1])) return static_cast<std::uint32_t>(i - 1);
        return static_cast<std::uint32_t>(size);
    }

    constexpr std::uint32_t keep(shape_view shape) {
        std::uint32_t found = static_cast<std::uint32_t>(shapes_.size());
        if constexpr (Storage::spells_names) {
            found = find_latest(shapes_, [&](shape_view kept) { return kept == shape; });
            if (found != shapes_.size()) return found;
        }
        const std::size_t rank = shape.size();
        const extent* const from = shape.begin();
        extent* const kept = extents_.allocate(rank);
        for (std::size_t i = 0; i != rank; ++i) kept[i] = from[i];
        shapes_.push_back(shape_view(kept, rank));
        return found;
    }

    constexpr std::uint32_t keep(const initial_value& initial, const source_location& where) {
        if constexpr (Storage::spells_names) {
            const std::uint32_t found = find_latest(origins_, [&](const variable_origin& kept) {
                return kept.where == where && kept.init == initial.init && kept.id == initial.id;
            });
            if (found != origins_.size()) return found;
        }
        variable_origin& added = origins_.emplace_back();
        added.init = initial.init, added.id = initial.id, added.where = where;
        return static_cast<std::uint32_t>(origins_.size() - 1);
    }

    typename Storage::template array<variable_record<Storage>> records_;
    typename Storage::template small_array<variable_origin> origins_;
    typename Storage::template small_array<collection_record<Storage>> collections_;
    typename Storage::template small_array<shape_view> shapes_;
    typename Storage::template small_array<variable_rules> rules_;
    typename Storage::template small_array<direct_variable> direct_;
    growing_arena<extent> extents_;
    typename Storage::word count_{};
};

} // namespace varscope
