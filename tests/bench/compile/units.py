# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Translation units of any number of variables, which declare and access the same variables in different ways."""

import re

HEAD = """#include <varscope/{header}>

namespace vs = varscope;
using namespace vs::literals;
"""

# A layer of BERT: fourteen variable scopes, sixteen variables.
WIDTH, INNER = 768, 3072
LAYER = [
    ("attention/self/query/kernel", (WIDTH, WIDTH)),
    ("attention/self/query/bias", (WIDTH,)),
    ("attention/self/key/kernel", (WIDTH, WIDTH)),
    ("attention/self/key/bias", (WIDTH,)),
    ("attention/self/value/kernel", (WIDTH, WIDTH)),
    ("attention/self/value/bias", (WIDTH,)),
    ("attention/output/dense/kernel", (WIDTH, WIDTH)),
    ("attention/output/dense/bias", (WIDTH,)),
    ("attention/output/LayerNorm/beta", (WIDTH,)),
    ("attention/output/LayerNorm/gamma", (WIDTH,)),
    ("intermediate/dense/kernel", (WIDTH, INNER)),
    ("intermediate/dense/bias", (INNER,)),
    ("output/dense/kernel", (INNER, WIDTH)),
    ("output/dense/bias", (WIDTH,)),
    ("output/LayerNorm/beta", (WIDTH,)),
    ("output/LayerNorm/gamma", (WIDTH,)),
]

# The program as one would write it. What does not fill a layer stands in a scope of its own.
PROGRAM = """
template <class Scope>
constexpr void dense(Scope&& scope, auto kernel, auto bias) {{
    scope.get_variable("kernel"_n, kernel, vs::float32, {{.initializer = vs::truncated_normal(0.0, 0.02)}});
    scope.get_variable("bias"_n, bias, vs::float32);
}}
template <class Scope>
constexpr void layer_norm(Scope&& scope) {{
    scope.get_variable("beta"_n, vs::shape_c<{width}>, vs::float32);
    scope.get_variable("gamma"_n, vs::shape_c<{width}>, vs::float32, {{.initializer = vs::constant(1.0)}});
}}
template <class Scope>
constexpr void attention(Scope&& scope) {{
    constexpr auto square = vs::shape_c<{width}, {width}>;
    constexpr auto row = vs::shape_c<{width}>;
    {{
        auto self = scope.variable_scope("self"_n);
        dense(self.variable_scope("query"_n), square, row);
        dense(self.variable_scope("key"_n), square, row);
        dense(self.variable_scope("value"_n), square, row);
    }}
    auto output = scope.variable_scope("output"_n);
    dense(output.variable_scope("dense"_n), square, row);
    layer_norm(output.variable_scope("LayerNorm"_n));
}}
template <class Scope>
constexpr void layer(Scope&& scope) {{
    attention(scope.variable_scope("attention"_n));
    {{
        auto intermediate = scope.variable_scope("intermediate"_n);
        dense(intermediate.variable_scope("dense"_n), vs::shape_c<{width}, {inner}>, vs::shape_c<{inner}>);
    }}
    auto output = scope.variable_scope("output"_n);
    dense(output.variable_scope("dense"_n), vs::shape_c<{inner}, {width}>, vs::shape_c<{width}>);
    layer_norm(output.variable_scope("LayerNorm"_n));
}}
struct program {{
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {{
        auto bert = scope.variable_scope("bert"_n);
        {{
            auto encoder = bert.variable_scope("encoder"_n);
            boost::mp11::mp_for_each<boost::mp11::mp_iota_c<{layers}>>(
                [&](auto i) {{ layer(encoder.variable_scope("layer_"_n + i)); }});
        }}
        auto head = bert.variable_scope("head"_n);
        boost::mp11::mp_for_each<boost::mp11::mp_iota_c<{rest}>>(
            [&](auto i) {{ head.get_variable("scale_"_n + i, vs::shape_c<{width}>, vs::float32); }});
    }}
}};
"""


def variables(count):
    """Full names and shapes of `count` variables, in the order in which the program creates them."""
    layers, rest = divmod(count, len(LAYER))
    return ([(f"bert/encoder/layer_{i}/{name}", shape) for i in range(layers) for name, shape in LAYER]
            + [(f"bert/head/scale_{i}", (WIDTH,)) for i in range(rest)])


def view(shape):
    return f"vs::view<float, vs::static_shape<{', '.join(map(str, shape))}>>"


def access(what, shape):
    return f"    {what}({', '.join('0' for _ in shape)}) += 0.5f;\n"


def program(count):
    layers, rest = divmod(count, len(LAYER))
    return PROGRAM.format(layers=layers, rest=rest, width=WIDTH, inner=INNER)


