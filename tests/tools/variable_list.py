#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Turn a list of variables (name, tab, [extents]; # comments) into a header of constants.

    variable_list.py LIST HEADER           writes the header
    variable_list.py --check LIST HEADER   ends with 1 where they differ, with 77 (skipped) where LIST is not there
"""

import pathlib
import re
import sys

HEAD = """// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// The variables of BERT-Base with both heads of its pretraining, in the order in which TensorFlow makes them. Generated.
#pragma once

#include <varscope/naming.hpp>

struct listed_variable {
    varscope::text name;
    varscope::extent extents[2];
    unsigned rank;
};

inline constexpr listed_variable listed_variables[] = {
"""


def header(lines):
    rows = []
    for line in lines:
        match = re.fullmatch(r"(\S+)\t\[([\d,]*)\]", line.strip())
        if match:
            extents = [each for each in match.group(2).split(",") if each]
            rows.append('    {"%s", {%s}, %d},\n' % (match.group(1), ", ".join(extents), len(extents)))
    return HEAD + "".join(rows) + "};\n"


def main():
    arguments = [each for each in sys.argv[1:] if each != "--check"]
    source, target = map(pathlib.Path, arguments)
    if not source.exists():
        print(f"skipped: {source.name} is not there")
        return 77
    made = header(source.read_text().splitlines())
    if "--check" not in sys.argv:
        target.write_text(made)
        return 0
    if target.read_text() == made:
        return 0
    print(f"{target} is not what {source.name} makes")
    return 1


if __name__ == "__main__":
    sys.exit(main())
