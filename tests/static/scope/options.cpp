// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/scope/options.cpp: options own what they refer to, and become requests.
#include <varscope/scope/options.hpp>

namespace vs = varscope;
using options = vs::static_get_variable_options;

constexpr options made_in_a_function() {
    char key[] = {'m', 'i', 'n', 'e'};
    return {.initializer = vs::array({{1.0f, 2.0f}, {3.0f, 4.0f}}), .trainable = false, .collections = {vs::text(key, 4), "other"}};
}

// What options were made from may be gone.
constexpr bool options_outlive_their_arguments() {
    const options kept = made_in_a_function();
    return kept.collections.size() == 2 && kept.collections[0] == "mine" && kept.collections[1] == "other" &&
           kept.initializer.shape() == vs::shape_c<2, 2> && kept.initializer.data()[3].number(vs::dtype::float32) == 4 &&
           !kept.trainable;
}
static_assert(options_outlive_their_arguments());

// Copies are deep, and assignment replaces all.
constexpr bool copies_are_their_own() {
    options first = made_in_a_function();
    options second = first;
    first = options();
    options& same = second;
    second = same;
    options third;
    third = second;
    return !first.collections.is_given() && first.initializer.init.kind == vs::initializer_kind::unset &&
           second.collections[0] == "mine" && third.collections[1] == "other" && third.initializer.word_count() == 4 &&
           third.initializer.data() != second.initializer.data();
}
static_assert(copies_are_their_own());

// Row 96: an option that was left out is no list, and the empty list is one, however it is written.
static_assert(!vs::static_get_variable_options{}.collections.is_given());
static_assert(vs::static_get_variable_options{.collections = {}}.collections.is_given());
static_assert(vs::variable_options{.collections = {}}.collections.is_given());
static_assert([] {
    const vs::variable_options left_out{}, empty{.collections = {}}, copied = left_out, also_empty = empty;
    return copied.collections.data() == nullptr && also_empty.collections.is_given() &&
           also_empty.collections.size() == 0;
}());
static_assert(vs::collection_list().is_given() && vs::collection_list().size() == 0);
static_assert([] { return vs::collection_list(std::initializer_list<vs::text>()).is_given(); }());
static_assert([] { return vs::collection_list{"a", "b"}.size() == 2; }());

// A number is a scalar, and needs no memory of its own.
static_assert(vs::static_initializer(2.5).type() == vs::dtype::float64);
static_assert(vs::static_initializer(std::int16_t{7}).shape() == vs::shape_c<>);

// Each option arrives in the request.
constexpr bool options_become_requests() {
    const vs::static_scope_options scope{.reuse = vs::auto_reuse, .dtype = vs::int8, .auxiliary_name_scope = false};
    const vs::scope_request asked = vs::request_of(scope, {});
    const options variable = made_in_a_function();
    const vs::variable_request shared =
        vs::detail::variable_request_of(variable, vs::shape_c<2>, vs::optional_dtype(vs::int8), {"f.cpp", "f", 3});
    const vs::variable_options direct{.dtype = vs::float16};
    const vs::variable_request made = vs::detail::variable_request_of(direct, vs::shape_c<>, vs::dtype::int64, {});
    return asked.reuse == vs::auto_reuse && asked.dtype.is_given && asked.dtype.type == vs::dtype::int8 && !asked.auxiliary_name_scope &&
           shared.shape == vs::shape_c<2> && shared.has_dtype && shared.type == vs::dtype::int8 && !shared.trainable &&
           shared.collection_count == 2 && shared.collections[0] == "mine" && shared.where.line == 3 &&
           made.type == vs::dtype::float16 && made.collections == nullptr && made.trainable;
}
static_assert(options_become_requests());
