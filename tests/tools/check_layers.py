#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Check the shape of the source tree: direction of includes, umbrellas, header list, file heads, macros, length.

Prints every violation, and ends with status 1 when there is one. --write-list writes include/headers.txt from the tree
first. --self-test proves that each rule can fail.
"""

import argparse
import pathlib
import re
import sys
import tempfile

# From the bottom to the top. A header includes headers of its own layer and of the layers before it.
LAYERS = ["name", "types", "scope", "getters", "naming", "trace", "manifest", "error", "tensor", "init", "initializers",
          "partitioned", "sharing", "model", "graph", "optimizer", "regularizers", "constraints", "inspect", "interop",
          "selection", "checkpoint", "formats"]

# Layers that varscope.hpp does not include: whoever needs them says so. Of some each header is for those alone who want what it holds: the formats
# need a library each. They have no umbrella.
OPTIONAL = {"getters", "initializers", "partitioned", "sharing", "regularizers", "constraints", "inspect", "selection",
            "checkpoint", "formats"}
WITHOUT_UMBRELLA = {"initializers", "formats"}
# A header that needs more than its layer does: whoever needs it says so.
NOT_IN_UMBRELLA = {"varscope/interop/pfr_struct.hpp"}

# Below all layers.
GROUND_FILES = {"varscope/version.hpp", "varscope/config.hpp", "varscope/xtensor.hpp"}
GROUND_FOLDER = "varscope/detail/"

# Above all layers; includes only.
TOP_FILES = {"varscope.hpp", "varscope/fwd.hpp"}

# The functions of a header, which includes them at its end where they are defined in every translation unit.
FUNCTIONS = "_functions.hpp"

# The one header that says how an error is thrown; that of xtensor must silence what throws in xtl.
THROWS = "varscope/error/scope_error.hpp"

# The headers that know where xtensor keeps its own.
XTENSOR_SHIM = "varscope/detail/xtensor.hpp"
# What std::regex and toml++ throw, where there are exceptions.
CATCHES = {"varscope/interop/tf1_filter.hpp", "varscope/formats/toml.hpp"}
XTENSOR_HEADERS = {XTENSOR_SHIM, "varscope/xtensor.hpp"}

# Of other libraries, which ask for them or have to be told.
FOREIGN_MACROS = {(XTENSOR_SHIM, "throw"), ("varscope/formats/toml.hpp", "TOML_ASSERT")}

LIGHT_LAYERS = {"name", "types", "scope", "getters", "naming", "trace", "manifest"}
HEAVY_STANDARD = {"string", "vector", "iostream", "sstream", "string_view", "map", "unordered_map"}

LONGEST_HEADER = 400
SPDX = ["SPDX-FileCopyrightText: ", "SPDX-License-Identifier: BSL-1.0"]
SOURCE_SUFFIXES = {".hpp", ".cpp", ".in", ".py", ".sh", ".wrap"}
SOURCE_NAMES = {"meson.build", "meson_options.txt", "headers.txt", ".clang-format", ".clang-tidy", ".editorconfig",
                ".gitignore", ".gitattributes"}
SOURCE_FOLDERS = ["include", "tests", "examples", "docs", ".ci"]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)
THROW = re.compile(r"\bthrow\b|\bcatch\s*\(")
DEFINE = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.MULTILINE)
NAMESPACE = re.compile(r"(?:inline )?namespace ([\w:]+) \{$")
# A line at the margin that declares a function; what it returns may stand on the line before.
FUNCTION = re.compile(r"(?![\s#/}]|using|template|requires|static_assert|VARSCOPE_[A-Z_]+\()(?:[^(=]*[ *&])?"
                      r"(?:decltype\(auto\) )?(\w+)\(")
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.include = self.root / "include"
        self.violations = []
        self.texts = {path.relative_to(self.include).as_posix(): path.read_text()
                      for path in sorted(self.include.rglob("*.hpp"))}
        self.includes = {header: self.read_includes(header) for header in self.texts}

    def complain(self, file, what):
        self.violations.append(f"{file}: {what}")

    def read_includes(self, header):
        """What a header includes, as (line number, path), own headers by their path under include/."""
        found = []
        text = self.texts[header]
        for match in INCLUDE.finditer(text):
            path = match.group(1)
            beside = (pathlib.PurePosixPath(header).parent / path).as_posix()
            if path not in self.texts and beside in self.texts:
                path = beside
            found.append((text.count("\n", 0, match.start()) + 1, path))
        return found


def is_own(path):
    return path == "varscope.hpp" or path.startswith("varscope/")


def layer_of(header):
    """Number of a header's layer, -1 for what is below all, len(LAYERS) for what is above all, None for neither."""
    if header in GROUND_FILES or header.startswith(GROUND_FOLDER):
        return -1
    if header in TOP_FILES:
        return len(LAYERS)
    parts = header.split("/")
    layer = parts[1] if len(parts) > 2 else parts[-1].removesuffix(".hpp")
    return LAYERS.index(layer) if layer in LAYERS else None


