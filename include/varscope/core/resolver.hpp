// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/resolver.hpp: TensorFlow 1's scoping rules over one graph's tables; the only place that has them all.
#pragma once

#include <varscope/core/request.hpp>
#include <varscope/core/variable_store.hpp>

namespace varscope {

/// One graph's names. A request is refused as a value, and a refused request changes nothing.
template <class Storage>
class resolver {
  public:
    using table_type = path_table<Storage>;

    [[nodiscard]] constexpr table_type& paths() noexcept { return paths_; }
    [[nodiscard]] constexpr const table_type& paths() const noexcept { return paths_; }
    [[nodiscard]] constexpr const scope_tree<Storage>& scopes() const noexcept { return scopes_; }
    [[nodiscard]] constexpr variable_store<Storage>& variables() noexcept { return variables_; }
    [[nodiscard]] constexpr const variable_store<Storage>& variables() const noexcept { return variables_; }
    [[nodiscard]] constexpr const auto& operations() const noexcept { return operations_; }
    [[nodiscard]] constexpr scope_object& object_of(std::uint32_t frame) noexcept {
        return scopes_.object(scopes_.frame(frame).object);
    }
    [[nodiscard]] constexpr scope_object& object(std::uint32_t id) noexcept { return scopes_.object(id); }

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
        const path at = scopes_.frame(in).name_scope;
        const text base = asked.has_name ? asked.name : asked.fallback;
        if (!asked.has_name && !asked.has_fallback)
            return refused<std::uint32_t>({code::name_required, at.id});
        if (!asked.has_name && request.reuse != reuse_mode::create)
            return refused<std::uint32_t>({code::reuse_without_name, at.id, base});
        if (const name_verdict verdict =
                check_name(base, request.auxiliary_name_scope ? place_of(at) : name_place::nested);
            !verdict)
            return illegal(at, base, verdict);

        scope_object object = object_of(in);
        const std::uint32_t jump = scopes_.frame(in).jump;
        const path name_scope = request.auxiliary_name_scope ? unique_name(paths_, at, base) : at;
        if (asked.has_name) {
            object.name = paths_.intern(object.name, base);
        } else {
            const std::uint32_t number = scopes_.counts().next_default(paths_, object.name, base, jump);
            object.name = intern_with_suffix(object.name, base, number);
        }
        object.original_name_scope = name_scope.id;
        return created(enter(in, frame_kind::variable_scope, name_scope, object, request));
    }

