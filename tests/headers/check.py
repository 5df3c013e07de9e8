#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check that each header compiles alone, and twice: that it needs nothing before it and guards itself.

A header that pulls in one of BASES is compiled after that one, which is precompiled for all of them. That is as good as alone:
a header says something only after its #include lines, so after the base, and what they pull in before the base does not pull
in the base and is compiled without it. The last line is "N passed, N failed". --self-test proves that faults are found.
"""

import argparse
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tools"))
import flags  # noqa: E402
import make_unit  # noqa: E402

# What a header says where the library that it needs is not here.
NEEDS = re.compile(r'#error "?(.* needs? .*: install .*?)"?$', re.MULTILINE)

# What costs most and is pulled in most; of two the first.
BASES = ("graph/state.hpp", "detail/xtensor.hpp")


class Compiler:
    def __init__(self, command, options, folder):
        self.command = [*shlex.split(command), *options]
        self.folder = pathlib.Path(folder)
        version = subprocess.run([*shlex.split(command), "--version"], capture_output=True, text=True).stdout
        self.is_clang = "clang" in version
        self.after = {}

    def run(self, *words):
        run = subprocess.run([*self.command, *map(str, words)], capture_output=True, text=True)
        return "" if run.returncode == 0 else run.stderr or f"ended with status {run.returncode}"

    def precompile(self, base, header):
        before = self.folder / f"{header.stem}_before.hpp"
        before.write_text(f'#include "{header}"\n')
        made = before.with_suffix(".pch" if self.is_clang else ".hpp.gch")
        if not self.run("-x", "c++-header", before, "-o", made):
            self.after[base] = ["-include-pch", made] if self.is_clang else ["-include", before]

    def wrong(self, path):
        """What the compiler says against a header; nothing where it compiles."""
        source = self.folder / "header.cpp"
        source.write_text(f'#include "{path}"\n#include "{path}"\n')
        pulled_in = [str(name) for name in make_unit.closure(path, set())]
        bases = [base for base in self.after if any(name.endswith(base) for name in pulled_in)]
        return self.run("-fsyntax-only", *(self.after[bases[0]] if bases else []), source)


def self_test(options):
    cases = [("good", "#pragma once\n#include <cstddef>\ninline std::size_t one() { return 1; }\n", True),
             ("not guarded", "inline int one() { return 1; }\n", False),
             ("needs another", "#pragma once\ninline std::size_t one() { return 1; }\n", False)]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        compiler = Compiler(options.compiler, ["-std=c++20"], folder)
        for title, text, right in cases:
            path = pathlib.Path(folder) / "tested.hpp"
            path.write_text(text)
            if (compiler.wrong(path) == "") != right:
                failures += 1
                print(f"self-test, {title}: wrong")
    print(f"self-test: {len(cases)} headers, {failures} wrong")
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("option", nargs="*", help="further options of the compiler, after --")
    options = parser.parse_args()
    if options.self_test:
        return self_test(options)

    include = flags.ROOT / "include"
    names = [line.strip() for line in (include / "headers.txt").read_text().splitlines()]
    names = [name for name in names if name and not name.startswith("#")]
    failed = skipped = 0
    with tempfile.TemporaryDirectory() as folder:
        compiler = Compiler(options.compiler, [*flags.of(options.build), *options.option], folder)
        for base in BASES:
            for name in [name for name in names if name.endswith(base)]:
                compiler.precompile(base, include / name)
        for name in names:
            said = compiler.wrong(include / name)
            if missing := NEEDS.search(said):
                skipped += 1
                print(f"{name}: skipped, {missing[1]}")
            elif said:
                failed += 1
                print(f"{name}: does not compile alone\n{said}")
    print(f"{len(names) - failed - skipped} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
