#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check which files some source files, or a header of the library, pull in through everything they include."""

import argparse
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import flags


def compiler_of(build):
    entry = json.loads((pathlib.Path(build) / "compile_commands.json").read_text())[0]
    words = shlex.split(entry["command"])
    # a launcher such as ccache may stand first
    return words[1] if "ccache" in words[0] else words[0]


def pulled_in(compiler, options, source):
    run = subprocess.run([compiler, *options, "-M", source], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{source}: cannot be preprocessed\n{run.stderr}")
    return run.stdout.replace("\\\n", " ").split()[1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, help="build folder, whose flags are used")
    parser.add_argument("--forbid", required=True, help="regular expression for paths that may not appear")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--header", help="header of the library, as one includes it")
    what.add_argument("source", nargs="*", default=[])
    options = parser.parse_args()

    # Of the folders of other projects only what follows the include folder counts, so look at the tail of each path.
    forbidden = re.compile(options.forbid)
    include = flags.ROOT / "include"
    words = [*flags.of(options.build), "-I", str(flags.ROOT / "tests")]
    compiler = compiler_of(options.build)

    def bad_of(*lines):
        """What may not appear, of what these lines pull in."""
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "asked.cpp"
            source.write_text("".join(f"#include {line}\n" for line in lines))
            paths = pulled_in(compiler, words, str(source))
        return [path for path in paths
                if not pathlib.Path(path).resolve().is_relative_to(include) and forbidden.search(path)]

    asked = [f"<{options.header}>"] if options.header else [f'"{pathlib.Path(path).resolve()}"' for path in options.source]
    failed = 0
    # All at once; one by one where something is wrong, to say which.
    for line in asked if bad_of(*asked) else []:
        bad = bad_of(line)
        failed += bool(bad)
        name = options.header or flags.shown(line.strip('"'))
        for path in bad[:10]:
            print(f"{name}: pulls in {path}")
        if len(bad) > 10:
            print(f"... and {len(bad) - 10} more")
    if options.source:
        print(f"{len(asked) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
