// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/partitioned/partitioned.cpp: variables that are cut into parts, while tracing. On graphs and models: unit/partitioned.
#include <varscope/getters.hpp>
#include <varscope/manifest.hpp>
#include <varscope/partitioned/get.hpp>
#include <varscope/trace.hpp>

#include <type_traits>

namespace vs = varscope;
using namespace vs::literals;
using vs::code;

namespace partitioned_programs {

constexpr auto three = vs::fixed_size_partitioner(3);
constexpr auto two = vs::fixed_size_partitioner(2);

// Rows 172 to 174, 152: names, collections, slices; a scalar; one part; the partitioner of a scope.
struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto s = scope.variable_scope("s"_n, {.partitioner = three});
        vs::get_partitioned_variable(s, "p"_n, {5, 2}, vs::float32);
        vs::get_partitioned_variable(s, "sc"_n, vs::shape_c<>, vs::float32);
        auto one = s.variable_scope("one"_n);
        one.set_partitioner(vs::fixed_size_partitioner(1));
        vs::get_partitioned_variable(one, "q"_n, {4}, vs::int32, {}, {.trainable = false});
        auto none = s.variable_scope("none"_n, {.partitioner = vs::no_partitioner()});
        vs::get_partitioned_variable(none, "w"_n, {4});
        vs::get_partitioned_variable(s, "columns"_n, {2, 3}, vs::float64, vs::fixed_size_partitioner(2, 1));
    }
};
using manifest = vs::manifest<network>;
static_assert(manifest::size() == 8);
static_assert(manifest::name(0) == "s/p/part_0" && manifest::name(2) == "s/p/part_2");
static_assert(manifest::name(3) == "s/sc" && manifest::name(4) == "s/one/q/part_0");
static_assert(manifest::name(5) == "s/none/w" && manifest::name(7) == "s/columns/part_1");
static_assert(!manifest::contains("s/p") && manifest::is_in_collection(1, "trainable_variables"));
static_assert(!manifest::trainable(4) && manifest::dtype(4) == vs::dtype::int32);
static_assert(manifest::shape(0) == vs::shape_c<2, 2> && manifest::shape(2) == vs::shape_c<1, 2>);
static_assert(manifest::shape(7) == vs::shape_c<2, 1>);
static_assert(manifest::part(2) == vs::variable_part{3, 2, 0, 4, 5});
static_assert(manifest::part(7) == vs::variable_part{2, 1, 1, 2, 3});
static_assert(manifest::part(3).count == 0 && manifest::part(5).count == 0);

// Getters see each part.
struct counted {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, Call call) const {
        call.options.trainable = false;
        return get("x" + name, call);
    }
};
struct through_getter {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto all = vs::with_getter(scope.variable_scope("g"_n), counted());
        vs::get_partitioned_variable(all, "w"_n, {4}, vs::float32, two);
    }
};
static_assert(vs::manifest<through_getter>::name(1) == "g/xw/part_1");
static_assert(!vs::manifest<through_getter>::trainable(1));

// Row 183.
struct created {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        vs::create_partitioned_variables(scope, vs::unnamed, {4, 2}, {2, 1});
        vs::create_partitioned_variables(scope, vs::unnamed, {4, 2}, {1, 2}, vs::float64);
        vs::create_partitioned_variables(scope, "c"_n, {3}, {1});
        vs::create_partitioned_variables(scope, "c"_n, {3}, {1}, vs::float32, {.reuse = vs::auto_reuse});
    }
};
using created_manifest = vs::manifest<created>;
static_assert(created_manifest::size() == 5);
static_assert(created_manifest::name(1) == "PartitionedVariable/part_1");
static_assert(created_manifest::name(3) == "PartitionedVariable_1/part_1");
static_assert(created_manifest::shape(3) == vs::shape_c<4, 1>);
static_assert(created_manifest::name(4) == "c/part_0");

} // namespace partitioned_programs

