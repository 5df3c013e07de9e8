// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/selection/filters.cpp: filters select the same from a graph, a model, a static_graph and a manifest.
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/model.hpp>
#include <varscope/selection.hpp>

namespace vs = varscope;
using namespace varscope::literals;
using names = std::vector<std::string>;
using vs::testing::error_of;
using vs::testing::op_names_of;

struct filtered_net {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        for (int i = 0; i != 2; ++i) {
            auto scope = root.variable_scope(i == 0 ? vs::text("enc") : vs::text("encoder"));
            scope.get_variable("kernel"_n, {2, 3});
            scope.get_variable("bias"_n, {3}, {.trainable = false});
        }
        root.get_variable("bias"_n, {3}, vs::float64, {.collections = {"mine", "global_variables"}});
        root.variable("count"_n, 1, {.trainable = false, .collections = {"local_variables"}});
    }
};
using manifest = vs::manifest<filtered_net>;

namespace {

// What a filter selects of everything, alike in a graph and a model.
template <class Filter>
names selected(const Filter& filter) {
    vs::graph graph;
    auto root = graph.root();
    filtered_net()(root);
    names of_graph;
    for (std::size_t i = 0; i != 6; ++i) {
        const auto each = graph.at(manifest::name(i));
        if (filter(each)) of_graph.emplace_back(each.op_name());
    }
    vs::model<filtered_net> model;
    CHECK(op_names_of(model.variables().select(filter, vs::allow_empty)) == of_graph);
    return of_graph;
}

template <class Filter>
constexpr std::size_t static_count(const Filter& filter) {
    vs::static_graph graph;
    auto root = graph.root();
    filtered_net()(root);
    return graph.global_variables().select(filter).size() + graph.local_variables().select(filter).size();
}

} // namespace

TEST_CASE("filters of texts stop at the slash and select the same from graphs and models") {
    CHECK(selected(vs::within("enc")) == names{"enc/kernel", "enc/bias"});
    CHECK(selected(vs::within("enc/")) == names{"enc/kernel", "enc/bias"});
    CHECK(selected(vs::within("")).size() == 6);
    CHECK(selected(vs::within("en")).empty());
    CHECK(selected(vs::named("bias")) == names{"enc/bias", "encoder/bias", "bias"});
    CHECK(selected(vs::named("enc/bias")) == names{"enc/bias"});
    CHECK(selected(vs::named("ias")).empty());
    CHECK(selected(vs::matching("*/bias")) == names{"enc/bias", "encoder/bias"});
    CHECK(selected(vs::matching("**ias")) == names{"enc/bias", "encoder/bias", "bias"});
    CHECK(selected(vs::matching_regex("^enc(oder)?/k")) == names{"enc/kernel", "encoder/kernel"});
    CHECK(selected(vs::matching_regex("nt$")) == names{"count"});
    CHECK(selected(vs::collected_in("mine")) == names{"bias"});
    CHECK(selected(vs::collected_in("none")).empty());
}

TEST_CASE("filters of facts") {
    CHECK(selected(vs::with_dtype(vs::float64)) == names{"bias"});
    CHECK(selected(vs::with_rank(2)) == names{"enc/kernel", "encoder/kernel"});
    CHECK(selected(vs::with_rank(0)) == names{"count"});
    CHECK(selected(vs::is_trainable()) == names{"enc/kernel", "encoder/kernel", "bias"});
    CHECK(selected(vs::shared_within("")).size() == 5);
    CHECK(selected(vs::shared_within("enc")) == names{"enc/kernel", "enc/bias"});
}

TEST_CASE("filters are combined, those of constants and of run time alike") {
    CHECK(selected(vs::within("enc") && !vs::is_trainable()) == names{"enc/bias"});
    CHECK(selected(vs::named("bias") || vs::in_scope<"encoder">()) ==
          names{"enc/bias", "encoder/kernel", "encoder/bias", "bias"});
    CHECK(selected(!(vs::within("enc") || vs::within("encoder"))) == names{"bias", "count"});
    CHECK(selected(vs::of_rank<1>() && vs::of_dtype<vs::float32>()) == names{"enc/bias", "encoder/bias"});
    static_assert(static_count(vs::within("enc") && !vs::is_trainable()) == 1);
    static_assert(static_count(vs::collected_in("mine") || vs::collected_in("local_variables")) == 2);
    static_assert(static_count(vs::matching("*/bias")) == 2);
    static_assert(static_count(vs::shared_within("encoder") && vs::with_rank(2)) == 1);
}

TEST_CASE("filters of constants are types that manifests take") {
    using filter = decltype(vs::in_scope<"enc">() && !vs::is_trainable());
    static_assert(std::is_same_v<filter, vs::and_<vs::in_scope<"enc">, vs::not_<vs::is_trainable>>>);
    using found = vs::select<manifest, filter>;
    static_assert(boost::mp11::mp_size<found>::value == 1);
    static_assert(boost::mp11::mp_front<found>::name() == "enc/bias");
    static_assert(boost::mp11::mp_size<vs::select<manifest, vs::of_dtype<vs::float64>>>::value == 1);
    static_assert(boost::mp11::mp_size<vs::select<manifest, vs::of_rank<2>>>::value == 2);
    static_assert(!vs::variable_filter<vs::within>);
    CHECK(selected(filter()) == names{"enc/bias"});
}

