// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/state.hpp: what the handles of one graph share.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/graph/options.hpp>
#include <varscope/graph/storage.hpp>
#include <varscope/init/fill.hpp>
#include <varscope/naming/adoption.hpp>
#include <varscope/naming/transaction.hpp>
#include <varscope/tensor/value.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>

namespace varscope {

/// A placeholder: its name, what it takes, and what it was fed.
struct placeholder_record {
    text name; ///< followed by ":0"
    std::vector<extent> extents;
    bool has_rank = false;
    dtype type = dtype::float32;
    std::optional<value> fed;
    [[nodiscard]] shape_view shape() const noexcept {
        return has_rank ? shape_view(extents.data(), extents.size()) : shape_view();
    }
};

/// A constant: its name and what it is.
struct constant_record {
    text name; ///< followed by ":0"
    value is;
};

/// An operation that is no variable's, by its name: a placeholder, a constant, or a node.
struct named_operation {
    path_id where = 0;
    text name{}; ///< followed by ":0"
    std::unique_ptr<placeholder_record> placeholder{};
    std::unique_ptr<const constant_record> constant{};
};

/// The variables that a graph took over from a model, and the model's memory, where that can be shared.
struct adopted_model {
    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< behind the last
    std::shared_ptr<void> memory;
};

/// The tables and values of a graph. Names change under `lock`; finding and listing need none.
struct graph_state {
    using record = variable_record<shared_storage>;

    explicit graph_state(seed from) : initial_seed(from) {}
    graph_state(const graph_state&) = delete;
    graph_state& operator=(const graph_state&) = delete;
    ~graph_state() {
        for (std::uint32_t i = 0; i != names.variables.size(); ++i) {
            if (is_adopted(i)) continue;
            const record& made = names.variables[i];
            const std::size_t texts = made.type == dtype::string ? shape_of(made).element_count() : 0;
            buffer::destroy(made.type, texts, made.payload.elements.load());
        }
    }

    /// Whether the elements of a variable belong to a model.
    [[nodiscard]] bool is_adopted(std::uint32_t variable) const noexcept {
        return std::any_of(adopted.begin(), adopted.end(), [variable](const adopted_model& model) {
            return model.first <= variable && variable < model.last;
        });
    }

    [[nodiscard]] shape_view shape_of(const record& of) const noexcept { return names.variables.shape(of); }

    /// The elements of a variable, made by its initializer at the first call. Takes no lock after that.
    void* elements(std::uint32_t index) {
        record& of = names.variables[index];
        if (void* const made = of.payload.elements.load(std::memory_order_acquire)) return made;
        const graph_lock guard(values_lock);
        const initializer init = names.variables.origin(index).init;
        if (init.kind == initializer_kind::value) {
            const graph_lock wait(lock);
        } // which a value is set under
        if (void* const made = of.payload.elements.load(std::memory_order_acquire)) return made;
        return set_elements(index, first_elements(index));
    }

    /// Gives a variable its elements, unless it has got some meanwhile, and returns those that it has.
    void* set_elements(std::uint32_t index, buffer elements) noexcept {
        void* has = nullptr;
        if (!names.variables[index].payload.elements.compare_exchange_strong(has, elements.data()))
            return has;
        return elements.release();
    }

    /// Asks the engine for something under the lock and returns what `then` makes of its outcome. A refusal is thrown as the exception of
    /// its code; where memory runs out, in the engine or in `then`, the names are as they were.
    template <class Ask, class Then>
    auto change(Ask ask, Then then) {
        const graph_lock guard(lock);
        naming_transaction<shared_storage> changes(names);
        const auto made = ask();
        if (!made) {
            changes.commit(); // what a refusal leaves behind is the engine's to say
            refuse(made.why);
        }
        auto result = then(made);
        changes.commit();
        return result;
    }
    template <class Ask>
    auto change(Ask ask) {
        return change(ask, [](const auto& made) { return made.value; });
    }

