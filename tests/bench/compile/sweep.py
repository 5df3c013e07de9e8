#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Measure how compile time and memory grow with the number of variables.

Compiles generated translation units (units.py) with -O1 -c and the default limits of the compiler:
  struct    a nested struct of fixed-shape views written by hand, one access each
  xtensor struct  the same with xtensor's own adaptors of fixed shape
  model     a program, its model, and one access each by full name
  manifest  the program and what it declares, without xtensor
  hana map  a hana::map of the same views keyed by hana strings, one access each; at the smallest number only
  names     the manifest, and each variable found by its name; at the smallest number only
  hana names  the hana map without xtensor; at the smallest number only
Time is user and system time, memory the largest resident set of the compiler; the least of some runs each, and the
units are compiled in turn, so that what disturbs the machine disturbs all of them.

With --write FILE: put the tables in Markdown between the two lines <!-- sweep --> of FILE, or into a new file.
"""

import argparse
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

import units

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import flags  # noqa: E402

MARK = "<!-- sweep -->"
SWEPT = {"struct": units.struct, "xtensor struct": units.xtensor_struct, "model": units.model, "manifest": units.manifest}
# What is compared with a hana::map, at the smallest number only.
HANA = {"hana map": "model", "hana names": "names"}
PARTS = {
    "tensor.hpp": units.tensor_header,
    "model.hpp": units.model_header,
    "model.hpp and the program": units.model_without_access,
    "model": units.model,
}


class Cost:
    """Seconds of processor time and megabytes."""

    def __init__(self, seconds=float("inf"), megabytes=float("inf")):
        self.seconds, self.megabytes = seconds, megabytes

    def least(self, other):
        return Cost(min(self.seconds, other.seconds), min(self.megabytes, other.megabytes))


def compile_once(command):
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(command, stdout=words, stderr=words)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            words.seek(0)
            sys.exit(f"{shlex.join(command)}\n{words.read().decode(errors='replace')[:4000]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(compiler, options, wanted, runs):
    """The least cost of each of the wanted units, {(kind, count): text of the unit}."""
    least = {key: Cost() for key in wanted}
    with tempfile.TemporaryDirectory() as folder:
        sources = {}
        for number, (key, text) in enumerate(wanted.items()):
            sources[key] = pathlib.Path(folder) / f"unit{number}.cpp"
            sources[key].write_text(text)
        for run in range(runs):
            for (kind, count), source in sources.items():
                if kind in HANA and run != 0:
                    continue
                command = [*shlex.split(compiler), *options, "-O1", "-c", str(source), "-o", os.devnull]
                least[kind, count] = least[kind, count].least(compile_once(command))
    return least


def row(cells):
    return "| " + " | ".join(cells) + " |"


def table(title, columns, rows):
    return [row([title, *columns]), row(["---", *("---:" for _ in columns)]), *(row(cells) for cells in rows)]


def shown(cost):
    return [f"{cost.seconds:.2f} s", f"{cost.megabytes:.0f} MB"]


def report(costs, counts, kinds, hana):
    """The tables of one compiler, as lines of Markdown."""
    columns = [column for count in counts for column in (f"{count}", "")]
    rows = [[kind, *(cell for count in counts for cell in shown(costs[kind, count]))] for kind in kinds]
    for by_hand in ("struct", "xtensor struct"):
        if {by_hand, "model"} <= set(kinds):
            ratios = [f"model / {by_hand}"]
            for count in counts:
                struct, model = costs[by_hand, count], costs["model", count]
                ratios += [f"{model.seconds / struct.seconds:.2f}", f"{model.megabytes / struct.megabytes:.2f}"]
            rows.append(ratios)
    if hana:
        for kind, over in HANA.items():
            cost, ours = costs[kind, counts[0]], costs[over, counts[0]]
            if over not in kinds:
                rows.append([over, *shown(ours), *("" for _ in columns[2:])])
            rows.append([kind, *shown(cost), *("" for _ in columns[2:])])
            rows.append([f"{kind} / {over}", f"{cost.seconds / ours.seconds:.1f}",
                         f"{cost.megabytes / ours.megabytes:.1f}", *("" for _ in columns[2:])])
    lines = table("variables", columns, rows)

    if len(counts) > 1:
        steps = list(zip(counts, counts[1:]))
        rows = []
        for kind in kinds:
            cells = [kind]
            for low, high in steps:
                first, last = costs[kind, low], costs[kind, high]
                cells += [f"{1000 * (last.seconds - first.seconds) / (high - low):.2f} ms",
                          f"{1024 * (last.megabytes - first.megabytes) / (high - low):.0f} KB"]
            rows.append(cells)
        columns = [column for low, high in steps for column in (f"from {low} to {high}", "")]
        lines += ["", *table("one more variable", columns, rows)]
    return lines


def report_parts(costs, counts):
    rows, before = [], None
    for kind in PARTS:
        cells = [kind]
        for count in counts:
            cost = costs[kind, count]
            cells += shown(cost)
            if before:
                last = costs[before, count]
                cells[-2] += f" (+{cost.seconds - last.seconds:.2f})"
                cells[-1] += f" (+{cost.megabytes - last.megabytes:.0f})"
        rows.append(cells)
        before = kind
    return table("a model, part by part", [column for count in counts for column in (f"{count}", "")], rows)


def write(path, lines):
    text = "\n".join(lines) + "\n"
    if path.exists():
        parts = path.read_text().split(MARK)
        if len(parts) != 3:
            sys.exit(f"{path}: needs two lines {MARK}, between which the tables go")
        text = f"{parts[0]}{MARK}\n\n{text}\n{MARK}{parts[2]}"
    path.write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", action="append", help="may be repeated; default: g++ and clang++ where present")
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--counts", type=int, nargs="+", default=[200, 1000, 2000], help="numbers of variables")
    parser.add_argument("--runs", type=int, default=3, help="of the hana maps: always one")
    parser.add_argument("--only", action="append", choices=SWEPT, help="may be repeated; default: all")
    parser.add_argument("--no-hana", action="store_true", help="leave out the hana maps, the slowest of all")
    parser.add_argument("--parts", action="store_true", help="show instead what the parts of the model cost")
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="only write the units into this folder")
    options = parser.parse_args()

    counts = sorted(options.counts)
    kinds = options.only or list(SWEPT)
    hana = not (options.no_hana or options.parts or options.only)
    makers = PARTS if options.parts else {kind: SWEPT[kind] for kind in SWEPT if kind in kinds}
    wanted = {(kind, count): make(count) for kind, make in makers.items() for count in counts}
    if hana:
        for kind, make in (("hana map", units.hana_map), ("names", units.names), ("hana names", units.hana_names)):
            wanted[kind, counts[0]] = make(counts[0])

    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        for (kind, count), text in wanted.items():
            (options.keep / f"{kind.replace(' ', '_')}_{count}.cpp").write_text(text)
        return 0

    lines = []
    for compiler in options.compiler or [name for name in ("g++", "clang++") if shutil.which(name)]:
        costs = measure(compiler, flags.of(options.build), wanted, options.runs)
        version = subprocess.run([*shlex.split(compiler), "--version"], capture_output=True, text=True).stdout
        part = [f"`{version.splitlines()[0]}`, `-O1`:", "",
                *(report_parts(costs, counts) if options.parts else report(costs, counts, list(makers), hana)), ""]
        print("\n".join(part), flush=True)
        lines += part
    if options.write:
        write(options.write, lines[:-1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
