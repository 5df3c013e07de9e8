#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Ask the network of examples/load_tf1_checkpoint.cpp about 10,000 digits: as many must be right as numpy says, within 5.

usage: digits.py PROGRAM FOLDER, where FOLDER holds checkpoints/tf1_mnist and digits; where it does not the test is skipped.
"""

import pathlib
import re
import subprocess
import sys

RIGHT = {(): 9782, ("--quantized",): 9740}
NEAR = 5
SKIPPED = 77  # as Meson understands it


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    files = [folder / "checkpoints/tf1_mnist/model.ckpt-46900", folder / "digits/images-idx3-ubyte.gz",
             folder / "digits/labels-idx1-ubyte.gz"]
    if not all(path.exists() for path in files[1:]):
        print(f"skipped: no digits in {folder}")
        return SKIPPED
    status = 0
    for options, expected in RIGHT.items():
        run = subprocess.run([program, *map(str, files), *options], stdout=subprocess.PIPE, text=True)
        found = re.search(r"^(\d+) of 10000 digits are right$", run.stdout, re.MULTILINE)
        is_near = run.returncode == 0 and found and abs(int(found.group(1)) - expected) <= NEAR
        print(f"{' '.join(options) or 'float32'}: {run.stdout.strip()!r}, expected {expected}: {'ok' if is_near else 'WRONG'}")
        status |= not is_near
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
