// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/operation_rules.hpp: how operations get their names.
#pragma once

#include <varscope/core/scope_rules.hpp>

namespace varscope {

/// Names the operations of a graph. A request is refused as a value, and a refused request changes nothing.
template <class Storage>
class operation_rules : public scope_rules<Storage> {
  public:
    using tables = naming_tables<Storage>;
    using path = path_of<Storage>;

    /// Makes an operation; its name comes from the name scope, without a name from its type (rows 9, 115).
    constexpr outcome<path_id> operation(std::uint32_t in, const scope_name& asked, operation_type type) {
        const path at = scopes_.frame(in).name_scope;
        const text name = asked.has_name ? asked.name : name_of(type);
        if (refusal why = judge_name(at, name); why.what != code::none) {
            if (is_tf1_strict_ && type == operation_type::constant && is_wrong_character(why.verdict.fault))
                use_illegal(why, at);
            return refused<path_id>(why);
        }
        return created(add_operation(at, name, type));
    }

    /// Makes a placeholder (rows 115 to 117).
    constexpr outcome<path_id> placeholder(std::uint32_t in, const scope_name& asked, shape_view shape) {
        if (shape.has_negative_extent()) {
            refusal why{code::negative_extent, scopes_.frame(in).name_scope.id, asked.name};
            why.asked_shape = shape;
            return refused<path_id>(why);
        }
        return operation(in, asked, operation_type::placeholder);
    }

    /// Makes the operations of an initializer in the name scope, as tf.zeros and tf.random_normal do; without a name they are named for
    /// their kind (recipe.hpp).
    constexpr outcome<path_id> initial(std::uint32_t in, const scope_name& asked, const initializer& init,
                                       dtype type, shape_view shape) {
        const path at = scopes_.frame(in).name_scope;
        const extent elements = shape.known_element_count();
        const recipe_facts facts = facts_of(recipe_of(init, type, static_cast<std::size_t>(elements)));
        refusal why = judge_name(at, asked.has_name ? asked.name : facts.op);
        why.asked_shape = shape;
        why.asked_dtype = type;
        if (why.what != code::none) return refused<path_id>(why);
        if (elements < 0) return refuse_as<path_id>(missing_extents(shape), why);
        if (!can_make(init, type)) return refuse_as<path_id>(code::initializer_cannot_make_dtype, why);
        const path made = unique_name(paths_, at, why.name);
        for (std::size_t i = 0; i != facts.inner_count; ++i)
            note_operation(unique_name(paths_, made, facts.inner[i]).id, operation_type::constant);
        note_operation(made.id, operation_type::constant);
        return created(made.id);
    }

    /// Grants a unique name in the name scope without making anything (rows 1 to 8).
    constexpr outcome<path_id> unique(std::uint32_t in, text name, name_use use) {
        const path at = scopes_.frame(in).name_scope;
        if (const name_verdict verdict = check_name(name, name_place::nested); !verdict)
            return refused<path_id>({code::illegal_name, at.id, name, verdict});
        return created(unique_name(paths_, at, name, use).id);
    }

  protected:
    using tables::has_illegal_paths_;
    using tables::is_tf1_strict_;
    using tables::judge_name;
    using tables::operations_;
    using tables::paths_;
    using tables::scopes_;
    using tables::variables_;

    // TensorFlow takes the name of a constant before it looks at its characters.
    constexpr void use_illegal(refusal& why, const path& at) {
        has_illegal_paths_ = true;
        const path taken = unique_name(paths_, at, why.name);
        if (first_slash(why.name) == why.name.size()) why.name = paths_.segment(taken.id);
    }

    constexpr path_id add_operation(const path& at, text name, operation_type type) {
        return note_operation(unique_name(paths_, at, name).id, type);
    }
    constexpr path_id note_operation(path_id where, operation_type type) {
        operation_record made;
        made.where = where;
        made.type = type;
        made.variables_before = static_cast<std::uint32_t>(variables_.size());
        operations_.push_back(made);
        return where;
    }

    template <class Value = std::uint32_t>
    static constexpr outcome<Value> refuse_as(code what, refusal& why) {
        why.what = what;
        return refused<Value>(why);
    }
    // What is wrong with a shape that is not fully known.
    static constexpr code missing_extents(shape_view shape) noexcept {
        return shape.has_negative_extent() ? code::negative_extent : code::shape_missing;
    }
};

} // namespace varscope
