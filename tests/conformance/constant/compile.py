#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Have a compiler run scope programs in its constant evaluator, and count those that end as they did in TensorFlow.

    compile.py --compiler g++ FILE...               all programs of JSON-lines files
    compile.py --compiler clang++ --sample 100 FILE...

Each program becomes a function of calls of the public interface and a static_assert for each record. Programs are compiled in
batches; a batch that does not compile is tried again program by program, and what a failed one really did is printed from the same
function at run time. The last line is "N passed, N failed". Ends with status 1 where one failed, with 77, which is a skipped test,
where --optional is given and a file is not there.
"""

import argparse
import concurrent.futures
import json
import pathlib
import random
import shlex
import subprocess
import sys
import tempfile
import time

import generate

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tools"))
import flags  # noqa: E402  (its folder is found above)
import parts  # noqa: E402

SHOWN_ERRORS = 3


class Compiler:
    def __init__(self, command, build, folder):
        self.command = shlex.split(command) + flags.of(build) + ["-I", str(HERE), *self.limits(shlex.split(command))]
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    @staticmethod
    def limits(command):
        """Room for programs that are longer than the ones at hand, which need none of it."""
        version = subprocess.run([*command, "--version"], capture_output=True, text=True).stdout
        return ["-fconstexpr-steps=100000000"] if "clang" in version else ["-fconstexpr-ops-limit=1000000000"]

    def write(self, name, lines):
        path = self.folder / f"{name}.cpp"
        path.write_text("\n".join([generate.HEAD, *lines]) + "\n")
        return path

    def errors(self, name, lines):
        """The errors that the compiler gives; none where all holds."""
        path = self.write(name, lines)
        done = subprocess.run([*self.command, "-fsyntax-only", str(path)], capture_output=True, text=True)
        if done.returncode == 0:
            return []
        path.unlink()
        found = [line for line in done.stderr.splitlines() if "error" in line]
        return found or [f"the compiler ended with status {done.returncode}"]

    def records(self, name, lines, count):
        """How many lines the function of a program notes when it is run, and the first of them; none where it does not compile."""
        body = [line for line in lines if not line.startswith(("static_assert", "constexpr auto records_"))]
        path = self.write(name, ["#include <cstdio>", *body, "int main() {", "    const auto records = program_0();",
                                 '    std::printf("%zu\\n", records.count);',
                                 f"    for (std::size_t i = 0; i != {count}; ++i)",
                                 '        std::printf("%.*s\\n", static_cast<int>(records[i].size()), records[i].data());',
                                 "}"])
        program = path.with_suffix("")
        if subprocess.run([*self.command, "-o", str(program), str(path)], capture_output=True).returncode != 0:
            return None
        return subprocess.run([str(program)], capture_output=True, text=True).stdout.splitlines()


def agrees(found, line):
    if len(line) == 1:
        return found == line[0]
    error, name = line
    full = found[len(error):]
    return found.startswith(error) and (name is None or full == name or full.endswith("/" + name))


def explain(compiler, given, name, errors):
    """Lines that say where a program departs from what was expected."""
    expected = generate.result_lines(given["expected"])
    statements = generate.executed(given["program"], given["expected"]["records"])
    count, *found = compiler.records(name, generate.unit(given, 0, False), len(expected)) or ["0"]
    for i, (about, line) in enumerate(expected):
        if i >= len(found) or agrees(found[i], line):
            continue
        if about in generate.LISTS and int(count) != len(expected):
            break
        where = json.dumps(statements[i]) if i < len(statements) else about
        return [f"{given['id']}: {where}", f"  expected: {''.join(text or '' for text in line)}", f"  found:    {found[i]}"]
    if found and int(count) != len(expected):
        return [f"{given['id']}: number of records", f"  expected: {len(statements)}",
                f"  found:    {int(count) - len(expected) + len(statements)}"]
    return [f"{given['id']}: as expected at run time, and not in constants:", *(f"  {line}" for line in errors[:SHOWN_ERRORS])]


def try_batch(compiler, number, batch, odd):
    """(passed, [(program, errors)])"""
    lines, failed, said = [], [], []
    for i, given in enumerate(batch):
        try:
            lines += generate.unit(given, i, odd)
            said.append(given)
        except generate.Unsupported as why:
            failed.append((given, [f"cannot be said in C++: {why}"]))
    if not compiler.errors(f"batch_{number}", lines):
        return len(said), failed
    for i, given in enumerate(said):
        errors = compiler.errors(f"batch_{number}_{i}", generate.unit(given, 0, odd))
        if errors:
            failed.append((given, errors))
    return len(batch) - len(failed), failed


def run(options, programs, out=sys.stdout):
    """(passed, failed)"""
    begin = time.monotonic()
    passed, failed = 0, []
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        compiler = Compiler(options.compiler, options.build, options.keep or folder)
        batches = [programs[i:i + options.batch] for i in range(0, len(programs), options.batch)]
        for good, bad in pool.map(lambda pair: try_batch(compiler, *pair, options.odd), enumerate(batches)):
            passed += good
            failed += bad
        for number, (given, errors) in enumerate(failed[:options.show]):
            unsaid = errors[0].startswith("cannot be said")
            lines = [f"{given['id']}: {errors[0]}"] if unsaid else explain(compiler, given, f"failed_{number}", errors)
            print("\n".join(lines), file=out)
    seconds = time.monotonic() - begin
    if programs:
        print(f"{len(programs)} programs, {seconds:.1f} s with {options.jobs} at a time: "
              f"{1000 * seconds * options.jobs / len(programs):.0f} ms of compiling a program", file=out)
    return passed, len(failed)


def self_test(options):
    """Programs that are wrong in one place each: every one must be found, and the right one pass."""
    right = {"id": "right", "program": [{"op": "get_variable", "name": "w", "shape": [2]},
                                        {"op": "try", "body": [{"op": "get_variable", "name": "w", "shape": [2]}]}],
             "expected": {"records": [
                 {"op": "get_variable", "name": "w:0", "shape": [2], "dtype": "float32", "var": 0, "trainable": True},
                 {"op": "try", "completed": False},
                 {"op": "get_variable", "error": "already_exists", "name": "w"}],
                 "trainable_variables": [["w:0", [2], "float32"]], "global_variables": [["w:0", [2], "float32"]],
                 "local_variables": [], "ops": []}}
    uniform = "w/Initializer/random_uniform"
    right["expected"]["ops"] = [f"{uniform}/{op}" for op in ("shape", "min", "max", "RandomUniform", "sub", "mul")] + [
        uniform, "w", "w/Assign", "w/read"]
    changes = [(["records", 0, "name"], "v:0"), (["records", 0, "shape"], [3]), (["records", 0, "var"], 1),
               (["records", 0, "trainable"], False), (["records", 1, "completed"], True),
               (["records", 2, "error"], "does_not_exist"), (["records", 2, "name"], "v"),
               (["trainable_variables", 0, 2], "float64"), (["local_variables"], [["w:0", [2], "float32"]]),
               (["ops", 8], "w/assign")]
    programs = [right]
    for number, (path, value) in enumerate(changes):
        wrong = json.loads(json.dumps(right))
        wrong["id"] = f"wrong_{number}"
        place = wrong["expected"]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        programs.append(wrong)
    unsaid = dict(right, id="unsaid", program=[{"op": "template", "name": "t", "as": "t",
                                                "body": [{"op": "call", "template": "t"}]}])
    options.show = 0
    found = run(options, programs + [unsaid])
    expected = (1, len(changes) + 1)
    print(f"self-test: expected {expected}, found {found}")
    return 0 if found == expected else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", default="g++", help="command of the compiler (g++)")
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--sample", type=int, help="only so many programs, drawn at random")
    parts.add_option(parser)
    parser.add_argument("--seed", type=int, default=0, help="of the sample (0)")
    parser.add_argument("--batch", type=int, default=50, help="programs a translation unit (50)")
    parser.add_argument("--jobs", type=int, default=1, help="compilers at a time (1)")
    parser.add_argument("--show", type=int, default=5, help="failed programs to explain (5)")
    parser.add_argument("--odd", action="store_true", help="a name may be refused that TensorFlow lets through")
    parser.add_argument("--optional", action="store_true", help="skip where a file is not there")
    parser.add_argument("--keep", help="folder for the C++ that is compiled")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("file", nargs="*")
    options = parser.parse_args()
    if options.self_test:
        return self_test(options)
    if not options.file:
        parser.error("no file of programs given")
    missing = [path for path in options.file if not pathlib.Path(path).exists()]
    if options.optional and missing:
        print(f"skipped: {missing[0]} is not there")
        return 77
    programs = parts.of(list(generate.read(options.file)), options.part)
    if options.sample is not None and options.sample < len(programs):
        programs = random.Random(options.seed).sample(programs, options.sample)
    passed, failed = run(options, programs)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
