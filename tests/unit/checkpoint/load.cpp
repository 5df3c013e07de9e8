// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Values of files into variables: what fits, what does not, and that nothing is changed then.
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/npy.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <sstream>

namespace vs = varscope;
using namespace vs::literals;

// Files in memory: what load_into is given, without a format.
class tensors_in_memory : public vs::tensor_file {
  public:
    explicit tensors_in_memory(std::vector<std::pair<std::string, vs::value>> tensors)
        : tensor_file("memory") {
        std::vector<vs::tensor_entry> entries;
        for (auto& [name, value] : tensors) {
            entries.push_back({name, value.type(), {value.shape().begin(), value.shape().end()}, {}, {}});
            values_.push_back(value);
        }
        set_entries(std::move(entries));
    }
    [[nodiscard]] std::string_view format() const noexcept override { return "memory"; }
    mutable bool is_broken = false; // the last tensor cannot be read

  private:
    void read_elements(std::size_t position, void* to) const override {
        if (is_broken && position + 1 == values_.size()) malformed("a hole");
        vs::copy_elements(values_[position].type(), values_[position].data(), values_[position].size(), to);
    }
    std::vector<vs::value> values_;
};

namespace {
vs::load_outcome outcome_of(const vs::load_report& report, std::string_view name) {
    for (const vs::load_entry& entry : report.entries())
        if (entry.variable == name || (entry.variable.empty() && entry.tensor == name)) return entry.outcome;
    throw std::logic_error("no such entry");
}
} // namespace

struct two_variables {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto a = scope.variable_scope("a"_n);
        a.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::constant(7)});
        a.get_variable("n"_n, vs::shape_c<2>, vs::int32, {.initializer = vs::constant(7)});
    }
};

TEST_CASE("a file that holds what a model and a graph need is loaded into both") {
    const tensors_in_memory file({{"a/n", {1, 2}}, {"a/w", {{1.f, 2.f, 3.f}, {4.f, 5.f, 6.f}}}});
    vs::model<two_variables> model;
    const vs::load_report report = vs::load_into(file, vs::load_targets(model));
    CHECK(report.summary() == "2 applied");
    CHECK(model["a/w"_n](1, 2) == 6);
    CHECK(model["a/n"_n](1) == 2);
    vs::graph graph;
    two_variables{}(graph.root());
    vs::load_into(file, vs::load_targets(graph));
    CHECK(graph.at("a/w").as<float>()(0, 1) == 2);
    SECTION("also into one scope of them, and into a list") {
        model["a/w"_n].fill(0);
        vs::load_into(file, vs::load_targets(model / "a"_n));
        CHECK(model["a/w"_n](1, 2) == 6);
        graph.at("a/w").as<float>().fill(0);
        vs::load_into(file, vs::load_targets(std::vector{graph.at("a/w")}), {.allow_unused = true});
        CHECK(graph.at("a/w").as<float>()(1, 2) == 6);
    }
}

