#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check that a picture of the documentation shows what a program prints for Graphviz.

usage: picture.py PICTURE.svg PROGRAM [ARGUMENT...]

The program's output is drawn with `dot`; its nodes, edges and labels must be those of the picture, wherever they stand. Skipped where `dot` is not.
"""

import re
import shutil
import subprocess
import sys

SHOWN = re.compile(r"<(title|text)\b[^>]*>([^<]*)</")
SKIPPED = 77  # as Meson understands it


def shown(svg):
    """Titles of nodes and edges, and labels, in the order of names."""
    return sorted(f"{kind} {what}" for kind, what in SHOWN.findall(svg) if what != "%3")


def main():
    if not shutil.which("dot"):
        print("skipped: Graphviz is not installed")
        return SKIPPED
    with open(sys.argv[1], encoding="utf-8") as file:
        picture = file.read()
    printed = subprocess.run(sys.argv[2:], check=True, stdout=subprocess.PIPE).stdout
    drawn = subprocess.run(["dot", "-Tsvg"], check=True, input=printed, stdout=subprocess.PIPE).stdout.decode()
    expected, found = shown(picture), shown(drawn)
    for line in sorted(set(expected) - set(found)):
        print(f"only in {sys.argv[1]}: {line}")
    for line in sorted(set(found) - set(expected)):
        print(f"only drawn now: {line}")
    print(f"{len(found)} titles and labels")
    return 1 if found != expected or not found else 0


if __name__ == "__main__":
    sys.exit(main())
