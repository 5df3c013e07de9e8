# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""The compiler flags with which a program that uses varscope is compiled."""

import json
import pathlib
import shlex
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
TAKEN = ("-std=", "-f", "-stdlib=", "-Wno-deprecated")
NOT_TAKEN = ("-fdiagnostics", "-fpch", "-fsanitize", "-fno-omit", "-flto")


def shown(path):
    """A path as one wants to read it: from the root of the source tree where it is inside."""
    path = pathlib.Path(path).resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def without_build():
    """Flags for the source tree alone: the library, and xtensor as pkg-config finds it."""
    flags = ["-std=c++20", "-I", str(ROOT / "include")]
    if shutil.which("pkg-config"):
        asked = subprocess.run(["pkg-config", "--cflags", "xtensor"], capture_output=True, text=True)
        flags += [word.replace("-I", "-isystem", 1) for word in asked.stdout.split() if word.startswith("-I")]
    return flags


def from_build(build):
    """Flags that the build passes to tests/odr/a.cpp, which includes the whole library: folders and language options."""
    commands = json.loads((pathlib.Path(build) / "compile_commands.json").read_text())
    suffixes = ("tests/odr/a.cpp", "tests/odr/main.cpp")
    twins = [entry for entry in commands if entry["file"].endswith(suffixes)] or commands
    entry = twins[0]
    here = pathlib.Path(entry["directory"])
    flags = []
    words = iter(shlex.split(entry["command"])[1:])
    for word in words:
        for option in ("-isystem", "-I"):
            if word.startswith(option):
                folder = word[len(option):] or next(words)
                flags += [option, str((here / folder).resolve())]
                break
        else:
            if word.startswith(TAKEN) and not word.startswith(NOT_TAKEN):
                flags.append(word)
    return flags


def of(build):
    return from_build(build) if build else without_build()
