# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Translation units of published networks: as programs and their models, and as structs written by hand.

By hand means as careful people write it: a template for each kind of layer, whose members are xtensor's adaptors of a static rank,
bound in its constructor to the next places of one block of memory. Both units access each variable once.
"""

import re

from units import HEAD, access

BY_HAND = """#include <varscope/detail/xtensor.hpp>
#include <xtensor/xadapt.hpp>

#include <array>
#include <cstddef>

template <std::size_t Rank>
using tensor = decltype(xt::adapt(std::declval<float*&>(), std::size_t(), xt::no_ownership(),
                                  std::declval<std::array<std::size_t, Rank>&>()));

struct block {
    float* next;
    template <class... Extents>
    tensor<sizeof...(Extents)> take(Extents... extents) {
        std::array<std::size_t, sizeof...(Extents)> shape{static_cast<std::size_t>(extents)...};
        float* at = next;
        const std::size_t count = (static_cast<std::size_t>(extents) * ...);
        next += count;
        return xt::adapt(at, count, xt::no_ownership(), shape);
    }
};
"""


def resnet50_variables():
    """The 267 variables of slim's resnet_v1_50: names, shapes, and the members of the struct."""
    found = []

    def conv(name, member, shape):
        found.append((f"{name}/weights", f"{member}.weights", shape))
        for each in ("gamma", "beta", "moving_mean", "moving_variance"):
            found.append((f"{name}/BatchNorm/{each}", f"{member}.norm.{each}", (shape[-1],)))

    conv("resnet_v1_50/conv1", "m.conv1", (7, 7, 3, 64))
    width = 64
    for block, (units, inner) in enumerate(((3, 64), (4, 128), (6, 256), (3, 512)), 1):
        for unit in range(1, units + 1):
            scope = f"resnet_v1_50/block{block}/unit_{unit}/bottleneck_v1"
            member = f"m.block{block}.unit_{unit}"
            if unit == 1:
                conv(f"{scope}/shortcut", f"{member}.shortcut", (1, 1, width, 4 * inner))
            conv(f"{scope}/conv1", f"{member}.conv1", (1, 1, width, inner))
            conv(f"{scope}/conv2", f"{member}.conv2", (3, 3, inner, inner))
            conv(f"{scope}/conv3", f"{member}.conv3", (1, 1, inner, 4 * inner))
            width = 4 * inner
    found.append(("resnet_v1_50/logits/weights", "m.logits.weights", (1, 1, 2048, 1000)))
    found.append(("resnet_v1_50/logits/biases", "m.logits.biases", (1000,)))
    return found


RESNET50 = """
template <class Scope>
constexpr void conv(Scope&& scope, vs::shape_like auto shape, vs::shape_like auto channels) {
    scope.get_variable("weights"_n, shape, vs::float32, {.initializer = vs::he_normal()});
    auto norm = scope.variable_scope("BatchNorm"_n);
    norm.get_variable("gamma"_n, channels, vs::float32, {.initializer = vs::ones()});
    norm.get_variable("beta"_n, channels, vs::float32, {.initializer = vs::zeros()});
    norm.get_variable("moving_mean"_n, channels, vs::float32, {.initializer = vs::zeros(), .trainable = false});
    norm.get_variable("moving_variance"_n, channels, vs::float32, {.initializer = vs::ones(), .trainable = false});
}
template <vs::extent In, vs::extent Inner, bool HasShortcut, class Scope>
constexpr void bottleneck(Scope&& scope) {
    if constexpr (HasShortcut)
        conv(scope.variable_scope("shortcut"_n), vs::shape_c<1, 1, In, 4 * Inner>, vs::shape_c<4 * Inner>);
    conv(scope.variable_scope("conv1"_n), vs::shape_c<1, 1, In, Inner>, vs::shape_c<Inner>);
    conv(scope.variable_scope("conv2"_n), vs::shape_c<3, 3, Inner, Inner>, vs::shape_c<Inner>);
    conv(scope.variable_scope("conv3"_n), vs::shape_c<1, 1, Inner, 4 * Inner>, vs::shape_c<4 * Inner>);
}
template <vs::extent In, vs::extent Inner, int Units, class Scope>
constexpr void stage(Scope&& scope) {
    {
        auto unit = scope.variable_scope("unit_1"_n);
        bottleneck<In, Inner, true>(unit.variable_scope("bottleneck_v1"_n));
    }
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<Units - 1>>([&](auto i) {
        auto unit = scope.variable_scope("unit_"_n + (i + 2));
        bottleneck<4 * Inner, Inner, false>(unit.variable_scope("bottleneck_v1"_n));
    });
}
struct program {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto net = scope.variable_scope("resnet_v1_50"_n);
        conv(net.variable_scope("conv1"_n), vs::shape_c<7, 7, 3, 64>, vs::shape_c<64>);
        stage<64, 64, 3>(net.variable_scope("block1"_n));
        stage<256, 128, 4>(net.variable_scope("block2"_n));
        stage<512, 256, 6>(net.variable_scope("block3"_n));
        stage<1024, 512, 3>(net.variable_scope("block4"_n));
        auto logits = net.variable_scope("logits"_n);
        logits.get_variable("weights"_n, vs::shape_c<1, 1, 2048, 1000>, vs::float32);
        logits.get_variable("biases"_n, vs::shape_c<1000>, vs::float32);
    }
};
"""

