#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Add up the results of some builds and print the output of what failed.

Arguments are build folders, whose meson-logs/testlog.json is read, and lines "failed: <what>" for what failed outside of a
test, such as a build. A program that says itself how many cases it ran (Catch2, or a line "N passed, N failed" at its end)
counts as that many.
"""

import json
import pathlib
import re
import sys

LINES_SHOWN = 150
CATCH_ALL = re.compile(r"^All tests passed \(.* in (\d+) test cases?\)")
CATCH_SOME = re.compile(r"^test cases:\s*\d+ \|(.*)$")
OWN = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$")


def cases(output):
    """(passed, failed, skipped) as the program itself reports, or None."""
    for line in reversed(output.splitlines()[-5:]):
        if match := CATCH_ALL.match(line):
            return int(match.group(1)), 0, 0
        if match := CATCH_SOME.match(line):
            counts = {words.strip(): int(number) for number, words in re.findall(r"(\d+) ([a-z ]+)", match.group(1))}
            return (counts.get("passed", 0) + counts.get("failed as expected", 0), counts.get("failed", 0),
                    counts.get("skipped", 0))
        if match := OWN.match(line):
            return int(match.group(1)), int(match.group(2)), int(match.group(3) or 0)
    return None


def count(test):
    result = test["result"]
    if result == "SKIP":
        return 0, 0, 1
    passed = result in ("OK", "EXPECTEDFAIL")
    counts = cases(test.get("stdout") or "")
    if counts is None or counts == (0, 0, 0):
        return (1, 0, 0) if passed else (0, 1, 0)
    if not passed and counts[1] == 0:
        return counts[0], 1, counts[2]
    return counts


def show(build, test):
    print(f"\n--- {build.name}: {test['name']}: {test['result']}, status {test.get('returncode')}")
    for stream in ("stdout", "stderr"):
        lines = (test.get(stream) or "").splitlines()
        if len(lines) > LINES_SHOWN:
            print(f"... {len(lines) - LINES_SHOWN} lines before")
        print("\n".join(lines[-LINES_SHOWN:]))


def main():
    total = [0, 0, 0]
    messages = []
    for argument in sys.argv[1:]:
        if argument.startswith("failed: "):
            total[1] += 1
            messages.append(argument)
            continue
        build = pathlib.Path(argument)
        log = build / "meson-logs/testlog.json"
        tests = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
        if not tests:
            total[1] += 1
            messages.append(f"failed: {build.name} ran no test")
        for test in tests:
            counts = count(test)
            total = [one + other for one, other in zip(total, counts)]
            if counts[1]:
                show(build, test)
    print("".join(f"\n{message}" for message in messages))
    print(f"{total[0]} passed, {total[1]} failed" + (f", {total[2]} skipped" if total[2] else ""))
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
