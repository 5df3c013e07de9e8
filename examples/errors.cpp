// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Misuses that are refused at run time, what they say, and the right use. A unit of its own: it says what an assertion does.
#include <varscope/error.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

//! [assert]
// A failed precondition throws here, so that it can be shown; without this it ends the program as assert does.
[[noreturn]] inline void precondition_failed() {
    throw varscope::scope_error(varscope::code::graph_is_gone, {});
}
#define VARSCOPE_ASSERT(condition, sentence) ((condition) ? static_cast<void>(0) : precondition_failed())
#include <varscope/graph.hpp>
//! [assert]
#include <varscope/checkpoint.hpp>
#include <varscope/formats/npy.hpp>
#include <varscope/model.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/regularizers.hpp>
#include <varscope/sharing.hpp>

namespace vs = varscope;
using namespace vs::literals;

// Programs have external linkage, so they stand outside of the unnamed namespace.
struct dense {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.variable_scope("layer"_n).get_variable("weights"_n, {2, 3});
    }
};

struct doubled {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto x = scope.placeholder("x"_n, {2});
        return vs::eval(vs::as<float>(x) * 2.0f);
    }
};

inline constexpr vs::lifted add{[](const auto& a, const auto& b) { return a + b; }, vs::elementwise_shape};

//! [E022-wrong]
struct counted {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        if constexpr (!vs::is_tracing<Scope>) scope.variable("runs"_n, 0); // the compiler saw no such call
        scope.variable("gain"_n, 1.0f);
    }
};
//! [E022-wrong]
//! [E022-right]
struct counted_right {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.variable("runs"_n, 0);
        scope.variable("gain"_n, 1.0f);
    }
};
//! [E022-right]

