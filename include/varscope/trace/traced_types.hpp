// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/traced_types.hpp: what the calls of a scope take and give while a program is traced.
#pragma once

#include <varscope/trace/variable_list.hpp>
#include <varscope/types/static_value.hpp>

namespace varscope {

/// The types of a phase without values; see scope_calls.
struct traced_types {
    using variable = traced_variable;
    using placeholder = traced_placeholder_handle;
    using constant = traced_constant;
    using node = traced_node;
    using captured_scope = traced_captured_scope;
    using name = traced_text;
    using variable_list = traced_variable_list;
    using value = static_value;
    using initial = static_initializer;
    /// One object, because making and destroying options costs the compiler at each call that leaves them out.
    template <class Options>
    [[nodiscard]] static constexpr const Options& left_out() noexcept {
        return no_options<Options>;
    }

  private:
    template <class Options>
    static constexpr Options no_options{};
};

} // namespace varscope