RESNET50_BY_HAND = """
struct batch_norm {
    batch_norm(block& from, std::size_t channels)
        : gamma(from.take(channels)), beta(from.take(channels)), moving_mean(from.take(channels)),
          moving_variance(from.take(channels)) {}
    tensor<1> gamma, beta, moving_mean, moving_variance;
};
struct conv {
    conv(block& from, std::size_t size, std::size_t in, std::size_t out)
        : weights(from.take(size, size, in, out)), norm(from, out) {}
    tensor<4> weights;
    batch_norm norm;
};
struct bottleneck {
    bottleneck(block& from, std::size_t in, std::size_t inner)
        : conv1(from, 1, in, inner), conv2(from, 3, inner, inner), conv3(from, 1, inner, 4 * inner) {}
    conv conv1, conv2, conv3;
};
struct first_bottleneck : bottleneck {
    first_bottleneck(block& from, std::size_t in, std::size_t inner)
        : bottleneck(from, in, inner), shortcut(from, 1, in, 4 * inner) {}
    conv shortcut;
};
struct stage3 {
    stage3(block& from, std::size_t in, std::size_t inner)
        : unit_1(from, in, inner), unit_2(from, 4 * inner, inner), unit_3(from, 4 * inner, inner) {}
    first_bottleneck unit_1;
    bottleneck unit_2, unit_3;
};
struct stage4 : stage3 {
    stage4(block& from, std::size_t in, std::size_t inner) : stage3(from, in, inner), unit_4(from, 4 * inner, inner) {}
    bottleneck unit_4;
};
struct stage6 : stage4 {
    stage6(block& from, std::size_t in, std::size_t inner)
        : stage4(from, in, inner), unit_5(from, 4 * inner, inner), unit_6(from, 4 * inner, inner) {}
    bottleneck unit_5, unit_6;
};
struct dense {
    explicit dense(block& from) : weights(from.take(1, 1, 2048, 1000)), biases(from.take(1000)) {}
    tensor<4> weights;
    tensor<1> biases;
};
struct model {
    explicit model(block from)
        : conv1(from, 7, 3, 64), block1(from, 64, 64), block2(from, 256, 128), block3(from, 512, 256),
          block4(from, 1024, 512), logits(from) {}
    conv conv1;
    stage3 block1;
    stage4 block2;
    stage6 block3;
    stage3 block4;
    dense logits;
};
model bind(float* memory) { return model(block{memory}); }
"""


def vgg16_variables():
    """The 32 variables of slim's vgg_16."""
    found = []
    width = 3
    for group, (layers, out) in enumerate(((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)), 1):
        for layer in range(1, layers + 1):
            name = f"vgg_16/conv{group}/conv{group}_{layer}"
            member = f"m.conv{group}.layer_{layer}"
            found.append((f"{name}/weights", f"{member}.weights", (3, 3, width, out)))
            found.append((f"{name}/biases", f"{member}.biases", (out,)))
            width = out
    for name, shape in (("fc6", (7, 7, 512, 4096)), ("fc7", (1, 1, 4096, 4096)), ("fc8", (1, 1, 4096, 1000))):
        found.append((f"vgg_16/{name}/weights", f"m.{name}.weights", shape))
        found.append((f"vgg_16/{name}/biases", f"m.{name}.biases", (shape[-1],)))
    return found


