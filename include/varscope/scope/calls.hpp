// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/calls.hpp: the calls of a scope, written once for graphs, traced programs and static graphs.
#pragma once

#include <varscope/scope/options.hpp>
#include <varscope/types/source_location.hpp>

#include <initializer_list>

namespace varscope {

/// The paths of an open scope: the prefix of its shared variables, that of its operations, and that which operations had when the variable
/// scope was first entered.
enum class scope_path : unsigned char { variables, operations, first_operations };

/// What a program asks of an open scope: a place for operations (its name scope) and a place for shared variables (its variable scope).
///
/// Every refused call leaves the graph as it was. On a graph it throws the error named; while a program is traced it ends the trace, and the
/// manifest reports the error of the same code; on a static_graph the refusal waits until it is taken.
///
/// Template parameters: the class of the scope, which supplies the primitives named below, and the types of its phase: `variable`,
/// `placeholder`, `constant`, `node`, `captured_scope`, `name` (a text of its own), `value` (what a value converts to) and `initial` (what
/// starts a variable as an option); `left_out<Options>()` gives options of which none is given.
template <class Derived, class Types>
class scope_calls {
  public:
    using scope_options = basic_scope_options<typename Types::initial>;
    using get_variable_options = basic_get_variable_options<typename Types::initial>;
    using variable_options = varscope::variable_options;

    /// Opens a name scope: operations and direct variables made in it get its name as prefix, made unique; a name that
    /// ends in a slash is an absolute path, taken as it is; a default name is made unique too (rows 15 to 23). Destroying the scope that is
    /// returned leaves it. Throws illegal_name_error (VS-E001). Cost: the characters of the name.
    [[nodiscard]] constexpr Derived name_scope(scope_name name,
                                               source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->open_name_scope(name, where);
    }
    /// Opens a name scope at the root of the graph (row 19).
    [[nodiscard]] constexpr Derived name_scope(source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->open_name_scope(scope_name(), where);
    }

    /// Opens a variable scope: shared variables get the path of names as prefix, unchanged; operations get a name scope of
    /// the same name, made unique (rows 30 to 36). A default name is made unique among the scopes opened here (rows 56 to 66). Throws
    /// illegal_name_error (VS-E001), reuse_without_name_error (VS-E010) where a default name is to be reused, name_required_error (VS-E011)
    /// for `unnamed`, option_out_of_range_error (VS-E039) as set_initializer and set_regularizer do. Cost: the characters of the name, twice where an operation has the name.
    [[nodiscard]] constexpr Derived
    variable_scope(scope_name name, const scope_options& options = Types::template left_out<scope_options>(),
                   source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->open_variable_scope(name, options, where);
    }
    [[nodiscard]] constexpr Derived variable_scope(scope_name name, reuse_mode mode,
                                                   source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->open_variable_scope(name, {.reuse = mode}, where);
    }
    /// Enters a captured scope again: its prefix, reuse and defaults hold, whatever is around (rows 37 to 45, 71, 72).
    /// Throws foreign_scope_error (VS-E013) where it belongs to another graph, and illegal_name_error (VS-E001) where its last segment may not
    /// begin a name scope here, and option_out_of_range_error (VS-E039). Cost: that of its last segment.
    [[nodiscard]] constexpr Derived
    variable_scope(const typename Types::captured_scope& captured,
                   const scope_options& options = Types::template left_out<scope_options>(),
                   source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->enter(captured, options, where);
    }
    [[nodiscard]] constexpr Derived variable_scope(const typename Types::captured_scope& captured,
                                                   reuse_mode mode,
                                                   source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->enter(captured, {.reuse = mode}, where);
    }

    /// Continues a scope where it was left: variables and operations alike are named as if its block went on, operations without the suffix that
    /// a scope entered again has (rows 36, 46). The defaults of the captured scope hold. Throws foreign_scope_error (VS-E013).
    [[nodiscard]] constexpr Derived continue_scope(const typename Types::captured_scope& captured,
                                                   source_location where = source_location::current()) const {
        const Derived entered =
            static_cast<const Derived*>(this)->enter(captured, {.auxiliary_name_scope = false}, where);
        return entered.open_name_scope(scope_name(captured.original_name_scope()), where);
    }

