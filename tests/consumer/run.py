#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Use the library as its users do, in a folder of its own: as a Meson subproject, or installed, through pkg-config, Meson or CMake."""

import argparse
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    print("$", " ".join(map(str, command)), done.stdout, sep="\n")
    if done.returncode != 0:
        sys.exit(f"ended with status {done.returncode}")
    return done.stdout


def as_subproject(options, folder, environment):
    project = folder / "project"
    shutil.copytree(HERE / "subproject", project)
    # What a user's copy needs, and no more.
    copy = project / "subprojects/varscope"
    copy.mkdir()
    for name in ("meson.build", "meson_options.txt", "LICENSE"):
        shutil.copy(options.source / name, copy)
    shutil.copytree(options.source / "include", copy / "include")
    run(options.meson, "setup", folder / "build", project, env=environment)
    run(options.meson, "compile", "-C", folder / "build", env=environment)
    return run(folder / "build/program")


def need(command):
    if not shutil.which(command):
        print(f"{command} is not here")
        sys.exit(SKIPPED)


def install(options, folder, environment):
    """Install below a folder; give that folder, and an environment in which pkg-config finds what is there."""
    prefix = folder / "prefix"
    run(options.meson, "setup", folder / "build", options.source, f"--prefix={prefix}", "-Dtests=false", "-Dexamples=false",
        env=environment)
    run(options.meson, "install", "-C", folder / "build", env=environment)
    old = environment.get("PKG_CONFIG_PATH")
    return prefix, {**environment, "PKG_CONFIG_PATH": str(prefix / "share/pkgconfig") + (":" + old if old else "")}


def through_meson(options, folder, environment):
    need("pkg-config")
    _, found = install(options, folder, environment)
    # The subproject's own project, without the subproject.
    project = folder / "project"
    project.mkdir()
    for name in ("meson.build", "main.cpp"):
        shutil.copy(HERE / "subproject" / name, project)
    run(options.meson, "setup", folder / "use", project, f"-Dcpp_args={options.extra}", "--wrap-mode=nofallback", env=found)
    run(options.meson, "compile", "-C", folder / "use", env=found)
    return run(folder / "use/program")


def through_cmake(options, folder, environment):
    need("cmake")
    prefix, _ = install(options, folder, environment)
    # What was installed may be moved.
    moved = folder / "moved"
    prefix.rename(moved)
    run("cmake", "-G", "Ninja", "-S", HERE / "cmake", "-B", folder / "use", f"-DCMAKE_PREFIX_PATH={moved}", env=environment)
    run("cmake", "--build", folder / "use", env=environment)
    return run(folder / "use/program")


def through_pkgconfig(options, folder, environment):
    need("pkg-config")
    prefix, found = install(options, folder, environment)
    words = run("pkg-config", "--cflags", "varscope", env=found).split()
    if f"-I{prefix}/include" not in words:
        sys.exit("pkg-config does not name the folder of the installed headers")
    extra = shlex.split(options.extra)
    run(*shlex.split(options.compiler), "-std=c++20", *extra, *words, HERE / "pkgconfig/main.cpp", "-o", folder / "program")
    return run(folder / "program")


WAYS = {"subproject": as_subproject, "pkgconfig": through_pkgconfig, "meson": through_meson, "cmake": through_cmake}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=list(WAYS))
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--extra", default="", help="further flags of the plain compiler call")
    parser.add_argument("--meson", required=True)
    options = parser.parse_args()

    environment = {**os.environ, "CXX": options.compiler}
    for name in ("CXXFLAGS", "LDFLAGS", "DESTDIR"):
        environment.pop(name, None)
    with tempfile.TemporaryDirectory() as folder:
        printed = WAYS[options.way](options, pathlib.Path(folder), environment)
    return 0 if printed.startswith("varscope ") else 1


if __name__ == "__main__":
    sys.exit(main())