VGG16 = """
template <vs::extent Size, vs::extent In, vs::extent Out, class Scope>
constexpr void conv(Scope&& scope) {
    scope.get_variable("weights"_n, vs::shape_c<Size, Size, In, Out>, vs::float32);
    scope.get_variable("biases"_n, vs::shape_c<Out>, vs::float32, {.initializer = vs::zeros()});
}
template <vs::extent In, vs::extent Out, int Layers, class Scope>
constexpr void group(Scope&& scope, auto name) {
    conv<3, In, Out>(scope.variable_scope(name + 1));
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<Layers - 1>>(
        [&](auto i) { conv<3, Out, Out>(scope.variable_scope(name + (i + 2))); });
}
struct program {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto net = scope.variable_scope("vgg_16"_n);
        group<3, 64, 2>(net.variable_scope("conv1"_n), "conv1_"_n);
        group<64, 128, 2>(net.variable_scope("conv2"_n), "conv2_"_n);
        group<128, 256, 3>(net.variable_scope("conv3"_n), "conv3_"_n);
        group<256, 512, 3>(net.variable_scope("conv4"_n), "conv4_"_n);
        group<512, 512, 3>(net.variable_scope("conv5"_n), "conv5_"_n);
        conv<7, 512, 4096>(net.variable_scope("fc6"_n));
        conv<1, 4096, 4096>(net.variable_scope("fc7"_n));
        conv<1, 4096, 1000>(net.variable_scope("fc8"_n));
    }
};
"""

VGG16_BY_HAND = """
struct conv {
    conv(block& from, std::size_t size, std::size_t in, std::size_t out)
        : weights(from.take(size, size, in, out)), biases(from.take(out)) {}
    tensor<4> weights;
    tensor<1> biases;
};
struct group2 {
    group2(block& from, std::size_t in, std::size_t out) : layer_1(from, 3, in, out), layer_2(from, 3, out, out) {}
    conv layer_1, layer_2;
};
struct group3 : group2 {
    group3(block& from, std::size_t in, std::size_t out) : group2(from, in, out), layer_3(from, 3, out, out) {}
    conv layer_3;
};
struct model {
    explicit model(block from)
        : conv1(from, 3, 64), conv2(from, 64, 128), conv3(from, 128, 256), conv4(from, 256, 512), conv5(from, 512, 512),
          fc6(from, 7, 512, 4096), fc7(from, 1, 4096, 4096), fc8(from, 1, 4096, 1000) {}
    group2 conv1, conv2;
    group3 conv3, conv4, conv5;
    conv fc6, fc7, fc8;
};
model bind(float* memory) { return model(block{memory}); }
"""

NETWORKS = {
    "ResNet-50": (resnet50_variables(), RESNET50, RESNET50_BY_HAND),
    "VGG-16": (vgg16_variables(), VGG16, VGG16_BY_HAND),
}


def model(network):
    """The program and its model, accessed by full names."""
    variables, program, _ = NETWORKS[network]
    return (HEAD.format(header="model.hpp") + program
            + f"static_assert(vs::manifest<program>::size() == {len(variables)});\n"
            + "void use(vs::model<program>& m) {\n"
            + "".join(access(f'm["{name}"_n]', shape) for name, _, shape in variables) + "}\n")


def parts(network):
    """The unit of a network, cut short at each part of its cost."""
    variables = NETWORKS[network][0]
    shapes = {tuple(shape): access(f'm["{name}"_n]', shape) for name, _, shape in reversed(variables)}
    whole = model(network)
    head = whole[:whole.index("void use(")]
    return {
        "xtensor": XTENSOR_HEADER,
        "header": HEAD.format(header="model.hpp"),
        "program": head,
        "shapes": head + "void use(vs::model<program>& m) {\n" + "".join(shapes.values()) + "}\n",
        "accesses": whole,
        "by hand": by_hand(network),
    }, len(shapes), len(variables)


def by_hand(network):
    """The struct written by hand."""
    variables, _, struct = NETWORKS[network]
    return (BY_HAND + struct + "void use(model& m) {\n"
            + "".join(access(member, shape) for _, member, shape in variables) + "}\n")


