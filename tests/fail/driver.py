#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check that a misuse is refused by the compiler, with one error and the right words.

A file of this suite holds one misuse:

    // SPDX lines
    // expect: <regular expression for the first error>
    // expect-clang: <the same, where clang words it differently>      (optional; also expect-gcc)
    // errors: <number>                             (optional: 1, where varscope words them; also errors-clang, errors-gcc)
    // note: <regular expression for any line of the whole output>     (optional, may be repeated; also note-clang, note-gcc)
    ...
    #ifdef CONTROL
        the right use, which must compile
    #else
        the misuse
    #endif

Each compiler given compiles the right uses of all files in one unit, and one by one where that does not compile; and each
misuse by itself, after what its #include lines pull in, or most of it, was compiled once for all files. What g++ 12, clang 14
and clang 19 print of it stands in messages/ where the documentation shows it; --record writes it anew. --self-test proves that each way to be wrong is found.
"""

import argparse
import functools
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tools"))
import flags  # noqa: E402
import make_unit  # noqa: E402
import parts  # noqa: E402

ERROR = re.compile(r"^\S.*?: (?:fatal )?error: |^(?:fatal )?error: ")
HEAD = re.compile(r"^//\s*(expect|note|errors)(?:-(gcc|clang))?:\s*(.*?)\s*$")
HEAD_LINES = 12
WORTH_COMPILING = 3  # files with the same #include lines
NEAR = 0.8


MESSAGE = re.compile(r"^\S.*?: ((?:error|note): .*)$")
RECORDED = ("g++ 12", "clang 14", "clang 19")


@functools.lru_cache
def family(compiler):
    run = subprocess.run([*shlex.split(compiler), "--version"], capture_output=True, text=True)
    return "clang" if "clang" in run.stdout else "gcc"


@functools.lru_cache
def release(compiler):
    """Family and major version, as in RECORDED."""
    words = [*shlex.split(compiler), "-E", "-P", "-x", "c++", "-"]
    macros = "#ifdef __clang__\nclang __clang_major__\n#else\ng++ __GNUC__\n#endif\n"
    run = subprocess.run(words, input=macros, capture_output=True, text=True)
    return " ".join(run.stdout.split()).replace("g ++", "g++")


def shown_message(output):
    """The error and what says why, without paths."""
    lines = [found[1] for found in map(MESSAGE.match, output.splitlines()) if found]
    while lines and not lines[0].startswith("error: "):
        lines.pop(0)
    return lines[:1] + [line for line in lines[1:] if "evaluates to false" in line or "because" in line]


def read_messages(file):
    """{release: [line, ...]}; nothing where there is no such file."""
    found = {}
    for line in file.read_text().splitlines() if file.is_file() else []:
        if line.startswith("  "):
            found[release_shown].append(line.strip())
        elif line:
            release_shown = line.rstrip(":")
            found[release_shown] = []
    return found


def check_message(source, name, lines, record):
    """What is wrong with the message that is recorded of this release, as lines of text."""
    file = pathlib.Path(source).parent / "messages" / (pathlib.Path(source).stem + ".txt")
    messages = read_messages(file)
    if name not in RECORDED or messages.get(name) == lines or not (record or messages):
        return []
    if not record:
        return ["the message recorded in messages/ differs (--record writes it anew)\n  recorded: "
                + "\n            ".join(messages.get(name, [])) + "\n  found:    " + "\n            ".join(lines)]
    messages[name] = lines
    blocks = [each + ":\n" + "".join(f"  {line}\n" for line in messages[each]) for each in RECORDED if each in messages]
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(blocks))
    return []


def read_head(text):
    """The expectations of a file: {("expect", "gcc"): [pattern, ...], ...}; the second is None where it holds for all."""
    found = {}
    for line in text.splitlines()[:HEAD_LINES]:
        match = HEAD.match(line)
        if match:
            found.setdefault((match.group(1), match.group(2)), []).append(match.group(3))
    return found


def run_compiler(compiler, words):
    run = subprocess.run([*shlex.split(compiler), *words], capture_output=True, text=True, errors="replace",
                         env={**os.environ, "LC_ALL": "C"})
    return run.returncode, run.stderr


def compile_once(compiler, options, source, control):
    words = ["-fsyntax-only", "-fdiagnostics-color=never", str(source)] + (["-DCONTROL"] if control else [])
    return run_compiler(compiler, [*options, *words])


def failing_controls(compiler, options, sources, folder):
    """{source: output} of those whose right use does not compile."""
    joined = pathlib.Path(folder) / "controls.cpp"
    paths = [pathlib.Path(source).resolve() for source in sources]
    joined.write_text(make_unit.unit(paths[0].parent, paths, False))
    if len(sources) > 1 and compile_once(compiler, options, joined, control=True)[0] == 0:
        return {}
    tried = {source: compile_once(compiler, options, source, control=True) for source in sources}
    return {source: output for source, (status, output) in tried.items() if status != 0}


def compiled_headers(compiler, options, sources, folder):
    """{source: further options} with which the compiler reads most of what the source includes as it was compiled before."""
    groups = {}
    for source in sources:
        path = pathlib.Path(source).resolve()
        groups.setdefault(tuple(make_unit.split(path)[0]), []).append(path)
    more, compiled = {}, []
    for above, users in sorted(groups.items(), key=lambda group: make_unit.weight(group[1][0])):
        # Headers that are compiled already and most of what these files include.
        needed = make_unit.pulled_in(users[0])
        use = next((words for other, words in compiled if other <= needed and len(other) > NEAR * len(needed)), None)
        if use is None and len(users) >= WORTH_COMPILING:
            header = pathlib.Path(folder) / f"headers_{len(compiled)}.hpp"
            header.write_text("\n".join(above) + "\n")
            is_clang = family(compiler) == "clang"
            made = header.with_suffix(".pch" if is_clang else ".hpp.gch")
            how = ["-fpch-instantiate-templates"] if is_clang else []
            if run_compiler(compiler, [*options, *how, "-x", "c++-header", str(header), "-o", str(made)])[0] == 0:
                use = ["-include-pch", str(made)] if is_clang else ["-include", str(header)]
                compiled.append((needed, use))
        if use is not None:
            more.update(dict.fromkeys(users, use))
    return {source: more[path] for source in sources if (path := pathlib.Path(source).resolve()) in more}


def check(source, compiler, options, record=False):
    """Number of errors the misuse gave, and what is wrong with it as lines of text."""
    text = pathlib.Path(source).read_text()
    head = read_head(text)
    kind = family(compiler)
    expect = head.get(("expect", kind)) or head.get(("expect", None))
    notes = head.get(("note", None), []) + head.get(("note", kind), [])
    allowed = int((head.get(("errors", kind)) or head.get(("errors", None)) or ["1"])[0])
    if not expect or len(expect) != 1:
        return 0, ["its first lines hold no (or more than one) '// expect: <regular expression>'"]
    if not re.search(r"^\s*#\s*if(def\s+|\s+defined\W+)CONTROL\b", text, re.MULTILINE):
        return 0, ["it has no '#ifdef CONTROL' with the right use"]

    wrong = []
    status, output = compile_once(compiler, options, source, control=False)
    errors = [line for line in output.splitlines() if ERROR.match(line)]
    if status == 0:
        wrong.append("the misuse compiles")
    elif len(errors) != allowed:
        wrong.append(f"the misuse gives {len(errors)} errors, not {allowed}:\n" + output)
    if errors and not re.search(expect[0], errors[0]):
        wrong.append(f"the first error does not match\n  expected: {expect[0]}\n  found:    {errors[0]}")
    for note in notes:
        if status != 0 and not re.search(note, output, re.MULTILINE):
            wrong.append(f"no line of the output matches the note\n  expected: {note}\n{output}")
    if not wrong:
        wrong = check_message(source, release(compiler), shown_message(output), record)
    return len(errors), wrong


def check_all(sources, compiler, options, record=False):
    """{source: (number of errors, what is wrong)}"""
    with tempfile.TemporaryDirectory() as folder:
        failing = failing_controls(compiler, options, sources, folder)
        headers = compiled_headers(compiler, options, sources, folder)
        found = {}
        for source in sources:
            number, wrong = check(source, compiler, [*options, *headers.get(source, [])], record)
            if source in failing:
                wrong = ["the right use (-DCONTROL) does not compile:\n" + failing[source], *wrong]
            found[source] = number, wrong
        return found


def self_test(compilers):
    good = ("// expect: static.assert.*VS-E000: words\n#ifdef CONTROL\nstatic_assert(true);\n#else\n"
            'static_assert(sizeof(int) == 0, "VS-E000: words");\n#endif\n')
    cases = [
        ("no fault", good, None),
        ("note", "// note: VS-E000\n" + good, None),
        ("no expectation", good.replace("expect:", "hope:"), "hold no"),
        ("no control", good.replace("CONTROL", "OTHER"), "no '#ifdef CONTROL'"),
        ("control fails", good.replace("static_assert(true)", "static_assert(false)"), "(-DCONTROL) does not compile"),
        ("misuse compiles", good.replace("== 0", "> 0"), "the misuse compiles"),
        ("two errors", good.replace("#endif", "int x = y;\n#endif"), "gives 2 errors"),
        ("wrong words", good.replace("expect: ", "expect: other "), "does not match"),
        ("wrong note", "// note: other words\n" + good, "matches the note"),
        ("other message recorded", good, "recorded in messages/ differs"),
    ]
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        expected = {}
        for title, text, words in cases:
            source = folder / (re.sub(r"\W", "_", title) + ".cpp")
            source.write_text(text)
            expected[source] = title, words
        folder.joinpath("messages").mkdir()
        folder.joinpath("messages/other_message_recorded.txt").write_text(
            "".join(f"{each}:\n  error: other words\n" for each in RECORDED))
        for compiler in compilers:
            # All at once, and each alone.
            found = check_all(list(expected), compiler, ["-std=c++20"])
            for source, (title, words) in expected.items():
                if title == "other message recorded" and release(compiler) not in RECORDED:
                    continue
                alone = check_all([source], compiler, ["-std=c++20"])[source][1]
                for wrong in (found[source][1], alone):
                    right = not wrong if words is None else any(words in line for line in wrong)
                    if not right:
                        failures += 1
                        print(f"self-test, {title}, {compiler}: expected {words!r}, found {wrong}")
    print(f"self-test: {len(cases)} files, {len(compilers)} compilers, {failures} wrong")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", help="build folder, whose flags are used")
    parser.add_argument("--compiler", action="append", required=True, help="may be repeated")
    parser.add_argument("--record", action="store_true", help="write what is printed into messages/")
    parts.add_option(parser)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("source", nargs="*")
    options = parser.parse_args()
    if options.self_test:
        return 1 if self_test(options.compiler) else 0

    options.source = parts.by_weight(options.source, options.part, lambda path: make_unit.weight(pathlib.Path(path).resolve()))
    words = flags.of(options.build)
    # A file is one test, whatever the number of compilers.
    failed = set()
    explanations = []
    found = [check_all(options.source, compiler, words, options.record) for compiler in options.compiler]
    print(f"{'errors given by':48}" + "".join(f" {pathlib.Path(name).name:>13}" for name in options.compiler))
    for source in options.source:
        row = f"{pathlib.Path(source).name:48}"
        for compiler, results in zip(options.compiler, found):
            number, wrong = results[source]
            row += f" {number:6} {'wrong' if wrong else 'ok':6}"
            explanations += [f"{flags.shown(source)}: {compiler}: {line}" for line in wrong]
            if wrong:
                failed.add(source)
        print(row)
    print("\n".join(explanations))
    print(f"{len(options.source) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
