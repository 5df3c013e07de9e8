// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/fwd.hpp: the names of layer 0, declared.
#pragma once

#include <cstddef>

namespace varscope {

class text;
class path_hash;
template <std::size_t Size>
struct fixed_string;
template <auto Chars>
struct name_c;
struct name_verdict;

} // namespace varscope
