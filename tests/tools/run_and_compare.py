#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Run a program and compare what it prints with a file, byte for byte. With --write: write that file instead."""

import argparse
import difflib
import pathlib
import subprocess
import sys

import flags


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--expected", type=pathlib.Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()

    run = subprocess.run(options.command, stdout=subprocess.PIPE)
    if run.returncode != 0:
        sys.stdout.buffer.write(run.stdout)
        print(f"{options.command[0]}: ended with status {run.returncode}")
        return 1
    if options.write:
        options.expected.write_bytes(run.stdout)
        return 0
    expected = options.expected.read_bytes()
    if run.stdout == expected:
        return 0
    lines = [data.decode(errors="backslashreplace").splitlines(keepends=True) for data in (expected, run.stdout)]
    for line in difflib.unified_diff(*lines, flags.shown(options.expected), "what it printed"):
        print(line if line.endswith("\n") else line + "\n\\ no newline at the end\n", end="")
    return 1


if __name__ == "__main__":
    sys.exit(main())
