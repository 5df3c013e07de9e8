#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Compare the table of calls in a document with what the program of the calls prints: check_table.py [--fix] PROGRAM DOCUMENT."""

import pathlib
import subprocess
import sys

MARK = "<!-- calls -->"


def main():
    arguments = [each for each in sys.argv[1:] if each != "--fix"]
    program, document = arguments[0], pathlib.Path(arguments[1])
    printed = subprocess.run([program, "--table"], check=True, capture_output=True, text=True).stdout
    text = document.read_text()
    parts = text.split(MARK)
    if len(parts) != 3:
        sys.exit(f"{document}: the table must stand between two lines {MARK}")
    wanted = f"\n{printed}\n"
    if "--fix" in sys.argv:
        document.write_text(MARK.join([parts[0], wanted, parts[2]]))
    elif parts[1] != wanted:
        sys.exit(f"{document}: the table is not what {program} prints: run this with --fix")


if __name__ == "__main__":
    main()