def struct(count):
    """A nested struct written by hand, each member bound to its place in a block of memory."""
    tree = {}
    offset = 0
    for name, shape in variables(count):
        *scopes, last = name.split("/")
        inner = tree
        for scope in scopes:
            inner = inner.setdefault(scope, {})
        inner[last] = (shape, offset)
        elements = 1
        for axis in shape:
            elements *= axis
        offset += elements

    def members(inner, indent):
        text = ""
        for name, what in inner.items():
            if isinstance(what, dict):
                text += f"{indent}struct {{\n{members(what, indent + '    ')}{indent}}} {name};\n"
            else:
                text += f"{indent}{view(what[0])} {name};\n"
        return text

    def values(inner, indent):
        text = ""
        for name, what in inner.items():
            if isinstance(what, dict):
                text += f"{indent}.{name} = {{\n{values(what, indent + '    ')}{indent}}},\n"
            else:
                text += f"{indent}.{name} = {view(what[0])}(block + {what[1]}),\n"
        return text

    return (HEAD.format(header="tensor.hpp")
            + "\nstruct model {\n" + members(tree, "    ") + "};\n"
            + "model bind(float* block) {\n    return {\n" + values(tree, "        ") + "    };\n}\n"
            + "void use(model& m) {\n"
            + "".join(access("m." + name.replace("/", "."), shape) for name, shape in variables(count))
            + "}\n")


def xtensor_struct(count):
    """The same with xtensor's own adaptors of fixed shape."""
    text = struct(count).replace("#include <varscope/tensor.hpp>",
                                 "#include <varscope/detail/xtensor.hpp>\n#include <xtensor/xadapt.hpp>")
    text = text.replace("namespace vs = varscope;\nusing namespace vs::literals;\n",
                        "template <std::size_t... Extents>\nusing adaptor = "
                        "decltype(xt::adapt(std::declval<float*>(), xt::xshape<Extents...>()));\n")
    text = re.sub(r"vs::view<float, vs::static_shape<([^>]*)>>\((block[^)]*)\)", r"xt::adapt(\2, xt::xshape<\1>())", text)
    return re.sub(r"vs::view<float, vs::static_shape<([^>]*)>>", r"adaptor<\1>", text)


def model(count):
    """A program and its model, accessed by full names."""
    return (HEAD.format(header="model.hpp") + program(count)
            + "void use(vs::model<program>& m) {\n"
            + "".join(access(f'm["{name}"_n]', shape) for name, shape in variables(count))
            + "}\n")


def model_without_access(count):
    """The same without the accesses."""
    return (HEAD.format(header="model.hpp") + program(count)
            + f"static_assert(vs::model<program>::manifest::size() == {count});\n")


def model_header(count):
    return HEAD.format(header="model.hpp")


def tensor_header(count):
    return HEAD.format(header="tensor.hpp")


def manifest(count):
    """What the program declares, without a model."""
    last = variables(count)[-1][0]
    return (HEAD.format(header="manifest.hpp") + "#include <boost/mp11/algorithm.hpp>\n" + program(count)
            + f"static_assert(vs::manifest<program>::size() == {count});\n"
            + f'static_assert(vs::manifest<program>::find("{last}") == {count - 1});\n')


def names(count):
    """What the program declares, and one variable each found by its name at compile time, without xtensor."""
    return (manifest(count)
            + "".join(f'using v{i} = vs::manifest<program>::variable_c<vs::manifest<program>::find("{name}")>;\n'
                      for i, (name, _) in enumerate(variables(count))))


# Hana strings in standard C++; with the literal operator, which is an extension, they are up to a third cheaper.
def hana_string(name):
    return f'BOOST_HANA_STRING("{name}")'


def hana_unit(count, head, value, at):
    """A hana::map from hana strings to `value(position, shape)`, and one access each."""
    pairs = ",\n".join(f"        hana::make_pair({hana_string(name)}, {value(i, shape)})"
                       for i, (name, shape) in enumerate(variables(count)))
    return ("#include <boost/hana.hpp>\n" + head + "namespace hana = boost::hana;\n"
            + "auto bind(float* block) {\n    return hana::make_map(\n" + pairs + ");\n}\n"
            + "void use(decltype(bind(nullptr))& m) {\n"
            + "".join(at(f"m[{hana_string(name)}]", shape) for name, shape in variables(count))
            + "}\n")


def hana_map(count):
    """A hana::map from hana strings to the same views."""
    return hana_unit(count, HEAD.format(header="tensor.hpp"), lambda _, shape: f"{view(shape)}(block)", access)


def hana_names(count):
    """The same to types of their own without xtensor."""
    return hana_unit(count, "template <int Position>\nstruct place {\n    float* at;\n};\n",
                     lambda i, _: f"place<{i}>{{block}}", lambda what, _: f"    *{what}.at += 0.5f;\n")
