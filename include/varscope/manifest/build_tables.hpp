// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/build_tables.hpp: makes constants of what a trace has collected.
#pragma once

#include <varscope/manifest/tables.hpp>

namespace varscope {

namespace detail {

constexpr std::size_t buckets_for(std::size_t paths) noexcept {
    std::size_t buckets = 8;
    while (buckets < 2 * paths) buckets *= 2;
    return buckets;
}

// Copies a finished trace into tables of a given room; where it is too small, only what is needed is said.
template <table_sizes Room>
class table_builder {
  public:
    constexpr table_builder(const tracer& from, manifest_tables<Room>& to)
        : from_(from), names_(*from.names), to_(to) {}

    constexpr void run() {
        to_.failure = from_.failure;
        to_.is_ordered = from_.keeps_events && (from_.events.size() != 0 || from_.counts.ordered != 0);
        to_.needs_counts = from_.needs_counts;
        measure();
        if (!to_.used.fits_in(Room)) return;
        build_paths();
        build_variables();
        build_collections();
        for (std::size_t i = 0; i != to_.used.placeholders; ++i) to_.placeholders[i] = from_.placeholders[i];
        for (std::size_t i = 0; i != to_.used.placeholders; ++i)
            to_.placeholders[i].first_extent += static_cast<std::uint32_t>(extents_);
        for (std::size_t i = 0; i != from_.extents.size(); ++i) to_.extents[extents_ + i] = from_.extents[i];
        for (std::size_t i = 0; i != to_.used.events; ++i) to_.events[i] = from_.events[i];
        for (std::size_t i = 0; i != to_.used.openings; ++i) to_.openings[i] = from_.openings[i];
        for (std::size_t i = 0; i != to_.used.values; ++i) to_.values[i] = from_.values[i];
        for (std::size_t i = 0; i != to_.used.words; ++i) to_.words[i] = from_.words[i];
        for (std::size_t i = 0; i != to_.used.rules; ++i) to_.rules[i] = names_.variables.rules()[i];
    }

  private:
    constexpr void measure() {
        table_sizes& used = to_.used;
        const auto& paths = names_.paths;
        const auto& variables = names_.variables;
        used.paths = paths.size();
        used.characters = paths.character_count();
        used.buckets = buckets_for(used.paths);
        used.variables = variables.size();
        used.extents = from_.extents.size() + variables.extent_count();
        used.origins = variables.origins().size();
        used.placeholders = from_.placeholders.size();
        used.events = from_.events.size();
        used.openings = from_.openings.size();
        const auto& collections = variables.collections();
        used.collections = collections.size() - 2;
        for (std::size_t i = 2; i != collections.size(); ++i) {
            used.members += collections[i].variables.size();
        }
        used.values = from_.values.size();
        used.words = from_.words.size();
        used.rules = variables.rules().size();
    }

    constexpr void build_paths() {
        const auto& paths = names_.paths;
        const auto* const nodes = &paths[0];
        const char* const characters = paths.characters();
        const path_id count = static_cast<path_id>(to_.used.paths);
        const std::size_t mask = to_.used.buckets - 1;
        if (to_.used.characters != 0) copy_characters(characters, to_.used.characters, to_.characters);
        for (path_id id = 1; id != count; ++id) {
            const auto& node = nodes[id];
            to_.paths[id] = {node.index.tag,
                             node.parent,
                             static_cast<std::uint32_t>(node.segment - characters),
                             node.bits >> node.length_shift,
                             0,
                             0,
                             id,
                             (node.bits & node.used) != 0};
            if (node.extra != 0) to_.paths[id].first_variant = paths.canonical(id);
            std::size_t slot = (node.index.tag ^ node.index.tag >> 16) & mask;
            while (to_.buckets[slot] != 0) slot = (slot + 1) & mask;
            to_.buckets[slot] = id;
        }
    }