TEST_CASE("what does not fit is said of each name, and nothing is loaded") {
    vs::model<two_variables> model;
    model.initialize();
    const vs::model<two_variables> before = model;
    const auto refused = [&](const tensors_in_memory& file, const vs::load_options& options = {}) {
        try {
            vs::load_into(file, vs::load_targets(model), options);
        } catch (const vs::load_error& error) {
            CHECK(model == before);
            CHECK(error.code() == vs::code::checkpoint_differs);
            return error.report();
        }
        FAIL("nothing was refused");
        return vs::load_report();
    };
    SECTION("missing, with the nearest") {
        const auto report =
            refused(tensors_in_memory({{"a/W", {{1.f, 2.f, 3.f}, {4.f, 5.f, 6.f}}}, {"a/n", {1, 2}}}));
        CHECK(outcome_of(report, "a/w") == vs::load_outcome::missing);
        CHECK(report.entries()[0].nearest == "a/W");
        CHECK(outcome_of(report, "a/n") == vs::load_outcome::applied);
        CHECK(outcome_of(report, "a/W") == vs::load_outcome::unused);
        std::ostringstream out;
        out << report;
        CHECK(out.str() ==
              "missing a/w: shape (2, 3) and dtype float32; the nearest is 'a/W'\napplied a/n\nunused a/W\n"
              "1 applied, 1 missing, 1 unused\n");
    }
    SECTION("of another shape, with both") {
        const auto report = refused(tensors_in_memory({{"a/w", {1.f, 2.f}}, {"a/n", {1, 2}}}));
        CHECK(outcome_of(report, "a/w") == vs::load_outcome::mismatched);
        CHECK(report.entries()[0].note ==
              "the variable has shape (2, 3) and dtype float32, the file shape (2,) and dtype float32");
    }
    SECTION("of another dtype") {
        const auto report =
            refused(tensors_in_memory({{"a/w", {{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}}}, {"a/n", {1, 2}}}));
        CHECK(outcome_of(report, "a/w") == vs::load_outcome::mismatched);
    }
    SECTION("two tensors whose names the rules make one") {
        const auto report =
            refused(tensors_in_memory(
                        {{"a/n", {1, 2}}, {"a/m", {1, 2}}, {"a/w", {{1.f, 2.f, 3.f}, {4.f, 5.f, 6.f}}}}),
                    {.rename = {vs::rename_one("a/m", "a/n")}});
        CHECK(report.count(vs::load_outcome::ambiguous) == 1);
    }
    SECTION("an integer that the variable's dtype cannot hold") {
        const auto report = refused(
            tensors_in_memory({{"a/w", {{1.f, 2.f, 3.f}, {4.f, 5.f, 6.f}}}, {"a/n", {1LL, 1LL << 40}}}),
            {.cast = true});
        CHECK(outcome_of(report, "a/n") == vs::load_outcome::mismatched);
    }
    SECTION("a tensor that cannot be read, the last one") {
        const tensors_in_memory file({{"a/n", {1, 2}}, {"a/w", {{1.f, 2.f, 3.f}, {4.f, 5.f, 6.f}}}});
        file.is_broken = true;
        CHECK_THROWS_AS(vs::load_into(file, vs::load_targets(model)), vs::malformed_file_error);
        CHECK(model == before);
    }
}

