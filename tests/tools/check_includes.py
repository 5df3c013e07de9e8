#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check which files a source file, or a header of the library, pulls in through everything it includes."""

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
    what.add_argument("source", nargs="?")
    options = parser.parse_args()

    # Of the folders of other projects only what follows the include folder counts, so look at the tail of each path.
    forbidden = re.compile(options.forbid)
    include = flags.ROOT / "include"
    with tempfile.TemporaryDirectory() as folder:
        source = options.source
        if options.header:
            source = str(pathlib.Path(folder) / "header.cpp")
            pathlib.Path(source).write_text(f"#include <{options.header}>\n")
        words = [*flags.of(options.build), "-I", str(flags.ROOT / "tests")]
        paths = pulled_in(compiler_of(options.build), words, source)
    bad = [path for path in paths
           if not pathlib.Path(path).resolve().is_relative_to(include) and forbidden.search(path)]
    for path in bad[:10]:
        print(f"{options.header or flags.shown(options.source)}: pulls in {path}")
    if len(bad) > 10:
        print(f"... and {len(bad) - 10} more")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
