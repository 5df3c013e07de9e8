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
        for (path_id i = 1; i < used.paths; ++i) used.characters += paths[i].length();
        used.slots = slots_for(used.paths);
        used.variables = variables.size();
        used.extents = log_.extents.size();
        for (std::uint32_t i = 0; i != used.variables; ++i) {
            used.extents += variables.shape(variables[i]).size();
            if (variables[i].origin == used.origins) ++used.origins;
        }
        used.placeholders = log_.placeholders.size();
        used.events = log_.events.size();
        const auto& collections = variables.collections();
        used.collections = collections.size() - 2;
        for (std::size_t i = 2; i != collections.size(); ++i) {
            used.members += collections[i].variables.size();
            used.characters += collections[i].key.size();
        }
        used.values = log_.values.size();
        used.words = log_.words.size();
    }

    constexpr void freeze_paths() {
        const auto& paths = names_.paths();
        const std::size_t count = to_.used.paths;
        const std::size_t mask = to_.used.slots - 1;
        std::size_t characters = 0;
        to_.paths[0].hash = empty_fnv1a;
        for (path_id id = 1; id < count; ++id) {
            frozen_path& made = to_.paths[id];
            const auto& node = paths[id];
            const text segment = paths.segment(id);
            const char* const chars = segment.data();
            const std::size_t length = segment.size();
            made.parent = node.parent;
            made.segment = static_cast<std::uint32_t>(characters);
            made.length = static_cast<std::uint32_t>(length);
            made.is_used = node.is_used();
            std::uint64_t hash = to_.paths[made.parent].hash;
            if (made.parent != 0) hash = (hash ^ '/') * 0x100000001B3u;
            for (std::size_t i = 0; i != length; ++i)
                hash = ((to_.characters[characters + i] = chars[i]),
                        (hash ^ static_cast<unsigned char>(chars[i])) * 0x100000001B3u);
            characters += length;
            made.hash = hash;
            std::size_t slot = slot_of(hash, to_.used.slots);
            while (to_.slots[slot] != 0) slot = (slot + 1) & mask;
            to_.slots[slot] = id;
        }
        characters_ = characters;
    }

    constexpr void freeze_variables() {
        const auto& variables = names_.variables();
        for (std::uint32_t i = 0; i != to_.used.variables; ++i) {
            const auto& record = variables[i];
            const shape_view shape = variables.shape(record);
            frozen_variable& made = to_.variables[i];
            made.where = record.where;
            made.key = record.key;
            made.origin = record.origin;
            made.first_extent = static_cast<std::uint32_t>(extents_);
            made.rank = static_cast<std::uint32_t>(shape.size());
            made.type = record.type;
            made.made_by = record.made_by;
            made.trainable = record.trainable;
            made.elements = 1;
            for (const extent axis : shape)
                made.elements *= static_cast<std::size_t>(to_.extents[extents_++] = axis);
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
        frozen_origin& made = to_.origins[origins_++];
        made.kind = from.initial.init.kind;
        made.first = from.initial.init.first;
        made.second = from.initial.init.second;
        made.value = from.initial.id;
        made.line = from.where.line;
        made.file = from.where.file;
        made.function = from.where.function;
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
            made.key = static_cast<std::uint32_t>(characters_);
            made.length = static_cast<std::uint32_t>(collections[i].key.size());
            for (const char c : collections[i].key) to_.characters[characters_++] = c;
            made.first = static_cast<std::uint32_t>(members);
            made.count = static_cast<std::uint32_t>(collections[i].variables.size());
            for (std::size_t j = 0; j != made.count; ++j)
                to_.members[members++] = collections[i].variables[j];
        }
    }

    const trace_log& log_;
    const traced_names& names_;
    manifest_tables<Room>& to_;
    std::size_t characters_ = 0;
    std::size_t extents_ = 0;
    std::size_t origins_ = 0;
};

} // namespace detail

} // namespace varscope
