// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/fwd.hpp: the run-time graph's names, declared.
#pragma once

namespace varscope {

class graph;
class scope;
class captured_scope;
class variable;
class placeholder;
class constant_tensor;
class node;
class variable_list;
struct graph_state;
template <class T, class Shape>
class variable_view;
namespace detail {
class scope_contents;
} // namespace detail

} // namespace varscope
