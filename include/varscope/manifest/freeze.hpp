// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/freeze.hpp: makes constants of what a trace has collected.
#pragma once

#include <varscope/manifest/tables.hpp>

namespace varscope {

namespace detail {

constexpr std::size_t slots_for(std::size_t paths) noexcept {
    std::size_t slots = 8;
    while (slots < 2 * paths) slots *= 2;
    return slots;
}

// Copies a finished trace into tables of a given room; where it is too small, only what is needed is said.
template <table_sizes Room>
class freezer {
  public:
    constexpr freezer(const trace_log& log, manifest_tables<Room>& to)
        : log_(log), names_(*log.names), to_(to) {}

    constexpr void run() {
        to_.failure = log_.failure;
        to_.is_ordered = log_.keeps_events;
        to_.needs_counts = log_.needs_counts;
        measure();
        if (!to_.used.fits_in(Room)) return;
        freeze_paths();
        freeze_variables();
        freeze_collections();
        for (std::size_t i = 0; i != to_.used.placeholders; ++i) to_.placeholders[i] = log_.placeholders[i];
        for (std::size_t i = 0; i != to_.used.placeholders; ++i)
            to_.placeholders[i].first_extent += static_cast<std::uint32_t>(extents_);
        for (std::size_t i = 0; i != log_.extents.size(); ++i) to_.extents[extents_ + i] = log_.extents[i];
        for (std::size_t i = 0; i != to_.used.events; ++i) to_.events[i] = log_.events[i];
        for (std::size_t i = 0; i != to_.used.values; ++i) to_.values[i] = log_.values[i];
        for (std::size_t i = 0; i != to_.used.words; ++i) to_.words[i] = log_.words[i];
    }

  private:
    constexpr void measure() {
        table_sizes& used = to_.used;
        const auto& paths = names_.paths();
        const auto& variables = names_.variables();
        used.paths = paths.size();
        used.characters = paths.character_count();
        used.slots = slots_for(used.paths);
        used.variables = variables.size();
        used.extents = log_.extents.size() + variables.extent_count();
        used.origins = variables.origin_count();
        used.placeholders = log_.placeholders.size();
        used.events = log_.events.size();
        const auto& collections = variables.collections();
        used.collections = collections.size() - 2;
        for (std::size_t i = 2; i != collections.size(); ++i) {
            used.members += collections[i].variables.size();
        }
        used.values = log_.values.size();
        used.words = log_.words.size();
    }

    constexpr void freeze_paths() {
        const auto& paths = names_.paths();
        const char* const characters = paths.characters();
        const path_id count = static_cast<path_id>(to_.used.paths);
        const std::size_t mask = to_.used.slots - 1;
        for (std::size_t i = 0; i != to_.used.characters; ++i) to_.characters[i] = characters[i];
        for (path_id id = 1; id != count; ++id) {
            const auto& node = paths[id];
            const path_id canonical = node.extra == 0 ? id : paths.canonical(id);
            to_.paths[id] = {node.tag,  node.parent, static_cast<std::uint32_t>(node.segment - characters),
                             node.size, 0,           0,
                             canonical, node.used};
            std::size_t slot = (node.tag ^ node.tag >> 16) & mask;
            while (to_.slots[slot] != 0) slot = (slot + 1) & mask;
            to_.slots[slot] = id;
        }
    }

    constexpr void freeze_variables() {
        const auto& variables = names_.variables();
        for (std::uint32_t i = 0; i != to_.used.variables; ++i) {
            const auto& record = variables[i];
            const shape_view shape = variables.shape(record);
            frozen_variable& made = to_.variables[i];
            made = {record.where,
                    record.key,
                    record.origin,
                    static_cast<std::uint32_t>(extents_),
                    static_cast<std::uint32_t>(shape.size()),
                    record.type,
                    record.made_by,
                    record.trainable,
                    false,
                    false,
                    shape.element_count(),
                    0};
            for (const extent axis : shape) to_.extents[extents_++] = axis;
            dtype_block& block = to_.layout[made.type];
            block.elements += made.elements;
            if (made.trainable) {
                made.offset = block.trainable;
                block.trainable += made.elements;
            }
            to_.paths[made.where].variable = i + 1;
            if (made.key != no_path) to_.paths[made.key].keyed = i + 1;
            if (record.origin >= origins_) freeze_origin(variables.origin(i));
        }
        std::size_t others[dtype_count]{};
        for (std::size_t i = 0; i != to_.used.variables; ++i) {
            frozen_variable& made = to_.variables[i];
            if (made.trainable) continue;
            std::size_t& next = others[static_cast<unsigned char>(made.type)];
            made.offset = to_.layout[made.type].trainable + next;
            next += made.elements;
        }
        to_.layout.place();
    }
    constexpr void freeze_origin(const variable_origin& from) {
        to_.origins[origins_++] = {from.initial.init.kind, from.initial.init.first, from.initial.init.second,
                                   from.initial.id,        from.where.line,         from.where.file,
                                   from.where.function};
    }

    constexpr void freeze_collections() {
        const auto& collections = names_.variables().collections();
        for (std::size_t i = 0; i != collections[0].variables.size(); ++i)
            to_.variables[collections[0].variables[i]].is_global = true;
        for (std::size_t i = 0; i != collections[1].variables.size(); ++i)
            to_.variables[collections[1].variables[i]].is_listed = true;
        std::size_t members = 0;
        for (std::size_t i = 2; i != collections.size(); ++i) {
            frozen_collection& made = to_.collections[i - 2];
            made.key = static_cast<std::uint32_t>(collections[i].key.data() - names_.paths().characters());
            made.length = static_cast<std::uint32_t>(collections[i].key.size());
            made.first = static_cast<std::uint32_t>(members);
            made.count = static_cast<std::uint32_t>(collections[i].variables.size());
            for (std::size_t j = 0; j != made.count; ++j)
                to_.members[members++] = collections[i].variables[j];
        }
    }

    const trace_log& log_;
    const traced_names& names_;
    manifest_tables<Room>& to_;
    std::size_t extents_ = 0;
    std::size_t origins_ = 0;
};

} // namespace detail

} // namespace varscope
