# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Scope programs as C++ whose static_asserts hold every record; program_run.hpp says what the C++ calls."""

import json
import re

HEAD = """#include "program_run.hpp"

namespace vs = varscope;
using conformance::program_run;
using conformance::slot;
"""

VALUES = {"float32": "0.0f", "float64": "0.0", "int32": "0", "int64": "std::int64_t{0}", "bool": "false"}
LISTS = ["trainable_variables", "global_variables", "local_variables"]


class Unsupported(Exception):
    """A program that cannot be said in C++; the text says why."""


def literal(text):
    """A C++ string literal of any text."""
    out = []
    for byte in text.encode():
        char = chr(byte)
        out.append("\\" + char if char in '"\\' else char if 32 <= byte < 127 and char != "?" else f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def literal_name(statement):
    """The name of a stored variable, which has one."""
    return literal(statement.get("name") or "")


def dtype(name):
    return "vs::" + ("bool_" if name == "bool" else name)


# The lines that program_run.hpp writes, from a result object.

def shape_text(shape):
    if shape is None:
        return "<unknown>"
    sizes = ["?" if size is None else str(size) for size in shape]
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"


def mode_text(reuse):
    return "auto" if reuse == "auto" else "true" if reuse else "false"


def record_line(record):
    """(line,) of a record; (beginning, name) or (beginning, None) of an error."""
    op = record["op"]
    quoted = lambda key: f"'{record[key]}'"
    facts = lambda: f"{quoted('name')} {shape_text(record['shape'])} {record['dtype']}"
    if "error" in record:
        words = [op, "!" + record["error"]] + [record[key] for key in ("asked", "found") if key in record]
        return " ".join(words) + " ", record.get("name")
    if op == "name_scope" or "scope" in record:
        return (f"{op} {quoted('scope')} {quoted('name_scope')}",)
    if op in ("variable_scope", "scope_info"):
        return (f"{op} {quoted('name')} {quoted('original_name_scope')} {mode_text(record['reuse'])} "
                f"{quoted('name_scope')}",)
    if op == "try":
        return ("try completed" if record["completed"] else "try left",)
    if op in ("variable", "get_variable"):
        line = f"{op} {facts()} #{record['var']} {'trainable' if record['trainable'] else 'fixed'}"
        return (line + (" " + record["repr"] if op == "variable" else ""),)
    if op in ("placeholder", "constant"):
        return (f"{op} {facts()} {record['repr']}",)
    if op == "node":
        return (f"node {quoted('name')} {record['repr']}",)
    if op == "reuse_variables":
        return (f"reuse_variables {mode_text(record['reuse'])}",)
    if op == "unique_name":
        return (f"unique_name {quoted('name')}",)
    if op == "get_collection":
        return ("get_collection" + "".join(f" '{name}'" for name in record["names"]),)
    if op == "template":
        return ("template",)
    if op == "call":
        return (f"call {quoted('name')}",)
    raise Unsupported(f"a record of {op}")


def result_lines(result):
    """All lines of a program, each with what it is about."""
    lines = [(f"record {i}", record_line(record)) for i, record in enumerate(result["records"])]
    for key in LISTS:
        items = [f" '{name}' {shape_text(shape)} {kind}" for name, shape, kind in result[key]]
        lines.append((key, (key + "".join(items),)))
    lines.append(("ops", ("ops" + "".join(f" '{name}'" for name in result["ops"]),)))
    return lines


# The calls.

class Writer:
    """Writes the function of one program."""

    def __init__(self, program, names):
        self.ids, self.templates, self.scopes, self.latest = {}, [], 0, {}
        self.visible = None  # templates that can be called: all, or in the function of one those before it
        self.collect(program)
        self.program, self.names = program, names

    def collect(self, statements):
        for statement in statements:
            self.collect(statement.get("body") or [])
            if statement["op"] == "template":
                self.templates.append(statement)
            elif statement.get("as") is not None:
                self.ids.setdefault(statement["as"], len(self.ids))

    def id_of(self, name):
        return self.ids.setdefault(name, len(self.ids))

    def write(self):
        body = [f"int latest_{i} = -1;" for i, _ in enumerate(self.templates)]
        for number, template in enumerate(self.templates):
            self.latest.setdefault(template["as"], number)
        for number, template in enumerate(self.templates):
            self.visible = number
            body.append(f"auto body_{number} = [&](auto& s) {{")
            body.append("    p.enter_call(s);")
            body += indent(self.block(template.get("body") or [], "s", True))
            body.append("};")
            body.append(f"slot<decltype(vs::make_template(root, \"\", body_{number}))> template_{number};")
        self.visible = len(self.templates)
        body += self.block(self.program, "root", False)
        return [f"program_run p({len(self.ids)});", "auto root = p.graph.root();", *body]

    def block(self, statements, scope, leaves):
        lines = []
        for statement in statements:
            lines += getattr(self, "say_" + statement["op"])(statement, scope, leaves)
            if leaves:
                lines.append("if (p.is_failing()) return;")
        return lines

    def opened(self, call, statement, leaves):
        """A block whose scope a call opens."""
        self.scopes += 1
        inner = f"s{self.scopes}"
        bound = f", {self.id_of(statement['as'])}" if statement.get("as") is not None else ""
        body = self.block(statement.get("body") or [], inner, leaves)
        return ["{", f"    auto {inner} = {call};", f"    if (p.{statement['op']}({inner}{bound})) {{",
                *indent(indent(body)), "    }", "}"]

    def say_name_scope(self, statement, scope, leaves):
        name = statement.get("name")
        if isinstance(name, str):
            return self.opened(f"{scope}.name_scope({literal(name)})", statement, leaves)
        if name is not None and name["scope"] is not None:
            number = self.id_of(name["scope"])
            return [f"if (const auto text_{number} = p.scope_text_of({number}); text_{number}.get() != nullptr)",
                    *self.opened(f"{scope}.name_scope(vs::text(*text_{number}.get()))", statement, leaves)]
        if name is not None:
            return self.opened(f"{scope}.name_scope(vs::text({scope}.original_name_scope()))", statement, leaves)
        if statement.get("default_name") is not None:
            name = literal(statement["default_name"])
            return self.opened(f"{scope}.name_scope(vs::default_name(vs::text({name})))", statement, leaves)
        return self.opened(f"{scope}.name_scope()", statement, leaves)

    def say_variable_scope(self, statement, scope, leaves):
        name, options = statement.get("name"), scope_options(statement)
        call = lambda first: f"{scope}.variable_scope({first}{options})"
        if isinstance(name, str):
            return self.opened(call(literal(name)), statement, leaves)
        if name is not None and name["scope"] is not None:
            number = self.id_of(name["scope"])
            return [f'if (const auto* const scope_{number} = p.variable_scope_of({number}, "variable_scope"))',
                    *self.opened(call(f"vs::traced_captured_scope(*scope_{number})"), statement, leaves)]
        if name is not None:
            return self.opened(call(f"{scope}.capture()"), statement, leaves)
        if statement.get("default_name") is not None:
            name = literal(statement["default_name"])
            return self.opened(call(f"vs::default_name(vs::text({name}))"), statement, leaves)
        return self.opened(call("vs::unnamed"), statement, leaves)

    def say_try(self, statement, scope, _):
        return ["{", "    const std::size_t at = p.begin_try();", "    [&] {",
                *indent(indent(self.block(statement.get("body") or [], scope, True))),
                "    }();", "    p.end_try(at);", "}"]

    def say_variable(self, statement, scope, _):
        kind = statement.get("dtype") or "float32"
        shape = statement.get("shape") or []
        options = braced({"dtype": dtype(kind), "trainable": flag(statement), "collections": keys(statement)})
        init = statement.get("init") or "value"
        if init == "value":
            first = f"vs::full({static_shape(shape)}, {VALUES[kind]})"
        else:
            first = f"{scope}.constant(vs::unnamed, vs::{init}(), {shape_argument(shape)}, {dtype(kind)})"
        return [f"p.variable({scope}.variable({name_argument(statement)}, {first}{options}));"]

    def say_get_variable(self, statement, scope, _):
        kind = statement.get("dtype")
        options = braced({"initializer": initializer(statement.get("initializer")), "trainable": flag(statement),
                          "collections": keys(statement)})
        shape = "vs::no_shape" if statement.get("shape") is None else shape_argument(statement["shape"])
        named = f"{literal_name(statement)}, {shape}" + (f", {dtype(kind)}" if kind is not None else "")
        return [f"p.get_variable({scope}.get_variable({named}{options}));"]

    def say_placeholder(self, statement, scope, _):
        shape = "vs::unknown_shape" if statement.get("shape") is None else shape_argument(statement["shape"])
        kind = dtype(statement.get("dtype") or "float32")
        return [f"p.placeholder({scope}.placeholder({name_argument(statement)}, {shape}, {kind}));"]

    def say_constant(self, statement, scope, _):
        value = f"vs::full({static_shape(statement.get('shape') or [])}, {VALUES[statement.get('dtype') or 'float32']})"
        return [f"p.constant({scope}.constant({name_argument(statement)}, {value}));"]

    def say_node(self, statement, scope, _):
        return [f"p.node({scope}.node({name_argument(statement)}));"]

    def say_reuse_variables(self, statement, scope, _):
        if statement.get("scope") is None:
            return [f"{scope}.reuse_variables();", f"p.reuse_variables({scope});"]
        number = self.id_of(statement["scope"])
        return [f'if (const auto* const scope_{number} = p.variable_scope_of({number}, "reuse_variables")) {{',
                f"    scope_{number}->reuse_variables();", f"    p.reuse_variables(*scope_{number});", "}"]

    def say_unique_name(self, statement, scope, _):
        use = "preview" if statement.get("mark_as_used") is False else "take"
        return [f"p.unique_name({scope}.unique_name({literal(statement['name'])}, vs::name_use::{use}));"]

    def say_scope_info(self, statement, scope, _):
        bound = f", {self.id_of(statement['as'])}" if statement.get("as") is not None else ""
        if statement.get("scope") is None:
            return [f"p.scope_info({scope}{bound});"]
        return [f"p.scope_info_of({scope}, {self.id_of(statement['scope'])}{bound});"]

    def say_get_collection(self, statement, *_):
        pattern = statement.get("filter")
        if pattern is None:
            return [f"p.get_collection({literal(statement['key'])});"]
        # Python's own regular expressions, as in TensorFlow, of all names that are expected anywhere.
        matched = ", ".join(f"vs::text({literal(name)})" for name in sorted(self.names) if re.match(pattern, name))
        return [f"p.get_collection({literal(statement['key'])}, std::initializer_list<vs::text>{{{matched}}});"]

    def say_template(self, statement, scope, _):
        number = next(i for i, template in enumerate(self.templates) if template is statement)
        options = braced({"create_scope_now": "true" if statement.get("create_scope_now") else None,
                          "unique_name": literal(statement["unique_name"]) if statement.get("unique_name") else None})
        return [f"template_{number}.set(vs::make_template({scope}, {literal(statement['name'])}, body_{number}{options}));",
                "p.define_template();"] + [
                f"latest_{self.latest[statement['as']]} = {number};"]

    def say_call(self, statement, scope, _):
        numbers = [i for i, template in enumerate(self.templates) if template["as"] == statement["template"]]
        if not numbers:
            return ["p.refuse_call();"]
        if any(number >= self.visible for number in numbers):
            raise Unsupported("a template that calls itself, or one made later")
        latest = f"latest_{self.latest[statement['template']]}"
        lines = []
        for number in numbers:
            lines += [f"if ({latest} == {number}) {{", "    const std::size_t at = p.begin_call();",
                      f"    (*template_{number}.get())({scope});", "    p.end_call(at);", "} else"]
        return lines + ["{", "    p.refuse_call();", "}"]


def indent(lines):
    return ["    " + line for line in lines]


def braced(options):
    given = [f".{key} = {value}" for key, value in options.items() if value is not None]
    return f", {{{', '.join(given)}}}" if given else ""


def flag(statement):
    return "false" if statement.get("trainable") is False else None


def keys(statement):
    given = statement.get("collections")
    if given is None:
        return None
    texts = [f"vs::text({literal(key)})" for key in given]
    return f"{{{', '.join(texts)}}}" if texts else "{}"


def name_argument(statement):
    return "vs::unnamed" if statement.get("name") is None else literal(statement["name"])


def extent(size):
    return "vs::unknown" if size is None else str(size)


def static_shape(shape):
    return f"vs::shape_c<{', '.join(map(extent, shape))}>"


def shape_argument(shape):
    if not shape:
        return "vs::shape_c<>"
    return f"std::initializer_list<vs::extent>{{{', '.join(map(extent, shape))}}}"


def number(value, is_floating):
    return (repr(float(value)) + "f") if is_floating else str(value)


def initializer(given):
    if given is None:
        return None
    if isinstance(given, str):
        return f"vs::{given}()"
    if "constant" in given:
        return f"vs::constant({given['constant']!r})"
    value, first = given["value"], given["value"]
    while isinstance(first, list) and first:
        first = first[0]
    if isinstance(first, list):  # without elements: float32, as numpy has it
        return f"vs::full({static_shape(sizes(value))}, 0.0f)"
    nested = lambda item: ("{" + ", ".join(map(nested, item)) + "}" if isinstance(item, list)
                           else number(item, isinstance(first, float)))
    return f"vs::array({nested(value)})" if isinstance(value, list) else number(value, isinstance(first, float))


def sizes(nested):
    return [len(nested), *(sizes(nested[0]) if nested else [])] if isinstance(nested, list) else []


def scope_options(statement):
    reuse = {True: "vs::reuse", "auto": "vs::auto_reuse"}.get(statement.get("reuse"))
    kind = statement.get("dtype")
    return braced({"reuse": reuse, "initializer": initializer(statement.get("initializer")),
                   "dtype": dtype(kind) if kind is not None else None,
                   "auxiliary_name_scope": "false" if statement.get("auxiliary_name_scope") is False else None})


def executed(program, records):
    """The statement of each record, without its body: for messages. As far as the records tell."""
    statements, templates = [], {}

    def next_record(statement):
        statements.append({key: value for key, value in statement.items() if key != "body"})
        return records[len(statements) - 1]

    def run(body, tries):
        """Whether the body was run to its end."""
        for statement in body or []:
            if len(statements) == len(records):
                return False
            record = next_record(statement)
            if statement["op"] == "try":
                run(statement.get("body"), tries + 1)
                continue
            if statement["op"] == "template":
                templates[statement["as"]] = statement.get("body")
            if statement["op"] == "call" and record.get("error") != "unbound":
                if not run(templates.get(statement["template"]), tries) and tries:
                    return False
            if "error" in record:
                if tries:
                    return False
            elif statement["op"] != "template" and not run(statement.get("body"), tries):
                return False
        return True

    run(program, 0)
    return statements


def unit(given, number, odd):
    """The C++ of one program: a function, its constant, and its static_asserts."""
    lines = result_lines(given["expected"])
    size = sum(len(text) for _, line in lines for text in line if text) + 64 * len(lines)
    names = {variable[0] for key in LISTS for variable in given["expected"][key]}
    names |= {record["name"] for record in given["expected"]["records"] if "dtype" in record}
    body = Writer(given["program"], names).write()
    out = [f"// {given['id']}", f"constexpr auto program_{number}() {{", *indent(body),
           f"    return p.end<{len(lines)}, {size}>();", "}",
           f"constexpr auto records_{number} = program_{number}();"]
    if odd:
        # From the first record on in which a name is refused that TensorFlow lets through, nothing is compared.
        out.append(f"constexpr std::size_t odd_{number} = [] {{")
        for i, (_, line) in enumerate(lines):
            if "!illegal_name" not in line[0]:
                out.append(f"    if (records_{number}.refuses_name({i})) return std::size_t{{{i}}};")
        out += [f"    return std::size_t{{{len(lines)}}};", "}();"]
    for i, (about, line) in enumerate(lines):
        if len(line) == 1:
            check = f"records_{number}.is({i}, {literal(line[0])})"
        elif line[1] is None:
            check = f"records_{number}.is_error({i}, {literal(line[0])})"
        else:
            check = f"records_{number}.is({i}, {literal(line[0])}, {literal(line[1])})"
        if odd:
            # Whether a try was completed follows from the records in it.
            until = len(lines) - 1 if line[0].startswith("try ") else i
            check = f"odd_{number} <= {until} || {check}"
        out.append(f"static_assert({check}, {literal(given['id'] + ': ' + about)});")
    if not odd:
        out.append(f"static_assert(records_{number}.count == {len(lines)}, {literal(given['id'] + ': number of records')});")
    return out


def read(paths):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.strip())
