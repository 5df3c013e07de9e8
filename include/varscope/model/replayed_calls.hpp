// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/replayed_calls.hpp: the calls of a model's scope that do not depend on whether the compiler knows its path.
#pragma once

#include <varscope/error/partitions.hpp>
#include <varscope/model/checks.hpp>
#include <varscope/model/placeholder.hpp>
#include <varscope/model/replayed_value.hpp>
#include <varscope/model/run_constant.hpp>
#include <varscope/model/variable_list.hpp>
#include <varscope/scope/options.hpp>

namespace varscope::detail {

// What both kinds of scopes of a model share. A call whose result depends on the calls before it gives what the call at this place gave while
// tracing, and throws order_error (VS-E022) where it is another call. Their meaning and arguments are those of scope_calls; options have
// done their work while tracing. Every call on a scope that was left or moved from throws scope_left_error (VS-E029).
template <class Manifest, class Byte, class Run>
class replayed_calls {
  public:
    using manifest = Manifest;
    using scope_options = model_scope_options;
    using get_variable_options = model_get_variable_options;
    using variable_options = varscope::variable_options;
    using ref = basic_variable_ref<void_as_const_as<Byte>>;
    using variable_list = model_variable_list<Manifest, Byte>;
    static constexpr bool is_running = !std::same_as<Run, no_run>;

    /// Throws shape_error (VS-E004) where the shape differs from the one declared.
    ref variable(optional_name name, const replayed_value& initial, const variable_options& = {},
                 source_location where = source_location::of_call()) const {
        return replay(name, initial.shape(), where);
    }
    ref variable(optional_name name, const run_constant& initial, const variable_options& = {},
                 source_location where = source_location::of_call()) const {
        return replay(name, initial.shape(), where);
    }
    ref variable(optional_name name, const initializer&, const shape_argument& shape,
                 const variable_options& = {}, source_location where = source_location::of_call()) const {
        return replay(name, shape.extents, where);
    }
    ref variable(optional_name name, const initializer&, std::initializer_list<extent_argument> shape,
                 const variable_options& = {}, source_location where = source_location::of_call()) const {
        return replay(name, braced_shape(shape.begin(), shape.size()).view, where);
    }
    run_constant constant(optional_name name, const value& is,
                          source_location where = source_location::of_call()) const {
        return run_constant::named(
            granted(traced_call::constant, name.or_else(name_of(operation_type::constant)), where), is);
    }
    run_constant constant(optional_name name, const initializer& from, const shape_argument& shape,
                          dtype type = dtype::float32,
                          source_location where = source_location::of_call()) const {
        return constant_of(name, from, shape.extents, type, where);
    }
    run_constant constant(optional_name name, const initializer& from,
                          std::initializer_list<extent_argument> shape, dtype type = dtype::float32,
                          source_location where = source_location::of_call()) const {
        return constant_of(name, from, braced_shape(shape.begin(), shape.size()).view, type, where);
    }
    run_node node(optional_name name, source_location where = source_location::of_call()) const {
        return run_node(granted(traced_call::node, name.or_else(name_of(operation_type::no_op)), where));
    }
    std::string unique_name(name_argument name, name_use = name_use::take,
                            source_location where = source_location::of_call()) const {
        return granted(traced_call::unique_name, name.chars, where);
    }
    /// The input that is fed under the name it was granted while tracing.
    auto placeholder(optional_name name, const shape_argument& shape, dtype type = dtype::float32,
                     source_location where = source_location::of_call()) const {
        return input(name, shape.extents, type, where);
    }
    auto placeholder(optional_name name, std::initializer_list<extent_argument> shape,
                     dtype type = dtype::float32, source_location where = source_location::of_call()) const {
        return input(name, braced_shape(shape.begin(), shape.size()).view, type, where);
    }

    /// What get_variable did here while tracing.
    [[nodiscard]] reuse_mode reuse() const {
        check_open("reuse");
        return mode();
    }
    void reuse_variables() const {
        check_open("reuse_variables");
        set_mode(place_, run_, reuse_mode::reuse);
    }
    /// The defaults of a scope have done their work while tracing.
    void set_initializer(const replayed_initializer&) const { check_open("set_initializer"); }
    void set_dtype(dtype) const { check_open("set_dtype"); }
    void set_trainable(bool) const { check_open("set_trainable"); }
    void set_collections(const collection_list&) const { check_open("set_collections"); }
    void set_regularizer(const regularizer&) const { check_open("set_regularizer"); }
    void set_constraint(const constraint&) const { check_open("set_constraint"); }
    void set_partitioner(const partitioner&) const { check_open("set_partitioner"); }
    void leave() const {
        check_open("leave");
        place_.is_left = true;
    }
    /// The prefix of operations; throws order_error (VS-E022) where this opening of the scope was not recorded while tracing.
    [[nodiscard]] std::string current_name_scope() const {
        return spell_path<Manifest>(opening("current_name_scope").operations);
    }
    /// The prefix operations had when the variable scope was first entered, with a slash at the end; throws as current_name_scope does.
    [[nodiscard]] std::string original_name_scope() const {
        return spelled_name_scope<Manifest>(opening("original_name_scope").first_operations);
    }

