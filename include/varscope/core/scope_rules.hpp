// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/scope_rules.hpp: how scopes are opened and left.
#pragma once

#include <varscope/core/naming_tables.hpp>

namespace varscope {

/// Opens and leaves the scopes of a graph. A request is refused as a value, and a refused request changes nothing.
template <class Storage>
class scope_rules : public naming_tables<Storage> {
  public:
    using tables = naming_tables<Storage>;
    using path = path_of<Storage>;
    using tables::object_of;

    /// Opens a name scope (rows 15 to 23): no name or the empty one leads to the root, a trailing slash means an absolute
    /// path taken as it is, any other name is made unique.
    constexpr outcome<std::uint32_t> name_scope(std::uint32_t in, const scope_name& asked) {
        const path at = scopes_.frame(in).name_scope;
        const text name = asked.has_name ? asked.name : asked.fallback;
        if (name.empty())
            return created(scopes_.open(in, frame_kind::name_scope, {}, scopes_.frame(in).object));
        const bool is_absolute = name[name.size() - 1] == '/';
        const text bare = is_absolute ? name.substr(0, name.size() - 1) : name;
        if (const name_verdict verdict = check_name(bare, place_of(at)); !verdict)
            return illegal(at, name, verdict);
        const path opened = is_absolute ? paths_.intern({}, bare) : unique_name(paths_, at, bare);
        return created(scopes_.open(in, frame_kind::name_scope, opened, scopes_.frame(in).object));
    }

    /// Opens the name scope of a path that was granted before, as it is (row 18).
    constexpr std::uint32_t enter_path(std::uint32_t in, path_id where) {
        return scopes_.open(in, frame_kind::name_scope, paths_.locate(where), scopes_.frame(in).object);
    }

    /// Opens a variable scope by name (rows 30 to 36, 46, 49, 56 to 60, 64, 65).
    constexpr outcome<std::uint32_t> variable_scope(std::uint32_t in, const scope_name& asked,
                                                    const scope_request& request) {
        const scope_frame<Storage>& around = scopes_.frame(in);
        const path at = around.name_scope;
        const std::uint32_t jump = around.jump, outer = around.object;
        const text base = asked.has_name ? asked.name : asked.fallback;
        if (!asked.has_name && !asked.has_fallback)
            return refused<std::uint32_t>({code::name_required, at.id});
        if (!asked.has_name && request.reuse != reuse_mode::create)
            return refused<std::uint32_t>({code::reuse_without_name, at.id, base});
        way to = paths_.descend(at, base);
        if (const name_verdict verdict =
                judge_scope(to, base, request.auxiliary_name_scope ? place_of(at) : name_place::nested);
            !verdict) {
            if (!is_tf1_strict_ || request.auxiliary_name_scope || !is_wrong_character(verdict.fault))
                return illegal(at, base, verdict);
            has_illegal_paths_ = true;
        }

        typename path_table<Storage>::spelled_path opened{at};
        if (request.auxiliary_name_scope) opened = unique_name(paths_, to);
        const path name_scope = opened.where;
        const auto [id, object] = scopes_.clone_object(outer);
        const path above = object.name;
        path name{};
        if (!asked.has_name)
            name = intern_with_suffix(above, base, scopes_.counts().next_default(paths_, above, base, jump));
        else if (opened.is_new && above.id == at.id)
            name = name_scope; // below the same path, and without a suffix
        else
            name = paths_.intern(above, base);
        object.name = name, object.original_name_scope = name_scope.id;
        return created(enter(in, jump, frame_kind::variable_scope, name_scope, id, object, request));
    }

