// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/laws/naming.hpp: what holds for the core whatever it was asked before, for every memory it can work in.
#pragma once

#include "support/probe.hpp"

namespace varscope::testing::laws {

/// Things done before a law is looked at: scopes, variables and operations of many kinds, some of them refused.
template <class Storage>
constexpr void prepare(probe<Storage>& core, int how) {
    if (how == 0) return;
    const auto a = core.variable_scope(root, "a");
    core.get(a, "v"), core.variable(a, "v"), core.op(root, "A");
    if (how == 1) return;
    const auto captured = varscope::capture_scope(core.names, core.variable_scope(a, "b", with(auto_reuse)));
    const auto b = core.enter(core.name_scope(root, "n"), captured);
    core.get(b, "w"), core.get(b, "w"), core.get(b, "x y"), core.default_scope(b, "d");
    core.op(b, "w/Assign"), core.get(a, "v"), core.variable(root, "a/b/w");
    if (how == 2) return;
    core.names.scopes.object_of(root).reuse = auto_reuse;
    for (int i = 0; i != 20; ++i) core.op(root, "o"), core.get(core.default_scope(root, "d"), "v");
}
inline constexpr int ways_to_prepare = 4;

/// What was created is found: by its key in its scope, by its key at the root, and by its graph name.
template <class Storage>
constexpr bool what_is_created_is_found(int how, text scope_name, text name) {
    probe<Storage> core;
    prepare(core, how);
    const auto in = core.variable_scope(root, scope_name, with(auto_reuse));
    const auto made = varscope::share_variable(core.names, in, name, two());
    if (!made) return false;
    transcript key;
    key.say("").add(core.names.paths, core.names.scopes.object_of(in).name.id).add("/").add(name);
    transcript full;
    full.say("").add(core.names.paths, core.names.variables[made.value].where);
    const auto again = varscope::share_variable(core.names, in, name, two());
    return again && again.value == made.value && core.find_key(key.said()) == made.value &&
           varscope::find_variable(core.names, full.said()) == made.value;
}

/// Sharing is idempotent: to ask again gives the same variable, and changes nothing.
template <class Storage>
constexpr bool sharing_is_idempotent(int how, text scope_name, text name) {
    probe<Storage> core;
    prepare(core, how);
    const auto in = core.variable_scope(root, scope_name, with(auto_reuse));
    const auto made = varscope::share_variable(core.names, in, name, two());
    core.heard = {};
    core.state(in, name);
    const transcript before = core.heard;
    const auto again = varscope::share_variable(core.names, in, name, two());
    const auto elsewhere = core.variable_scope(core.name_scope(root, "elsewhere"), scope_name, with(reuse));
    const auto there = varscope::share_variable(core.names, elsewhere, name, two());
    core.heard = {};
    core.state(in, name);
    return made && again.kind == verdict::reused && there.kind == verdict::reused &&
           again.value == made.value && there.value == made.value && core.heard == before;
}

/// A refused request changes nothing: all tables are as large as before, and the next names are the same. One function for all requests,
/// which it takes as pointers: it is compiled once for each memory.
template <class Storage>
constexpr bool a_refused_request_changes_nothing(int how, void (*request)(probe<Storage>&, std::uint32_t)) {
    probe<Storage> core;
    prepare(core, how);
    const auto in = core.variable_scope(root, "law");
    core.get(in, "there");
    core.heard = {};
    core.state(in, "there"), core.state(in, "new");
    const transcript before = core.heard;
    core.heard = {};
    request(core, in);
    const bool was_refused = core.heard.said().starts_with("VS-E");
    core.heard = {};
    core.state(in, "there"), core.state(in, "new");
    return was_refused && core.heard == before;
}

/// A unique name was free, is what a preview said, and is not granted again.
template <class Storage>
constexpr bool a_granted_name_is_new(int how, text name) {
    probe<Storage> core;
    prepare(core, how);
    const auto previewed = varscope::grant_name(core.names, root, name, name_use::preview);
    const auto granted = varscope::grant_name(core.names, root, name, name_use::take);
    const auto next = varscope::grant_name(core.names, root, name, name_use::take);
    return previewed && granted && next && previewed.value == granted.value && next.value != granted.value &&
           core.names.paths.canonical(next.value) != core.names.paths.canonical(granted.value);
}

/// Opening and leaving a scope is seen in names only by the one that it took.
template <class Storage>
constexpr bool leaving_restores_the_scope_around(int how, text name) {
    probe<Storage> core;
    prepare(core, how);
    const auto in = core.variable_scope(root, "law");
    core.heard = {};
    core.prefixes(in), core.reuse_of(in);
    const transcript before = core.heard;
    const auto inner = core.variable_scope(in, name, with(reuse));
    const auto deeper = core.name_scope(inner, name);
    core.leave(deeper), core.leave(inner);
    core.heard = {};
    core.prefixes(in), core.reuse_of(in);
    return core.heard == before;
}

} // namespace varscope::testing::laws
