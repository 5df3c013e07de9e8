// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/unique_names.cpp: one table of used names for operations, name scopes and variables.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;

// Row 1: the first request for a full path is granted unchanged; later ones get _1, _2.
static_assert(transcript_of([](auto& engine) {
                  for (int i = 0; i != 3; ++i) engine.op(root, "foo");
              }) == "foo foo_1 foo_2");

// Row 2: the counter belongs to the full path, prefix included.
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "foo");
                  engine.op(engine.name_scope(root, "bar"), "foo");
              }) == "foo bar/foo");

// Row 3: a generated suffix that an explicit name has taken is skipped.
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "foo_2");
                  for (int i = 0; i != 4; ++i) engine.op(root, "foo");
              }) == "foo_2 foo foo_1 foo_3 foo_4");
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "foo_1"), engine.op(root, "foo_2"), engine.op(root, "foo_3");
                  for (int i = 0; i != 2; ++i) engine.op(root, "foo");
              }) == "foo_1 foo_2 foo_3 foo foo_4");

// Row 4: asking for a name that was generated stacks a second suffix.
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "foo"), engine.op(root, "foo");
                  engine.op(root, "foo_1"), engine.op(root, "foo_1");
                  engine.op(root, "foo_1_1"), engine.op(root, "foo");
              }) == "foo foo_1 foo_1_1 foo_1_2 foo_1_1_1 foo_2");

// Row 5: a preview consumes nothing, however often and wherever it is asked.
static_assert(transcript_of([](auto& engine) {
                  using enum vs::name_use;
                  engine.unique(root, "foo", preview), engine.unique(root, "foo", preview);
                  engine.unique(root, "foo"), engine.unique(root, "foo", preview);
                  engine.unique(root, "foo", preview), engine.unique(root, "foo");
                  engine.unique(root, "x/y", preview), engine.op(root, "x"), engine.unique(root, "x/y");
              }) == "foo foo foo foo_1 foo_1 foo_1 x/y x x/y");

// Row 6: the case of letters is ignored, and the capitals that were asked for are kept. Scopes count too.
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "foo"), engine.op(root, "Foo"), engine.op(root, "FOO"),
                      engine.op(root, "foo_1");
              }) == "foo Foo_1 FOO_2 foo_1_1");
static_assert(transcript_of([](auto& engine) {
                  engine.op(engine.name_scope(root, "bar"), "a");
                  engine.op(engine.name_scope(root, "Bar"), "a");
                  engine.op(root, "BAR/A"), engine.op(root, "bar_1/a");
              }) == "bar/a Bar_1/a BAR/A_1 bar_1/a_1");
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "A/b"), engine.op(root, "a/B"), engine.op(root, "a"), engine.op(root, "A");
              }) == "A/b a/B_1 a A_1");

// Row 7: operations and name scopes share one table, in either order.
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "foo"), engine.op(engine.name_scope(root, "foo"), "a");
                  engine.op(engine.name_scope(root, "bar"), "a"), engine.op(root, "bar");
              }) == "foo foo_1/a bar/a bar_1");

// Row 8: a path does not reserve its parents.
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "a/b");
                  engine.op(engine.name_scope(root, "a"), "b");
                  engine.op(root, "a");
              }) == "a/b a/b_1 a_1");
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "p/q/r"), engine.op(root, "p/q"), engine.op(root, "p"),
                      engine.op(root, "p/q");
              }) == "p/q/r p/q p p/q_1");

// Rows 16 and 17: the same name opened again is another scope, and a fresh parent starts clean.
static_assert(transcript_of([](auto& engine) {
                  const auto bar = engine.name_scope(root, "bar");
                  engine.op(engine.name_scope(bar, "baz"), "a"),
                      engine.op(engine.name_scope(bar, "baz"), "a");
                  engine.op(engine.name_scope(engine.name_scope(root, "bar"), "baz"), "a");
              }) == "bar/baz/a bar/baz_1/a bar_1/baz/a");

// Row 105: variables take names from the same table.
static_assert(transcript_of([](auto& engine) {
                  engine.variable(root, "b"), engine.op(root, "b"), engine.variable(root, "b");
                  engine.op(engine.name_scope(root, "b"), "w");
              }) == "b b_1 b_2 b_3/w");

// Row 110: the operations around a variable have used names too: its initializer's, Assign and read.
static_assert(transcript_of([](auto& engine) {
                  engine.variable(root, "k");
                  const auto k = engine.name_scope(root, "k/");
                  engine.op(k, "Assign"), engine.op(k, "read"), engine.op(k, "Initializer"),
                      engine.op(k, "other");
                  engine.op(root, "k/Initializer/ones"), engine.op(root, "k/Assign");
              }) == "k k/Assign_1 k/read_1 k/Initializer_1 k/other k/Initializer/ones_1 k/Assign_2");
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "k/read"), engine.variable(root, "k"), engine.op(root, "k/read");
              }) == "k/read k k/read_2");

// Numbers grow beyond one digit.
static_assert(transcript_of([](auto& engine) {
                  for (int i = 0; i != 12; ++i) engine.unique(root, "n");
              }) == "n n_1 n_2 n_3 n_4 n_5 n_6 n_7 n_8 n_9 n_10 n_11");
