#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Measure what it costs to compile a file that includes one header, over an empty file, for every header of the list.

With --check: measure the headers that have a budget only, and fail when one is over it.
"""

import argparse
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import flags

# Milliseconds over an empty file, on g++. Clang is measured and printed, without a budget.
BUDGET = {"varscope/name.hpp": 60, "varscope/types.hpp": 120, "varscope/naming.hpp": 200, "varscope/manifest.hpp": 250}


def headers():
    lines = [line.strip() for line in (flags.ROOT / "include/headers.txt").read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def is_gcc(compiler):
    version = subprocess.run([*shlex.split(compiler), "--version"], capture_output=True, text=True).stdout
    return "clang" not in version


def best(command, runs):
    """The shortest of some runs, in milliseconds: what disturbs a run only makes it longer."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run = subprocess.run(command, capture_output=True, text=True)
        times.append(time.perf_counter() - start)
        if run.returncode != 0:
            sys.exit(f"{' '.join(command)}\n{run.stderr}")
    return 1000 * min(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", action="append", help="may be repeated; default: g++ and clang++ where present")
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("header", nargs="*", help="default: all of the list")
    options = parser.parse_args()

    compilers = options.compiler or [name for name in ("g++", "clang++") if shutil.which(name)]
    chosen = options.header or [header for header in headers() if not options.check or header in BUDGET]
    if not chosen:
        sys.exit("no header to measure")
    width = max(map(len, chosen))
    over = []
    print(f"{'ms over an empty file':{width}}" + "".join(f" {pathlib.Path(name).name:>10}" for name in compilers)
          + "     budget (g++)")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "unit.cpp"
        commands = {name: [*shlex.split(name), *flags.of(options.build), "-fsyntax-only", str(source)]
                    for name in compilers}
        source.write_text("")
        empty = {name: best(command, 2 * options.runs) for name, command in commands.items()}
        for header in chosen:
            source.write_text(f"#include <{header}>\n")
            line = f"{header:{width}}"
            for name, command in commands.items():
                cost = best(command, options.runs) - empty[name]
                line += f" {cost:10.0f}"
                if header in BUDGET and is_gcc(name) and cost > BUDGET[header]:
                    over.append(f"{header}: {cost:.0f} ms with {name}, budget {BUDGET[header]} ms")
            print(line + (f" {BUDGET[header]:10}" if header in BUDGET else ""), flush=True)
    if options.check:
        for line in over:
            print(line)
    return 1 if options.check and over else 0


if __name__ == "__main__":
    sys.exit(main())
