// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/optimizer/slots.cpp: the variables that optimizers keep, in manifests, models and graphs.
#include "support/allocations.hpp"
#include "support/catch.hpp"
#include <varscope/optimizer.hpp>

#include <string>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

namespace slot_programs {
struct net {
    template <class Scope>
    constexpr auto operator()(Scope&& s) const {
        auto layer = s.variable_scope("layer"_n);
        auto w = layer.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32);
        layer.get_variable("b"_n, vs::shape_c<3>, vs::float32);
        s.get_variable("step"_n, vs::shape_c<>, vs::int64, {.trainable = false});
        s.get_variable("mean"_n, vs::shape_c<3>, vs::float32, {.trainable = false});
        return w;
    }
};
struct network_with_input {
    template <class Scope, class X>
    constexpr auto operator()(Scope&& s, const X& x) const {
        auto w = s.get_variable("w"_n, vs::shape_c<3>, vs::float32);
        return x * w;
    }
};
using trained = vs::with_slots<net, vs::adam>;
using trained_twice = vs::with_slots<trained, vs::adam, vs::in_scope<"layer">>;
} // namespace slot_programs

namespace {

using namespace slot_programs;

template <class Program>
std::vector<std::string> names_in_manifest() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i != vs::manifest<Program>::size(); ++i)
        names.push_back(vs::to_string(vs::manifest<Program>::name(i)));
    return names;
}
std::vector<std::string> names_in(const vs::graph& g) {
    std::vector<std::string> names;
    for (const vs::variable& each : g.global_variables()) names.emplace_back(each.op_name());
    return names;
}
std::vector<std::string> behind(std::vector<std::string> names, std::size_t count) {
    names.erase(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count));
    return names;
}

const std::vector<std::string> adam_names{"beta1_power",    "beta2_power",  "layer/w/Adam",
                                          "layer/w/Adam_1", "layer/b/Adam", "layer/b/Adam_1"};
const std::vector<std::string> second_names{"beta1_power_1",  "beta2_power_1",  "layer/w/Adam_2",
                                            "layer/w/Adam_3", "layer/b/Adam_2", "layer/b/Adam_3"};

} // namespace

TEST_CASE("slots have the names of TensorFlow in a manifest, a graph that the program runs on, and an "
          "optimizer of a graph") {
    CHECK(behind(names_in_manifest<trained>(), 4) == adam_names);
    CHECK(behind(names_in_manifest<trained_twice>(), 10) == second_names);

    vs::graph by_program;
    auto root = by_program.root();
    const auto w = trained_twice{}(root);
    CHECK(w.op_name() == "layer/w");
    CHECK(names_in(by_program) == names_in_manifest<trained_twice>());

    vs::graph g;
    auto in = g.root();
    net{}(in);
    vs::graph_optimizer first{vs::adam()};
    first.make_slots(in, g.trainable_variables());
    first.make_slots(in, g.trainable_variables()); // which makes none
    vs::graph_optimizer second{vs::adam()};
    second.make_slots(in, g.trainable_variables());
    CHECK(names_in(g) == names_in_manifest<trained_twice>());
    CHECK(g.trainable_variables().size() == 2);
    CHECK(first.get_slot(g.at("layer/w"), "v")->op_name() == "layer/w/Adam_1");
    CHECK(second.get_slot(g.at("layer/b"), "m")->op_name() == "layer/b/Adam_2");
    CHECK_FALSE(first.get_slot(g.at("mean"), "m"));
    CHECK(vs::manifest<trained>::trainable_count() == 2);
}

TEST_CASE("the slots of each optimizer") {
    using vs::with_slots;
    CHECK(behind(names_in_manifest<with_slots<net, vs::sgd>>(), 4).empty());
    CHECK(behind(names_in_manifest<with_slots<net, vs::momentum>>(), 4) ==
          std::vector<std::string>{"layer/w/Momentum", "layer/b/Momentum"});
    CHECK(behind(names_in_manifest<with_slots<net, vs::adagrad, vs::in_scope<"layer/b">>>(), 4) ==
          std::vector<std::string>{"layer/b/Adagrad"});
    CHECK(behind(names_in_manifest<with_slots<net, vs::rmsprop, vs::matches<"*/b">>>(), 4) ==
          std::vector<std::string>{"layer/b/RMSProp", "layer/b/RMSProp_1"});
    CHECK(behind(names_in_manifest<with_slots<net, vs::centered_rmsprop, vs::matches<"*/b">>>(), 4) ==
          std::vector<std::string>{"layer/b/RMSProp", "layer/b/RMSProp_1", "layer/b/RMSProp_2"});
}