def is_umbrella(header):
    return header in TOP_FILES or (header.count("/") == 1 and layer_of(header) not in (-1, None))


def title(number):
    return "ground" if number == -1 else LAYERS[number] if number < len(LAYERS) else "top"


def check_direction(tree):
    for header, includes in tree.includes.items():
        own = layer_of(header)
        if own is None:
            tree.complain(header, f"is in no layer (layers: {', '.join(LAYERS)})")
            continue
        for line, path in includes:
            if not is_own(path):
                continue
            other = layer_of(path)
            if path not in tree.texts:
                tree.complain(f"{header}:{line}", f"includes <{path}>, which does not exist")
            elif other is None:
                tree.complain(f"{header}:{line}", f"includes <{path}>, which is in no layer")
            elif other > own:
                tree.complain(f"{header}:{line}", f"includes <{path}>: {title(own)} may not include {title(other)}")
            elif is_umbrella(path) and other == own and header not in TOP_FILES:
                tree.complain(f"{header}:{line}", f"includes the umbrella <{path}> of its own layer")


def check_cycles(tree):
    done, path = set(), []

    def visit(header):
        if header in path:
            circle = " -> ".join([*path[path.index(header):], header])
            tree.complain(header, f"includes itself: {circle}")
            return
        if header in done:
            return
        path.append(header)
        for _, other in tree.includes.get(header, []):
            if other != header.removesuffix(".hpp") + FUNCTIONS:
                visit(other)
        path.pop()
        done.add(header)

    for header in tree.texts:
        visit(header)


def check_umbrellas(tree):
    used = {LAYERS[layer_of(header)] for header in tree.texts
            if header.count("/") > 1 and layer_of(header) in range(len(LAYERS))}
    for layer in LAYERS:
        umbrella = f"varscope/{layer}.hpp"
        if umbrella not in tree.texts:
            if layer in used and layer not in WITHOUT_UMBRELLA:
                tree.complain(umbrella, f"the layer {layer} has no umbrella header")
            continue
        listed = {path for _, path in tree.includes[umbrella]}
        for header in tree.texts:
            if header.startswith(f"varscope/{layer}/") and "/detail/" not in header \
                    and not header.endswith(FUNCTIONS) and header not in listed | NOT_IN_UMBRELLA:
                tree.complain(umbrella, f"does not include <{header}>")
    if "varscope.hpp" in tree.texts:
        listed = {path for _, path in tree.includes["varscope.hpp"]}
        for layer in LAYERS:
            if layer not in OPTIONAL and f"varscope/{layer}.hpp" in tree.texts and f"varscope/{layer}.hpp" not in listed:
                tree.complain("varscope.hpp", f"does not include <varscope/{layer}.hpp>")
    for header in filter(is_umbrella, tree.texts):
        for line in COMMENT.sub("", tree.texts[header]).splitlines():
            if line.strip() and not re.match(r"\s*#\s*(include|pragma once)", line):
                tree.complain(header, f"is an umbrella and may hold includes only, but has: {line.strip()}")


def check_third_party(tree):
    for header, includes in tree.includes.items():
        light = header.split("/")[1] in LIGHT_LAYERS if header.count("/") > 1 else False
        for line, path in includes:
            at = f"{header}:{line}"
            if path.startswith(("xtensor/", "xtl/")) and header not in XTENSOR_HEADERS:
                tree.complain(at, f"spells the path <{path}>; include <{XTENSOR_SHIM}>")
            if light and path in HEAVY_STANDARD:
                tree.complain(at, f"includes <{path}>, which is too heavy for {header.split('/')[1]}/")
            if light and path.startswith("boost/") and not (
                    header.split("/")[1] == "manifest" and path.startswith("boost/mp11/")):
                tree.complain(at, f"includes <{path}>; {header.split('/')[1]}/ does not know Boost")
            if light and path in XTENSOR_HEADERS:
                tree.complain(at, f"includes <{path}>; {header.split('/')[1]}/ does not know xtensor")


def check_users(tree):
    """Tests and examples include xtensor as users of every version of it can."""
    for folder in ("tests", "examples"):
        for path in sorted((tree.root / folder).rglob("*.[ch]pp")):
            for match in INCLUDE.finditer(path.read_text()):
                if match.group(1).startswith(("xtensor/", "xtl/")):
                    tree.complain(path.relative_to(tree.root).as_posix(),
                                  f"spells the path <{match.group(1)}>; include <varscope/xtensor.hpp>")