    /// Shares or makes a variable, and returns what `then` makes of its number; where it is new and starts from a value, or `has_elements` asks for
    /// it, it has its elements at once. Throws; where `then` runs out of memory, a new variable was never there.
    template <class Then>
    auto share(std::uint32_t scope, text name, variable_request request, const graph_initializer& initial,
               bool has_elements, Then then) {
        prefetch_variable(names, scope, name);
        const value* const given = initial.given() ? &*initial.given() : nullptr;
        request.initial = known_of(initial.init(), given);
        request.value_is_operation = initial.is_operation();
        return change([&] { return share_variable(names, scope, name, request); },
                      [&](const outcome<std::uint32_t>& made) {
                          if (made.kind != verdict::created) return then(made.value);
                          if (names.variables.origin(made.value).init.kind == initializer_kind::value) {
                              const void* const first =
                                  given != nullptr ? given : names.scopes.object_of(scope).kept.get();
                              set_elements(made.value, static_cast<const value*>(first)->convert(
                                                           names.variables[made.value].type));
                          } else if (has_elements) {
                              set_elements(made.value, first_elements(made.value));
                          }
                          return then(made.value);
                      });
    }
    /// The same, and returns the number.
    std::uint32_t share(std::uint32_t scope, text name, const variable_request& request,
                        const graph_initializer& initial, bool has_elements = false) {
        return share(scope, name, request, initial, has_elements,
                     [](std::uint32_t variable) { return variable; });
    }
    /// Makes a variable that is not shared and starts from a value. Throws.
    std::uint32_t make(std::uint32_t scope, const optional_name& name, variable_request request,
                       const value& initial) {
        request.initial.init.kind = initializer_kind::value;
        if (!initial.converts_to(request.type)) {
            refusal why{code::value_dtype_differs, names.scopes[scope].name_scope.id, name.name};
            why.asked_shape = why.found_shape = initial.shape();
            why.asked_dtype = request.type;
            why.found_dtype = initial.type();
            refuse(why);
        }
        return change([&] { return make_variable(names, scope, name, request); },
                      [&](const outcome<std::uint32_t>& made) {
                          set_elements(made.value, initial.convert(request.type));
                          return made.value;
                      });
    }
    /// The same from an initializer. Throws.
    std::uint32_t make(std::uint32_t scope, const optional_name& name, const variable_request& request) {
        return change([&] { return make_variable(names, scope, name, request); });
    }

    /// Keeps what a placeholder takes whose operation was just made.
    placeholder_record* add_placeholder(path_id where, shape_view shape, dtype type) {
        auto made = std::make_unique<placeholder_record>();
        made->name = spelled(where);
        made->extents.assign(shape.begin(), shape.end());
        made->has_rank = shape.has_rank();
        made->type = type;
        placeholder_record* const kept = made.get();
        add(named_operation{where, kept->name, std::move(made), {}});
        return kept;
    }
    /// Keeps the value of a constant whose operation was just made; `is` gets the full name.
    template <class Is>
    const constant_record* add_constant(path_id where, Is is) {
        const text full = spelled(where);
        auto made = std::make_unique<const constant_record>(constant_record{full, is(full)});
        const constant_record* const kept = made.get();
        add(named_operation{where, full, {}, std::move(made)});
        return kept;
    }
    /// Keeps the name of an operation without a value that was just made.
    text add_node(path_id where) {
        const text full = spelled(where);
        add(named_operation{where, full, {}, {}});
        return full;
    }

