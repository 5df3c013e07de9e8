// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/name_scopes.cpp: name scopes prefix operations and direct variables.
#include "support/probe.hpp"

namespace vs = varscope;
using vs::testing::heard;
using vs::testing::root;

// Row 15: nesting joins with a slash.
static_assert(heard([](auto& core) {
                  const auto foo = core.name_scope(root, "foo");
                  core.op(core.name_scope(foo, "foo2"), "c"), core.op(foo, "c");
              }) == "foo/foo2/c foo/c");

// Row 16: the same plain name opened again is a new scope.
static_assert(heard([](auto& core) {
                  core.op(core.name_scope(root, "bar"), "c"), core.op(core.name_scope(root, "bar"), "c");
              }) == "bar/c bar_1/c");

// Row 18: a name that ends in a slash is an absolute path, taken as it is; operations in it are made unique one by one.
static_assert(heard([](auto& core) {
                  core.op(core.name_scope(root, "a"), "c");
                  const auto q = core.name_scope(root, "q");
                  core.op(core.name_scope(q, "a/"), "c"), core.op(core.name_scope(q, "a/"), "c");
                  core.op(core.name_scope(q, "x/y/"), "c"), core.op(core.name_scope(q, "x"), "c");
                  core.op(core.name_scope(root, "x"), "c");
              }) == "a/c a/c_1 a/c_2 x/y/c q/x/c x/c");

// Row 19: no name, and the empty one, lead back to the root.
static_assert(heard([](auto& core) {
                  const auto q = core.name_scope(root, "q");
                  core.op(core.name_scope(q, ""), "z"), core.op(core.name_scope_by_default(q, ""), "z");
                  core.op(q, "z");
              }) == "z z_1 q/z");

// Row 20: leaving brings the scope around back: its handle was never changed.
static_assert(heard([](auto& core) {
                  const auto f = core.name_scope(root, "f");
                  const auto g = core.name_scope(f, "g");
                  core.op(g, "a"), core.leave(g), core.op(f, "a"), core.leave(f), core.op(root, "a");
              }) == "f/g/a f/a a");

// Row 21: at the root a scope begins as an operation does; below it may also begin with _ - or >.
static_assert(heard([](auto& core) {
                  core.name_scope(root, "_bar"), core.name_scope(root, "-bar"), core.name_scope(root, ">bar");
                  const auto foo = core.name_scope(root, "foo");
                  core.op(core.name_scope(foo, "_bar"), "c"), core.op(core.name_scope(foo, "-bar"), "c");
                  core.op(core.name_scope(foo, ">bar"), "c");
              }) == "VS-E001 VS-E001 VS-E001 foo/_bar/c foo/-bar/c foo/>bar/c");

// Rows 21, 18: an absolute name may begin so where it is opened below a scope; operations in it stay illegal.
static_assert(heard([](auto& core) {
                  core.name_scope(root, "_x/");
                  const auto x = core.name_scope(core.name_scope(root, "foo"), "_x/");
                  core.op(x, "c"), core.variable(x, "v");
              }) == "VS-E001 VS-E001 VS-E001");

// Row 22: repeated slashes are refused, a deliberate difference.
static_assert(heard([](auto& core) {
                  core.name_scope(root, "a//b"), core.name_scope(root, "foo//"), core.name_scope(root, "/a");
                  core.name_scope(root, "/"), core.op(core.name_scope(root, "a/b"), "c");
              }) == "VS-E001 VS-E001 VS-E001 VS-E001 a/b/c");

// Row 23: a default name is made unique too; an explicit empty name leads to the root.
static_assert(heard([](auto& core) {
                  core.op(core.name_scope_by_default(root, "d"), "c");
                  core.op(core.name_scope_by_default(root, "d"), "c");
                  core.op(core.name_scope(core.name_scope(root, "q"), ""), "c");
              }) == "d/c d_1/c c");

// Row 26: the prefix has no trailing slash, and is empty at the root.
static_assert(heard([](auto& core) {
                  core.prefixes(core.name_scope(core.name_scope(root, "scope1"), "scope2"));
                  core.prefixes(root);
              }) == "/,scope1/scope2,/ /,/,/");

// Row 35: a name scope changes nothing of the variable scope around it.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a", vs::testing::with(vs::auto_reuse));
                  const auto n = core.name_scope(a, "n");
                  core.get(n, "v"), core.op(n, "c"), core.variable(n, "w"), core.reuse_of(n);
                  core.prefixes(n);
              }) == "+a/v a/n/c a/n/w auto a,a/n,a");
