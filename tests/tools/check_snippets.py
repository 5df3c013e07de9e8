#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check that the code and output shown in README.md and docs/**/*.md equal the files they come from.

    <!-- snippet: path/file.cpp#tag -->   the next fenced block is what stands between two lines "//! [tag]" of the file
    <!-- snippet: path/file.cpp#right --> the same between "#ifdef CONTROL" and "#else", #wrong between that and "#endif",
                                          in a file of tests/fail
    <!-- snippet: path/file.cpp -->       the next fenced block is the file without its SPDX head
    <!-- output: path/file.txt -->        the next fenced block is the file
    <!-- lines: path/file.txt -->         the next fenced block stands in the file, its lines one after another
    <!-- table: path/file.cpp -->         the code in the last column of the next table stands in the file, blanks aside

Paths start at the root of the source tree. Every cpp block needs such a comment. --fix rewrites the blocks from the files.
--self-test proves that a difference is found.
"""

import argparse
import pathlib
import re
import sys
import tempfile
import textwrap

MARK = re.compile(r"^\s*<!--\s*(snippet|output|lines):\s*(\S+?)\s*-->\s*$")
TABLE = re.compile(r"^\s*<!--\s*table:\s*(\S+?)\s*-->\s*$")
CODE = re.compile(r"`([^`]+)`")
FENCE = re.compile(r"^( *)(```+|~~~+)\s*([\w+-]*)")
TAG = re.compile(r"^\s*//!\s*\[.*\]\s*$")


class Fault(Exception):
    pass


def tidy(lines):
    """Without common indent, trailing blanks, and blank lines at both ends."""
    text = textwrap.dedent("\n".join(line.rstrip() for line in lines))
    return text.strip("\n").split("\n")


def source_text(root, kind, reference, shown):
    path, _, tag = reference.partition("#")
    file = root / path
    if not file.is_file():
        raise Fault(f"{path} does not exist")
    lines = file.read_text().split("\n")
    if kind == "lines":
        places = [at for at in range(len(lines)) if lines[at:at + len(shown)] == shown]
        if not places:
            raise Fault(f"this block does not stand in {path}")
        return shown
    if kind == "output":
        while lines and not lines[-1]:
            lines.pop()
        return lines
    if tag in ("right", "wrong") and "#ifdef CONTROL" in lines:
        first = lines.index("#ifdef CONTROL")
        middle = lines.index("#else", first)
        lines = lines[first + 1:middle] if tag == "right" else lines[middle + 1:lines.index("#endif", middle)]
    elif tag:
        marks = [number for number, line in enumerate(lines) if line.strip() == f"//! [{tag}]"]
        if len(marks) != 2:
            raise Fault(f"{path} has {len(marks)} lines '//! [{tag}]', not 2")
        lines = lines[marks[0] + 1:marks[1]]
    else:
        while lines and "SPDX-" in lines[0]:
            lines.pop(0)
    return tidy([line for line in lines if not TAG.match(line)])


def check_file(root, file, fix):
    """The violations of one document, as text; with fix, also rewrite it."""
    violations = []
    lines = file.read_text().split("\n")
    name = file.relative_to(root).as_posix()
    result = []
    mark = None
    at = 0
    while at < len(lines):
        line = lines[at]
        found = MARK.match(line)
        fence = FENCE.match(line)
        if found:
            if mark:
                violations.append(f"{name}:{mark[0]}: no fenced block follows this comment")
            mark = (at + 1, found.group(1), found.group(2))
        elif fence:
            end = at + 1
            while end < len(lines) and not re.match(rf"^ *{re.escape(fence.group(2))}\s*$", lines[end]):
                end += 1
            if end == len(lines):
                violations.append(f"{name}:{at + 1}: fenced block without an end")
            indent = fence.group(1)
            block = [text.removeprefix(indent).rstrip() for text in lines[at + 1:end]]
            if mark:
                try:
                    expected = source_text(root, *mark[1:], block)
                    if block != expected and fix:
                        block = expected
                        lines[at + 1:end] = [(indent + text).rstrip() for text in expected]
                        end = at + 1 + len(expected)
                    elif block != expected:
                        differing = [number for number, (one, other) in enumerate(zip(block, expected)) if one != other]
                        where = differing[0] if differing else min(len(block), len(expected))
                        shown = [repr(side[where]) if where < len(side) else "nothing" for side in (block, expected)]
                        violations.append(f"{name}:{at + 2 + where}: differs from {mark[2]}: "
                                          f"here {shown[0]}, there {shown[1]}")
                except Fault as fault:
                    violations.append(f"{name}:{mark[0]}: {fault}")
            elif fence.group(3) in ("cpp", "c++"):
                violations.append(f"{name}:{at + 1}: cpp block that comes from no file (put a snippet comment before it)")
            result += lines[at:end]
            mark = None
            at = end
            line = lines[at] if at < len(lines) else ""
            if at >= len(lines):
                break
        elif line.strip() and mark:
            violations.append(f"{name}:{mark[0]}: no fenced block follows this comment")
            mark = None
        result.append(line)
        at += 1
    if mark:
        violations.append(f"{name}:{mark[0]}: no fenced block follows this comment")
    if fix and result != file.read_text().split("\n"):
        file.write_text("\n".join(result))
    return violations


def check_tables(root, file):
    """The violations of the tables of one document."""
    name = file.relative_to(root).as_posix()
    lines = file.read_text().split("\n")
    violations = []
    for number, line in enumerate(lines, 1):
        mark = TABLE.match(line)
        if not mark:
            continue
        path = mark.group(1)
        if not (root / path).is_file():
            violations.append(f"{name}:{number}: {path} does not exist")
            continue
        rows = []
        for below in lines[number:]:
            if not below.startswith("|"):
                break
            rows.append(below)
        if len(rows) < 3:
            violations.append(f"{name}:{number}: no table follows this comment")
        known = "".join((root / path).read_text().split())
        for at, row in enumerate(rows[2:], number + 3):
            last = re.split(r"(?<!\\)\|", row.strip().strip("|"))[-1]
            for code in CODE.findall(last):
                if "".join(code.replace("\\|", "|").split()) not in known:
                    violations.append(f"{name}:{at}: `{code}` does not stand in {path}")
    return violations


def check(root, fix=False):
    documents = [root / "README.md"] if (root / "README.md").exists() else []
    documents += sorted((root / "docs").rglob("*.md"))
    return [violation for file in documents for violation in check_file(root, file, fix) + check_tables(root, file)]


def self_test():
    source = "// SPDX-a\n// SPDX-b\nint main() {\n    //! [tag]\n    int x = 1;\n    int y = 2;\n    //! [tag]\n}\n"
    good = ("# Title\n\n<!-- snippet: a.cpp#tag -->\n```cpp\nint x = 1;\nint y = 2;\n```\n\n<!-- output: a.txt -->\n"
            "```\n  one\ntwo\n```\n\n<!-- snippet: a.cpp -->\n```cpp\nint main() {\n    int x = 1;\n    int y = 2;\n}\n```\n\n"
            "- item\n\n  <!-- snippet: a.cpp#tag -->\n  ```cpp\n  int x = 1;\n  int y = 2;\n  ```\n\n"
            "<!-- lines: a.txt -->\n```\ntwo\n```\n\n<!-- table: a.cpp -->\n| there | here |\n|---|---|\n| `y` | `int y=2` and `int x = 1;` |\n")
    cases = [
        ("no fault", good, None),
        ("changed line", good.replace("int x = 1;\nint y", "int x = 3;\nint y"), "README.md:5: differs from a.cpp#tag"),
        ("line too few", good.replace("int y = 2;\n```\n\n<!-- o", "```\n\n<!-- o"), "here nothing"),
        ("line too many", good.replace("two\n", "two\nthree\n", 1), "there nothing"),
        ("indented block", good.replace("  int y = 2;\n  ```\n", "  int y = 9;\n  ```\n"), "int y = 9;"),
        ("no comment", good.replace("<!-- snippet: a.cpp -->\n", ""), "comes from no file"),
        ("no such file", good.replace("a.txt", "b.txt"), "b.txt does not exist"),
        ("no such tag", good.replace("#tag", "#gat"), "not 2"),
        ("table", good.replace("`int y=2`", "`int z = 2`"), "README.md:39: `int z = 2` does not stand in a.cpp"),
        ("no table", good + "\n<!-- table: a.cpp -->\n\ntext\n", "no table follows"),
        ("table of no file", good.replace("table: a.cpp", "table: b.cpp"), "b.cpp does not exist"),
        ("other lines", good.replace("```\ntwo\n```", "```\ntwo\none\n```"), "does not stand in a.txt"),
        ("no block", good + "\n<!-- output: a.txt -->\n\ntext\n", "no fenced block follows"),
    ]
    failures = 0
    for title, document, words in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "a.cpp").write_text(source)
            (root / "a.txt").write_text("  one\ntwo\n")
            (root / "README.md").write_text(document)
            found = check(root)
            right = not found if words is None else any(words in violation for violation in found)
            if words and "differs" in " ".join(found):
                check(root, fix=True)
                right = right and not check(root) and (root / "README.md").read_text() == good
            if not right:
                failures += 1
                print(f"self-test, {title}: expected {words!r}, found {found}")
    print(f"self-test: {len(cases)} documents, {failures} wrong")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fix", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    options = parser.parse_args()
    if options.self_test:
        return 1 if self_test() else 0
    violations = check(options.root.resolve(), options.fix)
    for violation in violations:
        print(violation)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