TEST_CASE("a filter that selects nothing is an error unless it is allowed to") {
    vs::graph graph;
    auto root = graph.root();
    filtered_net()(root);
    vs::model<filtered_net> model;
    const auto filter = vs::within("decoder") && !vs::is_trainable();
    const auto error = error_of<vs::nothing_selected_error>(
        [&] { static_cast<void>(graph.global_variables().select(filter)); });
    CHECK(error.full_name() == "and_(within(decoder), not_(is_trainable))");
    CHECK(error.found() == "none among the 5 listed");
    CHECK(error_of<vs::nothing_selected_error>([&] {
              static_cast<void>(model.variables().select(filter));
          }).full_name() == error.full_name());
    CHECK(graph.global_variables().select(filter, vs::allow_empty).empty());
    CHECK(graph.global_variables().select([](const vs::variable&) { return false; }).empty());
    CHECK(error_of<vs::nothing_selected_error>([&] {
              static_cast<void>(graph.global_variables().select(
                  vs::with_rank(7) || vs::with_dtype(vs::int8) || vs::of_rank<8>() || vs::named("q") ||
                  vs::matching("q*") || vs::matching_regex("q") || vs::collected_in("q") ||
                  vs::shared_within("q") || (vs::in_collection<"q">() && vs::matches<"q">())));
          }).full_name() ==
          "or_(or_(or_(or_(or_(or_(or_(or_(with_rank(7), with_dtype(int8)), of_rank(8)), named(q)), "
          "matching(q*)), "
          "matching_regex(q)), collected_in(q)), shared_within(q)), and_(in_collection(q), matches(q)))");
}

TEST_CASE("lists are compared, and asked whether they have a variable") {
    vs::graph graph;
    auto root = graph.root();
    filtered_net()(root);
    const auto all = graph.global_variables();
    CHECK(all == graph.global_variables());
    CHECK(!(all == graph.trainable_variables()));
    CHECK(all.contains(graph.at("bias")));
    CHECK(!graph.local_variables().contains(graph.at("bias")));
    vs::model<filtered_net> model;
    CHECK(model.variables().contains(model.at("bias")));
    CHECK(!model.local_variables().contains(model.at("bias")));
    CHECK(model.variables() == model.variables());
    CHECK(model.trainable_variables().size() == 3);
    static_assert([] {
        vs::static_graph names_only;
        auto scope = names_only.root();
        filtered_net()(scope);
        return names_only.global_variables().contains(names_only.at("bias")) &&
               names_only.global_variables() != names_only.local_variables();
    }());
}

// Scopes that are opened again or stand below a name scope give operations other names (row 127).
struct reopened {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        {
            auto a = root.variable_scope("a"_n);
            a.variable("w"_n, 1.0f);
            a.get_variable("v"_n, {2});
        }
        {
            auto a = root.variable_scope("a"_n, vs::reuse);
            a.variable("w"_n, 1.0f);
            a.variable_scope("b"_n).variable("w"_n, 1.0f);
        }
        auto x = root.name_scope("x"_n);
        auto a = x.variable_scope("a"_n, vs::auto_reuse);
        a.variable("w"_n, 1.0f);
        a.get_variable("u"_n, {2});
        root.variable("a_3/w"_n, 1.0f);
    }
};
using of_reopened = vs::manifest<reopened>;
static_assert(of_reopened::name(2) == "a_1/w" && of_reopened::made_in(2) == "a");
static_assert(of_reopened::made_in(3) == "a/b" && of_reopened::made_in(5) == "a");
static_assert(of_reopened::made_in(6).empty() && of_reopened::key(6).empty() && of_reopened::key(5) == "a/u");
static_assert(boost::mp11::mp_size<vs::select<of_reopened, vs::made_in_scope<"a">>>::value == 6);
static_assert(boost::mp11::mp_size<vs::select<of_reopened, vs::made_in_scope<"a/b">>>::value == 1);
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    reopened()(root);
    return graph.global_variables().select(vs::made_within("a")).size();
}() == 6);

TEST_CASE("a filter by the scope itself finds what was made in it, whatever its name") {
    const names expected{"a/w", "a/v", "a_1/w", "a_1/b/w", "x/a/w", "a/u"};
    vs::graph graph;
    auto root = graph.root();
    reopened()(root);
    CHECK(op_names_of(graph.global_variables().select(vs::made_within("a"))) == expected);
    CHECK(op_names_of(graph.global_variables().select(vs::made_in_scope<"a">())) == expected);
    CHECK(graph.global_variables().select(vs::made_within("")).size() == 7);
    CHECK(graph.at("x/a/w").made_in() == "a");
    CHECK(graph.at("a_3/w").made_in().empty());
    CHECK_THROWS_AS(graph.global_variables().select(vs::made_within("a_1")), vs::nothing_selected_error);

    vs::model<reopened> model;
    CHECK(op_names_of(model.variables().select(vs::made_within("a"))) == expected);
    vs::graph adopting;
    vs::model<reopened> adopted;
    adopting.adopt(adopted, "net");
    CHECK(adopting.global_variables().select(vs::made_within("net/a")).size() == 6);
    CHECK(adopting.at("net/a_3/w").made_in() == "net");
}