    /// Enters a captured scope again (rows 37 to 45, 71, 72): its prefix and defaults replace the current ones, its last
    /// segment is opened as a new name scope.
    constexpr outcome<std::uint32_t> variable_scope(std::uint32_t in, std::uint32_t captured,
                                                    const scope_request& request) {
        const scope_object object = scopes_.object(captured);
        const path at = scopes_.frame(in).name_scope;
        if (!request.auxiliary_name_scope || object.name.id == 0)
            return created(enter(in, frame_kind::captured_scope, at, object, request));
        const text last = paths_.segment(object.name.id);
        if (const name_verdict verdict = check_name(last, place_of(at)); !verdict)
            return illegal(at, last, verdict);
        return created(enter(in, frame_kind::captured_scope, unique_name(paths_, at, last), object, request));
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

    /// Begins to fetch what get_variable will look at; takes no lock.
    void foresee(std::uint32_t in, text name) const noexcept {
        paths_.foresee(scopes_.object(scopes_.frame(in).object).name, name);
    }

    /// Shares or makes a stored variable (rows 77 to 101).
    constexpr outcome<std::uint32_t> get_variable(std::uint32_t in, text name,
                                                  const variable_request& request) {
        const scope_object& scope = object_of(in);
        way to = paths_.descend(scope.name, name);
        const name_verdict verdict = judge_rest(scope.name, name, to.rest);
        const bool from_scope = request.initial.init.kind == initializer_kind::unset;
        const initial_value& given = from_scope ? scope.initial : request.initial;
        const bool has_value = given.init.kind == initializer_kind::value;
        const dtype asked = request.has_dtype ? request.type : scope.type;
        // TensorFlow makes the value a constant at the root to compare its dtype with the one asked for (row 86).
        const bool compares = has_value && !from_scope && request.has_dtype;
        const auto refuse = [&](code what, std::uint32_t by = no_index) {
            refusal why{what,          scope.name.id, name,  verdict,   by,
                        request.shape, given.shape,   asked, given.type};
            if (by != no_index) {
                why.found_shape = variables_.shape(variables_[by]);
                why.found_dtype = variables_[by].type;
            }
            return refused<std::uint32_t>(why);
        };
        if (verdict.fault == name_fault::empty || verdict.fault == name_fault::slash)
            return refuse(code::illegal_name);
        if (compares && given.type != asked) return refuse(code::value_dtype_differs);
        if (has_value && request.shape.has_rank()) return refuse(code::shape_with_value);

        if (const std::uint32_t found = to.rest.empty() ? keyed_at(to.at.id) : no_index; found != no_index) {
            const variable_record<Storage>& record = variables_[found];
            if (scope.reuse == reuse_mode::create) return refuse(code::variable_exists, found);
            if (!request.shape.is_compatible_with(variables_.shape(record)))
                return refuse(code::shape_differs, found);
            if (asked != record.type) return refuse(code::dtype_differs, found);
            if (compares) add_operation({}, "Const", operation_type::constant);
            return reused(found);
        }
        if (scope.reuse == reuse_mode::reuse) return refuse(code::variable_missing);

        initial_value initial = given;
        const dtype type = has_value ? given.type : asked;
        const shape_view shape = has_value ? given.shape : request.shape;
        if (initial.init.kind == initializer_kind::unset) initial.init = default_initializer(type);
        if (initial.init.kind != initializer_kind::unset && !shape.is_fully_defined())
            return refuse(code::shape_missing);
        if (!can_make(initial.init, type)) return refuse(code::initializer_cannot_make_dtype);
        if (!verdict) return refuse(code::illegal_name);

        if (compares) {
            add_operation({}, "Const", operation_type::constant);
            to = paths_.descend(scope.name, name);
        }
        paths_.approach(to);
        const auto granted = unique_name(paths_, to, name_use::take, Storage::spells_names);
        const path_id key = key_of(to, granted.where.id);
        const std::uint32_t made = add(granted, key, shape, type, initial, request);
        if (key != granted.where.id) store_key(key, made);
        return created(made);
    }

    /// Makes a variable that is not shared; its name comes from the name scope (rows 105 to 110).
    constexpr outcome<std::uint32_t> variable(std::uint32_t in, const scope_name& asked,
                                              const variable_request& request) {
        const path at = scopes_.frame(in).name_scope;
        const text name = asked.has_name ? asked.name : text("Variable");
        refusal why = judge_name(at, name);
        why.asked_shape = request.shape;
        why.asked_dtype = request.type;
        if (why.what != code::none) return refused<std::uint32_t>(why);
        if (!request.shape.is_fully_defined()) return refuse(why, code::shape_missing);
        if (!can_make(request.initial.init, request.type))
            return refuse(why, code::initializer_cannot_make_dtype);
        way to = paths_.descend(at, name);
        const auto granted = unique_name(paths_, to, name_use::take, Storage::spells_names);
        return created(add(granted, no_path, request.shape, request.type, request.initial, request));
    }

    /// Makes an operation; its name comes from the name scope, without a name from its type (rows 9, 115).
    constexpr outcome<path_id> operation(std::uint32_t in, const scope_name& asked, operation_type type) {
        constexpr text types[] = {"NoOp", "Placeholder", "Const"};
        const path at = scopes_.frame(in).name_scope;
        const text name = asked.has_name ? asked.name : types[static_cast<unsigned char>(type)];
        if (const refusal why = judge_name(at, name); why.what != code::none) return refused<path_id>(why);
        return created(add_operation(at, name, type));
    }

    /// Grants a unique name in the name scope without making anything (rows 1 to 8).
    constexpr outcome<path_id> unique(std::uint32_t in, text name, name_use use) {
        const path at = scopes_.frame(in).name_scope;
        if (const name_verdict verdict = check_name(name, name_place::nested); !verdict)
            return refused<path_id>({code::illegal_name, at.id, name, verdict});
        return created(unique_name(paths_, at, name, use).id);
    }

    /// The variable whose graph name is `full`, or no_index. Takes no lock and allocates nothing.
    [[nodiscard]] constexpr std::uint32_t find_name(text full) const noexcept {
        std::uint32_t index = 0;
        const path_id found = paths_.find(path_hash(full), [&](path_id id) {
            const path_node<Storage>& node = paths_[id];
            index = node.variable.load();
            if (index == 0) return false;
            if constexpr (Storage::spells_names) {
                if (node.is_spelled()) return node.spelled() == full;
                const variable_record<Storage>& record = variables_[index - 1];
                return text(record.name, record.name_size) == full;
            }
            return variables_[index - 1].where == id && paths_.is_spelled(id, full);
        });
        return found == no_path ? no_index : index - 1u;
    }

    /// Calls `each(path_id)` for the operations of a variable in the order TensorFlow makes them, where they differ from
    /// what its recipe says by a suffix; false where they do not.
    template <class Each>
    constexpr bool for_each_explicit_operation(std::uint32_t variable, Each each) const {
        bool any = false;
        for (std::size_t i = 0; i != explicit_operations_.size(); ++i)
            if (explicit_operations_[i].variable == variable) {
                each(explicit_operations_[i].where);
                any = true;
            }
        return any;
    }

  private:
    using way = typename path_table<Storage>::way;

    struct explicit_operation {
        std::uint32_t variable = 0;
        path_id where = 0;
    };

    [[nodiscard]] static constexpr name_place place_of(const path& at) noexcept {
        return at.id == 0 ? name_place::root : name_place::nested;
    }
    static constexpr outcome<std::uint32_t> refuse(refusal& why, code what) {
        why.what = what;
        return refused<std::uint32_t>(why);
    }
    static constexpr outcome<std::uint32_t> illegal(const path& at, text name, const name_verdict& verdict) {
        return refused<std::uint32_t>({code::illegal_name, at.id, name, verdict});
    }

    // A scope may begin with a character that no operation may begin with (rows 21, 98).
    [[nodiscard]] constexpr bool begins_legally(path_id id) const noexcept {
        if (id == 0) return true;
        while (paths_[id].parent != 0) id = paths_[id].parent;
        return may_begin_name(paths_.segment(id)[0]);
    }
    [[nodiscard]] constexpr refusal judge_name(const path& at, text name) const noexcept {
        refusal why{code::none, at.id, name, check_name(name, place_of(at))};
        if (why.verdict && !begins_legally(at.id)) why.verdict = {name_fault::bad_first, 0};
        if (!why.verdict) why.what = code::illegal_name;
        return why;
    }

    constexpr std::uint32_t enter(std::uint32_t in, frame_kind kind, const path& name_scope,
                                  scope_object object, const scope_request& request) {
        object.reuse = combine(object.reuse, request.reuse);
        if (request.has_dtype) object.type = request.type;
        if (request.initial.init.kind != initializer_kind::unset) object.initial = request.initial;
        scopes_.counts().open(paths_, object.name.id, scopes_.frame(in).jump);
        return scopes_.open(in, kind, name_scope, scopes_.make_object(object));
    }

    constexpr path intern_with_suffix(const path& in, text name, std::uint32_t number) {
        if (number == 0) return paths_.intern(in, name);
        const path above = paths_.intern(in, parent(name));
        paths_.materialize(above);
        const auto found = paths_.find_child(above, leaf(name), suffix_text(number));
        if (found.exact != no_path) return {found.exact, found.hash};
        return paths_.add_child(above, found, leaf(name), suffix_text(number));
    }

    // A name below a scope: what exists of it is legal, but for its first character at the root.
    [[nodiscard]] constexpr name_verdict judge_rest(const path& at, text name, text rest) const noexcept {
        if (!rest.empty() || name.empty()) {
            name_verdict verdict = check_name(rest, name_place::nested);
            verdict.position += name.size() - rest.size();
            if (!verdict) return verdict;
        }
        const bool begins = at.id == 0 ? may_begin_name(name[0]) : begins_legally(at.id);
        return {begins ? name_fault::none : name_fault::bad_first, 0};
    }

    /// The variable stored under the key of a path, or no_index (row 77).
    [[nodiscard]] constexpr std::uint32_t keyed_at(path_id id) const noexcept {
        const std::uint32_t here = paths_[id].variable.load();
        if (here != 0 && variables_[here - 1].key == id) return here - 1;
        const path_extra* const extra = paths_.find_extra(id);
        return extra == nullptr ? no_index : extra->keyed - 1u;
    }
    constexpr void store_key(path_id key, std::uint32_t variable) {
        if (paths_[key].variable.load() == 0)
            paths_[key].variable.store(variable + 1);
        else
            paths_.extra(key).keyed = variable + 1;
    }
    // The path of a key: the granted name, or where that has a suffix the name as it was asked for.
    constexpr path_id key_of(const way& asked, path_id granted) {
        if (asked.rest.empty()) return asked.at.id;
        if (paths_[granted].parent == asked.at.id && paths_.segment(granted) == asked.rest) return granted;
        const auto found = paths_.find_child(asked.at, asked.rest);
        return found.exact != no_path ? found.exact : paths_.add_child(asked.at, found, asked.rest).id;
    }

    constexpr std::uint32_t add(const typename path_table<Storage>::spelled_path& granted, path_id key,
                                shape_view shape, dtype type, const initial_value& initial,
                                const variable_request& request) {
        const recipe made_by =
            request.made_before ? recipe::made_before : recipe_of(initial.init, type, shape.element_count());
        const std::uint32_t made =
            variables_.add(paths_, granted, key, shape, type, initial, made_by, request);
        use_recipe(paths_, granted.where, made_by, [this, made](path_id where) {
            explicit_operation& operation = explicit_operations_.emplace_back();
            operation.variable = made;
            operation.where = where;
        });
        const path_id where = granted.where.id;
        if (const std::uint32_t keyed = paths_[where].variable.load(); keyed != 0)
            paths_.extra(where).keyed = keyed;
        paths_[where].variable.store(made + 1);
        if (request.collections == nullptr) variables_.add_to_global(made);
        bool is_listed = false;
        for (std::size_t i = 0; i != request.collection_count; ++i) {
            if (is_repeated(request, i)) continue;
            is_listed |= request.collections[i] == trainable_variables_key;
            variables_.add_to_collection(paths_, request.collections[i], made);
        }
        if (request.trainable && !is_listed) variables_.add_to_trainable(made);
        return made;
    }
    constexpr path_id add_operation(const path& at, text name, operation_type type) {
        operation_record made;
        made.where = unique_name(paths_, at, name).id;
        made.type = type;
        made.variables_before = static_cast<std::uint32_t>(variables_.size());
        operations_.push_back(made);
        return made.where;
    }
    [[nodiscard]] static constexpr bool is_repeated(const variable_request& request,
                                                    std::size_t index) noexcept {
        for (std::size_t i = 0; i != index; ++i)
            if (request.collections[i] == request.collections[index]) return true;
        return false;
    }

    table_type paths_;
    scope_tree<Storage> scopes_;
    variable_store<Storage> variables_;
    typename Storage::template array<operation_record> operations_;
    typename Storage::template small_array<explicit_operation> explicit_operations_;
};

} // namespace varscope
