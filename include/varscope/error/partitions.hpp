// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/error/partitions.hpp: how errors spell the parts of variables.
#pragma once

#include <varscope/detail/functions.hpp>
#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>

namespace varscope::detail {

// Where two divisions differ, or one does not fit a shape, puts the number of parts along each axis into the place of shapes.
VARSCOPE_COLD inline void describe_partitions(code what, shape_view asked, shape_view found,
                                              error_details& details) {
    const auto spelled = [](shape_view counts) {
        return counts.has_rank() ? "partitions " + to_string(counts) : std::string("no partitions");
    };
    if (what == code::partitioner_fails) {
        details.asked = spelled(asked) + " of " + details.found;
        details.found.clear();
    } else if (what == code::partitions_differ) {
        details.asked = spelled(asked);
        details.found = spelled(found);
    }
}

} // namespace varscope::detail
