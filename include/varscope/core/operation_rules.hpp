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
        constexpr text types[] = {"NoOp", "Placeholder", "Const"};
        const path at = scopes_.frame(in).name_scope;
        const text name = asked.has_name ? asked.name : types[static_cast<unsigned char>(type)];
        if (refusal why = judge_name(at, name); why.what != code::none) {
            if (is_tf1_strict_ && type == operation_type::constant && is_wrong_character(why.verdict.fault))
                use_illegal(why, at);
            return refused<path_id>(why);
        }
        return created(add_operation(at, name, type));
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
        operation_record made;
        made.where = unique_name(paths_, at, name).id;
        made.type = type;
        made.variables_before = static_cast<std::uint32_t>(variables_.size());
        operations_.push_back(made);
        return made.where;
    }
};

} // namespace varscope