    /// What get_variable, and of a partitioner get_partitioned_variable, takes from now on where its call says nothing, in this scope and in those that are opened in it later; TensorFlow's
    /// setters (row 155). Throws option_out_of_range_error (VS-E039) for a regularizer of a negative scale and an initializer whose arguments
    /// make no values. Cost: for those that follow
    /// set_dtype, a look at the different defaults of the graph.
    constexpr void set_initializer(const typename Types::initial& initial,
                                   source_location where = source_location::current()) const {
        static_cast<const Derived*>(this)->change({.initializer = initial}, where);
    }
    constexpr void set_dtype(dtype type, source_location where = source_location::current()) const {
        static_cast<const Derived*>(this)->change({.dtype = type}, where);
    }
    constexpr void set_trainable(bool trainable, source_location where = source_location::current()) const {
        static_cast<const Derived*>(this)->change({.trainable = trainable}, where);
    }
    constexpr void set_collections(const collection_list& keys,
                                   source_location where = source_location::current()) const {
        static_cast<const Derived*>(this)->change({.collections = keys}, where);
    }
    constexpr void set_regularizer(const regularizer& by,
                                   source_location where = source_location::current()) const {
        static_cast<const Derived*>(this)->change({.regularizer = by}, where);
    }
    constexpr void set_constraint(const constraint& by,
                                  source_location where = source_location::current()) const {
        static_cast<const Derived*>(this)->change({.constraint = by}, where);
    }
    constexpr void set_partitioner(const partitioner& by,
                                   source_location where = source_location::current()) const {
        static_cast<const Derived*>(this)->change({.partitioner = by}, where);
    }

    /// TensorFlow's word for capture(): the variable scope as a value, to be entered again later.
    [[nodiscard]] constexpr auto get_variable_scope() const {
        return static_cast<const Derived*>(this)->capture();
    }

    /// The prefix of shared variables, without a slash at the end; empty for the root.
    [[nodiscard]] constexpr auto name() const {
        return static_cast<const Derived*>(this)->spell(scope_path::variables);
    }
    /// The prefix of operations, without a slash at the end (row 26).
    [[nodiscard]] constexpr auto current_name_scope() const {
        return static_cast<const Derived*>(this)->spell(scope_path::operations);
    }
    /// The prefix operations had when the variable scope was first entered, with a slash at the end; empty at the root (rows 32, 36).
    [[nodiscard]] constexpr auto original_name_scope() const {
        return static_cast<const Derived*>(this)->spell(scope_path::first_operations);
    }

    /// Makes or shares the variable `name` of the variable scope, as its reuse mode says (rows 77 to 101). Without a shape it
    /// takes that of the initial value, or the one it finds; without a dtype it takes the one it finds (row 83), a new variable the scope's, float32 unless set. Throws
    /// variable_exists_error (VS-E002), variable_missing_error (VS-E003), shape_error (VS-E004), dtype_error (VS-E005), shape_missing_error
    /// (VS-E006), shape_with_value_error (VS-E007), value_dtype_error (VS-E008), initializer_error (VS-E009), illegal_name_error (VS-E001),
    /// negative_extent_error (VS-E027), option_differs_error (VS-E038) where an option of a call that finds a variable is not what that was made
    /// with (row 84), option_out_of_range_error (VS-E039), graph_sealed_error (VS-E040). Cost: the characters of the name, and for a new variable its shape; its elements are made when they
    /// are first asked for.
    constexpr auto
    get_variable(name_argument name,
                 const get_variable_options& options = Types::template left_out<get_variable_options>(),
                 source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->shared(name.chars, {}, {}, options, where);
    }
    constexpr auto
    get_variable(name_argument name, const shape_argument& shape,
                 const get_variable_options& options = Types::template left_out<get_variable_options>(),
                 source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->shared(name.chars, shape.extents, {}, options, where);
    }
    constexpr auto
    get_variable(name_argument name, std::initializer_list<extent_argument> shape,
                 const get_variable_options& options = Types::template left_out<get_variable_options>(),
                 source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->shared(
            name.chars, braced_shape(shape.begin(), shape.size()).view, {}, options, where);
    }
    constexpr auto
    get_variable(name_argument name, const shape_argument& shape, optional_dtype type,
                 const get_variable_options& options = Types::template left_out<get_variable_options>(),
                 source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->shared(name.chars, shape.extents, type, options, where);
    }
    constexpr auto
    get_variable(name_argument name, std::initializer_list<extent_argument> shape, optional_dtype type,
                 const get_variable_options& options = Types::template left_out<get_variable_options>(),
                 source_location where = source_location::current()) const {
        return static_cast<const Derived*>(this)->shared(
            name.chars, braced_shape(shape.begin(), shape.size()).view, type, options, where);
    }

