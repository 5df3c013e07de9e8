// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Variables that are cut into parts. For docs/guide/partitioned.md.
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/xtensor.hpp>

#include <iostream>
#include <string_view>

namespace vs = varscope;
using namespace vs::literals;

//! [program]
inline constexpr vs::lifted matmul{[](const auto& x, const auto& w) {
                                       return xt::sum(xt::view(x, xt::all(), xt::all(), xt::newaxis()) * w,
                                                      {1}); // (n, k) by (k, m)
                                   },
                                   vs::matmul_shape};

struct embedding {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 5})) const {
        auto net = scope.variable_scope("net"_n, {.partitioner = vs::fixed_size_partitioner(3)});
        auto table =
            vs::get_partitioned_variable(net, "table"_n, {5, 2}, vs::float32, {}, // as the scope says
                                         {.initializer = vs::glorot_uniform()});
        return matmul(x, table.as_tensor());
    }
};

// Each part is a variable; the compiler knows which one of what.
using manifest = vs::manifest<embedding>;
static_assert(manifest::name(2) == "net/table/part_2" && manifest::shape(2) == vs::shape_c<1, 2>);
static_assert(manifest::part(2) ==
              vs::variable_part{.count = 3, .index = 2, .axis = 0, .offset = 4, .whole = 5});
//! [program]

//! [rule]
// Two halves of what has many rows, and the rest whole.
inline constexpr auto halves = vs::partitioner_of([](vs::shape_view shape, vs::dtype) {
    vs::tensor_shape counts = vs::tensor_shape::of_rank(shape.size());
    for (std::size_t axis = 0; axis != counts.size(); ++axis)
        counts[axis] = axis == 0 && shape[0] >= 100 ? 2 : 1;
    return counts;
});
//! [rule]

int main() {
    //! [whole]
    vs::graph graph;
    auto root = graph.root();
    auto w = vs::get_partitioned_variable(root, "w", {5, 2}, vs::float32, vs::fixed_size_partitioner(3));
    w.assign(xt::xarray<float>{{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}});

    std::cout << w.name() << ": " << w.size() << " parts\n";
    for (std::size_t i = 0; i != w.size(); ++i)
        std::cout << "  " << w[i].name() << " " << vs::to_string(w[i].shape()) << ", in the whole "
                  << w.slice_info(i).spec() << '\n';
    std::cout << "sum of the whole: " << xt::sum(w.as_tensor())() << '\n';
    //! [whole]

    //! [reuse]
    auto shared = root.variable_scope(root.capture(), vs::reuse);
    auto same = vs::get_partitioned_variable(shared, "w"); // finds the parts, and so the shape
    auto rows = shared.get_variable("w/part_2", {1, 2}, vs::float32);
    std::cout << "again: " << same.size() << " parts, the last row " << rows << '\n';
    //! [reuse]

    //! [create]
    auto columns = vs::create_partitioned_variables(root, vs::unnamed, {2, 4}, {1, 2});
    std::cout << columns[1].op_name() << ' ' << vs::to_string(columns[1].shape()) << '\n';
    auto large = vs::get_partitioned_variable(root, "large", {100, 4}, vs::float32, halves);
    auto little = vs::get_partitioned_variable(root, "small", {10, 4}, vs::float32, halves);
    std::cout << large.size() << " and " << little.size() << " part\n";
    //! [create]

    //! [model]
    vs::model<embedding> model;
    model.initialize(vs::seed{1});
    auto table = vs::get_partitioned_variable(model / "net"_n, "table"_n);
    table.assign(xt::xarray<float>{{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}});
    std::cout << model(xt::xarray<float>{{0, 0, 0, 1, 1}}) << '\n';
    //! [model]
}
