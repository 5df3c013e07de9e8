// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Inputs that are fed.
#include <varscope/graph.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

int main() {
    std::cout << std::boolalpha;
    vs::graph graph;
    vs::scope root = graph.root();

    //! [placeholder]
    auto batch = root.placeholder("batch"_n, {vs::unknown, 2}, vs::float32); // any number of rows
    std::cout << batch << '\n' << batch.is_fed() << '\n';
    batch.feed({{1.0f, 2.0f}, {3.0f, 4.0f}});
    std::cout << xt::sum(batch.as<float>())() << '\n';
    batch.feed(xt::xtensor<float, 2>(xt::ones<float>({10, 2}))); // feeding again replaces the value
    std::cout << xt::sum(batch.as<float>())() << '\n';
    //! [placeholder]

    //! [refused]
    try {
        batch.feed({{1.0, 2.0}}); // these are doubles
    } catch (const vs::feed_dtype_error& error) {
        std::cout << error.what() << '\n';
    }
    std::cout << batch.as<float>().shape(0) << " rows\n"; // the value fed before is still there
    //! [refused]

    //! [names]
    auto first =
        root.placeholder("x"_n, vs::unknown_shape); // any rank; the dtype is float32 where none is given
    auto second = root.placeholder("x"_n, vs::shape_c<>, vs::int64);
    std::cout << first << '\n' << second << '\n';
    std::cout << graph.global_variables().size() << '\n'; // a placeholder is in no collection
    //! [names]
}