namespace {

void illegal_name(vs::scope& root) {
    //! [E001-wrong]
    root.get_variable(std::string("layer:3"), {2});
    //! [E001-wrong]
}
void illegal_name_right(vs::scope& root) {
    //! [E001-right]
    root.get_variable(std::string("layer_3"), {2});
    //! [E001-right]
}

void variable_exists(vs::scope& root) {
    //! [E002-wrong]
    root.get_variable("w"_n, {2, 3});
    root.get_variable("w"_n, {2, 3});
    //! [E002-wrong]
}
void variable_exists_right(vs::scope& root) {
    //! [E002-right]
    root.get_variable("w"_n, {2, 3});
    root.reuse_variables();
    root.get_variable("w"_n, {2, 3});
    //! [E002-right]
}

void variable_missing(vs::scope& root) {
    //! [E003-wrong]
    root.variable_scope("dense"_n).get_variable("weights"_n, {2, 3});
    root.variable_scope("dense"_n, vs::reuse).get_variable("wieghts"_n);
    //! [E003-wrong]
}
void variable_missing_right(vs::scope& root) {
    //! [E003-right]
    root.variable_scope("dense"_n).get_variable("weights"_n, {2, 3});
    root.variable_scope("dense"_n, vs::reuse).get_variable("weights"_n);
    //! [E003-right]
}

void shape_differs(vs::scope& root) {
    //! [E004-wrong]
    root.get_variable("w"_n, {2, 3});
    root.reuse_variables();
    root.get_variable("w"_n, {3, 2});
    //! [E004-wrong]
}
void shape_differs_right(vs::scope& root) {
    //! [E004-right]
    root.get_variable("w"_n, {2, 3});
    root.reuse_variables();
    root.get_variable("w"_n);                   // any shape
    root.get_variable("w"_n, {vs::unknown, 3}); // any number of rows
    //! [E004-right]
}

void dtype_differs(vs::scope& root) {
    //! [E005-wrong]
    root.get_variable("step"_n, {}, vs::int64);
    root.reuse_variables();
    root.get_variable("step"_n, {}, vs::int32);
    //! [E005-wrong]
}
void dtype_differs_right(vs::scope& root) {
    //! [E005-right]
    root.get_variable("step"_n, {}, vs::int64);
    root.reuse_variables();
    root.get_variable("step"_n);
    //! [E005-right]
}

void shape_missing(vs::scope& root) {
    //! [E006-wrong]
    root.get_variable("w"_n);
    //! [E006-wrong]
}
void shape_missing_right(vs::scope& root) {
    //! [E006-right]
    root.get_variable("w"_n, {2, 3});
    root.get_variable("gain"_n, {});                     // a scalar
    root.get_variable("scale"_n, {.initializer = 0.5f}); // the value's shape
    //! [E006-right]
}

void shape_with_value(vs::scope& root) {
    //! [E007-wrong]
    root.get_variable("w"_n, {3}, {.initializer = xt::xtensor<float, 1>{1, 2, 3}});
    //! [E007-wrong]
}
void shape_with_value_right(vs::scope& root) {
    //! [E007-right]
    root.get_variable("w"_n, {.initializer = xt::xtensor<float, 1>{1, 2, 3}});
    root.get_variable("filled"_n, {3}, {.initializer = vs::constant(1)}); // an initializer takes a shape
    //! [E007-right]
}

void value_dtype_differs(vs::scope& root) {
    //! [E008-wrong]
    root.get_variable("w"_n, vs::no_shape, vs::float32, {.initializer = 0.5});
    //! [E008-wrong]
}
void value_dtype_differs_right(vs::scope& root) {
    //! [E008-right]
    root.get_variable("w"_n, vs::no_shape, vs::float32, {.initializer = 0.5f});
    root.variable("v"_n, 0.5, {.dtype = vs::float32}); // a direct variable converts its value
    //! [E008-right]
}

void initializer_cannot_make_dtype(vs::scope& root) {
    //! [E009-wrong]
    root.get_variable("count"_n, {2}, vs::int32, {.initializer = vs::random_normal()});
    //! [E009-wrong]
}
void initializer_cannot_make_dtype_right(vs::scope& root) {
    //! [E009-right]
    root.get_variable("count"_n, {2}, vs::int32, {.initializer = vs::zeros()});
    //! [E009-right]
}

void reuse_without_name(vs::scope& root) {
    //! [E010-wrong]
    auto layer = root.variable_scope(vs::default_name("layer"_n), {.reuse = vs::reuse});
    //! [E010-wrong]
}
void reuse_without_name_right(vs::scope& root) {
    //! [E010-right]
    auto layer = root.variable_scope("layer"_n, vs::reuse);
    //! [E010-right]
}

void name_required(vs::scope& root) {
    //! [E011-wrong]
    auto layer = root.variable_scope(vs::unnamed);
    //! [E011-wrong]
}
void name_required_right(vs::scope& root) {
    //! [E011-right]
    auto layer = root.variable_scope(vs::default_name("layer"_n));
    //! [E011-right]
}

void scope_order(vs::scope& root) {
    //! [E012-wrong]
    auto outer = root.variable_scope("outer"_n);
    auto inner = outer.variable_scope("inner"_n);
    outer.leave();
    //! [E012-wrong]
}
void scope_order_right(vs::scope& root) {
    //! [E012-right]
    auto outer = root.variable_scope("outer"_n);
    auto inner = outer.variable_scope("inner"_n);
    inner.leave();
    outer.leave();
    //! [E012-right]
}

void foreign_scope(vs::scope& root) {
    //! [E013-wrong]
    vs::graph other;
    auto layer = other.root().variable_scope("layer"_n).capture();
    auto again = root.variable_scope(layer);
    //! [E013-wrong]
}
void foreign_scope_right(vs::scope& root) {
    //! [E013-right]
    vs::graph other;
    auto layer = other.root().variable_scope("layer"_n).capture();
    auto again = root.variable_scope(layer.name()); // a scope of the same name in this graph
    //! [E013-right]
}

void feed_shape_differs(vs::scope& root) {
    //! [E014-wrong]
    auto x = root.placeholder("x"_n, {vs::unknown, 2});
    x.feed({1.0f, 2.0f});
    //! [E014-wrong]
}
void feed_shape_differs_right(vs::scope& root) {
    //! [E014-right]
    auto x = root.placeholder("x"_n, {vs::unknown, 2});
    x.feed({{1.0f, 2.0f}});
    //! [E014-right]
}

void feed_dtype_differs(vs::scope& root) {
    //! [E015-wrong]
    auto x = root.placeholder("x"_n, {2}); // float32
    x.feed({1.0, 2.0});                    // double
    //! [E015-wrong]
}
void feed_dtype_differs_right(vs::scope& root) {
    //! [E015-right]
    auto x = root.placeholder("x"_n, {2});
    x.feed({1.0f, 2.0f});
    x.feed(xt::cast<float>(xt::xtensor<double, 1>{1, 2}));
    //! [E015-right]
}

void not_fed(vs::scope& root) {
    //! [E016-wrong]
    auto x = root.placeholder("x"_n, {2});
    auto values = x.as<float>();
    //! [E016-wrong]
}
void not_fed_right(vs::scope& root) {
    //! [E016-right]
    auto x = root.placeholder("x"_n, {2});
    x.feed({1.0f, 2.0f});
    auto values = x.as<float>();
    //! [E016-right]
}

void nothing_selected(vs::scope& root, vs::graph& graph) {
    //! [E017-wrong]
    root.variable_scope("encoder"_n).get_variable("w"_n, {2});
    auto chosen = graph.trainable_variables("encode");
    //! [E017-wrong]
}
void nothing_selected_right(vs::scope& root, vs::graph& graph) {
    //! [E017-right]
    root.variable_scope("encoder"_n).get_variable("w"_n, {2});
    auto chosen = graph.trainable_variables("encoder");
    auto none = graph.trainable_variables().within("encode", vs::allow_empty); // nothing is fine here
    //! [E017-right]
}

void graph_is_gone() {
    //! [E018-wrong]
    auto open = [] {
        vs::graph graph;
        return graph.root();
    };
    vs::scope root = open(); // the graph ended with the call
    root.get_variable("w"_n, {2});
    //! [E018-wrong]
}
void graph_is_gone_right() {
    //! [E018-right]
    vs::graph graph; // outlives its scopes
    vs::scope root = graph.root();
    root.get_variable("w"_n, {2});
    //! [E018-right]
}

void name_not_declared() {
    //! [E021-wrong]
    vs::model<dense> m;
    m.at("layer/wieghts").as<float>() *= 0.5f;
    //! [E021-wrong]
}
void name_not_declared_right() {
    //! [E021-right]
    vs::model<dense> m;
    m.at("layer/weights").as<float>() *= 0.5f;
    //! [E021-right]
}

void order_differs() {
    vs::model<counted> m;
    m();
}
void order_differs_right() {
    vs::model<counted_right> m;
    m();
}

void later_variable(vs::scope& root) {
    //! [E026-wrong]
    auto counted =
        vs::make_template(root, "counted", [](vs::scope& scope) { scope.variable("count", 0.0f); });
    counted(root);
    counted(root); // a second variable
    //! [E026-wrong]
}
void later_variable_right(vs::scope& root) {
    //! [E026-right]
    auto counted = vs::make_template(root, "counted", [](vs::scope& scope) {
        scope.get_variable("count", {}, {.initializer = vs::zeros()});
    });
    counted(root);
    counted(root); // the same variable
    //! [E026-right]
}

void negative_extent(vs::scope& root) {
    //! [E027-wrong]
    root.get_variable("w"_n, {-1, 3});
    //! [E027-wrong]
}
void negative_extent_right(vs::scope& root) {
    //! [E027-right]
    root.get_variable("w"_n, {2, 3});
    root.placeholder("x"_n, {vs::unknown, 3}); // any number of rows
    //! [E027-right]
}

void size_too_large(vs::scope& root) {
    //! [E028-wrong]
    root.get_variable("w"_n, {1LL << 40, 1LL << 40});
    //! [E028-wrong]
}
void size_too_large_right(vs::scope& root) {
    //! [E028-right]
    root.get_variable("w"_n, {1 << 20, 1 << 10});
    root.get_variable("none"_n, {0, 1LL << 40, 1LL << 40}); // no elements
    //! [E028-right]
}

void scope_left(vs::scope& root) {
    //! [E029-wrong]
    auto a = root.variable_scope("a"_n);
    a.leave();
    a.get_variable("w"_n, {2});
    //! [E029-wrong]
}
void scope_left_right(vs::scope& root) {
    //! [E029-right]
    auto a = root.variable_scope("a"_n);
    const auto captured = a.capture();
    a.leave();
    root.variable_scope(captured).get_variable("w"_n, {2});
    //! [E029-right]
}

void fed_twice() {
    //! [E032-wrong]
    vs::model<doubled> m;
    m(vs::feed("x", {1.0f, 2.0f}), vs::feed("x", {3.0f, 4.0f}));
    //! [E032-wrong]
}
void fed_twice_right() {
    //! [E032-right]
    vs::model<doubled> m;
    m(vs::feed("x", {1.0f, 2.0f}));
    m(vs::feed("x", {3.0f, 4.0f}));
    //! [E032-right]
}

void shapes_do_not_fit() {
    //! [E033-wrong]
    const xt::xtensor<float, 2> x = xt::ones<float>({2, 3});
    const xt::xtensor<float, 1> bias{1, 2};
    add(x, bias);
    //! [E033-wrong]
}
void shapes_do_not_fit_right() {
    //! [E033-right]
    const xt::xtensor<float, 2> x = xt::ones<float>({2, 3});
    const xt::xtensor<float, 1> bias{1, 2, 3};
    add(x, bias);
    //! [E033-right]
}

void file_failed() {
    //! [E034-wrong]
    const auto entries = vs::list<vs::npy>("nowhere.npy");
    //! [E034-wrong]
    std::cout << entries.size();
}
void file_failed_right() {
    vs::npy::write("numbers.npy",
                   {{{"numbers", vs::float32, vs::shape_c<2>, std::array{1.0f, 2.0f}.data()}}});
    //! [E034-right]
    const auto entries = vs::list<vs::npy>("numbers.npy");
    //! [E034-right]
    static_cast<void>(entries);
}

void file_malformed() {
    std::ofstream("torn.npy") << "\x93NUMPY\1";
    //! [E035-wrong]
    const auto entries = vs::list<vs::npy>("torn.npy");
    //! [E035-wrong]
    std::cout << entries.size();
}
void file_malformed_right() {
    //! [E035-right]
    const auto entries = vs::list<vs::npy>("numbers.npy");
    //! [E035-right]
    static_cast<void>(entries);
}

void file_unsupported(vs::scope& scope) {
    //! [E036-wrong]
    auto name = scope.variable("name", "a text");
    vs::save<vs::npy>("name.npy", std::vector{name});
    //! [E036-wrong]
}
void file_unsupported_right(vs::scope& scope) {
    //! [E036-right]
    auto rate = scope.variable("rate", 0.5f);
    vs::save<vs::npy>("rate.npy", std::vector{rate});
    //! [E036-right]
}

void checkpoint_differs(vs::scope& scope) {
    //! [E037-wrong]
    auto number = scope.get_variable("number", {2});
    vs::load<vs::npy>("numbers.npy", std::vector{number});
    //! [E037-wrong]
}
void checkpoint_differs_right(vs::scope& scope) {
    //! [E037-right]
    auto number = scope.get_variable("number", {2});
    vs::load<vs::npy>("numbers.npy", std::vector{number}, {.rename = {vs::rename_one("numbers", "number")}});
    //! [E037-right]
}

void option_differs(vs::scope& scope) {
    //! [E038-wrong]
    scope.get_variable("w", {2}, {.trainable = false});
    auto shared = scope.variable_scope(scope.capture(), vs::reuse);
    shared.get_variable("w", {2}, {.trainable = true});
    //! [E038-wrong]
}
void option_differs_right(vs::scope& scope) {
    //! [E038-right]
    scope.get_variable("w", {2}, {.trainable = false});
    auto shared = scope.variable_scope(scope.capture(), vs::reuse);
    shared.get_variable("w", {2});
    //! [E038-right]
}

void option_out_of_range(vs::scope& scope) {
    //! [E039-wrong]
    scope.get_variable("w", {2}, {.regularizer = vs::l2_regularizer(-1e-4)});
    //! [E039-wrong]
}
void option_out_of_range_right(vs::scope& scope) {
    //! [E039-right]
    scope.get_variable("w", {2}, {.regularizer = vs::l2_regularizer(1e-4)});
    //! [E039-right]
}

void graph_sealed(vs::scope& scope, vs::graph& graph) {
    //! [E040-wrong]
    scope.get_variable("weights", {2});
    graph.seal();
    scope.get_variable("wieghts", {2}, {.reuse = vs::auto_reuse});
    //! [E040-wrong]
}
void graph_sealed_right(vs::scope& scope, vs::graph& graph) {
    //! [E040-right]
    scope.get_variable("weights", {2});
    graph.seal();
    scope.get_variable("weights", {2}, {.reuse = vs::auto_reuse});
    //! [E040-right]
}

void partitions_differ(vs::scope& scope) {
    //! [E041-wrong]
    vs::get_partitioned_variable(scope, "w", {5, 2}, vs::float32, vs::fixed_size_partitioner(3));
    auto shared = scope.variable_scope(scope.capture(), vs::reuse);
    vs::get_partitioned_variable(shared, "w", {5, 2}, vs::float32, vs::fixed_size_partitioner(2));
    //! [E041-wrong]
}
void partitions_differ_right(vs::scope& scope) {
    //! [E041-right]
    vs::get_partitioned_variable(scope, "w", {5, 2}, vs::float32, vs::fixed_size_partitioner(3));
    auto shared = scope.variable_scope(scope.capture(), vs::reuse);
    vs::get_partitioned_variable(shared, "w", {5, 2}, vs::float32);
    //! [E041-right]
}

void partitioner_fails(vs::scope& scope) {
    //! [E042-wrong]
    const auto squares = vs::partitioner_of([](vs::shape_view, vs::dtype) {
        return vs::tensor_shape({2, 2});
    }); // cuts along two axes
    vs::get_partitioned_variable(scope, "w", {4, 4}, vs::float32, squares);
    //! [E042-wrong]
}
void partitioner_fails_right(vs::scope& scope) {
    //! [E042-right]
    const auto rows = vs::partitioner_of([](vs::shape_view, vs::dtype) { return vs::tensor_shape({2, 1}); });
    vs::get_partitioned_variable(scope, "w", {4, 4}, vs::float32, rows);
    //! [E042-right]
}

void name_not_constant(vs::scope& scope) {
    //! [E043-wrong]
    auto tied =
        vs::with_sharing(scope.variable_scope("net"), vs::tie_transposed("logits/kernel"_n, "embeddings"_n));
    tied.get_variable("embeddings"_n, {1000, 64});
    const std::string layer = "logits"; // the compiler cannot know what is asked for
    tied.variable_scope(layer).get_variable("kernel"_n, {64, 1000});
    //! [E043-wrong]
}
void name_not_constant_right(vs::scope& scope) {
    //! [E043-right]
    auto tied =
        vs::with_sharing(scope.variable_scope("net"), vs::tie_transposed("logits/kernel"_n, "embeddings"_n));
    tied.get_variable("embeddings"_n, {1000, 64});
    tied.variable_scope("logits"_n).get_variable("kernel"_n, {64, 1000});
    //! [E043-right]
}

// The message, with the source file as it is called in its folder, whatever the compiler was given.
std::string spelled(const vs::scope_error& error) {
    std::string what = error.what();
    const std::string file = error.first_defined().file;
    if (const std::size_t at = what.find(file); !file.empty() && at != std::string::npos)
        what.replace(at, file.size(), file.substr(file.find_last_of('/') + 1));
    return what;
}

template <class Misuse, class Use>
void show(Misuse wrong, Use right) {
    const auto call = [](auto use) {
        vs::graph graph;
        vs::scope root = graph.root();
        if constexpr (requires { use(root, graph); })
            use(root, graph);
        else if constexpr (requires { use(root); })
            use(root);
        else
            use();
    };
    call(right);
    try {
        call(wrong);
        std::cout << "nothing was refused\n\n";
    } catch (const vs::scope_error& error) {
        std::cout << spelled(error) << "\n\n";
    }
}

} // namespace