namespace {

using partitioned_programs::three;
using partitioned_programs::two;

template <class Use>
constexpr code refused_by(Use use, bool is_strict = false) {
    vs::static_graph graph({.tf1_strict = is_strict});
    auto root = graph.root();
    use(root);
    return graph.take_refusal().what;
}
// The same after `w` was made in three parts.
template <class Use>
constexpr code after_three(Use use) {
    return refused_by([=](auto& root) {
        vs::get_partitioned_variable(root, "w"_n, {5, 2}, vs::float32, three);
        use(root);
    });
}
constexpr bool facts() {
    vs::static_graph graph;
    auto root = graph.root();
    auto scope = root.variable_scope("s"_n);
    const auto made = vs::get_partitioned_variable(scope, "w"_n, {5, 2}, vs::float32, three);
    const auto copy = made;
    if (!(made.name() == "s/w") || made.size() != 3 || !made.is_partitioned()) return false;
    if (made.shape() != vs::shape_c<5, 2> || made.partitions() != vs::tensor_shape({3, 1})) return false;
    if (!(made[2].op_name() == "s/w/part_2") || !(copy[1].name() == "s/w/part_1:0")) return false;
    if (!(made.slice_info(2).spec() == "5 2 4,1:0,2") || !(copy.slice_info(0).full_name == "s/w"))
        return false;
    std::size_t count = 0;
    for (const auto& part : made) count += part.element_count();
    const auto tensor = made.as_tensor();
    if (tensor.shape() != vs::shape_c<5, 2> || tensor.dtype() != vs::dtype::float32) return false;
    made.assign(vs::abstract({5, 2}));
    if (graph.has_refusal()) return false;
    made.assign(vs::abstract({5, 3}));
    return count == 10 && graph.take_refusal().what == code::shape_differs;
}
static_assert(facts());

// Row 175.
template <class F>
constexpr code cut_by(F f) {
    return refused_by([=](auto& root) {
        vs::get_partitioned_variable(root, "w"_n, {4, 4}, vs::float32, vs::partitioner_of(f));
    });
}
static_assert(cut_by([](vs::shape_view, vs::dtype) { return vs::tensor_shape({2, 1}); }) == code::none);
static_assert(cut_by([](vs::shape_view, vs::dtype) {
                  return vs::tensor_shape({2, 2});
              }) == code::partitioner_fails);
static_assert(cut_by([](vs::shape_view, vs::dtype) {
                  return vs::tensor_shape({0, 1});
              }) == code::partitioner_fails);
static_assert(cut_by([](vs::shape_view, vs::dtype) { return vs::tensor_shape({1}); }) ==
              code::partitioner_fails);
static_assert(refused_by([](auto& root) {
                  vs::get_partitioned_variable(root, "w"_n, {vs::unknown, 4}, vs::float32, two);
              }) == code::partitioner_fails);
static_assert(refused_by([](auto& root) { vs::get_partitioned_variable(root, "w"_n, two); }) ==
              code::partitioner_fails);
// What is refused leaves nothing behind.
constexpr bool nothing_is_left() {
    vs::static_graph graph;
    auto root = graph.root();
    root.get_variable("w/part_1"_n, {2});
    vs::get_partitioned_variable(root, "w"_n, {5, 2}, vs::float32, three);
    return graph.take_refusal().what == code::partitions_differ && !graph.find("w/part_0");
}
static_assert(nothing_is_left());

// Row 176: the same key again.
static_assert(after_three([](auto& root) {
                  vs::get_partitioned_variable(root, "w"_n, {5, 2}, vs::float32, three);
              }) == code::variable_exists);
// Row 177: other parts, another shape.
constexpr auto reusing = [](auto& root) { return root.variable_scope(root.capture(), vs::reuse); };
constexpr auto sharing = [](auto& root) { return root.variable_scope(root.capture(), vs::auto_reuse); };
static_assert(after_three([](auto& root) {
                  vs::get_partitioned_variable(reusing(root), "w"_n, {5, 2}, vs::float32, two);
              }) == code::partitions_differ);
static_assert(after_three([](auto& root) {
                  vs::get_partitioned_variable(sharing(root), "w"_n, {5, 2}, vs::float32, two);
              }) == code::partitions_differ);
static_assert(after_three([](auto& root) {
                  vs::get_partitioned_variable(reusing(root), "w"_n, {6, 2}, vs::float32, three);
              }) == code::shape_differs);
static_assert(after_three([](auto& root) {
                  vs::get_partitioned_variable(reusing(root), "w"_n, {5, 2}, vs::float64, three);
              }) == code::dtype_differs);
static_assert(after_three([](auto& root) {
                  vs::get_partitioned_variable(sharing(root), "w"_n, {5, 2}, vs::float32, three);
              }) == code::none);
static_assert(refused_by([](auto& root) {
                  vs::get_partitioned_variable(reusing(root), "w"_n, {5, 2}, vs::float32, three);
              }) == code::variable_missing);
// Rows 152, 154: a captured scope has its partitioner wherever it is entered; one of a call goes before it.
constexpr bool keeps_partitioner() {
    vs::static_graph graph;
    auto root = graph.root();
    const auto captured = root.variable_scope("s"_n, {.partitioner = three}).capture();
    auto other = root.variable_scope("o"_n, {.partitioner = two});
    auto again = other.variable_scope(captured);
    return vs::get_partitioned_variable(again, "w"_n, {6}).size() == 3 &&
           vs::get_partitioned_variable(again, "v"_n, {6}, two).size() == 2 &&
           vs::get_partitioned_variable(again, "u"_n, {6}, vs::no_partitioner()).size() == 1 &&
           vs::get_partitioned_variable(other, "w"_n, {6}).size() == 2 &&
           vs::get_partitioned_variable(root, "w"_n, {6}).size() == 1 &&
           vs::get_partitioned_variable(other.variable_scope(captured, {.partitioner = two}), "t"_n, {6})
                   .size() == 2;
}
static_assert(keeps_partitioner());
// A part by the option of get_variable: the same call finds it, another part does not.
constexpr code part_again(vs::variable_part part) {
    return refused_by([=](auto& root) {
        root.get_variable("w/part_0"_n, {2}, {.part = {2, 0, 0, 0, 4}});
        root.get_variable("w/part_0"_n, {2}, {.reuse = vs::auto_reuse, .part = part});
    });
}
static_assert(part_again({2, 0, 0, 0, 4}) == code::none && part_again({}) == code::none);
static_assert(part_again({2, 0, 0, 0, 3}) == code::partitions_differ);
// Row 178: without a partitioner where it reuses, not where it may make.
static_assert(after_three([](auto& root) {
                  if (vs::get_partitioned_variable(reusing(root), "w"_n).size() != 3) root.leave();
                  if (vs::get_partitioned_variable(root, "w"_n, {}, {.reuse = vs::reuse}).size() != 3)
                      root.leave();
                  vs::get_partitioned_variable(reusing(root), "w"_n, {5, 2});
              }) == code::none);
static_assert(after_three([](auto& root) {
                  vs::get_partitioned_variable(sharing(root), "w"_n, {5, 2}, vs::float32);
              }) == code::partitions_differ);
static_assert(after_three([](auto& root) { root.get_variable("w"_n, {5, 2}); }) == code::partitions_differ);
static_assert(after_three([](auto& root) { reusing(root).get_variable("w"_n); }) == code::partitions_differ);
// Row 179: a plain variable is there.
constexpr auto after_plain = [](auto use) {
    return refused_by([=](auto& root) {
        root.get_variable("q"_n, {4});
        use(root);
    });
};
static_assert(after_plain([](auto& root) {
                  vs::get_partitioned_variable(root, "q"_n, {4}, vs::float32, two);
              }) == code::partitions_differ);
static_assert(after_plain([](auto& root) {
                  vs::get_partitioned_variable(sharing(root), "q"_n, {4}, vs::float32, two);
              }) == code::partitions_differ);
static_assert(after_plain([](auto& root) { vs::get_partitioned_variable(reusing(root), "q"_n, {4}); }) ==
              code::none);
// Row 180: a part by its own key.
static_assert(after_three([](auto& root) {
                  const auto part = reusing(root).get_variable("w/part_0"_n, {2, 2});
                  if (part.part().count != 3) root.leave();
              }) == code::none);
// Row 183: slicing of another length than the shape, and another slicing of the same name.
static_assert(refused_by([](auto& root) {
                  vs::create_partitioned_variables(root, "c"_n, {4}, {2, 1});
              }) == code::partitioner_fails);
static_assert(refused_by([](auto& root) {
                  vs::create_partitioned_variables(root, "c"_n, {4}, {2});
                  vs::create_partitioned_variables(root, "c"_n, {4}, {4}, vs::float32,
                                                   {.reuse = vs::auto_reuse});
              }) == code::partitions_differ);
// Elements that are given are cut over the parts; what does not fit the whole is refused as at run time, and so is a list that the scope has.
static_assert(refused_by([](auto& root) {
                  auto w = vs::get_partitioned_variable(root, "v"_n, two,
                                                        {.initializer = vs::array({{1, 2}, {3, 4}, {5, 6}})});
                  if (w.dtype() != vs::dtype::int32 || !(w.shape() == vs::shape_view(vs::shape_c<3, 2>)))
                      root.leave();
              }) == code::none);
static_assert(refused_by([](auto& root) {
                  vs::get_partitioned_variable(root, "w"_n, {4}, vs::float32, two,
                                               {.initializer = vs::constant({1, 2, 3, 4})});
              }) == code::none);
static_assert(refused_by([](auto& root) {
                  vs::get_partitioned_variable(root, "w"_n, {2}, vs::float32, two,
                                               {.initializer = vs::constant({1, 2, 3, 4})});
              }) == code::initializer_cannot_make_dtype);
static_assert(
    refused_by([](auto& root) {
        vs::get_partitioned_variable(root, "v"_n, {2}, vs::int32, two, {.initializer = vs::array({1, 2, 3})});
    }) == code::shape_differs);
static_assert(refused_by([](auto& root) {
                  auto scope = root.variable_scope("s"_n, {.initializer = vs::constant({1, 2})});
                  vs::get_partitioned_variable(scope, "w"_n, {2}, vs::float32, two);
              }) == code::initializer_cannot_make_dtype);

// TensorFlow's name scope of a part's initializer is taken where a graph follows it to the letter.
constexpr bool takes_name_scope(bool is_strict) {
    vs::static_graph graph({.tf1_strict = is_strict});
    auto root = graph.root();
    vs::get_partitioned_variable(root, "w"_n, {4}, vs::float32, two);
    return root.unique_name("w/part_0/PartitionedInitializer"_n) == "w/part_0/PartitionedInitializer_1";
}
static_assert(takes_name_scope(true) && !takes_name_scope(false));

} // namespace
