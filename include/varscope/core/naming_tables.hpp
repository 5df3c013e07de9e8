// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/naming_tables.hpp: the tables of one graph and what can be read from them.
#pragma once

#include <varscope/core/request.hpp>
#include <varscope/core/variable_store.hpp>

namespace varscope {

/// The name of an operation: a path and up to three segments below it, empty where there are fewer.
struct operation_name {
    path_id where = 0;
    text below[3]{};
};

/// The paths, scopes, variables and operations of a graph.
template <class Storage>
class naming_tables {
  public:
    using table_type = path_table<Storage>;
    using path = path_of<Storage>;

    [[nodiscard]] constexpr table_type& paths() noexcept { return paths_; }
    [[nodiscard]] constexpr const table_type& paths() const noexcept { return paths_; }
    [[nodiscard]] constexpr const scope_tree<Storage>& scopes() const noexcept { return scopes_; }
    [[nodiscard]] constexpr scope_counts<Storage>& counts() noexcept { return scopes_.counts(); }
    [[nodiscard]] constexpr variable_store<Storage>& variables() noexcept { return variables_; }
    [[nodiscard]] constexpr const variable_store<Storage>& variables() const noexcept { return variables_; }
    [[nodiscard]] constexpr const auto& operations() const noexcept { return operations_; }
    [[nodiscard]] constexpr scope_object<Storage>& object_of(std::uint32_t frame) noexcept {
        return scopes_.object_of(frame);
    }
    [[nodiscard]] constexpr scope_object<Storage>& object(std::uint32_t id) noexcept {
        return scopes_.object(id);
    }

    /// From now on a refused request leaves behind what it leaves behind in TensorFlow (row 86: an operation `Const`; rows 11, 92: used
    /// names), and a variable scope without a name scope may have any characters, of which no variable can be made.
    constexpr void be_tf1_strict() noexcept { is_tf1_strict_ = true; }

    /// The variable whose graph name is `full`, or no_index. Takes no lock and allocates nothing.
    [[nodiscard]] constexpr std::uint32_t find_name(text full) const noexcept {
        std::uint32_t index = 0;
        const path_id found = paths_.find_full(full, [&](path_id id) {
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

    /// Calls `each(operation_name)` for all operations in the order TensorFlow makes them, those around variables included (row 110).
    template <class Each>
    constexpr void for_each_operation(Each each) const {
        std::uint32_t variable = 0;
        for (std::size_t i = 0; i != operations_.size(); ++i) {
            for (; variable != operations_[i].variables_before; ++variable)
                for_each_operation_of(variable, each);
            each(operation_name{operations_[i].where});
        }
        for (; variable != variables_.size(); ++variable) for_each_operation_of(variable, each);
    }

  protected:
    // Those of one variable: as its recipe says, or where names were taken as they were granted.
    template <class Each>
    constexpr void for_each_operation_of(std::uint32_t variable, Each& each) const {
        bool any = false;
        for (std::size_t i = 0; i != explicit_operations_.size(); ++i)
            if (explicit_operations_[i].variable == variable)
                each(operation_name{explicit_operations_[i].where}), any = true;
        if (any) return;
        const variable_record<Storage>& made = variables_[variable];
        const recipe_facts facts = facts_of(made.made_by);
        for (std::size_t i = 0; i != facts.inner_count; ++i)
            each(operation_name{made.where, {facts.group, facts.op, facts.inner[i]}});
        if (!facts.op.empty()) each(operation_name{made.where, {facts.group, facts.op, {}}});
        constexpr text around[] = {"", "Assign", "read"};
        for (const text last : around) each(operation_name{made.where, {last, {}, {}}});
    }
    using way = typename path_table<Storage>::way;

    struct explicit_operation {
        std::uint32_t variable = 0;
        path_id where = 0;
    };

    [[nodiscard]] static constexpr name_place place_of(const path& at) noexcept {
        return at.id == 0 ? name_place::root : name_place::nested;
    }
    static constexpr outcome<std::uint32_t> illegal(const path& at, text name, const name_verdict& verdict) {
        return refused<std::uint32_t>({code::illegal_name, at.id, name, verdict});
    }

    [[nodiscard]] constexpr refusal judge_name(const path& at, text name) const noexcept {
        refusal why{code::none, at.id, name, check_name(name, place_of(at))};
        if (why.verdict && !paths_.begins_legally(at.id)) why.verdict = {name_fault::bad_first, 0};
        if (!why.verdict) why.what = code::illegal_name;
        return why;
    }

    /// Whether all characters of a path are legal; other paths are there only where has_illegal_paths_ says so.
    [[nodiscard]] constexpr bool is_legal(path_id id) const noexcept {
        for (; id != 0; id = paths_[id].parent)
            if (!check_name(paths_.segment(id), name_place::nested)) return false;
        return true;
    }

    /// The variable stored under the key of a path, or no_index (row 77).
    [[nodiscard]] constexpr std::uint32_t keyed_at(path_id id) const noexcept {
        const std::uint32_t here = paths_[id].variable.load();
        if (here != 0 && variables_[here - 1].key == id) return here - 1;
        const path_extra* const extra = paths_.find_extra(id);
        return extra == nullptr ? no_index : extra->keyed - 1u;
    }

    table_type paths_;
    scope_tree<Storage> scopes_;
    variable_store<Storage> variables_;
    typename Storage::template array<operation_record> operations_;
    typename Storage::template small_array<explicit_operation> explicit_operations_;
    bool is_tf1_strict_ = false;
    bool has_illegal_paths_ = false;
};

} // namespace varscope