TEST_CASE("options of a load") {
    vs::model<two_variables> model;
    model.initialize();
    const auto full = [](auto w, auto n) { return tensors_in_memory({{"a/w", w}, {"a/n", n}}); };
    const vs::value w{{1.f, 2.f, 3.f}, {4.f, 5.f, 6.f}};
    SECTION("a part") {
        const auto report =
            vs::load_into(tensors_in_memory({{"a/w", w}}), vs::load_targets(model), {.allow_missing = true});
        CHECK(report.summary() == "1 applied, 1 missing");
        CHECK(model["a/n"_n](0) == 7);
    }
    SECTION("a selection") {
        const auto report = vs::load_into(full(w, vs::value{1, 2}), vs::load_targets(model),
                                          {.only = [](std::string_view name) { return name == "a/w"; }});
        CHECK(report.summary() == "1 applied, 1 skipped");
        CHECK(model["a/n"_n](0) == 7);
    }
    SECTION("optimizer's slots left out") {
        const tensors_in_memory file({{"a/w", w},
                                      {"a/n", {1, 2}},
                                      {"a/w/Adam", w},
                                      {"a/w/Adam_1", w},
                                      {"beta1_power", 0.9f},
                                      {"global_step", 3LL}});
        CHECK(vs::load_into(file, vs::load_targets(model), {.ignore = vs::optimizer_slots}).summary() ==
              "2 applied, 4 ignored");
        CHECK_FALSE(vs::optimizer_slots("a/Adams"));
        CHECK_FALSE(vs::optimizer_slots("Adam/w"));
    }
    SECTION("a cast") {
        const auto report = vs::load_into(
            full(vs::value{{1.0, 2.0, 3.0}, {4.0, 5.0, 6.5}}, vs::value{std::int16_t{1}, std::int16_t{-2}}),
            vs::load_targets(model), {.cast = true});
        CHECK(report.entries()[0].is_cast);
        CHECK(model["a/w"_n](1, 2) == 6.5f);
        CHECK(model["a/n"_n](1) == -2);
    }
    SECTION("another order of axes") {
        const auto report = vs::load_into(
            tensors_in_memory({{"a/weight", {{1.f, 4.f}, {2.f, 5.f}, {3.f, 6.f}}}, {"a/n", {1, 2}}}),
            vs::load_targets(model),
            {.rename = {vs::rename_one("a/weight", "a/w")}, .transpose = vs::torch_weights()});
        CHECK(report.entries()[0].is_transposed);
        CHECK(report.entries()[0].is_renamed);
        CHECK((model["a/w"_n] == xt::xtensor<float, 2>({{1, 2, 3}, {4, 5, 6}})));
    }
    SECTION("another shape of as many elements") {
        const tensors_in_memory file = full(vs::value{1.f, 2.f, 3.f, 4.f, 5.f, 6.f}, vs::value{{1}, {2}});
        CHECK_THROWS_AS(vs::load_into(file, vs::load_targets(model)), vs::load_error);
        const auto report = vs::load_into(file, vs::load_targets(model), {.reshape = true});
        CHECK(report.entries()[0].is_reshaped);
        CHECK(vs::load_report::line(report.entries()[1]) == "applied a/n, reshaped");
        CHECK((model["a/w"_n] == xt::xtensor<float, 2>({{1, 2, 3}, {4, 5, 6}})));
        CHECK_THROWS_AS(vs::load_into(full(vs::value{1.f, 2.f}, vs::value{1, 2}), vs::load_targets(model),
                                      {.reshape = true}),
                        vs::load_error);
    }
    SECTION("variables that are parts of a tensor") {
        vs::graph graph;
        graph.root().get_variable("w/part_0", {1, 2}, vs::float32);
        graph.root().get_variable("w/part_1", {1, 2}, vs::float32);
        const tensors_in_memory file({{"w", {{1.0, 2.0}, {3.0, 4.0}}}});
        const auto report = vs::load_into(file, vs::load_targets(graph),
                                          {.cast = true, .join = {{"w", {"w/part_0", "w/part_1"}}}});
        CHECK(vs::load_report::line(report.entries()[1]) == "applied w/part_1 from w, cast, a part");
        CHECK((graph.at("w/part_0").as<float>() == xt::xtensor<float, 2>({{1, 2}})));
        CHECK((graph.at("w/part_1").as<float>() == xt::xtensor<float, 2>({{3, 4}})));
        CHECK_THROWS_AS(vs::load_into(tensors_in_memory({{"w", {{1.f, 2.f, 3.f}}}}), vs::load_targets(graph),
                                      {.join = {{"w", {"w/part_0", "w/part_1"}}}}),
                        vs::load_error);
        CHECK_THROWS_WITH(vs::load_into(file, vs::load_targets(graph), {.join = {{"w", {"w/part_3"}}}}),
                          Catch::Matchers::ContainsSubstring("no variable 'w/part_3'"));
    }
    SECTION("rules, one after the other") {
        CHECK(vs::renamed("module.fc.weight", {vs::torch_names(), vs::rename_prefix("module/", ""),
                                               vs::rename_regex("/weight$", "/kernel")}) == "fc/kernel");
        CHECK(vs::renamed("m/w/.ATTRIBUTES/VARIABLE_VALUE",
                          {vs::tf2_objects(), vs::rename_by({{"m/w", "w"}})}) == "w");
    }
}

TEST_CASE("axes in another order, as numpy's transpose has them") {
    const xt::xtensor<float, 3> from = xt::reshape_view(xt::arange<float>(24), {2, 3, 4});
    const xt::xtensor<float, 3> expected = xt::transpose(from, {2, 0, 1});
    xt::xtensor<float, 3> made = xt::zeros<float>({4, 2, 3});
    vs::detail::transpose_elements({2, 3, 4}, {2, 0, 1}, sizeof(float),
                                   reinterpret_cast<const std::byte*>(from.data()),
                                   reinterpret_cast<std::byte*>(made.data()));
    CHECK((made == expected));
}

TEST_CASE("errors of files") {
    const test::temporary_folder folder;
    vs::graph graph;
    auto text = graph.root().variable("text", "a text");
    CHECK_THROWS_AS(vs::list<vs::npy>(folder / "nowhere.npy"), vs::file_error);
    CHECK_THROWS_AS(vs::save<vs::npy>(folder / "text.npy", std::vector{text}), vs::unsupported_file_error);
    CHECK_THROWS_AS(vs::save<vs::npy>(folder / "no" / "such" / "folder.npy",
                                      std::vector{graph.root().variable("x", 1.f)}),
                    vs::file_error);
    CHECK(folder.is_empty());
}

