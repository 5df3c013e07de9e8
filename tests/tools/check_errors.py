#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check docs/errors.md against the table of codes, the messages of examples/errors.cpp and the tests.

Every row of VARSCOPE_CODES in include/varscope/types/code.hpp has a section of its own, in the table's order:

    ## VS-E002: the variable already exists       label and sentence of the row
    ... `code::variable_exists` ...               its enumerator, and its class where a message of it is printed
    Remedy: choose another name                   the remedy of the row, a paragraph of its own
    <!-- message -->                              the next fenced block is the message in examples/errors.txt, where a
                                                  run-time error is shown; a code of the compiler only has instead at least
                                                  one block <!-- output: tests/fail/messages/... --> with its label
    [words](../tests/unit/...)                    at least one link to a test, which names the enumerator, class or label

Where a header says a message in full, because no row can be used there, it must be that of its row.

--fix rewrites the messages. --self-test proves that each difference is found.
"""

import argparse
import pathlib
import re
import sys
import tempfile

TABLE = "include/varscope/types/code.hpp"
MESSAGES = "examples/errors.txt"
DOCUMENT = "docs/errors.md"

LITERAL = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
ROW = re.compile(rf"ROW\((\d+),\s*(\w+),\s*(\w+),\s*\w+,\s*\w+,\s*{LITERAL},\s*{LITERAL}\)")
SPELLED = re.compile(r'((?:"(?:[^"\\]|\\.)*"\s*)+)')
SECTION = re.compile(r"^## (VS-E\d+): (.*)$", re.MULTILINE)
REMEDY = re.compile(r"^Remedy: (.*?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
MESSAGE = re.compile(r"(<!-- message -->\n```\w*\n)(.*?)(\n```)", re.DOTALL)
LINK = re.compile(r"\]\(\.\./(tests/[^)#\s]+)[^)]*\)")


def joined(literals):
    """The text of one or more string literals in a row."""
    pieces = re.findall(r'"((?:[^"\\]|\\.)*)"', literals)
    return re.sub(r"\\(.)", r"\1", "".join(pieces))


def code_rows(root):
    """(enumerator, label, sentence, remedy, class) of each code."""
    text = (root / TABLE).read_text().replace("\\\n", "\n")
    return [(row[2], f"VS-E{row[1]}", joined(row[4]), joined(row[5]), row[3]) for row in ROW.finditer(text)]


def spelled_messages(root):
    """(header, message) of all that the headers say in full."""
    for header in sorted((root / "include").rglob("*.hpp")):
        for match in SPELLED.finditer(header.read_text()):
            if joined(match[1]).startswith("VS-E") and ": " in joined(match[1]) and header != root / TABLE:
                yield header.relative_to(root).as_posix(), joined(match[1])


def messages(root):
    """The printed messages by their label."""
    blocks = [block for block in (root / MESSAGES).read_text().strip().split("\n\n") if block]
    return {block.split(":", 1)[0]: block for block in blocks}


def sections(text):
    """(label, sentence, body) of each section."""
    heads = list(SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [(head[1], head[2], text[head.end():end]) for head, end in zip(heads, ends)]


def check_section(root, row, section, message):
    """What is wrong with one section, as lines of text."""
    enumerator, label, sentence, remedy, class_name = row
    _, shown_sentence, body = section
    wrong = []
    if shown_sentence != sentence:
        wrong.append(f"the sentence is '{shown_sentence}', in the table '{sentence}'")
    if f"`code::{enumerator}`" not in body:
        wrong.append(f"does not name `code::{enumerator}`")
    if message is not None and f"`{class_name}`" not in body:
        wrong.append(f"does not name `{class_name}`")
    remedies = [" ".join(found.split()) for found in REMEDY.findall(body)]
    if remedies != [remedy]:
        wrong.append(f"the remedy is {remedies}, in the table '{remedy}'")
    shown = MESSAGE.findall(body)
    if message is None:
        if not re.search(rf"<!-- output: tests/fail/messages/\S+ -->\n```\w*\n[^`]*\b{label}\b", body):
            wrong.append(f"shows no message, neither of {MESSAGES} nor of tests/fail/messages")
    elif [text for _, text, _ in shown] != [message]:
        wrong.append(f"does not show, once, the message of {MESSAGES}")
    tests = LINK.findall(body)
    if not tests:
        wrong.append("links to no test")
    for test in tests:
        if not (root / test).is_file():
            wrong.append(f"links to {test}, which does not exist")
            continue
        words = [enumerator, label, class_name]
        if not re.search(r"\b(" + "|".join(words) + r")\b", (root / test).read_text()):
            wrong.append(f"links to {test}, which names none of {', '.join(words)}")
    return wrong


def check(root):
    rows = code_rows(root)
    if not rows:
        return [f"{TABLE}: no row was understood"]
    printed = messages(root)
    documented = sections((root / DOCUMENT).read_text())
    by_label = {section[0]: section for section in documented}
    wrong = []
    labels = [row[1] for row in rows]
    found = [section[0] for section in documented]
    for row in rows:
        if row[1] not in by_label:
            wrong.append(f"{DOCUMENT}: has no section '## {row[1]}: {row[2]}'")
            continue
        faults = check_section(root, row, by_label[row[1]], printed.get(row[1]))
        wrong += [f"{DOCUMENT}: {row[1]}: {fault}" for fault in faults]
    said = {f"{label}: {sentence}: {remedy}" for _, label, sentence, remedy, _ in rows}
    wrong += [f"{header}: says '{text}', which is not in the table" for header, text in spelled_messages(root) if text not in said]
    for label in sorted(set(found) - set(labels)):
        wrong.append(f"{DOCUMENT}: {label} is no code")
    if not wrong and found != labels:
        wrong.append(f"{DOCUMENT}: the sections are not in the order of the codes, or one stands twice")
    for label in sorted(set(printed) - set(labels)):
        wrong.append(f"{MESSAGES}: '{label}' is no code")
    return wrong


def fix(root):
    """Put the printed messages into the document."""
    printed = messages(root)
    file = root / DOCUMENT
    text = file.read_text()
    heads = [head.start() for head in SECTION.finditer(text)] + [len(text)]
    parts = [text[:heads[0]]]
    for begin, end in zip(heads, heads[1:]):
        part = text[begin:end]
        label = SECTION.match(part)[1]
        parts.append(MESSAGE.sub(lambda found: found[1] + printed.get(label, found[2]) + found[3], part))
    file.write_text("".join(parts))


def self_test():
    good = {
        TABLE: '#define VARSCOPE_CODES(ROW) \\\n    ROW(001, too_big, too_big_error, it_is_small, name, "it is too big", \\\n'
               '        "make it " \\\n        "smaller") \\\n    ROW(002, gone, gone_error, it_is_there, name, "it is gone", "keep it")\n',
        "include/varscope/a.hpp": 'static_assert(b, "VS-E002: it is gone: "\n              "keep it");\n',
        MESSAGES: "VS-E001: it is too big: 'w'\n  remedy: make it smaller\n\nVS-E002: it is gone\n  remedy: keep it\n\n",
        DOCUMENT: "# Errors\n\n## VS-E001: it is too big\n\n`code::too_big`, `too_big_error`, [test](../tests/a.cpp).\n\n"
                  "Remedy: make it smaller\n\n<!-- message -->\n```\nVS-E001: it is too big: 'w'\n  remedy: make it smaller\n```\n\n"
                  "## VS-E002: it is gone\n\n`code::gone`, `gone_error`, [test](../tests/b.cpp).\n\nRemedy: keep it\n\n"
                  "<!-- message -->\n```\nVS-E002: it is gone\n  remedy: keep it\n```\n",
        "tests/a.cpp": "CHECK_THROWS_AS(f(), too_big_error);\n",
        "tests/b.cpp": "// expect: VS-E002\n",
    }
    document = good[DOCUMENT]
    second = document.index("## VS-E002")
    cases = [
        ("no fault", {}, None),
        ("other sentence", {DOCUMENT: document.replace("1: it is too big\n\n`", "1: it is big\n\n`")}, "the sentence is 'it is big'"),
        ("wrapped remedy", {DOCUMENT: document.replace("keep it\n\n<", "keep\nit\n\n<")}, None),
        ("other remedy", {DOCUMENT: document.replace("Remedy: keep it", "Remedy: keep")}, "the remedy is ['keep']"),
        ("no remedy", {DOCUMENT: document.replace("Remedy: keep it\n", "")}, "the remedy is []"),
        ("no enumerator", {DOCUMENT: document.replace("`code::gone`", "gone")}, "does not name `code::gone`"),
        ("no class", {DOCUMENT: document.replace("`too_big_error`", "error")}, "does not name `too_big_error`"),
        ("other message", {DOCUMENT: document.replace("big: 'w'", "big: 'v'")}, "does not show"),
        ("no message", {DOCUMENT: document.replace("<!-- message -->", "")}, "does not show"),
        ("message not printed", {MESSAGES: good[MESSAGES].split("\n\n")[1]}, "shows no message"),
        ("other message in a header", {"include/varscope/a.hpp": 'f("VS-E002: it is away: keep it");\n'}, "is not in the table"),
        ("no message of the compiler", {MESSAGES: good[MESSAGES].split("\n\n")[0]}, "shows no message"),
        ("message of the compiler", {MESSAGES: good[MESSAGES].split("\n\n")[0], DOCUMENT: document.replace(
            "<!-- message -->\n```\nVS-E002", "<!-- output: tests/fail/messages/b.txt -->\n```\nerror: VS-E002")}, None),
        ("unknown message", {MESSAGES: good[MESSAGES] + "VS-E009: what\n"}, "'VS-E009' is no code"),
        ("no section", {DOCUMENT: document[:second]}, "has no section '## VS-E002: it is gone'"),
        ("unknown section", {DOCUMENT: document + "## VS-E009: what\n"}, "VS-E009 is no code"),
        ("order", {DOCUMENT: "# Errors\n\n" + document[second:] + "\n" + document[10:second]}, "not in the order"),
        ("no link", {DOCUMENT: document.replace("(../tests/b.cpp)", "")}, "links to no test"),
        ("link to nothing", {DOCUMENT: document.replace("b.cpp", "c.cpp")}, "which does not exist"),
        ("link to another test", {"tests/b.cpp": "code::too_big\n"}, "names none of gone, VS-E002"),
        ("no table", {TABLE: ""}, "no row was understood"),
    ]
    failures = 0
    for title, changes, words in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, text in {**good, **changes}.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            found = check(root)
            right = not found if words is None else any(words in line for line in found)
            if title == "other message":
                fix(root)
                right = right and not check(root) and (root / DOCUMENT).read_text() == document
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
    root = options.root.resolve()
    if options.fix:
        fix(root)
    wrong = check(root)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
