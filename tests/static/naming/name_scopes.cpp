// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/name_scopes.cpp: name scopes prefix operations and direct variables.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;

// Row 15: nesting joins with a slash.
static_assert(transcript_of([](auto& engine) {
                  const auto foo = engine.name_scope(root, "foo");
                  engine.op(engine.name_scope(foo, "foo2"), "c"), engine.op(foo, "c");
              }) == "foo/foo2/c foo/c");

// Row 16: the same plain name opened again is a new scope.
static_assert(transcript_of([](auto& engine) {
                  engine.op(engine.name_scope(root, "bar"), "c"),
                      engine.op(engine.name_scope(root, "bar"), "c");
              }) == "bar/c bar_1/c");

// Row 18: a name that ends in a slash is an absolute path, taken as it is; operations in it are made unique one by one.
static_assert(transcript_of([](auto& engine) {
                  engine.op(engine.name_scope(root, "a"), "c");
                  const auto q = engine.name_scope(root, "q");
                  engine.op(engine.name_scope(q, "a/"), "c"), engine.op(engine.name_scope(q, "a/"), "c");
                  engine.op(engine.name_scope(q, "x/y/"), "c"), engine.op(engine.name_scope(q, "x"), "c");
                  engine.op(engine.name_scope(root, "x"), "c");
              }) == "a/c a/c_1 a/c_2 x/y/c q/x/c x/c");

// Row 19: no name, and the empty one, lead back to the root.
static_assert(transcript_of([](auto& engine) {
                  const auto q = engine.name_scope(root, "q");
                  engine.op(engine.name_scope(q, ""), "z"),
                      engine.op(engine.name_scope_by_default(q, ""), "z");
                  engine.op(q, "z");
              }) == "z z_1 q/z");

// Row 20: leaving brings the scope around back: its handle was never changed.
static_assert(transcript_of([](auto& engine) {
                  const auto f = engine.name_scope(root, "f");
                  const auto g = engine.name_scope(f, "g");
                  engine.op(g, "a"), engine.leave(g), engine.op(f, "a"), engine.leave(f),
                      engine.op(root, "a");
              }) == "f/g/a f/a a");

// Row 21: at the root a scope begins as an operation does; below it may also begin with _ - or >.
static_assert(transcript_of([](auto& engine) {
                  engine.name_scope(root, "_bar"), engine.name_scope(root, "-bar"),
                      engine.name_scope(root, ">bar");
                  const auto foo = engine.name_scope(root, "foo");
                  engine.op(engine.name_scope(foo, "_bar"), "c"),
                      engine.op(engine.name_scope(foo, "-bar"), "c");
                  engine.op(engine.name_scope(foo, ">bar"), "c");
              }) == "VS-E001 VS-E001 VS-E001 foo/_bar/c foo/-bar/c foo/>bar/c");

// Rows 21, 18: an absolute name may begin so where it is opened below a scope; operations in it stay illegal.
static_assert(transcript_of([](auto& engine) {
                  engine.name_scope(root, "_x/");
                  const auto x = engine.name_scope(engine.name_scope(root, "foo"), "_x/");
                  engine.op(x, "c"), engine.variable(x, "v");
              }) == "VS-E001 VS-E001 VS-E001");

// Row 22: repeated slashes are refused, a deliberate difference.
static_assert(transcript_of([](auto& engine) {
                  engine.name_scope(root, "a//b"), engine.name_scope(root, "foo//"),
                      engine.name_scope(root, "/a");
                  engine.name_scope(root, "/"), engine.op(engine.name_scope(root, "a/b"), "c");
              }) == "VS-E001 VS-E001 VS-E001 VS-E001 a/b/c");

// Row 23: a default name is made unique too; an explicit empty name leads to the root.
static_assert(transcript_of([](auto& engine) {
                  engine.op(engine.name_scope_by_default(root, "d"), "c");
                  engine.op(engine.name_scope_by_default(root, "d"), "c");
                  engine.op(engine.name_scope(engine.name_scope(root, "q"), ""), "c");
              }) == "d/c d_1/c c");

// Row 26: the prefix has no trailing slash, and is empty at the root.
static_assert(transcript_of([](auto& engine) {
                  engine.prefixes(engine.name_scope(engine.name_scope(root, "scope1"), "scope2"));
                  engine.prefixes(root);
              }) == "/,scope1/scope2,/ /,/,/");

// Row 35: a name scope changes nothing of the variable scope around it.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a", vs::testing::with(vs::auto_reuse));
                  const auto n = engine.name_scope(a, "n");
                  engine.get(n, "v"), engine.op(n, "c"), engine.variable(n, "w"), engine.reuse_of(n);
                  engine.prefixes(n);
              }) == "+a/v a/n/c a/n/w auto a,a/n,a");
