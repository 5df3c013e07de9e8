// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/laws/naming.hpp: what holds for the engine whatever it was asked before, for every memory it can work in.
#pragma once

#include "support/recorder.hpp"

namespace varscope::testing::laws {

/// Things done before a law is looked at: scopes, variables and operations of many kinds, some of them refused.
template <class Storage>
constexpr void prepare(recorder<Storage>& engine, int how) {
    if (how == 0) return;
    const auto a = engine.variable_scope(root, "a");
    engine.get(a, "v"), engine.variable(a, "v"), engine.op(root, "A");
    if (how == 1) return;
    const auto captured =
        varscope::capture_scope(engine.names, engine.variable_scope(a, "b", with(auto_reuse)));
    const auto b = engine.enter(engine.name_scope(root, "n"), captured);
    engine.get(b, "w"), engine.get(b, "w"), engine.get(b, "x y"), engine.default_scope(b, "d");
    engine.op(b, "w/Assign"), engine.get(a, "v"), engine.variable(root, "a/b/w");
    if (how == 2) return;
    engine.names.scopes.object_of(root).reuse = auto_reuse;
    for (int i = 0; i != 20; ++i) engine.op(root, "o"), engine.get(engine.default_scope(root, "d"), "v");
}
inline constexpr int ways_to_prepare = 4;

/// What was created is found: by its key in its scope, by its key at the root, and by its graph name.
template <class Storage>
constexpr bool what_is_created_is_found(int how, text scope_name, text name) {
    recorder<Storage> engine;
    prepare(engine, how);
    const auto in = engine.variable_scope(root, scope_name, with(auto_reuse));
    const auto made = varscope::share_variable(engine.names, in, name, two());
    if (!made) return false;
    transcript key;
    key.write("").add(engine.names.paths, engine.names.scopes.object_of(in).name.id).add("/").add(name);
    transcript full;
    full.write("").add(engine.names.paths, engine.names.variables[made.value].where);
    const auto again = varscope::share_variable(engine.names, in, name, two());
    return again && again.value == made.value && engine.find_key(key.words()) == made.value &&
           varscope::find_variable(engine.names, full.words()) == made.value;
}

/// Sharing is idempotent: to ask again gives the same variable, and changes nothing.
template <class Storage>
constexpr bool sharing_is_idempotent(int how, text scope_name, text name) {
    recorder<Storage> engine;
    prepare(engine, how);
    const auto in = engine.variable_scope(root, scope_name, with(auto_reuse));
    const auto made = varscope::share_variable(engine.names, in, name, two());
    engine.record = {};
    engine.state(in, name);
    const transcript before = engine.record;
    const auto again = varscope::share_variable(engine.names, in, name, two());
    const auto elsewhere =
        engine.variable_scope(engine.name_scope(root, "elsewhere"), scope_name, with(reuse));
    const auto there = varscope::share_variable(engine.names, elsewhere, name, two());
    engine.record = {};
    engine.state(in, name);
    return made && again.kind == verdict::reused && there.kind == verdict::reused &&
           again.value == made.value && there.value == made.value && engine.record == before;
}

/// A refused request changes nothing: all tables are as large as before, and the next names are the same. One function for all requests,
/// which it takes as pointers: it is compiled once for each memory.
template <class Storage>
constexpr bool a_refused_request_changes_nothing(int how,
                                                 void (*request)(recorder<Storage>&, std::uint32_t)) {
    recorder<Storage> engine;
    prepare(engine, how);
    const auto in = engine.variable_scope(root, "law");
    engine.get(in, "there");
    engine.record = {};
    engine.state(in, "there"), engine.state(in, "new");
    const transcript before = engine.record;
    engine.record = {};
    request(engine, in);
    const bool was_refused = engine.record.words().starts_with("VS-E");
    engine.record = {};
    engine.state(in, "there"), engine.state(in, "new");
    return was_refused && engine.record == before;
}

/// A unique name was free, is what a preview gave, and is not granted again.
template <class Storage>
constexpr bool a_granted_name_is_new(int how, text name) {
    recorder<Storage> engine;
    prepare(engine, how);
    const auto previewed = varscope::grant_name(engine.names, root, name, name_use::preview);
    const auto granted = varscope::grant_name(engine.names, root, name, name_use::take);
    const auto next = varscope::grant_name(engine.names, root, name, name_use::take);
    return previewed && granted && next && previewed.value == granted.value && next.value != granted.value &&
           engine.names.paths.canonical(next.value) != engine.names.paths.canonical(granted.value);
}

/// Opening and leaving a scope shows in names only by the one that it took.
template <class Storage>
constexpr bool leaving_restores_the_scope_around(int how, text name) {
    recorder<Storage> engine;
    prepare(engine, how);
    const auto in = engine.variable_scope(root, "law");
    engine.record = {};
    engine.prefixes(in), engine.reuse_of(in);
    const transcript before = engine.record;
    const auto inner = engine.variable_scope(in, name, with(reuse));
    const auto deeper = engine.name_scope(inner, name);
    engine.leave(deeper), engine.leave(inner);
    engine.record = {};
    engine.prefixes(in), engine.reuse_of(in);
    return engine.record == before;
}

} // namespace varscope::testing::laws
