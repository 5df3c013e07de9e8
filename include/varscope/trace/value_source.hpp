// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/value_source.hpp: what abstract values ask of the trace that they come from.
#pragma once

#include <varscope/name/text.hpp>
#include <varscope/types/shape.hpp>

#include <cstdint>

namespace varscope {

/// The trace as abstract values see it, so that graphs, which lift the same functions, do without the rest of it. Model: tracer.
class value_source {
  public:
    /// Notes that an operation takes a value of the trace.
    constexpr virtual void count_operation() noexcept = 0;
    /// Whether what is known of a value is all that will be: names and shapes are resolved, and nothing was refused. Notes that it was asked.
    [[nodiscard]] constexpr virtual bool is_answering() noexcept = 0;
    /// Notes that the operands of an operation do not fit and ends the trace; `variable` is one that they come from, or no_index.
    constexpr virtual void fail_operation(text operation, std::uint32_t variable, shape_view left,
                                          shape_view right, unsigned line) = 0;

  protected:
    constexpr value_source() = default;
    constexpr ~value_source() = default;
};

} // namespace varscope
