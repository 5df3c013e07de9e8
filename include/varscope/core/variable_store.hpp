// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/variable_store.hpp: the declared facts of every variable, in order of creation.
#pragma once

#include <varscope/core/request.hpp>
#include <varscope/core/scope_tree.hpp>

namespace varscope {

/// What is kept of a variable.
template <class Storage>
struct variable_record {
    const char* name = nullptr; ///< where the storage spells names: the graph name followed by ":0"
    const extent* extents = nullptr;
    std::uint32_t name_size = 0; ///< without the ":0"
    std::uint32_t rank = 0;
    path_id where = 0;     ///< the graph name
    path_id key = no_path; ///< what get_variable shares by (row 100); none for a direct variable
    std::uint32_t initial = 0;
    std::uint32_t location = 0;
    dtype type = dtype::float32;
    bool trainable = true;
    recipe made_by = recipe::none;
    [[no_unique_address]] typename Storage::payload payload;

    [[nodiscard]] constexpr shape_view shape() const noexcept { return {extents, rank}; }
};

/// A named, ordered list of variables (row 120).
template <class Storage>
struct collection_record {
    text key;
    typename Storage::template array<std::uint32_t> variables;
};

/// The variables of a graph and its collections.
template <class Storage>
class variable_store {
  public:
    [[nodiscard]] constexpr std::size_t size() const noexcept { return count_.load(); }
    [[nodiscard]] constexpr variable_record<Storage>& operator[](std::uint32_t index) noexcept {
        return records_[index];
    }
    [[nodiscard]] constexpr const variable_record<Storage>& operator[](std::uint32_t index) const noexcept {
        return records_[index];
    }
    [[nodiscard]] constexpr const initial_value& initial(std::uint32_t index) const noexcept {
        return initials_[records_[index].initial];
    }
    [[nodiscard]] constexpr const source_location& location(std::uint32_t index) const noexcept {
        return locations_[records_[index].location];
    }

    /// Adds a variable whose name was granted. Cost: O(rank), amortized.
    constexpr std::uint32_t add(path_table<Storage>& table,
                                const typename path_table<Storage>::added& granted, shape_view shape,
                                dtype type, const initial_value& initial, const variable_request& request) {
        const std::uint32_t index = static_cast<std::uint32_t>(records_.size());
        const extent* const extents = keep(shape);
        const std::uint32_t initial_index = keep_last(initials_, initial);
        const std::uint32_t location = keep_last(locations_, request.where);
        variable_record<Storage>& made = records_.emplace_back();
        if constexpr (Storage::spells_names) {
            made.name = granted.spelled != nullptr ? granted.spelled : table.spell(granted.where.id);
            made.name_size = static_cast<std::uint32_t>(granted.where.hash.size());
        }
        made.extents = extents;
        made.rank = static_cast<std::uint32_t>(shape.size());
        made.where = granted.where.id;
        made.initial = initial_index;
        made.location = location;
        made.type = type;
        made.trainable = request.trainable;
        count_.store(index + 1);
        return index;
    }

    /// The list of a key, or null where nothing was ever added to it.
    [[nodiscard]] constexpr const collection_record<Storage>* find_collection(text key) const noexcept {
        for (std::size_t i = 0; i != collections_.size(); ++i)
            if (collections_[i].key == key) return &collections_[i];
        return nullptr;
    }

    /// Appends a variable to a list, which is made where it is new; duplicates stay (row 120).
    constexpr void add_to_collection(path_table<Storage>& table, text key, std::uint32_t variable) {
        std::size_t i = 0;
        while (i != collections_.size() && collections_[i].key != key) ++i;
        if (i == collections_.size()) collections_.emplace_back().key = table.keep(key);
        collections_[i].variables.push_back(variable);
    }

  private:
    constexpr const extent* keep(shape_view shape) {
        if (shape.size() == 0) return nullptr;
        if (records_.size() != 0 && records_[records_.size() - 1].shape() == shape)
            return records_[records_.size() - 1].extents;
        extent* const kept = extents_.allocate(shape.size());
        for (std::size_t i = 0; i != shape.size(); ++i) kept[i] = shape[i];
        return kept;
    }

    static constexpr bool same(const source_location& left, const source_location& right) noexcept {
        return left == right;
    }
    static constexpr bool same(const initial_value& left, const initial_value& right) noexcept {
        return left.init == right.init && left.id == right.id;
    }
    template <class Array, class Value>
    static constexpr std::uint32_t keep_last(Array& kept, const Value& value) {
        if (kept.size() == 0 || !same(kept[kept.size() - 1], value)) kept.emplace_back() = value;
        return static_cast<std::uint32_t>(kept.size() - 1);
    }

    typename Storage::template array<variable_record<Storage>> records_;
    typename Storage::template array<initial_value> initials_;
    typename Storage::template array<source_location> locations_;
    typename Storage::template array<collection_record<Storage>> collections_;
    growing_arena<extent> extents_;
    typename Storage::cell count_;
};

} // namespace varscope
