# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
# What the library, its examples and its tests need, in one place; read by examples/run and tests/run.
# shellcheck shell=bash

# Debian package | command or header by which it is known | what it is
# More than one command or header, separated by commas: one of them is enough.
PACKAGES_LIBRARY='
g++              | command g++                                                   | C++20 compiler: GCC 12 or later
meson            | command meson                                                 | Meson build system, 1.0 or later
ninja-build      | command ninja,ninja-build,samu                                | Ninja
pkg-config       | command pkg-config,pkgconf                                    | pkg-config
python3          | command python3                                               | Python 3.9 or later
libxtensor-dev   | header xtensor/xarray.hpp,xtensor/containers/xarray.hpp       | xtensor, with xtl
libboost-dev     | header boost/hana.hpp                                         | Boost headers (Hana, Mp11), 1.74 or later
'
PACKAGES_TESTS='
clang            | command clang++                                               | C++20 compiler: Clang 14 or later
catch2           | header catch2/catch.hpp,catch2/catch_all.hpp                  | Catch2, version 2 or 3
nlohmann-json3-dev | header nlohmann/json.hpp                                    | JSON for Modern C++
'

# Libraries of formats of files and of examples; what needs one that is not here is not built.
PACKAGES_OPTIONAL='
zlib1g-dev       | header zlib.h                                                 | zlib, for the example that trains
libzip-dev       | header zip.h                                                  | libzip, for npz
libleveldb-dev   | header leveldb/table.h                                        | LevelDB, for the checkpoints of TensorFlow
libtomlplusplus-dev | header toml++/toml.h                                       | toml++, for parameters in TOML
libcli11-dev     | header CLI/CLI.hpp                                            | CLI11, for the example that converts files
graphviz         | command dot                                                   | Graphviz, for the picture in the documentation
'

# Not needed, and used where it is there.
PACKAGES_MORE='
clang-19         | command clang++-19                                            | Clang 19, for the tests of error messages
'

# What the sanitizers of clang++ need, which compile the tests in a third of the time of those of g++.
PACKAGES_SANITIZERS='
libclang-rt-dev  | sanitizers clang++                                            | runtime of the sanitizers of Clang
'

# present KIND ITEMS: is one of the comma separated commands or headers here, or can a compiler link a program with sanitizers?
present() {
    local item test=
    if [ "$1" = command ]; then
        for item in ${2//,/ }; do
            if command -v "$item" >/dev/null 2>&1; then return 0; fi
        done
        return 1
    fi
    if [ "$1" = sanitizers ]; then
        echo 'int main() {}' | "$2" -x c++ -fsanitize=address,undefined -o /dev/null - >/dev/null 2>&1
        return
    fi
    for item in ${2//,/ }; do test="$test${test:+ || }__has_include(<$item>)"; done
    for item in ${CXX:-} g++ clang++ c++; do
        command -v "$item" >/dev/null 2>&1 || continue
        printf '#if !(%s)\n#error\n#endif\n' "$test" |
            "$item" ${CPPFLAGS:-} -E -x c++ - >/dev/null 2>&1 && return 0
    done
    return 1
}

# missing_packages LIST...: the lines of the lists whose command or header is not here.
missing_packages() {
    local package probe what
    printf '%s\n' "$@" | while IFS='|' read -r package probe what; do
        package=${package// /}
        [ -n "$package" ] || continue
        # shellcheck disable=SC2086
        present $probe || printf '%s|%s\n' "$package" "$what"
    done
}

# need_packages LIST...: install with apt-get what is missing, and nothing otherwise. Without apt-get, or when it fails, say
# what is missing and end with status 2. Everything is printed on standard error.
need_packages() {
    local missing names as_root=
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if command -v apt-get >/dev/null 2>&1; then
        names=$(printf '%s\n' "$missing" | cut -d'|' -f1 | tr '\n' ' ')
        if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null 2>&1; then as_root=sudo; fi
        echo "installing: $names" >&2
        {
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update
            # shellcheck disable=SC2086
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $names
        } </dev/null >"${TMPDIR:-/tmp}/varscope-install.$$" 2>&1 || cat "${TMPDIR:-/tmp}/varscope-install.$$" >&2
        rm -f "${TMPDIR:-/tmp}/varscope-install.$$"
        missing=$(missing_packages "$@")
        [ -n "$missing" ] || return 0
    fi
    {
        echo "missing (names of Debian packages, and what they are):"
        printf '%s\n' "$missing" | while IFS='|' read -r package what; do printf '  %-20s%s\n' "$package" "$what"; done
    } >&2
    exit 2
}

# set_up BUILD OPTION...: configure a build folder, again if it is there already. An unfinished one is begun anew.
set_up() {
    local build=$1
    shift
    if [ -f "$build/build.ninja" ]; then
        meson setup --reconfigure "$build" "$@"
    else
        rm -rf "$build"
        meson setup "$build" "$@"
    fi
}
