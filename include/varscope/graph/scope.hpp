// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/scope.hpp: the handle through which a graph's names are made.
#pragma once

#include <varscope/config.hpp>
#include <varscope/graph/captured_scope.hpp>
#include <varscope/graph/constant_tensor.hpp>
#include <varscope/graph/options.hpp>
#include <varscope/graph/placeholder.hpp>
#include <varscope/graph/variable_list.hpp>
#include <varscope/manifest/template.hpp>

namespace varscope {

/// An open scope of a graph: a place for operations (its name scope) and a place for shared variables (its variable scope).
/// Move-only; its destruction leaves it, and where scopes opened in it are still open, it is left together with the last of
/// those. One scope is for one thread; scopes of one graph may be used by several.
///
/// Every refused call throws the error named, and leaves the graph as it was.
class scope {
  public:
    scope(std::shared_ptr<graph_state> graph, std::uint32_t frame) noexcept
        : graph_(std::move(graph)), frame_(frame) {}
    scope(scope&& from) noexcept : graph_(std::move(from.graph_)), frame_(from.frame_) {}
    scope& operator=(scope&& from) noexcept {
        if (this != &from) {
            release();
            graph_ = std::move(from.graph_);
            frame_ = from.frame_;
        }
        return *this;
    }
    ~scope() { release(); }

    /// Opens a name scope: operations and direct variables made in it get its name as prefix, made unique; a name that
    /// ends in a slash is an absolute path, taken as it is (rows 15 to 23). Throws illegal_name_error.
    template <name_like Name>
    [[nodiscard]] scope name_scope(const Name& name) {
        return open_name_scope({to_text(name), true, {}, false});
    }
    [[nodiscard]] scope name_scope(const default_name& fallback) {
        return open_name_scope({{}, false, fallback.name, true});
    }
    /// Opens a name scope at the root of the graph (row 19).
    [[nodiscard]] scope name_scope() { return open_name_scope({{}, false, {}, false}); }

    /// Opens a variable scope: shared variables get the path of names as prefix, unchanged; operations get a name scope of
    /// the same name, made unique (rows 30 to 36). Throws illegal_name_error.
    template <name_like Name>
    [[nodiscard]] scope variable_scope(const Name& name, const scope_options& options = {}) {
        return open_variable_scope({to_text(name), true, {}, false}, options);
    }
    template <name_like Name>
    [[nodiscard]] scope variable_scope(const Name& name, reuse_mode reuse) {
        return variable_scope(name, scope_options{.reuse = reuse});
    }
    /// A variable scope whose name is made unique among those opened here (rows 56 to 66). Throws illegal_name_error, and
    /// reuse_without_name_error where the options ask for reuse.
    [[nodiscard]] scope variable_scope(const default_name& fallback, const scope_options& options = {}) {
        return open_variable_scope({{}, false, fallback.name, true}, options);
    }
    [[nodiscard]] scope variable_scope(unnamed_t, const scope_options& options = {}) {
        return open_variable_scope({{}, false, {}, false}, options);
    }
    /// Enters a captured scope again: its prefix, reuse and defaults hold, whatever is around (rows 37 to 45, 71, 72).
    /// Throws foreign_scope_error, and illegal_name_error where its last segment may not begin a name scope here.
    [[nodiscard]] scope variable_scope(const captured_scope& captured, const scope_options& options = {}) {
        alive();
        if (captured.graph_ != graph_) throw foreign_scope_error({captured.name(), {}, {}, {}});
        return locked([&] {
            return child(
                graph_->require(graph_->names.variable_scope(frame_, captured.object_, request_of(options))));
        });
    }
    [[nodiscard]] scope variable_scope(const captured_scope& captured, reuse_mode reuse) {
        return variable_scope(captured, scope_options{.reuse = reuse});
    }

    /// Leaves the scope now; throws scope_order_error while a scope opened in it is open. The handle is then empty.
    void leave() {
        alive();
        locked([this] { return graph_->require(graph_->names.leave(frame_)); });
        graph_.reset();
    }