TEST_CASE("slots are made in every mode of reuse, below the open variable scope") {
    vs::graph g;
    auto in = g.root();
    net{}(in);
    auto reused = g.root(vs::reuse);
    vs::graph_optimizer optimizer{vs::momentum(1, 0)};
    optimizer.make_slots(reused, g.trainable_variables());
    CHECK(behind(names_in(g), 4) == std::vector<std::string>{"layer/w/Momentum", "layer/b/Momentum"});

    auto train = in.variable_scope("train", vs::auto_reuse);
    auto inner = train.variable_scope("inner", vs::reuse);
    vs::graph_optimizer other{vs::adam()};
    other.make_slots(inner, g.trainable_variables("layer/b"));
    CHECK(behind(names_in(g), 6) ==
          std::vector<std::string>{"train/inner/beta1_power", "train/inner/beta2_power",
                                   "train/inner/layer/b/Adam", "train/inner/layer/b/Adam_1"});
}

TEST_CASE("a step changes what was selected and nothing else") {
    vs::model<vs::with_slots<net, vs::momentum, vs::in_scope<"layer/b">>> m;
    vs::model<net> gradients;
    m.initialize(vs::seed{3});
    gradients["layer/w"_n].fill(1.0f);
    gradients["layer/b"_n].fill(1.0f);
    gradients["mean"_n].fill(1.0f);
    const auto before = m;
    vs::momentum(0.5, 0.9).step(m, gradients);
    CHECK(xt::all(xt::equal(m["layer/w"_n], before["layer/w"_n])));
    CHECK(xt::all(xt::equal(m["mean"_n], before["mean"_n])));
    CHECK(xt::all(xt::equal(m["layer/b"_n], before["layer/b"_n] - 0.5f)));
    CHECK(m["layer/b/Momentum"_n](2) == 1.0f);
    // Gradients of all trainable elements, in one container.
    std::vector<float> flat(9, 2.0f);
    vs::momentum(0.5, 0).step(m, flat);
    CHECK(xt::all(xt::equal(m["layer/b"_n], before["layer/b"_n] - 1.5f)));
    CHECK(xt::all(xt::equal(m["layer/w"_n], before["layer/w"_n])));
    flat.pop_back();
    const auto unchanged = m;
    CHECK_THROWS_AS((vs::momentum(1, 0).step(m, flat)), vs::shape_error);
    CHECK(m == unchanged);
}

TEST_CASE("two optimizers of one program have slots of their own") {
    vs::model<trained_twice> m;
    vs::model<net> gradients;
    m.initialize(vs::seed{3});
    gradients["layer/w"_n].fill(1.0f);
    vs::adam().step(m, gradients);
    CHECK(m["beta1_power_1"_n]() == Approx(0.81)); // those that were added last
    CHECK(m["beta1_power"_n]() == 0.9f);
    CHECK(m["layer/w/Adam"_n](1, 1) == 0.0f);
    CHECK(m["layer/w/Adam_2"_n](1, 1) == Approx(0.1f));
    vs::adam().step(m, gradients, vs::is_trainable());
    CHECK(m["layer/w/Adam"_n](1, 1) == Approx(0.1f));
    vs::initialize_slots(vs::adam(), m, vs::in_scope<"layer">());
    CHECK(m["layer/w/Adam"_n](1, 1) == Approx(0.1f));
    CHECK(m["layer/w/Adam_2"_n](1, 1) == 0.0f);
    vs::model<vs::with_slots<trained, vs::momentum>> both;
    both.initialize(vs::seed{3});
    vs::adam().step(both, gradients);
    vs::momentum(1, 0).step(both, gradients);
    CHECK(both["layer/w/Momentum"_n](1, 1) == 1.0f);
    CHECK(both["layer/w/Adam"_n](1, 1) == Approx(0.1f));
}

TEST_CASE("a program with slots runs as the program does") {
    vs::model<vs::with_slots<network_with_input, vs::adam>> m;
    m["w"_n].fill(2.0f);
    const xt::xtensor<float, 1> x = {1, 2, 3};
    const xt::xtensor<float, 1> y = m(x);
    CHECK(y(2) == 6.0f);
    CHECK(decltype(m)::size() == 5);
}

