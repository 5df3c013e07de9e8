// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/request.cpp: what is asked for where nothing is said.
#include <varscope/types/arguments.hpp>
#include <varscope/types/request.hpp>

#include <type_traits>

namespace vs = varscope;

// Row 128: the standard keys.
static_assert(vs::global_variables_key ==
              "global_variables"); // "variables" in TensorFlow, and a name of its own here
static_assert(vs::local_variables_key == "local_variables");
static_assert(vs::trainable_variables_key == "trainable_variables");

// A variable: trainable, in the default collection, of any shape, of the scope's dtype and initializer.
static_assert(vs::variable_request().trainable.is == vs::said::nothing);
static_assert(vs::variable_request().collections == nullptr);
static_assert(!vs::variable_request().shape.has_rank());
static_assert(!vs::variable_request().has_dtype);
static_assert(vs::variable_request().initial.init.kind == vs::initializer_kind::unset);
static_assert(!vs::variable_request().where);

// A scope: inherits all, and opens a name scope.
static_assert(vs::scope_request().reuse == vs::reuse_mode::create);
static_assert(!vs::scope_request().dtype.is_given);
static_assert(vs::scope_request().initializer.init.kind == vs::initializer_kind::unset);
static_assert(vs::scope_request().auxiliary_name_scope);

// A name: none is given, and it is no default name.
static_assert(!vs::scope_name().is_given && !vs::scope_name().is_default);
static_assert(!vs::optional_name(vs::unnamed).is_given && vs::optional_name(vs::unnamed).or_else("w") == "w");
static_assert(vs::optional_name("v").is_given && vs::optional_name("v").or_else("w") == "v");

// Requests are plain values: they can be constants, and copying them costs no memory.
static_assert(std::is_trivially_copyable_v<vs::variable_request>);
static_assert(std::is_trivially_copyable_v<vs::scope_request>);