    constexpr void build_variables() {
        const auto& variables = names_.variables;
        const auto* const records = variables.records().items;
        const auto* const shapes = variables.shapes().items;
        const auto* const origins = variables.origins().items;
        bool all_trainable = true;
        for (std::uint32_t i = 0; i != to_.used.variables; ++i) {
            const auto& record = records[i];
            const std::size_t first_extent = extents_;
            std::size_t elements = 1;
            for (const extent axis : shapes[record.shape])
                to_.extents[extents_++] = axis, elements *= static_cast<std::size_t>(axis);
            variable_row& made = to_.variables[i];
            made = {record.where,
                    record.key,
                    record.origin,
                    static_cast<std::uint32_t>(first_extent),
                    static_cast<std::uint32_t>(extents_ - first_extent),
                    record.type,
                    record.operations,
                    record.trainable,
                    false,
                    false,
                    elements,
                    0};
            dtype_block& block = to_.layout.blocks[static_cast<unsigned char>(record.type)];
            block.elements += block.elements > most_elements ? 0 : elements; // too many stay too many
            if (record.trainable)
                made.offset = block.trainable, block.trainable += elements;
            else
                all_trainable = false;
            to_.paths[record.where].variable = i + 1;
            if (record.key != no_path) to_.paths[record.key].keyed = i + 1;
            if (record.origin >= origins_) build_origin(origins[record.origin]);
        }
        for (std::size_t i = 0; i != variables.direct().size(); ++i)
            to_.variables[variables.direct()[i].variable].key = variables.direct()[i].scope | direct_key;
        if (!all_trainable) place_others();
        if (!to_.layout.place()) refuse_size();
    }
    // Refuses more bytes than can be counted, in the name of the largest variable.
    constexpr void refuse_size() {
        const auto& variables = names_.variables;
        std::uint32_t largest = 0;
        for (std::uint32_t i = 1; i != to_.used.variables; ++i)
            if (to_.variables[i].elements > to_.variables[largest].elements) largest = i;
        const auto& record = variables[largest];
        refusal why{code::size_too_large, record.where};
        why.asked_shape = variables.shape(record), why.asked_dtype = record.type;
        tracer refused;
        refused.names = from_.names;
        refused.fail(why, variables.origin(largest).where);
        to_.failure = refused.failure;
    }
    // Variables that are not trainable stand behind those that are.
    constexpr void place_others() {
        std::size_t others[dtype_count]{};
        for (std::size_t i = 0; i != to_.used.variables; ++i) {
            variable_row& made = to_.variables[i];
            if (made.trainable) continue;
            std::size_t& next = others[static_cast<unsigned char>(made.type)];
            made.offset = to_.layout[made.type].trainable + next;
            next += made.elements;
        }
    }
    constexpr void build_origin(const variable_origin& from) {
        to_.origins[origins_++] = {from.init, from.id, from.where.line, from.where.file, from.where.function};
    }

    constexpr void build_collections() {
        const auto& collections = names_.variables.collections();
        const std::uint32_t* const global = collections[0].variables.items;
        const std::uint32_t* const listed = collections[1].variables.items;
        for (std::size_t i = collections[0].variables.size(); i != 0; --i)
            to_.variables[global[i - 1]].is_global = true;
        for (std::size_t i = collections[1].variables.size(); i != 0; --i)
            to_.variables[listed[i - 1]].is_listed = true;
        std::size_t members = 0;
        for (std::size_t i = 2; i != collections.size(); ++i) {
            collection_row& made = to_.collections[i - 2];
            made.key = static_cast<std::uint32_t>(collections[i].key.data() - names_.paths.characters());
            made.length = static_cast<std::uint32_t>(collections[i].key.size());
            made.first = static_cast<std::uint32_t>(members);
            made.count = static_cast<std::uint32_t>(collections[i].variables.size());
            for (std::size_t j = 0; j != made.count; ++j)
                to_.members[members++] = collections[i].variables[j];
        }
    }

    const tracer& from_;
    const traced_names& names_;
    manifest_tables<Room>& to_;
    std::size_t extents_ = 0;
    std::size_t origins_ = 0;
};

} // namespace detail

} // namespace varscope