TEST_CASE("bad gradients are refused and nothing changes") {
    vs::graph g;
    auto in = g.root();
    net{}(in);
    const vs::variable w = g.at("layer/w");
    const vs::variable step = g.at("step");
    vs::graph_optimizer optimizer{vs::sgd(1)};
    const std::vector<float> five(5);
    const std::vector<double> doubles(6);
    const std::vector<std::int64_t> whole(1);
    CHECK_THROWS_AS(optimizer.apply_gradients(in, {{five, w}}), vs::shape_error);
    CHECK_THROWS_AS(optimizer.apply_gradients(in, {{doubles, w}}), vs::dtype_error);
    CHECK_THROWS_AS(optimizer.apply_gradients(in, {{whole, step}}), vs::dtype_error);
    vs::graph other;
    auto elsewhere = other.root();
    const auto v = elsewhere.get_variable("v"_n, vs::shape_c<5>, vs::float32);
    CHECK_THROWS_AS(optimizer.apply_gradients(in, {{five, v}}), vs::variable_missing_error);
    CHECK(g.global_variables().size() == 4);
}

TEST_CASE("where memory runs out while slots are made the graph is as before") {
    bool is_done = false;
    for (std::size_t allowed = 0; !is_done; ++allowed) {
        REQUIRE(allowed != 1000);
        vs::graph g;
        auto in = g.root();
        net{}(in);
        vs::graph_optimizer optimizer{vs::adam()};
        vs::graph_optimizer averages{vs::moving_average(0.5)};
        const vs::variable_list all = g.trainable_variables();
        {
            vs::testing::failing_allocations failing(allowed);
            try {
                optimizer.make_slots(in, all);
                averages.make_slots(in, all);
                is_done = !failing.have_failed();
            } catch (const std::bad_alloc&) {
            }
        }
        const std::size_t made = g.global_variables().size();
        CHECK((made == 4 || made == 10 || made == 12));
        optimizer.make_slots(in, all);
        averages.make_slots(in, all);
        const std::vector<std::string> averaged{"layer/w/ExponentialMovingAverage",
                                                "layer/b/ExponentialMovingAverage"};
        CHECK(behind(names_in(g), 10) == averaged);
        CHECK(*g.at("layer/w/ExponentialMovingAverage").data<float>() == *g.at("layer/w").data<float>());
    }
}

TEST_CASE("averages in a graph start from the values, those of a variable that comes later too") {
    vs::graph g;
    auto in = g.root();
    auto a = in.get_variable("a"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
    vs::graph_optimizer averages{vs::moving_average(0.75)};
    averages.apply(in, g.trainable_variables());
    auto b = in.get_variable("b"_n, vs::shape_c<2>, vs::float64, {.initializer = vs::constant(5.0)});
    a.fill(5.0f);
    averages.apply(in, g.trainable_variables());
    CHECK(g.at("a/ExponentialMovingAverage").as<float>()(1) == 2.0f);
    CHECK(averages.get_slot(b, "average")->as<double>()(1) == 5.0);
}

TEST_CASE("a wrong gradient is found by finite differences") {
    vs::model<net> m;
    vs::model<net> gradients;
    m.initialize(vs::seed{5});
    const auto loss = [](const vs::model<net>& of) {
        return xt::sum(xt::cast<double>(of["layer/w"_n]) * xt::cast<double>(of["layer/w"_n]))() +
               xt::sum(xt::cast<double>(of["layer/b"_n]))();
    };
    gradients["layer/w"_n] = 2.0f * m["layer/w"_n];
    gradients["layer/b"_n].fill(1.0f);
    const auto before = m;
    const vs::gradient_check good = vs::check_gradient(loss, m, gradients);
    INFO(good.message());
    CHECK(good.passed());
    CHECK(m == before);
    gradients["layer/b"_n](1) = 2.0f;
    const vs::gradient_check bad = vs::check_gradient(loss, m, gradients);
    CHECK_FALSE(bad.passed());
    CHECK(bad.name == "layer/b");
    CHECK(bad.index == 1);
    CHECK(bad.given == 2.0);
    CHECK(bad.measured == Approx(1.0));
    CHECK(bad.message() == "the gradient is wrong: layer/b[1]: given 2.000000, measured 1.000000");
    gradients["layer/w"_n](0, 2) = std::numeric_limits<float>::quiet_NaN();
    CHECK(vs::check_gradient(loss, m, gradients).name == "layer/w");
}
