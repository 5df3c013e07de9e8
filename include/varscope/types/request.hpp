// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/request.hpp: what a scope asks of the naming engine, as plain values.
#pragma once

#include <varscope/types/collection_list.hpp>
#include <varscope/types/constraint.hpp>
#include <varscope/types/initializer.hpp>
#include <varscope/types/optional_bool.hpp>
#include <varscope/types/partitioner.hpp>
#include <varscope/types/regularizer.hpp>
#include <varscope/types/reuse.hpp>
#include <varscope/types/shape.hpp>
#include <varscope/types/source_location.hpp>
#include <varscope/types/variable_note.hpp>

namespace varscope {

/// The collections that every graph knows (rows 96, 102).
inline constexpr text global_variables_key = "global_variables";
inline constexpr text local_variables_key = "local_variables";
inline constexpr text trainable_variables_key = "trainable_variables";

/// The index of nothing: no variable, no scope, no value.
inline constexpr std::uint32_t no_index = 0xFFFFFFFFu;

/// Whether a unique name is taken, or only previewed (row 5).
enum class name_use : bool { preview, take };

/// How a variable gets its first value. For `initializer_kind::value` the value's own shape and dtype, and an id by which
/// the owner of the values finds it.
struct initial_value {
    initializer init{};
    shape_view shape{};
    dtype type = dtype::float32;
    std::uint32_t id = no_index;
};

/// Options of variable_scope. All but `reuse` and `auxiliary_name_scope` are defaults of the get_variable calls in the scope and in those
/// inside it which do not say otherwise (rows 152 to 155); see reuse_mode; without an auxiliary name scope operations get no name scope of the
/// scope's name (row 46). Initial is what starts a variable in this kind of scope. They own what they refer to, as all options do; a scope
/// names its own as `scope_options`, `get_variable_options`, `variable_options`.
template <class Initial>
struct basic_scope_options {
    reuse_mode reuse = reuse_mode::create;
    Initial initializer{};
    optional_dtype dtype{};
    bool auxiliary_name_scope = true;
    optional_bool trainable{};
    collection_list collections = collection_list::not_given;
    varscope::regularizer regularizer{};
    varscope::constraint constraint{};
    varscope::partitioner partitioner{}; ///< of get_partitioned_variable
};

/// The same for the engine, for the time of a call.
struct scope_request {
    reuse_mode reuse = reuse_mode::create;
    initial_value initializer{};
    optional_dtype dtype{};
    bool auxiliary_name_scope = true;
    bool has_more = false; ///< whether an initializer or one of those that follow is given
    optional_bool trainable{};
    const text* collections = nullptr; ///< null: not given
    std::size_t collection_count = 0;
    const varscope::regularizer* regularizer = nullptr; ///< null: not given, as a constraint
    const varscope::constraint* constraint = nullptr;
    const varscope::partitioner* partitioner = nullptr;
};

/// Options as a request. An option that is not named here does not compile.
template <class Initial>
[[nodiscard]] constexpr scope_request request_of(const basic_scope_options<Initial>& options,
                                                 const initial_value& initial) noexcept {
    const auto& [mode, given, type, auxiliary_name_scope, trainable, collections, penalty, limit, cut] =
        options;
    return {mode,
            initial,
            type,
            auxiliary_name_scope,
            initial.init.kind != initializer_kind::unset || trainable.is != said::nothing ||
                collections.kept.keys != nullptr || penalty.is_given || limit.is_given || cut.is_given,
            trainable,
            collections.kept.keys,
            collections.kept.size,
            penalty.is_given ? &penalty : nullptr,
            limit.is_given ? &limit : nullptr,
            cut.is_given ? &cut : nullptr};
}

/// What is asked of get_variable or variable.
struct variable_request {
    shape_view shape{}; ///< without a rank: none was given
    bool has_dtype = false;
    dtype type = dtype::float32;
    initial_value initial{}; ///< kind unset: the scope's, then the dtype's default
    optional_bool trainable{};
    bool value_is_operation =
        false; ///< the first value is an operation of its own (tf.Variable(tf.zeros(...)))
    const text* collections = nullptr; ///< null: `global_variables`
    std::size_t collection_count = 0;
    source_location where{};
    reuse_mode reuse = reuse_mode::create;              ///< `create`: as the scope says
    const varscope::regularizer* regularizer = nullptr; ///< null: as the scope says, as with a constraint
    const varscope::constraint* constraint = nullptr;
    const variable_part* part = nullptr; ///< null: it is no part of a larger one
    note_pointer note{};
};

} // namespace varscope
