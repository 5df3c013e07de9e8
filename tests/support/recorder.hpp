// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/recorder.hpp: the engine with a transcript of all that came of what it was asked.
#pragma once

#include "transcript.hpp"
#include <varscope/naming.hpp>

namespace varscope::testing {

/// The frame of the outermost scope.
inline constexpr std::uint32_t root = 0;

/// A request for a float32 variable of two elements.
[[nodiscard]] constexpr variable_request two() noexcept {
    variable_request request;
    request.shape = shape_c<2>;
    request.initial.init = ones();
    return request;
}
/// What a scope is opened with: a mode of reuse.
[[nodiscard]] constexpr scope_request with(reuse_mode mode) noexcept {
    scope_request request;
    request.reuse = mode;
    return request;
}
/// What a scope is opened with: no name scope of its own.
[[nodiscard]] constexpr scope_request without_name_scope() noexcept {
    scope_request request;
    request.auxiliary_name_scope = false;
    return request;
}

/// A naming_state and a transcript of what came of each request. A granted name is written as it is, that of a shared variable with `+` where it was made and
/// with `=` where it was found, a refusal as its code.
template <class Storage>
class recorder {
  public:
    using storage = Storage;
    naming_state<Storage> names;
    transcript record;

    constexpr void write(text word) { record.write(word); }

    constexpr std::uint32_t name_scope(std::uint32_t in, text name) {
        return opened(open_name_scope(names, in, name));
    }
    constexpr std::uint32_t name_scope_by_default(std::uint32_t in, text fallback) {
        return opened(open_name_scope(names, in, varscope::default_name(fallback)));
    }
    /// The name scope that a scope had at its first entry, opened as an absolute one.
    constexpr std::uint32_t original_name_scope(std::uint32_t in) {
        transcript path;
        path.write("").add(names.paths, names.scopes.object_of(in).original_name_scope).add("/");
        return name_scope(in, path.words());
    }
    constexpr std::uint32_t variable_scope(std::uint32_t in, text name, const scope_request& request = {}) {
        return opened(open_variable_scope(names, in, name, request));
    }
    constexpr std::uint32_t default_scope(std::uint32_t in, text fallback,
                                          const scope_request& request = {}) {
        return opened(open_variable_scope(names, in, varscope::default_name(fallback), request));
    }
    constexpr std::uint32_t enter(std::uint32_t in, std::uint32_t captured,
                                  const scope_request& request = {}) {
        return opened(enter_captured_scope(names, in, captured, request));
    }
    constexpr std::uint32_t capture(std::uint32_t frame) { return capture_scope(names, frame); }
    constexpr void reuse_variables(std::uint32_t frame) { names.scopes.object_of(frame).reuse = reuse; }
    constexpr void leave(std::uint32_t frame) {
        if (const auto left = leave_scope(names, frame); !left) record.write(row_of(left.why.what).label);
    }

    constexpr void op(std::uint32_t in, text name) {
        granted(make_operation(names, in, name, operation_type::no_op));
    }
    /// An operation in a name scope that is opened for it and left.
    constexpr void op_in(std::uint32_t in, text scope, text name) {
        const std::uint32_t opened_scope = name_scope(in, scope);
        op(opened_scope, name), leave(opened_scope);
    }
    constexpr void unique(std::uint32_t in, text name, name_use use = name_use::take) {
        granted(grant_name(names, in, name, use));
    }
    constexpr void variable(std::uint32_t in, text name, const variable_request& request = two()) {
        const auto made = make_variable(names, in, name, request);
        if (!made) return static_cast<void>(record.write(row_of(made.why.what).label));
        record.write("").add(names.paths, names.variables[made.value].where);
    }
    constexpr bool get(std::uint32_t in, text name, const variable_request& request = two()) {
        const auto made = share_variable(names, in, name, variable_request(request));
        if (!made) {
            record.write(row_of(made.why.what).label);
            return false;
        }
        record.write(made.kind == verdict::created ? "+" : "=");
        record.add(names.paths, names.variables[made.value].where);
        return true;
    }
    /// Where `name` is null the operation is named for its type.
    constexpr void constant(std::uint32_t in, const char* name) {
        granted(make_operation(names, in, named(name), operation_type::constant));
    }
    constexpr void placeholder(std::uint32_t in, const char* name) {
        granted(make_placeholder(names, in, named(name), shape_c<2>));
    }
    /// A variable whose first value is made before, by operations of its own.
    constexpr void variable_of_normal(std::uint32_t in, text name) {
        const auto first = make_first_value(names, in, unnamed, random_normal(), dtype::float32, shape_c<2>);
        granted(first);
        if (!first) return;
        variable_request request = two();
        request.value_is_operation = true;
        variable(in, name, request);
    }

    /// The variable that a key at the root finds, or no_index.
    [[nodiscard]] constexpr std::uint32_t find_key(text key) {
        scope_object<Storage>& scope = names.scopes.object_of(root);
        const reuse_mode before = scope.reuse;
        scope.reuse = reuse;
        const auto found = share_variable(names, root, key, variable_request());
        scope.reuse = before;
        return found ? found.value : no_index;
    }

    /// Writes the prefixes of variables, of operations, and of operations at the first entry.
    constexpr void prefixes(std::uint32_t frame) {
        const scope_object<Storage>& object = names.scopes.object_of(frame);
        record.write("").add(names.paths, object.name.id).add(",");
        record.add(names.paths, names.scopes[frame].name_scope.id).add(",");
        record.add(names.paths, object.original_name_scope);
    }
    constexpr void reuse_of(std::uint32_t frame) {
        constexpr text words[] = {"create", "reuse", "auto"};
        record.write(words[static_cast<unsigned char>(names.scopes.object_of(frame).reuse)]);
    }
    /// Writes the sizes of all tables, and the next names that would be granted: what a refused request leaves as it was.
    constexpr void state(std::uint32_t frame, text name) {
        record.write("[").add(names.variables.size()).add(",").add(names.operations.size());
        for (const text key : {global_variables_key, trainable_variables_key, local_variables_key}) {
            const auto* const list = names.variables.find_collection(key);
            record.add(",").add(list == nullptr ? 0 : list->variables.size());
        }
        prefixes(frame);
        unique(frame, name, name_use::preview);
        unique(root, name, name_use::preview);
        record.add("]");
    }

  private:
    static constexpr optional_name named(const char* name) noexcept {
        if (name == nullptr) return unnamed;
        return text(name);
    }
    constexpr std::uint32_t opened(const outcome<std::uint32_t>& from) {
        if (!from) record.write(row_of(from.why.what).label);
        return from ? from.value : no_index;
    }
    constexpr void granted(const outcome<path_id>& from) {
        if (!from) return static_cast<void>(record.write(row_of(from.why.what).label));
        record.write("").add(names.paths, from.value);
    }
};

/// What a test, a function of a recorder, made the engine answer.
template <class Storage, class Test>
[[nodiscard]] constexpr transcript run(Test test) {
    recorder<Storage> engine;
    test(engine);
    return engine.record;
}

/// The same in the memory of the constant evaluator, for static_assert.
template <class Test>
[[nodiscard]] constexpr transcript transcript_of(Test test) {
    return run<constant_storage>(test);
}

} // namespace varscope::testing