    /// The variables of a collection within this scope; see scope_calls. A model has all variables that its program declares, also those that
    /// the run has not come to.
    [[nodiscard]] variable_list get_collection(name_argument key) const {
        check_open("get_collection");
        return variable_list(base_, path(), key.chars);
    }
    [[nodiscard]] variable_list trainable_variables() const {
        return get_collection(trainable_variables_key);
    }
    [[nodiscard]] variable_list global_variables() const { return get_collection(global_variables_key); }
    [[nodiscard]] variable_list local_variables() const { return get_collection(local_variables_key); }

    /// All variables within this scope, and the one of a graph name below it; see model.
    [[nodiscard]] variable_list variables() const { return variable_list(base_, path()); }
    [[nodiscard]] auto find(name_argument name) const noexcept {
        return find_below<Manifest>(base_, path(), name.chars);
    }
    [[nodiscard]] auto at(name_argument name) const { return at_below<Manifest>(base_, path(), name.chars); }
    [[nodiscard]] bool contains(name_argument name) const noexcept { return find(name).has_value(); }

    /// The prefix of shared variables, without a slash at the end.
    [[nodiscard]] std::string name() const {
        check_open("name");
        return spell_path<Manifest>(path());
    }
    [[nodiscard]] constexpr path_id path() const noexcept { return place_.path; }

    [[nodiscard]] constexpr Byte* base() const noexcept { return base_; }
    [[nodiscard]] constexpr Run* run() const noexcept { return run_; }
    [[nodiscard]] constexpr const scope_place& place() const noexcept { return place_; }

    /// The mode that a place has, by itself or shared.
    static reuse_mode mode_of(const scope_place& place, [[maybe_unused]] Run* run) noexcept {
        if constexpr (is_running)
            if (place.shared_mode != no_index) return run->shared_mode(place.shared_mode);
        return place.mode;
    }
    static void set_mode(scope_place& place, [[maybe_unused]] Run* run, reuse_mode to) noexcept {
        place.mode = to;
        if constexpr (is_running)
            if (place.shared_mode != no_index) run->shared_mode(place.shared_mode) = to;
    }
    // Outside of a run nothing is recorded.
    static const traced_opening& opening_of(const scope_place& place, text asked) {
        if constexpr (!is_running) {
            static_cast<void>(no_run().expect(opening_kind::name_scope));
        } else if (place.opening < Manifest::tables().used.openings) {
            return Manifest::tables().openings[place.opening];
        }
        throw_error(code::order_differs, {to_string(asked),
                                          to_string(asked) + " of an opening of a scope",
                                          "no such opening while the program was traced",
                                          {}});
    }

  protected:
    constexpr replayed_calls(Byte* base, Run* run, const scope_place& place) noexcept
        : base_(base), run_(run), place_(place) {}
    constexpr replayed_calls(const replayed_calls&) noexcept = default;
    constexpr replayed_calls(replayed_calls&& from) noexcept
        : base_(from.base_), run_(from.run_), place_(from.place_) {
        from.place_.is_left = true;
    }
    constexpr replayed_calls& operator=(const replayed_calls&) noexcept = default;
    constexpr replayed_calls& operator=(replayed_calls&& from) noexcept {
        const scope_place place = from.place_;
        from.place_.is_left = true;
        base_ = from.base_, run_ = from.run_, place_ = place;
        return *this;
    }
    constexpr ~replayed_calls() {} // not trivial: a scope that is only opened is no unused variable

    constexpr void check_open(text call) const {
        if (place_.is_left) throw_left(call);
    }
    [[nodiscard]] reuse_mode mode() const noexcept { return mode_of(place_, run_); }

