// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/resolver.hpp: TensorFlow 1's scoping rules, once, for any memory.
#pragma once

#include <varscope/core/adoption_rules.hpp>

namespace varscope {

/// One graph's names and the rules that give them: scopes (scope_rules.hpp), operations (operation_rules.hpp), variables
/// (variable_rules.hpp), and what joins from elsewhere (adoption_rules.hpp). Evaluated by the compiler over `constant_storage`, at run time over `shared_storage`.
template <core_storage Storage>
class resolver final : public adoption_rules<Storage> {};

} // namespace varscope