    /// Enters a captured scope again (rows 37 to 45, 71, 72): its prefix and defaults replace the current ones, its last
    /// segment is opened as a new name scope.
    constexpr outcome<std::uint32_t> variable_scope(std::uint32_t in, std::uint32_t captured,
                                                    const scope_request& request) {
        path at = scopes_.frame(in).name_scope;
        const path_id name = scopes_.object(captured).name.id;
        if (request.auxiliary_name_scope && name != 0) {
            const text last = paths_.segment(name);
            if (const name_verdict verdict = check_name(last, place_of(at)); !verdict)
                return illegal(at, last, verdict);
            at = unique_name(paths_, at, last);
        }
        const auto [id, object] = scopes_.clone_object(captured);
        return created(
            enter(in, scopes_.frame(in).jump, frame_kind::captured_scope, at, id, object, request));
    }

    /// Leaves a scope; `why` is scope_order where a scope opened in it is still open.
    constexpr outcome<std::uint32_t> leave(std::uint32_t frame) {
        if (scopes_.frame(frame).open_children != 0)
            return refused<std::uint32_t>({code::scope_order, scopes_.frame(frame).name_scope.id});
        scopes_.leave(paths_, frame);
        return created(frame);
    }
    /// Leaves a scope as soon as those inside it are left.
    constexpr void release(std::uint32_t frame) { scopes_.leave(paths_, frame); }

    /// The scope object of a frame, kept for good.
    constexpr std::uint32_t capture(std::uint32_t frame) {
        object_of(frame).is_captured = true;
        return scopes_.frame(frame).object;
    }

    /// The same of a scope that a template opened before its first call. TensorFlow gives the name as it was asked for, without a slash,
    /// for its original name scope, which is no name scope at all (row 164); so does a graph with tf1_strict.
    constexpr std::uint32_t capture_for_template(std::uint32_t frame) {
        if (is_tf1_strict_) {
            scope_object<Storage>& object = object_of(frame);
            const path_id around = object_of(scopes_.frame(frame).parent).name.id;
            object.original_name_scope = below(around, object.name.id).id;
            object.is_bare = true;
        }
        return capture(frame);
    }

  protected:
    using tables::has_illegal_paths_;
    using tables::illegal;
    using tables::is_legal;
    using tables::is_tf1_strict_;
    using tables::paths_;
    using tables::place_of;
    using tables::scopes_;

  private:
    using way = typename tables::way;

    // What of a path stands below another one, at the root.
    constexpr path below(path_id above, path_id id) {
        return id == above ? path() : paths_.intern(below(above, paths_[id].parent), paths_.segment(id));
    }

    // What exists of a name is legal, but for its first character at the root, and for tf1_strict.
    [[nodiscard]] constexpr name_verdict judge_scope(const way& to, text name,
                                                     name_place place) const noexcept {
        if (name.empty() || (!to.is_plain && !to.rest.empty())) return check_name(name, place);
        if (has_illegal_paths_ && !is_legal(to.at.id)) return check_name(name, place);
        return {place == name_place::root && !may_begin_name(*name.data()) ? name_fault::bad_first
                                                                           : name_fault::none,
                0};
    }

    constexpr std::uint32_t enter(std::uint32_t in, std::uint32_t jump, frame_kind kind,
                                  const path& name_scope, std::uint32_t id, scope_object<Storage>& object,
                                  const scope_request& request) {
        if (request.reuse != reuse_mode::create) object.reuse = combine(object.reuse, request.reuse);
        if (request.has_dtype) object.type = request.type;
        if (request.initial.init.kind != initializer_kind::unset) object.initial = request.initial;
        scopes_.counts().open(paths_, object.name.id, jump);
        return scopes_.open(in, kind, name_scope, id);
    }

    constexpr path intern_with_suffix(const path& in, text name, std::uint32_t number) {
        if (number == 0) return paths_.intern(in, name);
        const path above = paths_.intern(in, parent(name));
        paths_.materialize(above);
        const auto found = paths_.find_child(above, leaf(name), suffix_text(number));
        if (found.exact != no_path) return found.exact_path();
        return paths_.add_child(above, found, leaf(name), suffix_text(number));
    }
};

} // namespace varscope