TEST_CASE("what is saved may have other names than the variables, each once") {
    const test::temporary_folder folder;
    vs::graph graph;
    auto w = graph.root().variable("scope/w", 1.f);
    graph.root().variable("scope/b", 2.f);
    const auto names_of = [&](const vs::save_options& options) {
        std::vector<std::string> names;
        for (const vs::tensor_ref& tensor : vs::tensors_of(graph, options).tensors)
            names.emplace_back(tensor.name);
        return names;
    };
    CHECK(names_of({}) == std::vector<std::string>{"scope/w", "scope/b"});
    CHECK(names_of({.rename = {vs::rename_prefix("scope/", ""), vs::rename_one("w", "kernel")}}) ==
          std::vector<std::string>{"kernel", "b"});
    const auto refused = Catch::Matchers::ContainsSubstring("two variables that are saved under it");
    CHECK_THROWS_WITH(names_of({.rename = {vs::rename_one("scope/w", "scope/b")}}), refused);
    CHECK_THROWS_WITH(vs::save<vs::npy>(folder / "x.npy", std::vector{w, w}), refused);
    CHECK_THROWS_WITH(names_of({.rename = {vs::rename_one("scope/w", "")}}),
                      Catch::Matchers::ContainsSubstring("VS-E036"));
    CHECK(folder.is_empty());
}

TEST_CASE("a part of the variables from a part of a file, by an assignment map") {
    const auto value = [](float of) { return vs::value{of, of + 1}; };
    const tensors_in_memory file(
        {{"old/w", value(1)}, {"old/b", value(3)}, {"x", value(5)}, {"new/w", value(7)}});
    vs::graph graph;
    for (const char* name : {"new/w", "new/b", "other/w", "x"})
        graph.root().get_variable(name, {2}, vs::float32, {.initializer = vs::zeros()});
    const auto init = [&](const std::map<std::string, std::string>& assignment) {
        std::map<std::string, std::string> tensors;
        return vs::load_into(file,
                             vs::detail::assigned_targets(file, vs::load_targets(graph), assignment, tensors),
                             {.ignore = [](std::string_view) { return true; }});
    };
    const auto first = [&](const char* name) { return graph.at(name).as<float>()(0); };
    SECTION("a scope for a scope") {
        const auto report = init({{"old/", "new/"}});
        CHECK(report.summary() == "2 applied, 2 ignored");
        CHECK(first("new/w") == 1);
        CHECK(first("new/b") == 3);
        CHECK(first("x") == 0);
    }
    SECTION("a tensor for a variable, also one tensor for two") {
        init({{"x", "other/w"}, {"old/w", "new/w"}});
        CHECK(first("other/w") == 5);
        CHECK(first("new/w") == 1);
        init({{"old/", "new/"}, {"old/w", "other/w"}});
        CHECK(first("new/w") == 1);
        CHECK(first("other/w") == 1);
    }
    SECTION("all of the file for a scope, and a scope for all") {
        CHECK_THROWS_AS(init({{"/", "new/"}}), vs::load_error); // no tensor w
        CHECK(first("new/w") == 0);
        CHECK_THROWS_AS(init({{"/", "/"}}), vs::load_error); // no tensor other/w
    }
    SECTION("what is wrong with the map is said, and nothing is loaded") {
        const auto refused = [&](const std::map<std::string, std::string>& assignment, const char* what) {
            CHECK_THROWS_WITH(init(assignment), Catch::Matchers::ContainsSubstring("VS-E037") &&
                                                    Catch::Matchers::ContainsSubstring(what));
            CHECK(first("new/w") == 0);
        };
        refused({{"old/v", "new/w"}}, "no tensor 'old/v'; the nearest is 'old/");
        refused({{"old", "new/"}}, "a scope ends with a slash");
        refused({{"old/", "new"}}, "a name without a slash at its end");
        refused({{"old/w", "new/v"}}, "no variable of that name");
        refused({{"old/", "nowhere/"}}, "no variable in that scope");
        refused({{"old/", "new/"}, {"x", "new/w"}}, "which takes 'old/w' already");
    }
}

TEST_CASE("truths that are neither 0 nor 1 are not loaded") {
    class odd_truths : public vs::tensor_file {
      public:
        odd_truths() : tensor_file("memory") { set_entries({{"t", vs::dtype::bool_, {2}, {}, {}}}); }
        [[nodiscard]] std::string_view format() const noexcept override { return "memory"; }

      private:
        void read_elements(std::size_t, void* to) const override { std::memset(to, 2, 2); }
    };
    vs::graph graph;
    graph.root().get_variable("t", {2}, vs::bool_);
    CHECK_THROWS_WITH(vs::load_into(odd_truths(), vs::load_targets(graph)),
                      Catch::Matchers::ContainsSubstring("neither 0 nor 1"));
}
