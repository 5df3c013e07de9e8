#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Run a program that must end as the first lines of its source say.

    // SPDX lines
    // aborts: <regular expression for what it writes to standard error>
or  // ends: <regular expression for what it writes to standard output>
"""

import pathlib
import re
import signal
import subprocess
import sys

HEAD = re.compile(r"^//\s*(aborts|ends):\s*(.*?)\s*$", re.MULTILINE)


def main():
    source, *program = sys.argv[1:]
    expected = HEAD.findall(pathlib.Path(source).read_text())
    if len(expected) != 1:
        print(f"{source}: its first lines hold no (or more than one) '// aborts:' or '// ends:'")
        return 1
    how, pattern = expected[0]
    run = subprocess.run(program, capture_output=True, text=True, errors="replace", timeout=60)
    status = -signal.SIGABRT if how == "aborts" else 0
    said = run.stderr if how == "aborts" else run.stdout
    wrong = []
    if run.returncode != status:
        wrong.append(f"it ended with status {run.returncode}, not {status}")
    if not re.search(pattern, said):
        wrong.append(f"it did not say {pattern!r}")
    if wrong:
        print("\n".join(wrong), run.stdout, run.stderr, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
