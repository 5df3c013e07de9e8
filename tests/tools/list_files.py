#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Print the files of a folder that match some patterns, one a line, sorted.

With --same-as FILE: compare with an earlier listing instead, and fail when they differ.
With --own or --joined: only files that say in their first lines "A unit of its own", or only the others; see make_unit.py.
"""

import argparse
import pathlib
import sys

import make_unit


def listing(root, patterns):
    found = {path for pattern in patterns for path in root.glob(pattern) if path.is_file()}
    return sorted(path.relative_to(root).as_posix() for path in found)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--same-as", type=pathlib.Path)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--own", action="store_true")
    kind.add_argument("--joined", action="store_true")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("patterns", nargs="+")
    options = parser.parse_args()

    now = listing(options.root, options.patterns)
    if options.own or options.joined:
        now = [path for path in now if make_unit.is_own(options.root / path) == options.own]
    if options.same_as is None:
        print("\n".join(now))
        return 0

    before = options.same_as.read_text().split()
    for path in sorted(set(now) - set(before)):
        print(f"{path}: is not in the build; run: meson setup --reconfigure <build folder>")
    for path in sorted(set(before) - set(now)):
        print(f"{path}: is in the build but no longer there; run: meson setup --reconfigure <build folder>")
    return 0 if now == before else 1


if __name__ == "__main__":
    sys.exit(main())
