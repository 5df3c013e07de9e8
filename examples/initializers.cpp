// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// First values: scaled, listed, orthogonal, and by functions of one's own; on a graph, on a model, and by all cores.
#include <varscope/graph.hpp>
#include <varscope/initializers/convolution.hpp>
#include <varscope/initializers/function.hpp>
#include <varscope/initializers/orthogonal.hpp>
#include <varscope/initializers/parallel.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <cmath>
#include <iomanip>
#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

//! [own]
// Sines and cosines of positions, as attention without recurrence adds them. It computes, so it is not constexpr.
struct positions {
    vs::value operator()(vs::shape_view shape, vs::dtype) const {
        const auto size = [&](std::size_t axis) { return static_cast<std::size_t>(shape[axis]); };
        xt::xarray<float> made = xt::zeros<float>({size(0), size(1)});
        for (std::size_t i = 0; i != size(0); ++i)
            for (std::size_t j = 0; j != size(1); ++j) {
                const double angle =
                    static_cast<double>(i) /
                    std::pow(10000.0, static_cast<double>(j / 2 * 2) / static_cast<double>(size(1)));
                made(i, j) = static_cast<float>(j % 2 == 0 ? std::sin(angle) : std::cos(angle));
            }
        return made;
    }
};

// A few connections only, each from the variable's own generator. What it holds is part of its type.
struct sparse {
    unsigned percent = 10;
    vs::value operator()(vs::shape_view shape, vs::dtype, vs::random_generator& random) const {
        std::vector<float> kept(shape.element_count());
        for (float& each : kept) each = random() % 100 < percent ? 1.0f : 0.0f;
        return xt::adapt(kept, std::vector<std::size_t>(shape.begin(), shape.end()));
    }
};
//! [own]

//! [program]
struct encoder {
    constexpr void operator()(auto& scope) const {
        scope.get_variable("positions"_n, {3, 4}, {.initializer = vs::initializer_from(positions())});
        auto cell = scope.variable_scope("cell"_n, {.initializer = vs::orthogonal()});
        cell.get_variable("recurrent"_n, vs::shape_c<4, 4>);
        cell.get_variable("gates"_n, {4, 12}, {.initializer = vs::initializer_from<sparse{.percent = 25}>()});
        cell.get_variable("bias"_n, {12},
                          {.initializer = vs::constant({0, 0, 0, 0, 1})}); // and 1 for all that follow
    }
};
static_assert(vs::manifest<encoder>::size() == 4);
//! [program]

int main() {
    vs::graph graph(vs::seed{42});
    vs::scope root = graph.root();

    //! [scaled]
    auto kernel = root.get_variable("kernel"_n, {3, 3, 64, 128}, {.initializer = vs::he_normal()});
    auto skip = root.get_variable("skip"_n, {64, 128},
                                  {.initializer = vs::variance_scaling(
                                       2, vs::fan_mode::fan_out, vs::distribution::untruncated_normal)});
    std::cout << vs::fans_of(kernel.shape()).in << " inputs, " << vs::fans_of(kernel.shape()).out
              << " outputs\n";
    std::cout << std::fixed << std::setprecision(3) << "deviation " << xt::stddev(kernel.as<float>())()
              << ", expected " << std::sqrt(2.0 / 576) << "; " << xt::stddev(skip.as<float>())()
              << ", expected " << std::sqrt(2.0 / 128) << '\n';
    //! [scaled]

    //! [seed]
    // The seed of the initializer takes the place of the graph's: whatever that is, these values stay.
    auto probe = root.get_variable("probe"_n, {4}, {.initializer = vs::random_normal(0, 1, vs::seed{7})});
    vs::graph other(vs::seed{43});
    auto again =
        other.root().get_variable("probe"_n, {4}, {.initializer = vs::random_normal(0, 1, vs::seed{7})});
    std::cout << std::boolalpha << (probe.as<float>() == again.as<float>()) << '\n';
    //! [seed]

    //! [lists]
    auto ramp = root.get_variable("ramp"_n, {2, 3}, {.initializer = vs::constant({1, 2, 3, 4})});
    auto sobel = root.get_variable("sobel"_n, {2, 2},
                                   {.initializer = vs::constant({{1, 2}, {-1, -2}}, vs::verify_shape)});
    std::cout << std::setprecision(0) << ramp.as<float>() << ' ' << sobel.name() << '\n';
    //! [lists]

    //! [orthogonal]
    auto wide = root.get_variable("wide"_n, {2, 3}, {.initializer = vs::orthogonal(1.5)});
    root.get_variable("eye"_n, {2, 3}, {.initializer = vs::identity()});
    root.get_variable("conv"_n, {3, 3, 4, 8}, {.initializer = vs::convolution_orthogonal_2d()});
    const auto w = wide.as<float>();
    std::cout << std::setprecision(2) << "lengths of the rows " << std::hypot(w(0, 0), w(0, 1), w(0, 2))
              << ' ' << std::hypot(w(1, 0), w(1, 1), w(1, 2)) << '\n';
    //! [orthogonal]

    //! [brings]
    auto table = root.get_variable("table"_n, {.initializer = vs::initializer_from([] {
                                                   return vs::array({2, 3, 5, 7});
                                               })});
    std::cout << table << '\n';
    //! [brings]

    //! [model]
    vs::model<encoder> m;
    m.initialize(vs::seed{42}, vs::parallel); // by all cores
    encoder{}(root);                          // the same program on a graph of the same seed
    bool same = true;
    for (const auto& v : m.variables()) same = same && v.as<float>() == graph.at(v.op_name()).as<float>();
    std::cout << same << '\n' << xt::view(m["positions"_n], 1) << '\n' << m["cell/bias"_n] << '\n';
    //! [model]

    //! [part]
    // Half of a kernel as a shard, scaled as the whole: 1024 inputs, not 512.
    std::vector<float> shard(512 * 8);
    vs::fill<float>(vs::glorot_uniform(), vs::shape_c<512, 8>, vs::seed{42}, vs::fnv1a("shards/part_0"),
                    shard.data(), shard.size(), {.full_shape = vs::shape_c<1024, 8>});
    std::cout << std::setprecision(6) << *std::max_element(shard.begin(), shard.end()) << " of at most "
              << vs::scaled_bound(1, vs::fan_mode::fan_avg, vs::shape_c<1024, 8>) << '\n';
    //! [part]
}