    // The place of a scope that is opened in this one.
    [[nodiscard]] constexpr scope_place opened(opening_kind kind, text asked, path_id variables,
                                               reuse_mode asked_mode) const {
        check_open(asked);
        return {variables, opening_inside(kind, asked, variables), no_index, combine(mode(), asked_mode),
                false};
    }
    // The place of a name scope, which is in the same variable scope.
    [[nodiscard]] constexpr scope_place name_scope_opened(const scope_name& name) const {
        check_open(name.name);
        scope_place made = shared_place();
        made.opening = opening_inside(opening_of_name_scope(name.name), name.name, 0);
        return made;
    }
    // The place of a captured scope that is entered in this one.
    template <class Captured>
    [[nodiscard]] constexpr scope_place entered(const Captured& captured, reuse_mode asked_mode) const {
        check_open("variable_scope");
        const path_id path = captured.path();
        return {path, opening_inside(opening_kind::captured_scope, {}, path), no_index,
                combine(captured.reuse(), asked_mode), false};
    }
    // The place of a scope of a default name.
    [[nodiscard]] scope_place opened_by_default(const default_name& name,
                                                const source_location& where) const {
        check_open(name.name);
        const traced_event& event =
            run_->expect(traced_call::default_variable_scope, place_.opening, name.name, where);
        return {event.where, event.index, no_index, mode(), false};
    }
    // This place, whose mode is shared with what gets it.
    [[nodiscard]] constexpr scope_place shared_place() const {
        if constexpr (is_running)
            if (place_.shared_mode == no_index) place_.shared_mode = run_->share_mode(place_.mode);
        return place_;
    }

  private:
    friend struct parts_access;
    // What get_partitioned_variable asks: the parts that were declared. The partitioner of a scope has done its work while tracing.
    [[nodiscard]] partition_facts facts_of_parts(text name, const source_location&) const {
        check_open(name);
        const auto& tables = Manifest::tables();
        partition_facts facts;
        facts.reuse = reuse_mode::reuse;
        const path_id whole = tables.find(name, path());
        if (const std::size_t plain = tables.find_key(text(), whole); plain != not_declared)
            facts.dtype = Manifest::dtype(plain);
        const std::size_t first = tables.find_key(text(part_name(0)), whole);
        if (first == not_declared || Manifest::part(first).count == 0) return facts;
        facts.found = static_cast<std::uint32_t>(first), facts.part = Manifest::part(first);
        facts.whole = whole_shape(facts.part, Manifest::shape(first));
        facts.found_dtype = Manifest::dtype(first);
        return facts;
    }
    [[noreturn]] void refuse_parts(const refusal& why, const source_location&) const {
        error_details details{
            spell_below<Manifest>(path(), why.name), to_string(why.asked_shape, why.asked_dtype),
            to_string(why.found_shape, why.found_dtype),
            why.variable == no_index ? source_location() : Manifest::first_defined(why.variable)};
        describe_partitions(why.what, why.asked_shape, why.found_shape, details);
        throw_error(why.what, std::move(details));
    }
    [[noreturn]] static void throw_left(text call) {
        throw_error(code::scope_left, {{}, to_string(call), {}, {}});
    }
    [[nodiscard]] constexpr std::uint32_t opening_inside([[maybe_unused]] opening_kind kind,
                                                         [[maybe_unused]] text asked,
                                                         [[maybe_unused]] path_id variables) const noexcept {
        if constexpr (is_running && Manifest::tables().is_ordered)
            return run_->open(kind, place_.opening, asked, variables);
        else
            return no_index;
    }
    [[nodiscard]] const traced_opening& opening(text asked) const {
        check_open(asked);
        return opening_of(place_, asked);
    }
    [[nodiscard]] std::string granted(traced_call call, text name, const source_location& where) const {
        check_open(name);
        return spell_path<Manifest>(run_->expect(call, place_.opening, name, where).where);
    }
    [[nodiscard]] ref replay(const optional_name& name, shape_view shape,
                             const source_location& where) const {
        const text asked = name.or_else("Variable");
        check_open(asked);
        const std::size_t position = run_->expect(traced_call::variable, place_.opening, asked, where).index;
        check_shape_at<Manifest>(position, shape);
        return ref_at<Manifest>(position, base_);
    }
    [[nodiscard]] run_constant constant_of(const optional_name& name, const initializer& from,
                                           shape_view shape, dtype type, const source_location& where) const {
        std::string full = granted(traced_call::constant, name.or_else(constant_name_of(from, type)), where);
        value is(shape, filled(from, shape, type, run_->initial_seed(), full));
        return run_constant::named(std::move(full), std::move(is));
    }
    [[nodiscard]] auto input(const optional_name& name, shape_view shape, dtype type,
                             const source_location& where) const {
        const text asked = name.or_else(name_of(operation_type::placeholder));
        check_open(asked);
        const std::size_t position =
            run_->expect(traced_call::placeholder, place_.opening, asked, where).index;
        check_placeholder_at<Manifest>(position, shape, type);
        return placeholder_at_run_time(*run_, position);
    }

    Byte* base_;
    Run* run_;
    mutable scope_place place_;
};

// The options of an open scope have done their work while tracing. An option that is not named here does not compile.
constexpr reuse_mode mode_asked_by(const model_scope_options& options) noexcept {
    [[maybe_unused]] const auto& [mode, initial, type, auxiliary_name_scope, trainable, keys, penalty,
                                  limit, cut] = options;
    return mode;
}

} // namespace varscope::detail
