// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/variable_rules.hpp: how variables are made and shared.
#pragma once

#include <varscope/core/operation_rules.hpp>

namespace varscope {

/// Makes and shares the variables of a graph. A request is refused as a value, and a refused request changes nothing.
template <class Storage>
class variable_rules : public operation_rules<Storage> {
  public:
    using tables = naming_tables<Storage>;
    using path = path_of<Storage>;
    using tables::object_of;

    /// Begins to fetch what get_variable will look at; takes no lock.
    void foresee(std::uint32_t in, text name) const noexcept {
        paths_.foresee(scopes_.object(scopes_.frame(in).object).name, name);
    }

    /// Shares or makes a stored variable (rows 77 to 101).
    constexpr outcome<std::uint32_t> get_variable(std::uint32_t in, text name,
                                                  const variable_request& request) {
        const scope_object<Storage>& scope = scopes_.object_of(in);
        way to = paths_.descend(scope.name, name);
        const name_verdict verdict = judge_rest(scope.name, name, to);
        const bool from_scope = request.initial.init.kind == initializer_kind::unset;
        const initial_value& given = from_scope ? scope.initial : request.initial;
        const bool has_value = given.init.kind == initializer_kind::value;
        const dtype asked = request.has_dtype ? request.type : scope.type;
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
        if (compares && is_tf1_strict_) to = compare_as_operation(scope.name, name);
        if (compares && given.type != asked) return refuse(code::value_dtype_differs);
        if (has_value && request.shape.has_rank()) return refuse(code::shape_with_value);

        if (const std::uint32_t found = to.rest.empty() ? keyed_at(to.at.id) : no_index; found != no_index) {
            const variable_record<Storage>& record = variables_[found];
            if (request.shape.has_negative_extent()) return refuse(code::negative_extent);
            if (scope.reuse == reuse_mode::create) return refuse(code::variable_exists, found);
            if (!request.shape.is_compatible_with(variables_.shape(record)))
                return refuse(code::shape_differs, found);
            if (asked != record.type) return refuse(code::dtype_differs, found);
            if (compares && !is_tf1_strict_) compare_as_operation(scope.name, name);
            return reused(found);
        }
        if (scope.reuse == reuse_mode::reuse)
            return refuse(request.shape.has_negative_extent() ? code::negative_extent
                                                              : code::variable_missing);

        initial_value initial = given;
        const dtype type = has_value ? given.type : asked;
        const shape_view shape = has_value ? given.shape : request.shape;
        if (initial.init.kind == initializer_kind::unset) initial.init = default_initializer(type);
        const extent elements = shape.known_element_count();
        if (elements < 0 && (shape.has_negative_extent() || initial.init.kind != initializer_kind::unset))
            return refuse(missing_extents(shape));
        if (!can_make(initial.init, type)) {
            if (is_tf1_strict_ && verdict) // TensorFlow opens both name scopes before it runs the initializer
                unique_name(paths_, unique_name(paths_, to).where, "Initializer");
            return refuse(code::initializer_cannot_make_dtype);
        }
        if (verdict.fault != name_fault::none) return refuse(code::illegal_name);

        if (compares && !is_tf1_strict_) to = compare_as_operation(scope.name, name);
        if (!to.is_plain) paths_.approach(to);
        const auto granted = unique_name(paths_, to, name_use::take, Storage::spells_names);
        const path_id key = granted.is_new ? granted.where.id : key_of(to, granted.where.id);
        const std::uint32_t made = add(granted, key, shape, elements, type, initial, request);
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
        const extent elements = request.shape.known_element_count();
        if (elements < 0) return refuse_as(missing_extents(request.shape), why);
        if (!can_make(request.initial.init, request.type))
            return refuse_as(code::initializer_cannot_make_dtype, why);
        way to = paths_.descend(at, name);
        const auto granted = unique_name(paths_, to, name_use::take, Storage::spells_names);
        return created(
            add(granted, no_path, request.shape, elements, request.type, request.initial, request));
    }

  protected:
    using operation_rules<Storage>::add_operation;
    using operation_rules<Storage>::missing_extents;
    using operation_rules<Storage>::refuse_as;
    using tables::explicit_operations_;
    using tables::has_illegal_paths_;
    using tables::is_legal;
    using tables::is_tf1_strict_;
    using tables::judge_name;
    using tables::keyed_at;
    using tables::paths_;
    using tables::scopes_;
    using tables::variables_;

    using way = typename tables::way;
    using explicit_operation = typename tables::explicit_operation;

    // TensorFlow makes a value a constant at the root to compare its dtype with the one asked for (row 86). Returns the way to a name, which
    // may have changed by that.
    constexpr way compare_as_operation(const path& at, text name) {
        add_operation({}, "Const", operation_type::constant);
        return paths_.descend(at, name);
    }

    // A name below a scope: what exists of it is legal, but for its first character at the root.
    [[nodiscard]] constexpr name_verdict judge_rest(const path& at, text name, const way& to) const noexcept {
        if (const text rest = to.rest; !to.is_plain && (!rest.empty() || name.empty())) {
            name_verdict verdict = check_name(rest, name_place::nested);
            verdict.position += name.size() - rest.size();
            if (!verdict) return verdict;
        }
        if (has_illegal_paths_ && !is_legal(to.at.id)) return {name_fault::bad_character, 0};
        const bool begins = at.id == 0 ? may_begin_name(*name.data()) : paths_.begins_legally(at.id);
        return {begins ? name_fault::none : name_fault::bad_first, 0};
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
        if (paths_[granted].parent == asked.at.id && paths_[granted].length() == asked.rest.size())
            return granted;
        const auto found = paths_.find_child(asked.at, asked.rest);
        return found.exact != no_path ? found.exact : paths_.add_child(asked.at, found, asked.rest).id;
    }

    constexpr std::uint32_t add(const typename path_table<Storage>::spelled_path& granted, path_id key,
                                shape_view shape, extent elements, dtype type, const initial_value& initial,
                                const variable_request& request) {
        const recipe made_by = request.made_before
                                   ? recipe::made_before
                                   : recipe_of(initial.init, type, static_cast<std::size_t>(elements));
        const std::uint32_t made =
            variables_.add(paths_, granted, key, shape, type, initial, made_by, request);
        const path_id where = granted.where.id;
        path_node<Storage>& node = paths_[where];
        if ((granted.is_new || !node.has_children()) && node.extra == 0) {
            node.set_pending(made_by); // nothing is below it yet
        } else {
            use_recipe(paths_, granted.where, made_by, [this, made](path_id used) {
                explicit_operation& operation = explicit_operations_.emplace_back();
                operation.variable = made;
                operation.where = used;
            });
            if (const std::uint32_t keyed = paths_[where].variable.load(); keyed != 0)
                paths_.extra(where).keyed = keyed;
        }
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
    [[nodiscard]] static constexpr bool is_repeated(const variable_request& request,
                                                    std::size_t index) noexcept {
        for (std::size_t i = 0; i != index; ++i)
            if (request.collections[i] == request.collections[index]) return true;
        return false;
    }
};

} // namespace varscope
