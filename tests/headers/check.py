#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check that each header compiles alone, and twice: that it needs nothing before it and guards itself.

A header that pulls in one of BASES is compiled after the largest such one, which is precompiled for all of them. That is as good as alone:
a header says something only after its #include lines, so after the base, and what they pull in before the base does not pull
in the base and is compiled without it. What is precompiled has been compiled alone by that, and a header that only includes other headers
of the list is right where those are. The last line is "N passed, N failed". --self-test proves that faults are found.
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

# What costs most and is pulled in most, each after those that it pulls in itself.
BASES = (
    "name/text.hpp", "types/arguments.hpp", "trace/tracer.hpp", "error/scope_error.hpp", "checkpoint/file.hpp", "checkpoint/tensor_file.hpp",
    "formats/safetensors_header.hpp", "inspect/facts.hpp", "detail/xtensor.hpp", "tensor/element.hpp", "init/fill.hpp", "graph/changes.hpp",
    "graph/scope.hpp", "interop/tf1_filter.hpp", "checkpoint/load.hpp", "model/run.hpp", "model.hpp",
)

# Those that are worth it with g++, where none is made after another.
BASES_OF_GCC = ("detail/xtensor.hpp", "graph/changes.hpp", "model/run.hpp")


class Compiler:
    def __init__(self, command, options, folder):
        self.command = [*shlex.split(command), *options]
        self.folder = pathlib.Path(folder)
        version = subprocess.run([*shlex.split(command), "--version"], capture_output=True, text=True).stdout
        self.is_clang = "clang" in version
        self.bases = []
        if self.is_clang:
            self.command.append("-fno-crash-diagnostics")

    def run(self, *words):
        run = subprocess.run([*self.command, *map(str, words)], capture_output=True, text=True)
        return "" if run.returncode == 0 else run.stderr or f"ended with status {run.returncode}"

    def base_of(self, path):
        """Options with which the compiler reads the largest base that a header pulls in as it was compiled before."""
        needed = make_unit.pulled_in(path)
        return max((base for base in self.bases if base[0] <= needed), key=lambda base: base[1], default=(None, 0, []))[2]

    def precompile(self, header):
        """Whether the header compiles alone; what comes after it is then read as it was compiled here."""
        before = self.folder / f"{header.parent.name}_{header.stem}_before.hpp"
        before.write_text(f'#include "{header}"\n')
        made = before.with_suffix(".pch" if self.is_clang else ".hpp.gch")
        # What templates a header needs clang makes once for all, not once for each that comes after.
        how = [*self.base_of(header), "-fpch-instantiate-templates"] if self.is_clang else []
        compiles = not self.run(*how, "-x", "c++-header", before, "-o", made)
        if compiles:
            self.bases.append((make_unit.pulled_in(header) | {header}, make_unit.weight(header),
                               ["-include-pch", made] if self.is_clang else ["-include", before]))
        return compiles

    def wrong(self, path):
        """What the compiler says against a header; nothing where it compiles."""
        source = self.folder / "header.cpp"
        source.write_text(f'#include "{path}"\n#include "{path}"\n')
        base = self.base_of(path)
        said = self.run("-fsyntax-only", *base, source)
        # Without a base where something is wrong, so that nothing but the header is to blame: clang 14 crashes after some.
        return self.run("-fsyntax-only", source) if said and base and not NEEDS.search(said) else said


def says_nothing(text):
    """Whether a header guards itself and otherwise only includes headers of ours."""
    lines = [line for line in text.splitlines() if line and not line.startswith("//")]
    return lines[:1] == ["#pragma once"] and all(re.fullmatch(r"#include <varscope/[\w/]+\.hpp>", line) for line in lines[1:])


def read_as_alone(path):
    """The headers that the compiler reads, while it compiles this one, after nothing but what they pull in themselves."""
    before, entered, found = set(), {path}, {path}

    def read(file):
        for _, name in make_unit.includes(file):
            key = make_unit.found(name, file.parent) or name
            if key in entered:
                continue
            entered.add(key)
            if isinstance(key, pathlib.Path):
                if before <= make_unit.pulled_in(key):
                    found.add(key)
                read(key)
            before.add(key)

    read(path)
    return found


def few_of(include, names):
    """As many headers as it takes to have all of these read as they would be alone."""
    reads = {name: read_as_alone((include / name).resolve()) for name in names if not says_nothing((include / name).read_text())}
    left, few = {(include / name).resolve() for name in reads}, []
    while left:
        few.append(max(reads, key=lambda name: len(reads[name] & left)))
        left -= reads[few[-1]]
    return sorted(few)


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
    umbrellas = [("#pragma once\n#include <varscope/name.hpp>\n", True), ("#include <varscope/name.hpp>\n", False),
                 ("#pragma once\n#include <cstddef>\n", False), ("#pragma once\n#include <varscope/name.hpp>\nint one;\n", False)]
    for text, nothing in umbrellas:
        if says_nothing(text) != nothing:
            failures += 1
            print(f"self-test, a header that only includes others: wrong for {text!r}")
    print(f"self-test: {len(cases) + len(umbrellas)} headers, {failures} wrong")
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--few", action="store_true",
                        help="only those that do not pull in xtensor, and none that is read by another of them as it would be alone")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("option", nargs="*", help="further options of the compiler, after --")
    options = parser.parse_args()
    if options.self_test:
        return self_test(options)

    include = flags.ROOT / "include"
    names = [line.strip() for line in (include / "headers.txt").read_text().splitlines()]
    names = [name for name in names if name and not name.startswith("#")]
    heavy = include / "varscope" / "detail" / "xtensor.hpp"
    if options.few:
        names = [name for name in names if heavy not in make_unit.pulled_in((include / name).resolve()) | {include / name}]
    failed = skipped = 0
    with tempfile.TemporaryDirectory() as folder:
        compiler = Compiler(options.compiler, [*flags.of(options.build), *options.option], folder)
        bases = [f"varscope/{base}" for base in (BASES if compiler.is_clang else BASES_OF_GCC)]
        right = {base for base in bases if base in names and compiler.precompile(include / base)}
        if options.few:
            names = few_of(include, names)
        for name in names:
            if name in right or says_nothing((include / name).read_text()):
                continue
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
