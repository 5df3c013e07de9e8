// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types.hpp: facts that need no engine: dtypes, shapes, initializers, error codes, arguments.
#pragma once

#include <varscope/name.hpp>
#include <varscope/types/arguments.hpp>
#include <varscope/types/code.hpp>
#include <varscope/types/collection_list.hpp>
#include <varscope/types/constant_list.hpp>
#include <varscope/types/constraint.hpp>
#include <varscope/types/dtype.hpp>
#include <varscope/types/fans.hpp>
#include <varscope/types/for_each_index.hpp>
#include <varscope/types/graph_keys.hpp>
#include <varscope/types/growing_array.hpp>
#include <varscope/types/initializer.hpp>
#include <varscope/types/kept_text.hpp>
#include <varscope/types/layout.hpp>
#include <varscope/types/operations.hpp>
#include <varscope/types/optional_bool.hpp>
#include <varscope/types/partitioner.hpp>
#include <varscope/types/regularizer.hpp>
#include <varscope/types/repr.hpp>
#include <varscope/types/request.hpp>
#include <varscope/types/reuse.hpp>
#include <varscope/types/seed.hpp>
#include <varscope/types/shape.hpp>
#include <varscope/types/shape_rules.hpp>
#include <varscope/types/source_location.hpp>
#include <varscope/types/static_array.hpp>
#include <varscope/types/static_value.hpp>
#include <varscope/types/tensor_elements.hpp>
#include <varscope/types/tensor_shape.hpp>
#include <varscope/types/variable_note.hpp>
