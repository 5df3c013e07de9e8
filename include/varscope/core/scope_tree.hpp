// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/scope_tree.hpp: open scopes, and what each hands down.
#pragma once

#include <varscope/core/outcome.hpp>
#include <varscope/core/request.hpp>
#include <varscope/core/reuse.hpp>
#include <varscope/core/scope_counts.hpp>

namespace varscope {

/// A variable scope as TensorFlow's VariableScope: it outlives its block where it is captured, and what is changed in it
/// is seen by all who captured it (row 44).
struct scope_object {
    path name{};                     ///< the prefix of variables
    path_id original_name_scope = 0; ///< the prefix of operations at its first entry (row 36)
    reuse_mode reuse = reuse_mode::create;
    dtype type = dtype::float32; ///< the dtype where get_variable is given none (row 92)
    initial_value initial{};     ///< the initializer where get_variable is given none (row 92)
    bool is_captured = false;
};

/// What kind of block a frame is.
enum class frame_kind : unsigned char { root, name_scope, variable_scope, captured_scope };

/// One open block: where operations go (`name_scope`) and where variables go (`object`).
struct scope_frame {
    path name_scope{};
    std::uint32_t object = 0;
    std::uint32_t parent = 0;
    std::uint32_t open_children = 0;
    std::uint32_t jump = no_index; ///< the nearest enclosing captured scope's frame, itself included
    note_mark mark{};              ///< where the notes of a captured scope begin
    frame_kind kind = frame_kind::root;
    bool is_left = false; ///< left by its owner, still held open by scopes inside it
};

/// The frames and scope objects of a graph. Frame 0 is the root and is never left.
template <class Storage>
class scope_tree {
  public:
    constexpr scope_tree() {
        frames_.emplace_back();
        objects_.emplace_back();
    }

    [[nodiscard]] constexpr const scope_frame& frame(std::uint32_t id) const noexcept { return frames_[id]; }
    [[nodiscard]] constexpr scope_object& object(std::uint32_t id) noexcept { return objects_[id]; }
    [[nodiscard]] constexpr const scope_object& object(std::uint32_t id) const noexcept {
        return objects_[id];
    }
    [[nodiscard]] constexpr scope_counts<Storage>& counts() noexcept { return counts_; }

    /// Opens a block below `parent`. A captured scope's frame is its own jump.
    constexpr std::uint32_t open(std::uint32_t parent, frame_kind kind, const path& name_scope,
                                 std::uint32_t object) {
        const std::uint32_t id = take(frames_, free_frames_);
        scope_frame& made = frames_[id];
        made = scope_frame{name_scope, object, parent, 0, frames_[parent].jump, {}, kind, false};
        if (kind == frame_kind::captured_scope) {
            made.jump = id;
            made.mark = counts_.enter();
        }
        ++frames_[parent].open_children;
        return id;
    }

    /// A new scope object; its frame gives it back on leaving unless it was captured.
    constexpr std::uint32_t make_object(const scope_object& from) {
        const std::uint32_t id = take(objects_, free_objects_);
        objects_[id] = from;
        objects_[id].is_captured = false;
        return id;
    }

    /// Leaves a block. Where a scope inside it is still open, the block ends together with the last of those.
    constexpr void leave(path_table<Storage>& table, std::uint32_t id) {
        if (id == 0) return;
        frames_[id].is_left = true;
        while (id != 0 && frames_[id].is_left && frames_[id].open_children == 0) {
            const scope_frame ended = frames_[id];
            const std::uint32_t outer_jump = frames_[ended.parent].jump;
            if (ended.kind == frame_kind::variable_scope)
                counts_.clear_below(table, objects_[ended.object].name.id, outer_jump);
            if (ended.kind == frame_kind::captured_scope) counts_.restore(table, id, ended.mark);
            if (ended.kind != frame_kind::name_scope && !objects_[ended.object].is_captured)
                free_objects_.emplace_back() = ended.object;
            frames_[id].is_left = false;
            free_frames_.emplace_back() = id;
            --frames_[ended.parent].open_children;
            id = ended.parent;
        }
    }

  private:
    template <class Array, class Free>
    static constexpr std::uint32_t take(Array& from, Free& free) {
        if (free.size() == 0) {
            from.emplace_back();
            return static_cast<std::uint32_t>(from.size() - 1);
        }
        const std::uint32_t id = free[free.size() - 1];
        free.pop_back();
        return id;
    }

    typename Storage::template small_array<scope_frame> frames_;
    typename Storage::template small_array<scope_object> objects_;
    typename Storage::template small_array<std::uint32_t> free_frames_;
    typename Storage::template small_array<std::uint32_t> free_objects_;
    scope_counts<Storage> counts_;
};

} // namespace varscope
