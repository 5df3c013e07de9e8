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
template <class Storage>
struct scope_object {
    path_of<Storage> name{};         ///< the prefix of variables
    path_id original_name_scope = 0; ///< the prefix of operations at its first entry (row 36)
    reuse_mode reuse = reuse_mode::create;
    dtype type = dtype::float32; ///< the dtype where get_variable is given none (row 92)
    initial_value initial{};     ///< the initializer where get_variable is given none (row 92)
    bool is_captured = false;
    bool is_bare = false; ///< original_name_scope has no slash at its end (row 164)

    /// What stands behind original_name_scope in its text.
    [[nodiscard]] constexpr text slash() const noexcept {
        return original_name_scope == 0 || is_bare ? text() : text("/");
    }
};

/// What kind of block a frame is.
enum class frame_kind : unsigned char { root, name_scope, variable_scope, captured_scope };

/// One open block: where operations go (`name_scope`) and where variables go (`object`).
template <class Storage>
struct scope_frame {
    path_of<Storage> name_scope{};
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

    [[nodiscard]] constexpr const scope_frame<Storage>& frame(std::uint32_t id) const noexcept {
        return frames_[id];
    }
    [[nodiscard]] constexpr scope_object<Storage>& object(std::uint32_t id) noexcept { return objects_[id]; }
    [[nodiscard]] constexpr const scope_object<Storage>& object(std::uint32_t id) const noexcept {
        return objects_[id];
    }
    [[nodiscard]] constexpr scope_counts<Storage>& counts() noexcept { return counts_; }

    /// The object of a frame.
    [[nodiscard]] constexpr scope_object<Storage>& object_of(std::uint32_t frame) noexcept {
        return objects_[frames_[frame].object];
    }

    /// Opens a block below `parent`. A captured scope's frame is its own jump.
    constexpr std::uint32_t open(std::uint32_t parent, frame_kind kind, const path_of<Storage>& name_scope,
                                 std::uint32_t object) {
        std::uint32_t id = free_frame_;
        if (id == 0) id = add_to(frames_);
        scope_frame<Storage>& made = frames_[id];
        scope_frame<Storage>& above = frames_[parent];
        if (free_frame_ != 0) free_frame_ = made.parent;
        made.name_scope = name_scope, made.object = object, made.parent = parent, made.open_children = 0,
        made.jump = above.jump, made.kind = kind, made.is_left = false, ++above.open_children;
        if (kind == frame_kind::captured_scope) {
            made.jump = id;
            made.mark = counts_.enter();
        }
        return id;
    }

    /// A new scope object like another, and its number; its frame gives it back on leaving unless it was captured.
    struct numbered_object {
        std::uint32_t id;
        scope_object<Storage>& object;
    };
    constexpr numbered_object clone_object(std::uint32_t from) {
        std::uint32_t id = free_object_;
        if (id == 0) id = add_to(objects_);
        scope_object<Storage>& made = objects_[id];
        if (free_object_ != 0) free_object_ = made.original_name_scope;
        made = objects_[from], made.is_captured = false;
        return {id, made};
    }

    /// Leaves a block. Where a scope inside it is still open, the block ends together with the last of those.
    constexpr void leave(path_table<Storage>& table, std::uint32_t id) {
        for (bool is_left = true; id != 0; is_left = false) {
            scope_frame<Storage>& ended = frames_[id];
            if (is_left) ended.is_left = true;
            if (!ended.is_left || ended.open_children != 0) return;
            const std::uint32_t parent = ended.parent;
            scope_frame<Storage>& above = frames_[parent];
            if (ended.kind == frame_kind::captured_scope) counts_.restore(table, id, ended.mark);
            if (ended.kind != frame_kind::name_scope) {
                scope_object<Storage>& object = objects_[ended.object];
                if (ended.kind == frame_kind::variable_scope)
                    counts_.clear_below(table, object.name.id, above.jump);
                if (!object.is_captured)
                    object.original_name_scope = free_object_, free_object_ = ended.object;
            }
            ended.is_left = false, ended.parent = free_frame_, free_frame_ = id;
            --above.open_children, id = parent;
        }
    }

  private:
    template <class Array>
    static constexpr std::uint32_t add_to(Array& elements) {
        elements.emplace_back();
        return static_cast<std::uint32_t>(elements.size() - 1);
    }

    typename Storage::template small_array<scope_frame<Storage>> frames_;
    typename Storage::template small_array<scope_object<Storage>> objects_;
    // Free ones are in a chain: a frame's next is its parent, an object's is its original name scope. The root's are never free.
    std::uint32_t free_frame_ = 0;
    std::uint32_t free_object_ = 0;
    scope_counts<Storage> counts_;
};

} // namespace varscope