    /// The path of a full text, or no_path. Allocates nothing.
    [[nodiscard]] path_id find_path(text full) const noexcept {
        return names.paths.find_full(full,
                                     [&](path_id id) { return id != 0 && names.paths.is_spelled(id, full); });
    }
    /// What `of` says of the operation of this name that is no variable's; none where there is none. Allocates nothing.
    template <class Of>
    [[nodiscard]] auto find_operation(text full, Of of) const
        -> std::optional<std::remove_cvref_t<decltype(*of(std::declval<const named_operation&>()))>> {
        const graph_lock guard(lock);
        const path_id where = find_path(full);
        const auto found =
            std::lower_bound(operations.begin(), operations.end(), where,
                             [](const named_operation& each, path_id id) { return each.where < id; });
        if (found == operations.end() || found->where != where) return std::nullopt;
        return of(*found);
    }

    /// The variables at and below a path, in the order of creation; none where more than `most` paths would have to be looked at. Called
    /// under the lock.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> variables_below(text scope,
                                                                            std::size_t most) const {
        std::vector<std::uint32_t> found;
        std::vector<path_id> left;
        if (const path_id at = find_path(scope); at != no_path) left.push_back(at);
        for (std::size_t seen = 0; !left.empty(); ++seen) {
            if (seen == most) return std::nullopt;
            const path_id at = left.back();
            left.pop_back();
            const auto& node = names.paths[at];
            if (const std::uint32_t variable = node.variable;
                variable != 0 && names.variables[variable - 1].where == at)
                found.push_back(variable - 1);
            for (path_id child = node.index.last_child; child != 0; child = names.paths[child].index.before)
                left.push_back(child);
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    /// What the engine knows of a first value.
    [[nodiscard]] static initial_value known_of(const initializer& init, const value* given) noexcept {
        if (given == nullptr) return {init, {}, dtype::float32, no_index};
        return {init, given->shape(), given->type(), no_index};
    }

    /// A path's full text, followed by ":0", for as long as the graph lives.
    [[nodiscard]] text spelled(path_id where) {
        return text(names.paths.spell(where), names.paths.length(where));
    }
    [[nodiscard]] std::string spell(path_id where) const {
        std::string out(names.paths.length(where), '\0');
        names.paths.spell_backwards(where, out.data() + out.size());
        return out;
    }

    /// The original name scope of a variable scope as TensorFlow gives it: with a slash at the end, empty at the root.
    [[nodiscard]] std::string original_name_scope(const scope_object<shared_storage>& of) const {
        return spell(of.original_name_scope) + to_string(of.slash());
    }

    /// Turns a refusal into the exception of its code.
    [[noreturn]] VARSCOPE_COLD void refuse(const refusal& why) const {
        error_details details;
        details.full_name = spell(why.scope);
        if (!details.full_name.empty() && !why.name.empty()) details.full_name += '/';
        details.full_name += to_string(why.name);
        const code_row& row = row_of(why.what);
        if (why.what == code::illegal_name)
            details.found = "at character " + std::to_string(why.verdict.position + 1) + " of '" +
                            shown(why.name) + "': " + to_string(describe(why.verdict.fault));
        if (row.shows_asked()) details.asked = to_string(why.asked_shape, why.asked_dtype);
        if (row.shows_found()) details.found = to_string(why.found_shape, why.found_dtype);
        if (why.variable != no_index) details.first_defined = names.variables.origin(why.variable).where;
        throw_error(why.what, std::move(details));
    }

    naming_state<shared_storage> names;
    std::vector<named_operation> operations; ///< by path, of which new ones have the highest numbers
    std::vector<adopted_model> adopted;
    seed initial_seed;
    mutable std::mutex lock;
    std::mutex values_lock;
    std::atomic<bool> is_gone = false;

  private:
    void add(named_operation made) {
        const auto at =
            std::upper_bound(operations.begin(), operations.end(), made.where,
                             [](path_id id, const named_operation& each) { return id < each.where; });
        operations.insert(at, std::move(made));
    }
    [[nodiscard]] buffer first_elements(std::uint32_t index) const {
        const record& of = names.variables[index];
        return filled(names.variables.origin(index).init, shape_of(of), of.type, initial_seed,
                      text(of.name, of.name_size));
    }
};

} // namespace varscope
