#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Ask the network of examples/load_tf1_checkpoint.cpp about handwritten digits: as many must be right as numpy says, within 5.

usage: digits.py PROGRAM FOLDER COUNT, where FOLDER holds checkpoints/tf1_mnist and digits; where it does not the test is skipped.
COUNT is 10000 or, for a fifth of the time, 2000: the first of them.
"""

import gzip
import pathlib
import re
import subprocess
import sys
import tempfile

RIGHT = {10000: {(): 9782, ("--quantized",): 9740}, 2000: {(): 1963, ("--quantized",): 1955}}
NEAR = 5
SKIPPED = 77  # as Meson understands it


def cut(path, folder, header, size):
    """A file of the first bytes, with the number of them in its header: four bytes from the fourth on."""
    with gzip.open(path) as file:
        head, body = file.read(header), file.read(size[0] * size[1])
    made = folder / path.name
    made.write_bytes(gzip.compress(head[:4] + size[0].to_bytes(4, "big") + head[8:] + body, 1))
    return made


def main():
    program, folder, number = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    files = [folder / "checkpoints/tf1_mnist/model.ckpt-46900", folder / "digits/images-idx3-ubyte.gz",
             folder / "digits/labels-idx1-ubyte.gz"]
    if not all(path.exists() for path in files[1:]):
        print(f"skipped: no digits in {folder}")
        return SKIPPED
    status = 0
    with tempfile.TemporaryDirectory() as made:
        files[1] = cut(files[1], pathlib.Path(made), 16, (number, 28 * 28))
        files[2] = cut(files[2], pathlib.Path(made), 8, (number, 1))
        for options, expected in RIGHT[number].items():
            run = subprocess.run([program, *map(str, files), *options], stdout=subprocess.PIPE, text=True)
            found = re.search(rf"^(\d+) of {number} digits are right$", run.stdout, re.MULTILINE)
            is_near = run.returncode == 0 and found and abs(int(found.group(1)) - expected) <= NEAR
            print(f"{' '.join(options) or 'float32'}: {run.stdout.strip()!r}, expected {expected}: {'ok' if is_near else 'WRONG'}")
            status |= not is_near
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