def check_headers(tree):
    for header, text in tree.texts.items():
        lines = text.splitlines()
        if "#pragma once" not in lines:
            tree.complain(header, "has no #pragma once")
        if len(lines) > LONGEST_HEADER:
            tree.complain(header, f"has {len(lines)} lines, more than {LONGEST_HEADER}")
        if header not in {THROWS, XTENSOR_SHIM, *CATCHES} and THROW.search(STRING.sub("", COMMENT.sub("", text))):
            tree.complain(header, "says throw or catch; errors leave through throw_error, that -fno-exceptions works")
        for match in DEFINE.finditer(COMMENT.sub(lambda m: "\n" * m.group().count("\n"), text)):
            if not match.group(1).startswith("VARSCOPE_") and (header, match.group(1)) not in FOREIGN_MACROS:
                tree.complain(header, f"defines {match.group(1)}, which does not begin with VARSCOPE_")


def free_functions(text):
    """The functions that a header declares in a namespace, as (in detail, name)."""
    found, namespaces = set(), []
    for line in text.splitlines():
        if opened := NAMESPACE.match(line):
            namespaces.append(opened.group(1))
        elif line.startswith("} // namespace"):
            namespaces.pop()
        elif declared := FUNCTION.match(line):
            found.add(("detail" in "::".join(namespaces).split("::"), declared.group(1)))
    return found


def check_names(tree):
    """In namespace detail a name of its own hides the one outside, for whoever includes the two headers in this order."""
    inside, outside = {}, {}
    for header, text in tree.texts.items():
        for is_detail, name in free_functions(text):
            (inside if is_detail else outside).setdefault(name, set()).add(header)
    for name in sorted(inside.keys() & outside.keys()):
        for header in sorted(inside[name] - outside[name]):
            tree.complain(header, f"has a function {name} in detail, which hides that of <{min(outside[name])}>")


def check_list(tree):
    file = tree.include / "headers.txt"
    if not file.exists():
        tree.complain("include/headers.txt", "is missing")
        return
    lines = [line.strip() for line in file.read_text().splitlines()]
    listed = [line for line in lines if line and not line.startswith("#")]
    for header in sorted(set(tree.texts) - set(listed)):
        tree.complain("include/headers.txt", f"does not list {header}")
    for header in sorted(set(listed) - set(tree.texts)):
        tree.complain("include/headers.txt", f"lists {header}, which does not exist")
    for header in sorted({header for header in listed if listed.count(header) > 1}):
        tree.complain("include/headers.txt", f"lists {header} more than once")


def write_list(root):
    include = pathlib.Path(root) / "include"
    found = sorted(path.relative_to(include).as_posix() for path in include.rglob("*.hpp"))
    head = ["# SPDX-FileCopyrightText: 2026 The varscope authors", "# SPDX-License-Identifier: BSL-1.0",
            "# Every header of the library, one a line."]
    (include / "headers.txt").write_text("\n".join([*head, *found]) + "\n")


def is_source(path):
    if path.suffix in SOURCE_SUFFIXES or path.name in SOURCE_NAMES:
        return True
    if path.suffix:
        return False
    with path.open("rb") as file:
        return file.read(2) == b"#!"


def check_heads(tree):
    files = [path for path in tree.root.iterdir() if path.is_file() and path.name != "LICENSE" and is_source(path)]
    for folder in SOURCE_FOLDERS:
        files += [path for path in (tree.root / folder).rglob("*") if path.is_file()
                  and "__pycache__" not in path.parts and is_source(path)]
    for path in sorted(files):
        lines = path.read_text().splitlines()
        start = 1 if lines and lines[0].startswith("#!") else 0
        head = [line.lstrip("/# ") for line in lines[start:start + 2]]
        if len(head) < 2 or not all(line.startswith(words) for line, words in zip(head, SPDX)):
            tree.complain(path.relative_to(tree.root).as_posix(), "does not begin with the two SPDX lines")


def check(root):
    tree = Tree(root)
    if not tree.texts:
        tree.complain("include", "holds no header")
    for rule in (check_direction, check_cycles, check_umbrellas, check_third_party, check_users, check_headers, check_names, check_list, check_heads):
        rule(tree)
    return tree.violations


