#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Compare what varscope costs the compiler with what is written by hand, each pair of units in one run.

  GPT-2              a forward pass of a few layers, over the same functions and such a struct
  ResNet-50, VGG-16  the model and one access to each variable, over a struct of xtensor's adaptors bound in constructors
  model.hpp, graph.hpp  the header, over xtensor's own headers
  one variable       a graph with one variable, over one array of xtensor's; also with the compiled part of the library
--parts shows instead where the time of ResNet-50 goes that the struct does not take.
Processor time with -O1 -c, the least of some runs; the units are compiled in turn.
"""

import argparse
import shutil
import subprocess
import sys
import pathlib
import shlex

import networks
import sweep
import units

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import flags  # noqa: E402

MARK = "<!-- compare -->"
PAIRS = {
    "ResNet-50": (networks.model("ResNet-50"), networks.by_hand("ResNet-50")),
    "VGG-16": (networks.model("VGG-16"), networks.by_hand("VGG-16")),
    "GPT-2, model": (networks.gpt2(flags.ROOT, "model"), networks.gpt2(flags.ROOT, "hand")),
    "GPT-2, graph": (networks.gpt2(flags.ROOT, "graph"), networks.gpt2(flags.ROOT, "hand")),
    "model.hpp": (units.HEAD.format(header="model.hpp"), networks.XTENSOR_HEADER),
    "graph.hpp": (units.HEAD.format(header="graph.hpp"), networks.XTENSOR_HEADER),
    "one variable": (networks.ONE_VARIABLE, networks.ONE_ARRAY),
    "one variable, compiled part": ("#define VARSCOPE_COMPILED\n" + networks.ONE_VARIABLE, networks.ONE_ARRAY),
}


def show_parts(compilers, options):
    """What each part of ResNet-50's unit adds, of what it takes more than the struct."""
    wanted, shapes, accesses = networks.parts("ResNet-50")
    columns = []
    for compiler in compilers:
        costs = sweep.measure(compiler, flags.of(options.build), {(name, 0): source for name, source in wanted.items()},
                              options.runs)
        spent = {name: costs[name, 0].seconds for name in wanted}
        steps = list(spent)[:-1]
        columns.append([f"{spent[after] - spent[before]:.2f} s" for before, after in zip(steps, steps[1:])]
                       + [f"{spent['accesses']:.2f} s", f"{spent['by hand']:.2f} s"])
    titles = ["model.hpp, above xtensor's headers", "the program, run by the compiler", f"the views of {shapes} shapes",
              f"{accesses - shapes} accesses more", "all", "the struct"]
    print("\n".join(sweep.table("ResNet-50", compilers, [[title, *row] for title, row in zip(titles, zip(*columns))])))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", action="append", help="may be repeated; default: g++ and clang++ where present")
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", type=pathlib.Path, help="a file whose part between two lines <!-- compare --> is replaced")
    parser.add_argument("--only", action="append", choices=PAIRS, help="may be repeated; default: all")
    parser.add_argument("--parts", action="store_true")
    options = parser.parse_args()
    compilers = options.compiler or [name for name in ("g++", "clang++") if shutil.which(name)]
    if options.parts:
        return show_parts(compilers, options)
    chosen = options.only or list(PAIRS)
    lines = []
    for compiler in compilers:
        wanted = {(side, name): PAIRS[name][side] for name in chosen for side in (0, 1)}
        costs = sweep.measure(compiler, flags.of(options.build), wanted, options.runs)
        version = subprocess.run([*shlex.split(compiler), "--version"], capture_output=True, text=True).stdout
        rows = [[name, f"{costs[0, name].seconds:.2f} s", f"{costs[1, name].seconds:.2f} s",
                 f"{costs[0, name].seconds / costs[1, name].seconds:.2f}"] for name in chosen]
        part = [f"`{version.splitlines()[0]}`, `-O1`:", "",
                *sweep.table("", ["varscope", "compared with", "ratio"], rows), ""]
        print("\n".join(part), flush=True)
        lines += part
    if options.write:
        parts = options.write.read_text().split(MARK)
        if len(parts) != 3:
            sys.exit(f"{options.write}: needs two lines {MARK}, between which the tables go")
        options.write.write_text(MARK.join([parts[0], "\n\n" + "\n".join(lines) + "\n", parts[2]]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
