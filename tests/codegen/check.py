#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check what the compiler makes of models, at -O2.

access.cpp: typed access to a model that holds its elements gives the instructions of the same access to a struct written by
hand; to a model on the heap these and one load of the block's address. Where the index is known at run time the number of
instructions is compared, and may be one more, because compilers do the arithmetic as they like.
typed.cpp: no variable's name is in the program, unless it asks for variables by name at run time.
"""

import argparse
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[0] / "tools"))
import flags  # noqa: E402

LOAD = "mov (%r), %r"
NAMES = (b"zebra", b"okapi", b"stripes")


def compiled(compiler, options, source, *more):
    command = [*shlex.split(compiler), *options, "-O2", "-g0", str(HERE / source), *more]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{shlex.join(command)}\n{run.stderr}")


def functions(assembly):
    """The instructions of each function, registers without their names."""
    found, name = {}, None
    for line in assembly.splitlines():
        label = re.match(r"(\w+):", line)
        if label:
            name = label[1]
            found[name] = []
        elif line.startswith("\t.size"):
            name = None
        elif name and re.match(r"\t[a-z]", line):
            words = line.split("#")[0].split(None, 1)
            mnemonic = re.sub(r"^(mov|lea|add|ret|imul)[lq]$", r"\1", words[0])
            operands = re.sub(r"%[er]?\w+", "%r", words[1].strip()) if len(words) > 1 else ""
            text = f"{mnemonic} {operands}".strip()
            text = re.sub(r"^add \$(\d+), %r$", r"lea \1(%r), %r", text)
            if mnemonic != "endbr64":
                found[name].append(text)
    return found


def wrong_access(found):
    """What differs from the struct's code, as lines of text."""
    wrong = []
    for name in ("read", "write", "address", "index"):
        expected = found[f"struct_{name}"]
        inline, heap = found[f"inline_{name}"], list(found[f"heap_{name}"])
        if LOAD in heap:
            heap.remove(LOAD)
        for kind, code in (("inline", inline), ("heap", heap)):
            same = len(code) <= len(expected) + 1 if name == "index" else code == expected
            if not same or not expected:
                wrong.append(f"{kind}_{name}: {'; '.join(found[f'{kind}_{name}'])}\n  the struct's: {'; '.join(expected)}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--compiler", required=True)
    options = parser.parse_args()
    words = flags.of(options.build)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "output"
        compiled(options.compiler, words, "access.cpp", "-S", "-o", str(output))
        found = functions(output.read_text())
        wrong += wrong_access(found)
        broken = {**found, "inline_read": found["heap_read"], "heap_index": found["heap_index"] + ["nop", "nop"]}
        if len(wrong_access(broken)) < 2:
            wrong.append("the comparison does not see a difference")
        for asks in (False, True):
            compiled(options.compiler, words, "typed.cpp", "-o", str(output), *(["-DASKS"] if asks else []))
            binary = output.read_bytes()
            present = [name.decode() for name in NAMES if name in binary]
            if bool(present) != asks:
                wrong.append(f"typed.cpp {'with ASKS ' if asks else ''}has {present or 'no names'} in its binary")
    print("\n".join(wrong) or "the same instructions, and no names")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