def self_test():
    """Start from a tree without fault, put in one fault at a time, and see that exactly that one is reported."""
    head = "// SPDX-FileCopyrightText: 2026 The varscope authors\n// SPDX-License-Identifier: BSL-1.0\n"
    start = head + "#pragma once\n"
    good = {
        "varscope.hpp": start + "#include <varscope/name.hpp>\n#include <varscope/graph.hpp>\n",
        "varscope/version.hpp": start + "#define VARSCOPE_VERSION_MAJOR 0\n",
        "varscope/detail/xtensor.hpp": start + "#include <xtensor/xarray.hpp>\n",
        "varscope/name.hpp": start + "#include <varscope/name/a.hpp>\n",
        "varscope/name/a.hpp": start + "#include <cstddef>\n",
        "varscope/graph.hpp": start + "#include <varscope/graph/b.hpp>\n",
        "varscope/graph/b.hpp": start + "#include <varscope/detail/xtensor.hpp>\n#include <varscope/name/a.hpp>\n",
    }
    a, b = "varscope/name/a.hpp", "varscope/graph/b.hpp"
    faults = [
        ("upwards include", {a: good[a] + f"#include <{b}>\n"}, "name may not include graph"),
        ("cycle", {a: good[a] + f"#include <{a}>\n"}, "includes itself"),
        ("own umbrella", {b: good[b] + "#include <varscope/graph.hpp>\n"}, "umbrella <varscope/graph.hpp> of its own"),
        ("missing header", {b: good[b] + "#include <varscope/name/z.hpp>\n"}, "does not exist"),
        ("unknown layer", {"varscope/other/c.hpp": start}, "is in no layer"),
        ("incomplete umbrella", {"varscope/name.hpp": start}, "does not include <varscope/name/a.hpp>"),
        ("incomplete top", {"varscope.hpp": start + "#include <varscope/name.hpp>\n"}, "include <varscope/graph.hpp>"),
        ("umbrella with code", {"varscope/name.hpp": good["varscope/name.hpp"] + "int x;\n"}, "may hold includes only"),
        ("no umbrella", {"varscope/types/d.hpp": start}, "has no umbrella"),
        ("xtensor path", {b: good[b] + "#include <xtensor/xarray.hpp>\n"}, "spells the path"),
        ("xtl path", {b: good[b] + "#include <xtl/xvariant.hpp>\n"}, "spells the path"),
        ("xtensor path of a user", {"../examples/e.cpp": head + "#include <xtensor/xio.hpp>\n"}, "include <varscope/xtensor.hpp>"),
        ("xtensor in name", {a: good[a] + "#include <varscope/detail/xtensor.hpp>\n"}, "does not know xtensor"),
        ("boost in name", {a: good[a] + "#include <boost/mp11/list.hpp>\n"}, "does not know Boost"),
        ("heavy include", {a: good[a] + "#  include <string>\n"}, "too heavy"),
        ("no pragma", {a: head}, "has no #pragma once"),
        ("long header", {a: good[a] + "\n" * LONGEST_HEADER}, "lines, more than"),
        ("throw", {a: good[a] + "inline void f() { throw 1; }\n"}, "says throw"),
        ("hidden name", {a: good[a] + "namespace varscope {\nint f(\n    int);\n} // namespace varscope\n",
                         b: good[b] + "namespace varscope::detail {\n[[nodiscard]] auto\nf(int);\n} // namespace varscope::detail\n"},
         "function f in detail, which hides that of <varscope/name/a.hpp>"),
        ("bare macro", {a: good[a] + "#define ASSERT(x)\n"}, "defines ASSERT"),
        ("no SPDX", {a: "#pragma once\n"}, "two SPDX lines"),
        ("not listed", {"headers.txt": None}, "does not list"),
        ("listed, not there", {"headers.txt": "varscope/name/gone.hpp"}, "which does not exist"),
    ]
    failures = 0

    def run(title, changes, words):
        nonlocal failures
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            files = {**good, **{path: text for path, text in changes.items() if path != "headers.txt"}}
            listed = sorted(path for path in files if not path.startswith("../"))
            if "headers.txt" in changes:
                listed = listed[1:] if changes["headers.txt"] is None else [*listed, changes["headers.txt"]]
            for path, text in files.items():
                (root / "include" / path).parent.mkdir(parents=True, exist_ok=True)
                (root / "include" / path).write_text(text)
            (root / "include/headers.txt").write_text(head.replace("//", "#") + "\n".join(listed) + "\n")
            found = check(root)
        expected = not found if words is None else any(words in violation for violation in found)
        if not expected:
            failures += 1
            print(f"self-test, {title}: expected {words!r}, found {found}")

    run("no fault", {}, None)
    for fault in faults:
        run(*fault)
    print(f"self-test: {len(faults) + 1} trees, {failures} wrong")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--write-list", action="store_true")
    parser.add_argument("root", nargs="?", default=pathlib.Path(__file__).resolve().parents[2])
    options = parser.parse_args()
    if options.self_test:
        return 1 if self_test() else 0
    if options.write_list:
        write_list(options.root)
    violations = check(options.root)
    for violation in violations:
        print(violation)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
