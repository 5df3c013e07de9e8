#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Compare what varscope costs the compiler with what is written by hand, each pair of units in one run.

  ResNet-50, VGG-16  the model and one access to each variable, over a struct of xtensor's adaptors bound in constructors
  model.hpp, graph.hpp  the header, over xtensor's own headers
  one variable       a graph with one variable, over one array of xtensor's; also with the compiled part of the library
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

PAIRS = {
    "ResNet-50": (networks.model("ResNet-50"), networks.by_hand("ResNet-50")),
    "VGG-16": (networks.model("VGG-16"), networks.by_hand("VGG-16")),
    "model.hpp": (units.HEAD.format(header="model.hpp"), networks.XTENSOR_HEADER),
    "graph.hpp": (units.HEAD.format(header="graph.hpp"), networks.XTENSOR_HEADER),
    "one variable": (networks.ONE_VARIABLE, networks.ONE_ARRAY),
    "one variable, compiled part": ("#define VARSCOPE_COMPILED\n" + networks.ONE_VARIABLE, networks.ONE_ARRAY),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", action="append", help="may be repeated; default: g++ and clang++ where present")
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", action="append", choices=PAIRS, help="may be repeated; default: all")
    options = parser.parse_args()
    chosen = options.only or list(PAIRS)
    for compiler in options.compiler or [name for name in ("g++", "clang++") if shutil.which(name)]:
        wanted = {(side, name): PAIRS[name][side] for name in chosen for side in (0, 1)}
        costs = sweep.measure(compiler, flags.of(options.build), wanted, options.runs)
        version = subprocess.run([*shlex.split(compiler), "--version"], capture_output=True, text=True).stdout
        rows = [[name, f"{costs[0, name].seconds:.2f} s", f"{costs[1, name].seconds:.2f} s",
                 f"{costs[0, name].seconds / costs[1, name].seconds:.2f}"] for name in chosen]
        print(f"`{version.splitlines()[0]}`, `-O1`:\n", flush=True)
        print("\n".join(sweep.table("", ["varscope", "compared with", "ratio"], rows)) + "\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
