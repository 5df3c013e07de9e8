// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// TensorFlow 1 calls and what they are here, for docs/from-tf1.md.
#include <varscope/getters.hpp>
#include <varscope/graph.hpp>
#include <varscope/initializers/convolution.hpp>
#include <varscope/initializers/function.hpp>
#include <varscope/initializers/orthogonal.hpp>
#include <varscope/interop/tf1_filter.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/selection.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

namespace {

void graphs() {
    //! [graph]
    vs::graph graph;               // nothing is global: make as many as you need
    vs::scope root = graph.root(); // and pass scopes on
    vs::graph seeded(vs::seed{42});
    vs::graph strict(vs::graph_options{.tf1_strict = true});
    //! [graph]
    std::cout << root.name().empty() << '\n';
}

void name_scopes(vs::scope& parent) {
    //! [name-scope]
    auto s = parent.name_scope("conv1");
    auto d = parent.name_scope(vs::default_name("layer"));
    auto top = parent.name_scope();          // the root
    auto same = parent.name_scope("conv1/"); // an absolute path, entered again without a suffix
    //! [name-scope]
    //! [name-scope-value]
    std::string prefix = s.current_name_scope(); // no slash at the end
    std::string unique = s.unique_name("x");
    auto relu = s.node("relu"); // a name for an operation of your own
    auto pi = s.constant("pi", 3.14f);
    //! [name-scope-value]
    std::cout << prefix << ' ' << unique << ' ' << relu.name() << ' ' << pi << ' ' << d.current_name_scope()
              << ' ' << same.current_name_scope() << ' ' << top.current_name_scope().size() << '\n';
}

void templates(vs::scope& parent) {
    //! [template]
    auto layer = vs::make_template(parent, "layer", [](vs::scope& scope, float x) {
        return scope.get_variable("w", {}, {.initializer = vs::constant(2)}).as<float>()() * x;
    });
    layer(parent, 1.0f);
    layer(parent, 2.0f); // the same variable
    auto now = vs::make_template(parent, "layer", [](vs::scope& scope) { return scope.name(); },
                                 {.create_scope_now = true});
    //! [template]
    std::cout << layer(parent, 3.0f) << ' ' << now(parent) << '\n';
}

void variable_scopes(vs::scope& parent) {
    //! [variable-scope]
    auto v = parent.variable_scope("v");
    auto found = parent.variable_scope("v", vs::reuse);
    auto either = parent.variable_scope("v", vs::auto_reuse);
    auto layer = parent.variable_scope(vs::default_name("layer"));
    auto half = parent.variable_scope("half", {.initializer = vs::zeros(), .dtype = vs::float16});
    auto plain = parent.variable_scope("plain", {.auxiliary_name_scope = false});
    //! [variable-scope]
    //! [capture]
    auto captured = v.capture();
    auto again = parent.variable_scope(captured);
    auto shared = parent.variable_scope(captured, vs::reuse);
    auto current = v.get_variable_scope(); // capture() by TensorFlow's name
    v.reuse_variables();
    std::cout << v.name() << ' ' << v.reuse() << ' ' << v.original_name_scope() << '\n';
    //! [capture]
    std::cout << found.reuse() << ' ' << either.reuse() << ' ' << layer.name() << ' ' << half.name() << ' '
              << plain.original_name_scope() << ' ' << again.name() << ' ' << shared.reuse() << ' '
              << (current == captured) << '\n';
}

void get_variables(vs::scope& v) {
    //! [get-variable]
    auto w = v.get_variable("w", {2, 3});
    auto i = v.get_variable("i", {3}, vs::int32);
    auto b = v.get_variable("b", {3}, {.initializer = vs::zeros()});
    auto c = v.get_variable("c", {.initializer = 0.5f}); // the value gives shape and dtype
    auto p = v.get_variable("p", {.initializer = vs::array({1.0f, 2.0f})});
    auto frozen = v.get_variable("frozen", {3}, {.trainable = false});
    auto local = vs::as_local(v).get_variable("l", {3});
    //! [get-variable]
    auto cut = vs::get_partitioned_variable(v, "cut", {5, 2}, vs::fixed_size_partitioner(3));
    auto columns = vs::create_partitioned_variables(v, "columns", {4, 2}, {1, 2});
    std::cout << cut.slice_info(2).spec() << ' ' << columns[1].op_name() << ' ' << columns.as<float>().size()
              << '\n';
    std::cout << w << '\n'
              << vs::repr(i) << '\n'
              << b << '\n'
              << c << '\n'
              << p << '\n'
              << frozen << '\n'
              << local << '\n';
}

void initializers(vs::scope& v) {
    const auto init = [&](const char* name, vs::shape_view shape, const vs::get_variable_options& options) {
        return v.get_variable(name, shape, options);
    };
    init("zeros", vs::shape_c<4, 4>, {.initializer = vs::zeros()});
    init("constant", vs::shape_c<4, 4>, {.initializer = vs::constant(0.5)});
    init("list", vs::shape_c<4, 4>, {.initializer = vs::constant({1, 2, 3})});
    init("verified", vs::shape_c<2>, {.initializer = vs::constant({1, 2}, vs::verify_shape)});
    init("uniform", vs::shape_c<4, 4>, {.initializer = vs::random_uniform(-1, 1)});
    init("normal", vs::shape_c<4, 4>, {.initializer = vs::random_normal(0, 0.1, vs::seed{3})});
    init("truncated", vs::shape_c<4, 4>, {.initializer = vs::truncated_normal(0, 0.1)});
    init("unit", vs::shape_c<4, 4>, {.initializer = vs::uniform_unit_scaling(1.43)});
    init("scaled", vs::shape_c<4, 4>,
         {.initializer = vs::variance_scaling(2, vs::fan_mode::fan_out, vs::distribution::uniform)});
    init("glorot", vs::shape_c<4, 4>, {.initializer = vs::glorot_normal()});
    init("he", vs::shape_c<4, 4>, {.initializer = vs::he_uniform()});
    init("lecun", vs::shape_c<4, 4>, {.initializer = vs::lecun_normal()});
    init("orthogonal", vs::shape_c<4, 4>, {.initializer = vs::orthogonal(2)});
    init("identity", vs::shape_c<4, 4>, {.initializer = vs::identity()});
    init("delta", vs::shape_c<3, 3, 2, 4>, {.initializer = vs::delta_orthogonal()});
    init("conv", vs::shape_c<3, 3, 2, 4>, {.initializer = vs::convolution_orthogonal_2d()});
    constexpr auto f = [](vs::shape_view shape, vs::dtype) {
        return std::vector<float>(shape.element_count(), 0.5f);
    };
    init("function", vs::shape_c<4>, {.initializer = vs::initializer_from(f)});
    init("called", vs::no_shape, {.initializer = vs::initializer_from([] { return 2; })});
}

void variables(vs::scope& s) {
    //! [variable]
    auto w = s.variable("w", {1.0f, 2.0f});
    auto step = s.variable("step", 0, {.trainable = false});
    auto f = s.variable("f", {1, 2}, {.dtype = vs::float32});
    auto r = s.variable("r", vs::random_normal(0, 0.1), {5, 5});
    auto q = s.variable("q", s.constant(vs::unnamed, vs::random_normal(0, 0.1), {5, 5}));
    auto m = s.variable("m", vs::array({{1.0f, 2.0f}, {3.0f, 4.0f}}));
    auto unnamed = s.variable(vs::unnamed, 1.0f); // named Variable
    //! [variable]
    //! [properties]
    std::cout << w.name() << ' ' << w.op_name() << ' ' << vs::to_string(w.dtype()) << ' '
              << vs::to_string(w.shape()) << '\n'
              << w << '\n';
    //! [properties]
    std::cout << step << '\n' << f << '\n' << r << '\n' << q << '\n' << m << '\n' << unnamed << '\n';
}

void placeholders(vs::scope& s) {
    //! [placeholder]
    auto x = s.placeholder("x", {vs::unknown, 2}, vs::float32);
    auto any = s.placeholder("any", vs::unknown_shape, vs::float32);
    x.feed({{1.0f, 2.0f}});
    auto values = x.as<float>(); // an xtensor container of dynamic rank
    //! [placeholder]
    std::cout << x << '\n' << any << '\n' << values(0, 1) << '\n';
}

void collections(vs::graph& graph, vs::scope& v) {
    v.variable_scope("tower").get_variable("w", {2});
    //! [collections]
    auto all = graph.global_variables();
    auto trainable = graph.trainable_variables();
    auto below = graph.trainable_variables("v/tower"); // at the slash; an error where there is none
    auto own = v.trainable_variables();                // those of this scope
    graph.add_to_collection("kept", all[0]);
    graph.add_to_collections({"kept", vs::graph_keys::biases}, all[0]);
    auto kept = graph.get_collection("kept");
    auto live = graph.get_collection_ref("kept");
    vs::collections_of(graph).add(vs::graph_keys::losses, 0.5);
    auto losses = vs::collections_of(graph).get<double>(vs::graph_keys::losses);
    auto in_tower = vs::get_variables(graph, {.scope = "v/tower", .suffix = "w"});
    auto to_restore = vs::get_variables_to_restore(graph, {"v"});
    auto filtered = vs::filter_variables(all, {"w"}, {"bias"});
    auto as_tf =
        graph.trainable_variables().select(vs::tf1_filter("v/tow")); // TensorFlow's regular expression
    //! [collections]
    std::cout << all.size() << ' ' << trainable.size() << ' ' << below.size() << ' ' << own.size() << ' '
              << kept.size() << ' ' << as_tf.size() << ' ' << (live.size() == kept.size()) << ' '
              << losses.size() << ' ' << in_tower.size() << ' ' << to_restore.size() << ' ' << filtered.size()
              << '\n';
    //! [lookup]
    auto w = graph.at("v/tower/w:0");     // or without :0; throws where there is none
    auto maybe = graph.find("v/tower/w"); // an optional
    auto names = graph.operations();      // of everything, in TensorFlow's order
    //! [lookup]
    std::cout << (w == maybe) << ' ' << names.size() << '\n';
}

void values(vs::scope& s) {
    //! [values]
    auto v = s.variable("v", {1.0f, 2.0f});
    auto elements = v.as<float>();          // read it: sess.run(v)
    elements = xt::xtensor<float, 1>{3, 4}; // write it: sess.run(v.assign(...))
    elements += 1.0f;                       // sess.run(v.assign_add(1.0))
    //! [values]
    std::cout << elements(0) << ' ' << v.as<float>()(1) << '\n';
}

//! [layer-tf1]
void conv_relu(vs::scope scope, vs::shape_view kernel_shape, vs::shape_view bias_shape) {
    scope.get_variable("weights", kernel_shape, {.initializer = vs::random_normal()});
    scope.get_variable("biases", bias_shape, {.initializer = vs::constant(0.0)});
}

void my_image_filter(vs::scope& scope) {
    conv_relu(scope.variable_scope("conv1"), vs::shape_c<5, 5, 32, 32>, vs::shape_c<32>);
    conv_relu(scope.variable_scope("conv2"), vs::shape_c<5, 5, 32, 32>, vs::shape_c<32>);
}

void image_filters(vs::scope& root) {
    auto scope = root.variable_scope("image_filters");
    my_image_filter(scope);
    scope.reuse_variables();
    my_image_filter(scope);
}
//! [layer-tf1]

void continue_scope(vs::scope& root) {
    auto v = root.variable_scope("v");
    auto captured = v.capture();
    v.leave();
    //! [continue]
    auto again = root.variable_scope(captured, {.auxiliary_name_scope = false});
    auto inside = again.name_scope(captured.original_name_scope());
    //! [continue]
    std::cout << inside.get_variable("w", {2}).name() << ' ' << inside.node("op").name() << '\n';
}

template <class F>
void in_new_graph(const char* title, F f) {
    std::cout << "-- " << title << '\n';
    vs::graph graph;
    vs::scope root = graph.root();
    if constexpr (requires { f(graph, root); })
        f(graph, root);
    else
        f(root);
}

} // namespace

int main() {
    std::cout << std::boolalpha;
    graphs();
    in_new_graph("name scopes", name_scopes);
    in_new_graph("templates", templates);
    in_new_graph("variable scopes", variable_scopes);
    in_new_graph("get_variable", get_variables);
    in_new_graph("initializers", initializers);
    in_new_graph("variable", variables);
    in_new_graph("placeholder", placeholders);
    in_new_graph("collections", [](vs::graph& graph, vs::scope& root) {
        vs::scope v = root.variable_scope("v");
        collections(graph, v);
    });
    in_new_graph("values", values);
    in_new_graph("sharing", image_filters);
    in_new_graph("continue", continue_scope);
}
