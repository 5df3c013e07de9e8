#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Run all scope programs of a folder in both phases: at run time by the runner, in constants by compile.py.

Files whose names end in _odd.jsonl hold programs with names that are refused here. The last line is "N passed, N failed", counted in
programs and phases.
"""

import argparse
import pathlib
import re
import subprocess
import sys

CONSTANT = pathlib.Path(__file__).resolve().parent / "constant" / "compile.py"
COUNTS = re.compile(r"^(\d+) passed, (\d+) failed")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runner", required=True, help="the run-time runner")
    parser.add_argument("--compiler", default="g++", help="command of the compiler (g++)")
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--jobs", default="2", help="compilers at a time (2)")
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.jsonl"))
    if not files:
        print(f"skipped: no programs in {options.folder}")
        return 0
    compiled = [sys.executable, str(CONSTANT), "--compiler", options.compiler, "--jobs", options.jobs]
    if options.build:
        compiled += ["--build", options.build]
    passed = failed = 0
    for path in files:
        odd = ["--odd"] if path.stem.endswith("_odd") else []
        for phase, command in (("at run time", [options.runner]), ("in constants", compiled)):
            print(f"== {path.name} {phase}", flush=True)
            done = subprocess.run([*command, *odd, str(path)], stdout=subprocess.PIPE, text=True)
            print(done.stdout, end="", flush=True)
            counts = COUNTS.match(done.stdout.strip().splitlines()[-1]) if done.stdout.strip() else None
            passed += int(counts[1]) if counts else 0
            failed += int(counts[2]) if counts else 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