int main() {
    show(illegal_name, illegal_name_right);
    show(variable_exists, variable_exists_right);
    show(variable_missing, variable_missing_right);
    show(shape_differs, shape_differs_right);
    show(dtype_differs, dtype_differs_right);
    show(shape_missing, shape_missing_right);
    show(shape_with_value, shape_with_value_right);
    show(value_dtype_differs, value_dtype_differs_right);
    show(initializer_cannot_make_dtype, initializer_cannot_make_dtype_right);
    show(reuse_without_name, reuse_without_name_right);
    show(name_required, name_required_right);
    show(scope_order, scope_order_right);
    show(foreign_scope, foreign_scope_right);
    show(feed_shape_differs, feed_shape_differs_right);
    show(feed_dtype_differs, feed_dtype_differs_right);
    show(not_fed, not_fed_right);
    show(nothing_selected, nothing_selected_right);
    show(graph_is_gone, graph_is_gone_right);
    show(name_not_declared, name_not_declared_right);
    show(order_differs, order_differs_right);
    show(later_variable, later_variable_right);
    show(negative_extent, negative_extent_right);
    show(size_too_large, size_too_large_right);
    show(scope_left, scope_left_right);
    show(fed_twice, fed_twice_right);
    show(shapes_do_not_fit, shapes_do_not_fit_right);
    show(option_differs, option_differs_right);
    show(option_out_of_range, option_out_of_range_right);
    show(graph_sealed, graph_sealed_right);
    show(partitions_differ, partitions_differ_right);
    show(partitioner_fails, partitioner_fails_right);
    show(name_not_constant, name_not_constant_right);

    std::filesystem::current_path(std::filesystem::temp_directory_path());
    show(file_failed, file_failed_right);
    show(file_malformed, file_malformed_right);
    show(file_unsupported, file_unsupported_right);
    show(checkpoint_differs, checkpoint_differs_right);
    for (const char* file : {"numbers.npy", "torn.npy", "rate.npy"}) std::filesystem::remove(file);
}