    /// The variable scope as a value, to be entered again later (TensorFlow's `as scope`).
    [[nodiscard]] captured_scope capture() const {
        alive();
        return locked([this] { return captured_scope(graph_, graph_->names.capture(frame_)); });
    }
    /// TensorFlow's word for capture().
    [[nodiscard]] captured_scope get_variable_scope() const { return capture(); }

    /// The prefix of shared variables, without a slash at the end.
    [[nodiscard]] std::string name() const {
        return locked([this] { return graph_->spell(object().name.id); });
    }
    /// The prefix of operations, without a slash at the end (row 26).
    [[nodiscard]] std::string current_name_scope() const {
        return locked([this] { return graph_->spell(graph_->names.scopes().frame(frame_).name_scope.id); });
    }
    /// The prefix operations had when the variable scope was first entered, with a slash at the end (row 36).
    [[nodiscard]] std::string original_name_scope() const {
        return locked([this] { return graph_->original_name_scope(object()); });
    }
    [[nodiscard]] reuse_mode reuse() const {
        return locked([this] { return object().reuse; });
    }
    /// Makes get_variable find instead of make for the rest of the scope (row 73).
    void reuse_variables() {
        locked([this] { return object().reuse = reuse_mode::reuse; });
    }

    /// Makes or shares the variable `name` of the variable scope, as its reuse mode says (rows 77 to 101). Without a shape it
    /// takes the one it finds; without a dtype it asks for the scope's, float32 unless set. Static shape and dtype give a
    /// `variable_view`, otherwise a `variable`. Throws variable_exists_error, variable_missing_error, shape_error,
    /// dtype_error, shape_missing_error, shape_with_value_error, value_dtype_error, initializer_error, illegal_name_error.
    template <name_like Name>
    varscope::variable get_variable(const Name& name, const get_variable_options& options = {},
                                    source_location where = source_location::current()) {
        return stored(to_text(name), {}, optional_dtype(), options, where);
    }
    template <name_like Name, shape_like Shape>
    varscope::variable get_variable(const Name& name, const Shape& shape,
                                    const get_variable_options& options = {},
                                    source_location where = source_location::current()) {
        return stored(to_text(name), extents_of(shape).shape, optional_dtype(), options, where);
    }
    template <name_like Name>
    varscope::variable get_variable(const Name& name, std::initializer_list<extent> shape,
                                    const get_variable_options& options = {},
                                    source_location where = source_location::current()) {
        return stored(to_text(name), {shape.begin(), shape.size()}, optional_dtype(), options, where);
    }
    template <name_like Name, shape_like Shape, std::convertible_to<varscope::dtype> Type>
    auto get_variable(const Name& name, const Shape& shape, Type type,
                      const get_variable_options& options = {},
                      source_location where = source_location::current()) {
        const varscope::variable found = stored(to_text(name), extents_of(shape).shape,
                                                static_cast<varscope::dtype>(type), options, where);
        if constexpr (is_static_shape<Shape> && is_static_dtype<Type>)
            return variable_view<element_t<Type::value>, Shape>(found);
        else
            return found;
    }
    template <name_like Name, std::convertible_to<varscope::dtype> Type>
    varscope::variable get_variable(const Name& name, std::initializer_list<extent> shape, Type type,
                                    const get_variable_options& options = {},
                                    source_location where = source_location::current()) {
        return stored(to_text(name), {shape.begin(), shape.size()}, static_cast<varscope::dtype>(type),
                      options, where);
    }

