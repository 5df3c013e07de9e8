// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/random_computations.cpp: random programs that compute give bit for bit the same on a model and on a graph.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <boost/mp11/algorithm.hpp>

#include <cstring>

namespace vs = varscope;
using namespace vs::literals;

using matrix_type = xt::xtensor<float, 2>;

inline constexpr vs::lifted matmul{[](const auto& x, const auto& w) {
                                       return xt::sum(xt::view(x, xt::all(), xt::all(), xt::newaxis()) * w,
                                                      {1});
                                   },
                                   vs::matmul_shape};
inline constexpr vs::lifted relu{[](const auto& x) { return xt::maximum(x, -0.25f); }, vs::elementwise_shape};
inline constexpr vs::lifted squash{[](const auto& x) { return x / (1.0f + xt::abs(x)); },
                                   vs::elementwise_shape};
inline constexpr vs::lifted row_mean{[](const auto& x) { return xt::mean(x, {1}, xt::keep_dims); },
                                     vs::reduction_rule{.axes = {1}, .keepdims = true}};
inline constexpr vs::lifted beside{
    [](const auto& a, const auto& b) { return xt::concatenate(xt::xtuple(a, b), 1); },
    vs::concatenation_rule{.axis = 1}};
inline constexpr vs::lifted halves{[](const auto& x) {
                                       const std::size_t half = x.shape(1) / 2;
                                       return std::pair(
                                           xt::view(x, xt::all(), xt::range(std::size_t{}, half)),
                                           xt::view(x, xt::all(), xt::range(half, 2 * half)));
                                   },
                                   [](vs::tensor_shape of) {
                                       if (of.size() == 2 && of[1] != vs::unknown) of[1] /= 2;
                                       return std::pair(of, of);
                                   }};

// A program of `Steps` random steps, which are the same in every run. The rows are those of the input, the columns change.
template <unsigned Seed, int Steps = 7>
struct random_network {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 4})) const {
        auto h = vs::eval(x);
        unsigned state = Seed * 2654435761u + 1;
        for (int step = 0; step != Steps; ++step) {
            state = state * 1664525u + 1013904223u;
            const unsigned chosen = (state >> 20) % 10;
            const int units = 2 + static_cast<int>((state >> 12) % 5);
            switch (chosen) {
            case 0:
                h = relu(dense(scope.variable_scope("dense"_n + step), h, units));
                break;
            case 1:
                h = squash(dense(scope.variable_scope("b"_n + step / "unit"_n + units), h, units) * 2.0f -
                           0.5f);
                break;
            case 2:
                h = h + dense(scope.variable_scope(vs::default_name("residual")), h, h.shape(1));
                break;
            case 3:
                h = vs::eval(h - row_mean(h));
                break;
            case 4:
                if (h.shape(1) < 8) h = beside(h, h * 0.5f);
                break;
            case 5:
                if (h.shape(1) % 2 == 0) {
                    auto [left, right] = halves(h);
                    h = squash(left * right + 0.25f);
                }
                break;
            case 6: { // shared, as often as it comes
                auto shared = scope.variable_scope("shared"_n + static_cast<int>(h.shape(1)), vs::auto_reuse);
                h = relu(dense(shared, h, h.shape(1)));
                break;
            }
            case 7: { // direct variables, whose names are made unique
                auto gain = vs::as<float>(scope.variable("gain"_n, vs::constant(1.5), {h.shape(1)}));
                h = squash(h * gain);
                break;
            }
            case 8: { // names and shapes that are types
                h = relu(dense(scope.variable_scope("to_four"_n + step), h, 4));
                vs::for_each_index<2>([&](auto i) {
                    auto typed = scope.variable_scope("typed_"_n + i, vs::auto_reuse);
                    h = relu(matmul(h, typed.get_variable("w"_n, vs::shape_c<4, 4>, vs::float32,
                                                          {.initializer = vs::random_normal()})));
                });
                break;
            }
            default: { // a scope that is left and entered again, and a constant
                auto captured = scope.variable_scope("captured"_n + step).capture();
                auto again = scope.variable_scope(captured);
                h = squash(dense(again, h, units) +
                           vs::as<float>(scope.constant("shift"_n, vs::constant(0.125), {units})));
            }
            }
        }
        return h;
    }

  private:
    static constexpr auto dense(auto&& scope, const auto& x, auto units) {
        auto kernel = scope.get_variable("kernel"_n, {x.shape(1), units}, vs::float32,
                                         {.initializer = vs::glorot_uniform()});
        auto bias =
            scope.get_variable("bias"_n, {units}, vs::float32, {.initializer = vs::random_uniform(-1, 1)});
        return vs::eval(matmul(x, kernel) + bias);
    }
};

template <unsigned Seed>
void compare() {
    using program = random_network<Seed>;
    using manifest = vs::manifest<program>;
    INFO("seed " << Seed);
    matrix_type x = xt::ones<float>({3, 4});
    for (std::size_t i = 0; i != 12; ++i) x.data()[i] = static_cast<float>((Seed * 7 + i * 5) % 11) / 4 - 1;

    vs::model<program> m;
    m.initialize(vs::seed{Seed});
    vs::graph graph(vs::seed{Seed});
    const matrix_type on_model = m(x);
    const matrix_type on_graph = program{}(graph.root(), x);
    REQUIRE(on_model.shape() == on_graph.shape());
    CHECK(std::memcmp(on_model.data(), on_graph.data(), on_model.size() * sizeof(float)) == 0);
    CHECK(on_model.shape(0) == 3);
    const matrix_type again = m(x);
    CHECK(again == on_model);

    std::size_t position = 0;
    for (const vs::variable& v : graph.global_variables()) {
        REQUIRE(position < manifest::size());
        CHECK(v.op_name() == manifest::name(position));
        CHECK(v.shape() == manifest::shape(position));
        ++position;
    }
    CHECK(position == manifest::size());
    CHECK(xt::all(xt::isfinite(on_model)));
}

#ifdef VARSCOPE_TEST_ALL
constexpr std::size_t program_count = 24;
#else
constexpr std::size_t program_count = 4; // each step is in one of them
#endif

TEST_CASE("random programs that compute give bit for bit the same on a model and on a graph") {
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<program_count>>(
        [](auto seed) { compare<static_cast<unsigned>(seed)>(); });
}
