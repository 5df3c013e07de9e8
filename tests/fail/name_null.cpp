// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: nullptr|no matching (member )?function
// A null pointer for a name.
#include <varscope/trace.hpp>

void named(varscope::tracing_scope& root) {
#ifdef CONTROL
    root.get_variable("w", {2});
#else
    root.get_variable(nullptr, {2});
#endif
}