    /// Makes a variable that is never shared, named in the name scope and made unique (rows 105 to 110). Its first value is a
    /// scalar, nested lists or an xtensor expression. Throws illegal_name_error, value_dtype_error.
    template <class Name, storable T>
    varscope::variable variable(const Name& name, std::initializer_list<T> initial,
                                const variable_options& options = {},
                                source_location where = source_location::current()) {
        return direct(name_of(name), value(initial), options, where);
    }
    template <class Name, storable T>
    varscope::variable variable(const Name& name, std::initializer_list<std::initializer_list<T>> initial,
                                const variable_options& options = {},
                                source_location where = source_location::current()) {
        return direct(name_of(name), value(initial), options, where);
    }
    template <class Name, class Initial>
        requires std::convertible_to<Initial, value> varscope::variable
        variable(const Name& name, const Initial& initial, const variable_options& options = {},
                 source_location where = source_location::current()) {
            return direct(name_of(name), value(initial), options, where);
        }
    /// The same from a constant of the graph, whose operation is then not made again (TensorFlow's tf.Variable of a tensor). Throws
    /// illegal_name_error, value_dtype_error.
    template <class Name>
    varscope::variable variable(const Name& name, const constant_tensor& initial,
                                const variable_options& options = {},
                                source_location where = source_location::current()) {
        return direct(name_of(name), initial.is(), options, where, true);
    }
    /// The same from an initializer and a shape; the dtype is float32 unless the options say otherwise. Throws
    /// illegal_name_error, shape_missing_error, initializer_error.
    template <class Name, shape_like Shape>
    varscope::variable variable(const Name& name, const initializer& initial, const Shape& shape,
                                const variable_options& options = {},
                                source_location where = source_location::current()) {
        return direct(name_of(name), initial, extents_of(shape).shape, options, where);
    }
    template <class Name>
    varscope::variable variable(const Name& name, const initializer& initial,
                                std::initializer_list<extent> shape, const variable_options& options = {},
                                source_location where = source_location::current()) {
        return direct(name_of(name), initial, {shape.begin(), shape.size()}, options, where);
    }

    /// Makes an input (rows 115 to 117); without a shape any shape may be fed. Throws illegal_name_error.
    template <class Name, shape_like Shape>
    varscope::placeholder placeholder(const Name& name, const Shape& shape,
                                      varscope::dtype type = dtype::float32) {
        return input(name_of(name), extents_of(shape).shape, type);
    }
    template <class Name>
    varscope::placeholder placeholder(const Name& name, std::initializer_list<extent> shape,
                                      varscope::dtype type = dtype::float32) {
        return input(name_of(name), {shape.begin(), shape.size()}, type);
    }

    /// Makes a named value that nothing changes: a scalar, nested lists or an xtensor expression. Its name comes from the name scope, for
    /// `unnamed` it is `Const` (row 9). Throws illegal_name_error.
    template <class Name, storable T>
    constant_tensor constant(const Name& name, std::initializer_list<T> is) {
        return constant_of(name_of(name), value(is));
    }
    template <class Name, storable T>
    constant_tensor constant(const Name& name, std::initializer_list<std::initializer_list<T>> is) {
        return constant_of(name_of(name), value(is));
    }
    template <class Name, class Is>
        requires std::convertible_to<Is, value> constant_tensor constant(const Name& name, const Is& is) {
            return constant_of(name_of(name), value(is));
        }

    /// The same from an initializer, whose operations are made in the name scope as TensorFlow's zeros and random_normal make them; for
    /// `unnamed` they are named for their kind, `zeros`, `random_normal`. Random values derive from the graph's seed and the constant's
    /// name. Throws illegal_name_error, shape_missing_error, negative_extent_error, initializer_error.
    template <class Name, shape_like Shape>
    constant_tensor constant(const Name& name, const initializer& from, const Shape& shape,
                             varscope::dtype type = dtype::float32) {
        return constant_of(name_of(name), from, extents_of(shape).shape, type);
    }
    template <class Name>
    constant_tensor constant(const Name& name, const initializer& from, std::initializer_list<extent> shape,
                             varscope::dtype type = dtype::float32) {
        return constant_of(name_of(name), from, {shape.begin(), shape.size()}, type);
    }

    /// Makes a named operation without a value (rows 1 to 11). Throws illegal_name_error.
    template <class Name>
    varscope::node node(const Name& name) {
        return operation(name_of(name), operation_type::no_op);
    }

    /// Grants a name that no operation and no scope of the graph has; `name_use::preview` does not take it (row 5).
    template <name_like Name>
    std::string unique_name(const Name& name, name_use use = name_use::take) {
        alive();
        return locked(
            [&] { return graph_->spell(graph_->require(graph_->names.unique(frame_, to_text(name), use))); });
    }

