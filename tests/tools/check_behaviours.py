#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check docs/behaviours.md: its rows, what they link to, and the rows that others cite.

Every row from 1 to 213 stands once and in order, as a line of a table:

    | <a id="row-56"></a>56 | what TensorFlow does | kept | [vs_default_name](../tests/conformance/data/named.jsonl) |

The status is `kept`, `different: reason`, `not applicable: reason`, or `not there yet`, where words may follow a colon. A kept
row links to a test, a different one to a test or a page. A linked file exists; a link to a .jsonl has as its text the name of a
program in that file. Where a file of include, tests, examples or docs says "row 56", "rows 77, 78 and 80" or "rows 30 to 36", the
list has those rows.

--self-test proves that each fault is found.
"""

import argparse
import json
import pathlib
import re
import sys
import tempfile

DOCUMENT = "docs/behaviours.md"
LAST = 213
CITING = ["include", "tests", "examples", "docs"]
SUFFIXES = {".hpp", ".cpp", ".in", ".py", ".md", ".txt", ".build"}

ROW = re.compile(r'(?:<a id="([^"]*)"></a>)?(\d+)')
HEAD = re.compile(r"(row|status|[\s:-]+)")
STATUS = re.compile(r"(kept|(different|not applicable)(: \S.*)?|not there yet(: \S.*)?)")
LINK = re.compile(r"\[([^\]]*)\]\(([^)#\s]*)[^)]*\)")
GAP = r"(?:[ \t]*\n[ \t]*(?://+|#|\*)?[ \t]*|[ \t]+)"
RANGE = rf"\d+(?:{GAP}to{GAP}\d+)?"
CITED = re.compile(rf"\b[Rr]ows?{GAP}({RANGE}(?:(?:,|,?{GAP}and){GAP}{RANGE})*)")


def table_rows(text):
    """(line, anchor, number, status, links) of each row; the number is None where a line of a table is no row."""
    for line, words in enumerate(text.splitlines(), 1):
        if not words.startswith("|"):
            continue
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", words)[1:-1]]
        if not cells or HEAD.fullmatch(cells[0]):
            continue
        found = ROW.fullmatch(cells[0])
        if found and len(cells) == 4:
            yield line, found[1], int(found[2]), cells[2], LINK.findall(cells[3])
        elif found or "row-" in cells[0]:
            yield line, None, None, words, []


def programs(file, known):
    """The names of the programs in a JSON-lines file."""
    if file not in known:
        lines = file.read_text(encoding="utf-8").splitlines()
        known[file] = {json.loads(line).get("id") for line in lines if line.strip()}
    return known[file]


def check_links(root, number, links, known):
    """What is wrong with the links of a row, and whether one leads to a test."""
    wrong = []
    shows = False
    for text, target in links:
        if "://" in target:
            wrong.append(f"row {number} links to {target}, which is outside of the project")
            continue
        file = (root / DOCUMENT).parent.joinpath(target).resolve()
        if not file.is_file():
            wrong.append(f"row {number} links to {target}, which does not exist")
            continue
        if file.suffix == ".jsonl" and text not in programs(file, known):
            wrong.append(f"row {number} names the program '{text}', which {target} does not have")
            continue
        shows = shows or (root / "tests") in file.parents
    return wrong, shows


def check_row(root, row, known):
    """What is wrong with one row, as lines of text."""
    _, anchor, number, status, links = row
    wrong = []
    if anchor != f"row-{number}":
        wrong.append(f"row {number} has the anchor '{anchor}' instead of 'row-{number}'")
    found = STATUS.fullmatch(status)
    if not found:
        wrong.append(f"row {number} has the status '{status}'")
    elif found[2] and not found[3]:
        wrong.append(f"row {number} is {found[2]} without a reason")
    faults, shows = check_links(root, number, links, known)
    wrong += faults
    if status == "kept" and not shows:
        wrong.append(f"row {number} is kept and links to no test")
    if status.startswith("different") and not links:
        wrong.append(f"row {number} is different and links to nothing that shows it")
    return wrong


def cited(root):
    """(file, line, row) of each row that is cited."""
    for folder in CITING:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in SUFFIXES or not file.is_file():
                continue
            text = file.read_text(encoding="utf-8", errors="replace")
            for match in CITED.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                for piece in re.finditer(RANGE, match[1]):
                    ends = [int(number) for number in re.findall(r"\d+", piece[0])]
                    for number in range(ends[0], ends[-1] + 1) if ends[0] <= ends[-1] else ends:
                        yield file.relative_to(root).as_posix(), line, number


def check(root):
    if not (root / DOCUMENT).is_file():
        return [f"{DOCUMENT}: does not exist"]
    wrong = []
    known = {}
    seen = {}
    last = 0
    for row in table_rows((root / DOCUMENT).read_text(encoding="utf-8")):
        line, _, number, status, _ = row
        place = f"{DOCUMENT}:{line}"
        if number is None:
            wrong.append(f"{place}: is no row of four cells: {status}")
            continue
        if number in seen:
            wrong.append(f"{place}: row {number} stands twice, first in line {seen[number]}")
            continue
        if not 1 <= number <= LAST:
            wrong.append(f"{place}: row {number} is none of 1 to {LAST}")
        if number < last:
            wrong.append(f"{place}: row {number} is out of order, it stands after row {last}")
        seen[number] = line
        last = max(last, number)
        wrong += [f"{place}: {fault}" for fault in check_row(root, row, known)]
    wrong += [f"{DOCUMENT}: row {number} is missing" for number in range(1, LAST + 1) if number not in seen]
    for file, line, number in cited(root):
        if number not in seen:
            wrong.append(f"{file}:{line}: cites row {number}, which {DOCUMENT} does not have")
    return wrong


def self_test():
    lines = {number: f'| <a id="row-{number}"></a>{number} | It holds. | not there yet | |' for number in range(1, LAST + 1)}
    lines[1] = '| <a id="row-1"></a>1 | It holds. | kept | [a](../tests/unit/a.cpp), [basic](../tests/data/named.jsonl) |'
    lines[2] = '| <a id="row-2"></a>2 | It `x` holds. | different: it is refused | [why](why.md#here) |'
    lines[3] = '| <a id="row-3"></a>3 | It holds. | not applicable: there are none | |'
    lines[4] = '| <a id="row-4"></a>4 | It holds. | not there yet: half of it is missing | |'
    document = "# Behaviours\n\n| row | behaviour | status | shown by |\n|---|---|---|---|\n" + "\n".join(lines.values()) + "\n"
    beyond = LAST + 1
    good = {
        DOCUMENT: document,
        "docs/why.md": "# Why\n\n| a table | of others |\n|---|---|\n| 1 | 2 |\n",
        "tests/unit/a.cpp": "// Rows 1, 2 and 3, 5 to\n// 9: all hold.\n",
        "tests/data/named.jsonl": '{"id": "basic"}\n{"id": "other"}\n',
        "include/a.hpp": f"/// It holds (rows 30 to 36, 46,\n/// {LAST}); there are {beyond} others, in rows.\n",
    }
    a, named = "[a](../tests/unit/a.cpp)", "[basic](../tests/data/named.jsonl)"

    def other(old, new):
        assert old in document, old
        return {DOCUMENT: document.replace(old, new, 1)}

    def comment(words, file="include/b.hpp"):
        return {file: words + "\n"}

    cases = [
        ("no fault", {}, None),
        ("no document", {DOCUMENT: None}, f"{DOCUMENT}: does not exist"),
        ("missing", other(lines[7] + "\n", ""), "row 7 is missing"),
        ("last one missing", other(lines[LAST] + "\n", ""), f"row {LAST} is missing"),
        ("twice", other(lines[8], lines[8] + "\n" + lines[8]), "row 8 stands twice, first in line 12"),
        ("out of order", other(lines[7] + "\n" + lines[8], lines[8] + "\n" + lines[7]), "row 7 is out of order, it stands after row 8"),
        ("one too many", other(lines[LAST], lines[LAST] + "\n" + lines[LAST].replace(str(LAST), str(beyond))), "is none of 1 to"),
        ("other anchor", other('"row-5"', '"row-6"'), "row 5 has the anchor 'row-6'"),
        ("no anchor", other('<a id="row-5"></a>', ""), "row 5 has the anchor 'None'"),
        ("cell missing", other(lines[5], '| <a id="row-5"></a>5 | It holds. | not there yet |'), "is no row of four cells"),
        ("bar in a cell", other("`x`", "`x|y`"), "is no row of four cells"),
        ("escaped bar in a cell", other("`x`", r"`x\|y`"), None),
        ("other status", other("| kept |", "| partly |"), "row 1 has the status 'partly'"),
        ("no status", other("| kept |", "| |"), "row 1 has the status ''"),
        ("kept with a reason", other("| kept |", "| kept: mostly |"), "row 1 has the status 'kept: mostly'"),
        ("different without a reason", other("different: it is refused", "different"), "row 2 is different without a reason"),
        ("different with an empty reason", other("different: it is refused", "different:"), "row 2 has the status 'different:'"),
        ("different without a link", other("[why](why.md#here)", ""), "row 2 is different and links to nothing"),
        ("not applicable without a reason", other("not applicable: there are none", "not applicable"), "row 3 is not applicable without"),
        ("kept without a link", other(f"{a}, {named}", ""), "row 1 is kept and links to no test"),
        ("kept with a page only", other(f"{a}, {named}", "[why](why.md)"), "row 1 is kept and links to no test"),
        ("kept with a program only", other(f"{a}, ", ""), None),
        ("file is gone", {"tests/unit/a.cpp": None}, "row 1 links to ../tests/unit/a.cpp, which does not exist"),
        ("page is gone", {"docs/why.md": None}, "row 2 links to why.md, which does not exist"),
        ("link to elsewhere", other("why.md#here", "https://example.org/why"), "which is outside of the project"),
        ("program is gone", {"tests/data/named.jsonl": '{"id": "other"}\n'}, "row 1 names the program 'basic', which"),
        ("other program", other("[basic]", "[basics]"), "row 1 names the program 'basics', which"),
        ("cited", comment(f"// row {beyond}"), f"include/b.hpp:1: cites row {beyond}, which"),
        ("cited as zero", comment(f"// row {0}"), f"cites row {0}, which"),
        ("cited in a list", comment(f"// Rows 1, 2 and {beyond}", "tests/b.py"), f"tests/b.py:1: cites row {beyond}, which"),
        ("cited in a range", comment(f"// rows 7, 15 to {beyond}", "examples/b.cpp"), f"examples/b.cpp:1: cites row {beyond}, which"),
        ("cited in the next line", comment(f"\n/// (rows 7,\n    /// {beyond})"), f"include/b.hpp:2: cites row {beyond}, which"),
        ("cited by a page", comment(f'says "row\n{beyond}"', "docs/b.md"), f"docs/b.md:1: cites row {beyond}, which"),
        ("cited and gone", {**other(lines[31] + "\n", "")}, "include/a.hpp:1: cites row 31, which"),
        ("not cited", comment(f"arrow {beyond}, rows {{{beyond}}}, row_{beyond}, {beyond} rows"), None),
    ]
    failures = 0
    for title, changes, words in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder).resolve()
            for path, text in {**good, **changes}.items():
                if text is not None:
                    (root / path).parent.mkdir(parents=True, exist_ok=True)
                    (root / path).write_text(text, encoding="utf-8")
            found = check(root)
            right = not found if words is None else any(words in line for line in found)
            if not right:
                failures += 1
                print(f"self-test, {title}: expected {words!r}, found {found}")
    print(f"self-test: {len(cases)} trees, {failures} wrong")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    options = parser.parse_args()
    if options.self_test:
        return 1 if self_test() else 0
    wrong = check(options.root.resolve())
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