    /// Makes a variable that is never shared, named in the name scope and made unique (rows 105 to 110). Its first value is a
    /// scalar, nested lists of up to four axes, an array, or on a graph an xtensor expression. Throws illegal_name_error (VS-E001),
    /// value_dtype_error (VS-E008) where the options ask for a dtype that cannot hold it, shape_error (VS-E004) for a list with rows of
    /// different lengths. Cost: a copy of the value.
    constexpr auto variable(optional_name name, const typename Types::value& initial,
                            const variable_options& options = Types::template left_out<variable_options>(),
                            source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->direct(name, initial, options, where);
    }
    /// The same from a constant, whose operation is then not made again (TensorFlow's tf.Variable of a tensor). Throws
    /// illegal_name_error (VS-E001), value_dtype_error (VS-E008).
    constexpr auto variable(optional_name name, const typename Types::constant& initial,
                            const variable_options& options = Types::template left_out<variable_options>(),
                            source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->direct(name, initial, options, where);
    }
    /// The same from an initializer and a shape; the dtype is float32 unless the options say otherwise. Throws
    /// illegal_name_error (VS-E001), shape_missing_error (VS-E006), initializer_error (VS-E009), negative_extent_error (VS-E027).
    constexpr auto variable(optional_name name, const initializer& initial, const shape_argument& shape,
                            const variable_options& options = Types::template left_out<variable_options>(),
                            source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->direct(name, initial, shape.extents, options, where);
    }
    constexpr auto variable(optional_name name, const initializer& initial,
                            std::initializer_list<extent_argument> shape,
                            const variable_options& options = Types::template left_out<variable_options>(),
                            source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->direct(
            name, initial, braced_shape(shape.begin(), shape.size()).view, options, where);
    }

    /// Makes an input of this shape and dtype (rows 115 to 117); extents may be `unknown`, and with unknown_shape any shape may be fed.
    /// Throws illegal_name_error (VS-E001), negative_extent_error (VS-E027).
    constexpr auto placeholder(optional_name name, const shape_argument& shape, dtype type = dtype::float32,
                               source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->input(name, shape.extents, type, where);
    }
    constexpr auto placeholder(optional_name name, std::initializer_list<extent_argument> shape,
                               dtype type = dtype::float32,
                               source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->input(name, braced_shape(shape.begin(), shape.size()).view,
                                                        type, where);
    }

    /// Makes a named value that nothing changes; see variable for what it may be. Its name comes from the name scope, for
    /// `unnamed` it is `Const` (row 9). Throws illegal_name_error (VS-E001), shape_error (VS-E004) for rows of different lengths.
    constexpr auto constant(optional_name name, const typename Types::value& is,
                            source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->constant_of(name, is, where);
    }
    /// The same from an initializer, whose operations are made in the name scope as TensorFlow's zeros and random_normal make them; for
    /// `unnamed` they are named for their kind, `zeros`, `random_normal`. Random values derive from the graph's seed and the constant's
    /// name. Throws illegal_name_error (VS-E001), shape_missing_error (VS-E006), initializer_error (VS-E009), negative_extent_error
    /// (VS-E027).
    constexpr auto constant(optional_name name, const initializer& from, const shape_argument& shape,
                            dtype type = dtype::float32,
                            source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->constant_of(name, from, shape.extents, type, where);
    }
    constexpr auto constant(optional_name name, const initializer& from,
                            std::initializer_list<extent_argument> shape, dtype type = dtype::float32,
                            source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->constant_of(
            name, from, braced_shape(shape.begin(), shape.size()).view, type, where);
    }

    /// Makes a named operation without a value (rows 1 to 11). Throws illegal_name_error (VS-E001).
    constexpr auto node(optional_name name, source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->operation(name, where);
    }

    /// The variables of a collection that lie within this variable scope, at the slash, in the order they were added (row 126); none for a
    /// key that nothing was added to. Cost: a look at each variable of the collection.
    [[nodiscard]] constexpr auto get_collection(name_argument key) const {
        return static_cast<const Derived*>(this)->listed(key.chars);
    }
    [[nodiscard]] constexpr auto trainable_variables() const {
        return get_collection(trainable_variables_key);
    }
    [[nodiscard]] constexpr auto global_variables() const { return get_collection(global_variables_key); }
    [[nodiscard]] constexpr auto local_variables() const { return get_collection(local_variables_key); }

    /// Grants a name that no operation and no scope of the graph has; `name_use::preview` does not take it (row 5). Throws
    /// illegal_name_error (VS-E001).
    constexpr auto unique_name(name_argument name, name_use use = name_use::take,
                               source_location where = source_location::of_call()) const {
        return static_cast<const Derived*>(this)->granted(name.chars, use, where);
    }
};

} // namespace varscope