    /// The variables of a collection that lie within this variable scope, at the slash (row 126).
    template <name_like Key>
    [[nodiscard]] variable_list get_collection(const Key& key) const {
        const std::string prefix = name();
        const variable_list all = of_graph(to_text(key));
        return prefix.empty() ? all : all.within(prefix, allow_empty);
    }
    [[nodiscard]] variable_list trainable_variables() const {
        return get_collection(trainable_variables_key);
    }
    [[nodiscard]] variable_list global_variables() const { return get_collection(global_variables_key); }
    [[nodiscard]] variable_list local_variables() const { return get_collection(local_variables_key); }

  private:
    template <class, class>
    friend class template_function;

    template <class Name>
    static scope_name name_of(const Name& name) {
        if constexpr (std::same_as<Name, unnamed_t>)
            return {{}, false, {}, false};
        else
            return {to_text(name), true, {}, false};
    }

    void alive() const {
        VARSCOPE_ASSERT(
            graph_ != nullptr && !graph_->is_gone,
            "VS-E018: the scope is used after its graph is gone: keep the graph alive as long as its scopes");
    }
    [[nodiscard]] scope_object<shared_storage>& object() const noexcept {
        return graph_->names.object_of(frame_);
    }
    [[nodiscard]] scope child(std::uint32_t frame) const { return scope(graph_, frame); }

    template <class F>
    std::invoke_result_t<F&> locked(F f) const {
        alive();
        const graph_lock guard(graph_->lock);
        return f();
    }
    void release() noexcept {
        if (graph_ == nullptr) return;
        const graph_lock guard(graph_->lock);
        graph_->names.release(frame_);
    }

    [[nodiscard]] initial_value keep(const start& from) const {
        return from.given() ? graph_->keep(*from.given())
                            : initial_value{from.init(), {}, dtype::float32, no_index};
    }
    [[nodiscard]] scope_request request_of(const scope_options& options) const {
        return {options.reuse, options.dtype.is_given, options.dtype.type, keep(options.initializer),
                options.auxiliary_name_scope};
    }
    scope open_name_scope(const scope_name& name) {
        return locked([&] { return child(graph_->require(graph_->names.name_scope(frame_, name))); });
    }
    scope open_variable_scope(const scope_name& name, const scope_options& options) {
        return locked([&] {
            return child(graph_->require(graph_->names.variable_scope(frame_, name, request_of(options))));
        });
    }

    varscope::variable stored(text name, shape_view shape, optional_dtype type,
                              const get_variable_options& options, const source_location& where);
    varscope::variable direct(const scope_name& name, const value& initial, const variable_options& options,
                              const source_location& where, bool made_before = false);
    varscope::variable direct(const scope_name& name, const initializer& initial, shape_view shape,
                              const variable_options& options, const source_location& where);
    varscope::placeholder input(const scope_name& name, shape_view shape, varscope::dtype type);
    constant_tensor constant_of(const scope_name& name, const value& is);
    constant_tensor constant_of(const scope_name& name, const initializer& from, shape_view shape,
                                varscope::dtype type);
    varscope::node operation(const scope_name& name, operation_type type);

    // What a template asks of its scope and of that of a call.
    [[nodiscard]] captured_scope capture_for_template() const {
        return locked([this] { return captured_scope(graph_, graph_->names.capture_for_template(frame_)); });
    }
    [[nodiscard]] std::size_t trainable_count() const { return of_graph(trainable_variables_key).size(); }
    [[noreturn]] void refuse_later_variables(std::size_t first, const source_location&) const {
        std::string names;
        const variable_list all = of_graph(trainable_variables_key);
        for (std::size_t i = first; i < all.size(); ++i)
            names += (names.empty() ? "" : ", ") + std::string(all[i].name());
        throw later_variable_error({name(), {}, std::move(names), {}});
    }
    [[nodiscard]] variable_list of_graph(text key) const {
        return locked([&] {
            const auto* const found = graph_->names.variables().find_collection(key);
            return variable_list(*graph_, found == nullptr ? nullptr : &found->variables);
        });
    }

    std::shared_ptr<graph_state> graph_;
    std::uint32_t frame_;
};

} // namespace varscope
