// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/refusals.cpp: which of several faults is reported, and with what.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::code;
using vs::dtype;
using vs::shape_c;
using vs::testing::root;
using vs::testing::transcript_of;
using vs::testing::two;

// One variable "a/v" of shape (2, 3) and dtype int32, and a request for it in a scope of the mode.
struct asked {
    vs::shape_view shape{};
    bool has_dtype = false;
    dtype type = dtype::float32;
    vs::initial_value initial{};
};
constexpr vs::refusal refusal_of(vs::reuse_mode mode, const asked& what, vs::text name = "v") {
    vs::naming_state<vs::constant_storage> names;
    const auto a = varscope::open_variable_scope(names, root, "a", {}).value;
    vs::variable_request request;
    request.shape = shape_c<2, 3>;
    request.has_dtype = true;
    request.type = dtype::int32;
    static_cast<void>(varscope::share_variable(names, a, "v", vs::variable_request(request)));
    names.scopes.object_of(a).reuse = mode;
    request.shape = what.shape;
    request.has_dtype = what.has_dtype;
    request.type = what.type;
    request.initial = what.initial;
    const auto made = varscope::share_variable(names, a, name, vs::variable_request(request));
    if (made) return {};
    vs::refusal why = made.why;
    // extents belong to the resolver, which ends here
    why.found_shape = why.found_shape == shape_c<2, 3> ? shape_c<2, 3> : vs::shape_view();
    return why;
}
constexpr code refused_by(vs::reuse_mode mode, const asked& what, vs::text name = "v") {
    return refusal_of(mode, what, name).what;
}
constexpr vs::initial_value given(vs::shape_view shape, dtype type) {
    return {{vs::initializer_kind::value, 0, 0}, shape, type, 0};
}
constexpr auto create = vs::reuse_mode::create;

// Row 82: a given shape must be compatible; unknown extents match, and no shape always matches.
static_assert(refused_by(vs::reuse, {shape_c<2>, true, dtype::int32}) == code::shape_differs);
static_assert(refused_by(vs::reuse, {shape_c<3, 2>, true, dtype::int32}) == code::shape_differs);
constexpr vs::extent partly[] = {vs::unknown, 3};
static_assert(refused_by(vs::reuse, {{partly, 2}, true, dtype::int32}) == code::none);
static_assert(refused_by(vs::reuse, {{}, true, dtype::int32}) == code::none);
static_assert(refused_by(vs::reuse, {shape_c<2, 3>, true, dtype::int32}) == code::none);

// Row 83: the dtype must be equal; an omitted one has no opinion.
static_assert(refused_by(vs::reuse, {{}, false}) == code::none);
static_assert(refused_by(vs::reuse, {{}, true, dtype::int64}) == code::dtype_differs);

// The shape is reported before the dtype, and existence before both (rows 78, 82, 83).
static_assert(refused_by(vs::reuse, {shape_c<2>, true, dtype::int64}) == code::shape_differs);
static_assert(refused_by(create, {shape_c<2>, true, dtype::int64}) == code::variable_exists);

// Row 85: a value brings its shape; to give another one is refused before anything is looked up.
static_assert(refused_by(vs::reuse, {shape_c<2, 3>, true, dtype::int32,
                                     given(shape_c<2, 3>, dtype::int32)}) == code::shape_with_value);
static_assert(refused_by(create, {shape_c<1>, false, {}, given(shape_c<1>, dtype::float32)}, "u") ==
              code::shape_with_value);

// Row 86: an explicit dtype must be the value's; the scope's default is not compared (row 87).
static_assert(refused_by(create, {{}, true, dtype::float32, given(shape_c<1>, dtype::int32)}, "l") ==
              code::value_dtype_differs);
static_assert(refused_by(create, {{}, false, {}, given(shape_c<1>, dtype::int32)}, "l") == code::none);

// Row 88: a new variable needs a full shape.
static_assert(refused_by(create, {{}, false}, "n") == code::shape_missing);
static_assert(refused_by(create, {{partly, 2}, false}, "n") == code::shape_missing);

// Row 91: a dtype without a default initializer; and an initializer that cannot make the dtype (row 149).
static_assert(refused_by(create, {shape_c<1>, true, dtype::complex64}, "z") ==
              code::initializer_cannot_make_dtype);
static_assert(refused_by(create, {shape_c<1>, true, dtype::int32, {vs::random_normal()}}, "z") ==
              code::initializer_cannot_make_dtype);

// What a refusal knows: the scope, the name, the variable in the way, and both shapes and dtypes.
static_assert(refusal_of(create, {shape_c<2>}).variable == 0);
static_assert(refusal_of(create, {shape_c<2>}).found_dtype == dtype::int32);
static_assert(refusal_of(create, {shape_c<2>}).found_shape == shape_c<2, 3>);
static_assert(refusal_of(create, {shape_c<2>}).asked_shape == shape_c<2>);
static_assert(refusal_of(create, {shape_c<2>}).asked_dtype == dtype::float32);
static_assert(refusal_of(create, {shape_c<2>}).name == "v");
static_assert(refusal_of(vs::reuse, {}, "w").variable == vs::no_index);
static_assert(refusal_of(create, {shape_c<2>}, "v:0").verdict ==
              vs::name_verdict{vs::name_fault::bad_character, 1});
static_assert(refusal_of(create, {shape_c<2>}, "a//b").verdict == vs::name_verdict{vs::name_fault::slash, 2});

// A refused request changes nothing: not the tables, not the next names, not the collections.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  engine.get(a, "v"), engine.state(a, "v");
                  engine.get(a, "v"), engine.get(a, "v:0"), engine.variable(a, "x y"), engine.op(a, "");
                  engine.name_scope(a, "b c"), engine.variable_scope(a, "b c"),
                      engine.default_scope(a, "b c");
                  engine.default_scope(a, "d", vs::testing::with(vs::reuse)), engine.unique(a, "e:f");
                  engine.leave(root), engine.variable(a, "new", {}), engine.get(a, "new", {}),
                      engine.state(a, "v");
              }) == "+a/v [1,0,1,1,0 a,a,a a/v_1 v] VS-E002 VS-E001 VS-E001 VS-E001 VS-E001 VS-E001 VS-E001 "
                    "VS-E010 VS-E001 VS-E012 VS-E006 VS-E006 [1,0,1,1,0 a,a,a a/v_1 v]");

// After a refusal the right request is granted as if nothing had been asked before.
static_assert(transcript_of([](auto& engine) {
                  auto wrong = two();
                  wrong.has_dtype = true;
                  wrong.type = dtype::string;
                  engine.get(root, "v", wrong), engine.variable(root, "w", wrong),
                      engine.name_scope(root, "_n");
                  engine.get(root, "v"), engine.variable(root, "w"),
                      engine.op(engine.name_scope(root, "n"), "x");
              }) == "VS-E009 VS-E009 VS-E001 +v w n/x");