# One variable of a graph, and what the units are compared with: one array of xtensor's.
ONE_VARIABLE = """#include <varscope/graph.hpp>

namespace vs = varscope;
using namespace vs::literals;

float first() {
    vs::graph graph;
    auto root = graph.root();
    auto w = root.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32);
    return w(0, 0);
}
"""
ONE_ARRAY = """#include <xtensor/xarray.hpp>

float first() {
    xt::xarray<float> w = xt::xarray<float>::from_shape({2, 3});
    return w(0, 0);
}
"""
XTENSOR_HEADER = "#include <varscope/detail/xtensor.hpp>\n"


# GPT-2 of a few layers with its forward pass: examples/gpt2.hpp on a model or a graph, and the same functions on a struct by hand.
GPT2_RUN = """
using tiny = gpt2::net<gpt2::config{.vocabulary = 13, .positions = 8, .width = 12, .heads = 3, .layers = 2}>;
"""
GPT2_MODEL = """
gpt2::matrix run(vs::model<tiny>& m, const gpt2::tokens_type& tokens) { return m(tokens); }
"""
GPT2_GRAPH = """
gpt2::matrix run(vs::graph& graph, const gpt2::tokens_type& tokens) { return tiny{}(graph.root(), tokens); }
"""
GPT2_BY_HAND = """
struct norm {
    norm(block& from, std::size_t width) : g(from.take(width)), b(from.take(width)) {}
    tensor<1> g, b;
    matrix operator()(const matrix& x) const { return normalize(x, g, b); }
};
struct conv1d {
    conv1d(block& from, std::size_t in, std::size_t out) : w(from.take(std::size_t(1), in, out)), b(from.take(out)) {}
    tensor<3> w;
    tensor<1> b;
    matrix operator()(const matrix& x) const { return affine(x, w, b); }
};
struct layer {
    layer(block& from, std::size_t width)
        : ln_1(from, width), c_attn(from, width, 3 * width), attn_proj(from, width, width), ln_2(from, width),
          c_fc(from, width, 4 * width), mlp_proj(from, 4 * width, width) {}
    norm ln_1;
    conv1d c_attn, attn_proj;
    norm ln_2;
    conv1d c_fc, mlp_proj;
    matrix operator()(const matrix& x) const {
        const matrix y = add(x, attn_proj(attend(c_attn(ln_1(x)), 3)));
        return add(y, mlp_proj(gelu(c_fc(ln_2(y)))));
    }
};
struct model {
    explicit model(block from)
        : wpe(from.take(8, 12)), wte(from.take(13, 12)), h{layer(from, 12), layer(from, 12)}, ln_f(from, 12) {}
    tensor<2> wpe, wte;
    std::array<layer, 2> h;
    norm ln_f;
    matrix operator()(const tokens_type& tokens) const {
        matrix x = embed(tokens, wte, wpe);
        for (const layer& each : h) x = each(x);
        return compare(ln_f(x), wte);
    }
};
model bind(float* memory) { return model(block{memory}); }
matrix run(const model& m, const tokens_type& tokens) { return m(tokens); }
"""


def gpt2_source(root):
    """The functions of examples/gpt2.hpp, without its programs."""
    text = (root / "examples/gpt2.hpp").read_text()
    text = text[text.index("using matrix"):text.index("//! [layers]")]
    text = re.sub(r"inline constexpr vs::lifted (\w+)\{(\[\])", r"inline constexpr auto \1 = \2", text)
    return text.replace("}};", "};").replace("vs::extent", "long").replace("//! [lifted]", "")


def gpt2(root, world):
    """The forward pass on a `model`, on a `graph`, or by `hand`."""
    if world == "hand":
        return (BY_HAND + "#include <xtensor/xmath.hpp>\n#include <xtensor/xtensor.hpp>\n#include <cmath>\n#include <limits>\n"
                + gpt2_source(root) + GPT2_BY_HAND)
    return (f"#include <varscope/{world}.hpp>\n" + '#include "' + str(root / "examples/gpt2.hpp") + '"\n'
            + "namespace vs = varscope;\n" + GPT2_RUN + (GPT2_MODEL if world == "model" else GPT2_GRAPH))
