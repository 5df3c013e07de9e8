// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/constant/program_run.hpp: what a program that was turned into C++ notes while it calls the public interface.
#pragma once

#include "transcript.hpp"
#include <varscope/scope/template.hpp>

namespace conformance {

namespace vs = varscope;

/// A value that comes later, if at all.
template <class T>
using slot = vs::detail::later<T>;

/// The graph of one program and the records of its statements, as lines of text.
///
/// What a call returns is given to the function of its statement, which notes what came of it; those of blocks say whether the body runs.
/// A refusal outside of a try is taken at once. Inside it waits, as an exception would travel: `is_failing` then says to leave.
class program_run {
  public:
    static constexpr std::size_t not_bound = static_cast<std::size_t>(-1);

    vs::static_graph graph{vs::static_graph_options{.tf1_strict = true}};

    /// A program of `ids` different ids.
    constexpr explicit program_run(std::size_t ids) {
        for (std::size_t i = 0; i != ids; ++i) bound_.emplace_back();
    }

    [[nodiscard]] constexpr bool is_failing() const noexcept { return is_failing_; }

    constexpr bool name_scope(const vs::tracing_scope& entered, std::size_t id = not_bound) {
        if (is_refused("name_scope")) return false;
        const traced_text scope = with_slash(entered.current_name_scope());
        begin("name_scope").quote(scope).quote(entered.current_name_scope());
        if (id != not_bound) bound_[id].set_text(scope);
        return true;
    }
    constexpr bool variable_scope(const vs::tracing_scope& entered, std::size_t id = not_bound) {
        if (is_refused("variable_scope")) return false;
        scope_line("variable_scope", entered.capture(), entered);
        if (id != not_bound) bound_[id].set_scope(entered.capture());
        return true;
    }
    constexpr void scope_info(const vs::tracing_scope& in, std::size_t as = not_bound) {
        scope_line("scope_info", in.capture(), in);
        if (as != not_bound) bound_[as].set_scope(in.capture());
    }
    constexpr void scope_info_of(const vs::tracing_scope& in, std::size_t id, std::size_t as = not_bound) {
        if (!is_bound(bound_[id].is_bound(), "scope_info")) return;
        if (const vs::traced_captured_scope* const scope = bound_[id].scope.get()) {
            scope_line("scope_info", *scope, in);
            if (as != not_bound) bound_[as].set_scope(vs::traced_captured_scope(*scope));
        } else {
            begin("scope_info").quote(*bound_[id].name.get()).quote(in.current_name_scope());
            if (as != not_bound) bound_[as].set_text(*bound_[id].name.get());
        }
    }
    constexpr void reuse_variables(const vs::tracing_scope& in) {
        begin("reuse_variables").word(mode(in.reuse()));
    }
    constexpr void reuse_variables(const vs::traced_captured_scope& of) {
        begin("reuse_variables").word(mode(of.reuse()));
    }

    /// The variable scope of an id, null where there is none.
    constexpr const vs::traced_captured_scope* variable_scope_of(std::size_t id, text statement) {
        return is_bound(bound_[id].scope.get() != nullptr, statement) ? bound_[id].scope.get() : nullptr;
    }
    /// The text that an id stands for in a name scope, null where there is none.
    constexpr slot<traced_text> scope_text_of(std::size_t id) {
        slot<traced_text> found;
        if (!is_bound(bound_[id].is_bound(), "name_scope")) return found;
        if (const vs::traced_captured_scope* const scope = bound_[id].scope.get())
            found.set(scope->original_name_scope());
        else
            found.set(copy(*bound_[id].name.get()));
        return found;
    }

    constexpr void variable(const vs::traced_variable& made) {
        if (is_refused("variable")) return;
        variable_line("variable", made).word(vs::repr(made));
    }
    constexpr void get_variable(const vs::traced_variable& found) {
        if (is_refused("get_variable")) return;
        variable_line("get_variable", found);
    }
    constexpr void placeholder(const vs::traced_tensor& made) { tensor("placeholder", made); }
    constexpr void constant(const vs::traced_tensor& made) { tensor("constant", made); }
    constexpr void node(const vs::traced_node& made) {
        if (is_refused("node")) return;
        begin("node").quote(made.name()).word(vs::repr(made));
    }
    constexpr void unique_name(const traced_text& granted) {
        if (is_refused("unique_name")) return;
        begin("unique_name").quote(granted);
    }
    constexpr void get_collection(text key) {
        line noted = begin("get_collection");
        for (const vs::traced_variable& each : graph.get_collection(key)) noted.quote(each.name());
    }
    /// The same with a filter, a regular expression, given as those names of the program that it matches.
    constexpr void get_collection(text key, std::initializer_list<text> matched) {
        line noted = begin("get_collection");
        for (const vs::traced_variable& each : graph.get_collection(key)) {
            const traced_text name = each.name();
            for (const text one : matched)
                if (name == one) noted.quote(one);
        }
    }

    constexpr void define_template() { begin("template"); }
    /// Around a call of a template. Its body begins with enter_call.
    constexpr std::size_t begin_call() {
        begin("call");
        return calls_.emplace_back() = lines_.size() - 1;
    }
    constexpr void enter_call(const vs::tracing_scope& in) {
        line{lines_[calls_[calls_.size() - 1]]}.quote(in.name());
    }
    constexpr void end_call(std::size_t at) {
        calls_.pop_back();
        if (is_failing_ || !graph.has_refusal()) return;
        note_refusal(lines_[at] = traced_text(), "call");
    }
    /// Instead of a call whose id is bound to no template.
    constexpr void refuse_call() { is_bound(false, "call"); }

    constexpr std::size_t begin_try() {
        begin("try");
        ++open_tries_;
        return lines_.size() - 1;
    }
    constexpr void end_try(std::size_t at) {
        line{lines_[at]}.word(is_failing_ ? "left" : "completed");
        --open_tries_;
        is_failing_ = false;
        static_cast<void>(graph.take_refusal());
    }

    /// The lists at the end, and all lines.
    template <std::size_t Lines, std::size_t Characters>
    [[nodiscard]] constexpr transcript<Lines, Characters> end() {
        list("trainable_variables", graph.trainable_variables());
        list("global_variables", graph.global_variables());
        list("local_variables", graph.local_variables());
        line operations = begin("ops");
        graph.for_each_operation([&](const traced_text& name) { operations.quote(name); });
        transcript<Lines, Characters> out;
        for (std::size_t i = 0; i != lines_.size(); ++i) out.add(lines_[i]);
        return out;
    }

  private:
    // What an id stands for: the text of a name scope, or a variable scope.
    struct bound_scope {
        slot<traced_text> name;
        slot<vs::traced_captured_scope> scope;

        [[nodiscard]] constexpr bool is_bound() const noexcept {
            return name.get() != nullptr || scope.get() != nullptr;
        }
        constexpr void set_text(const traced_text& to) {
            scope = {};
            name.set(copy(to));
        }
        constexpr void set_scope(vs::traced_captured_scope to) {
            name = {};
            scope.set(to);
        }
    };

    struct line {
        traced_text& to;
        constexpr line& word(text more) {
            append(to, text(" "));
            append(to, more);
            return *this;
        }
        constexpr line& quote(text more) {
            append(to, text(" '"));
            append(to, more);
            append(to, text("'"));
            return *this;
        }
        constexpr line& facts(vs::shape_view shape, vs::dtype type) {
            append(to, text(" "));
            append(to, shape);
            return word(name_of(type));
        }
    };
    constexpr line begin(text statement) {
        traced_text& made = lines_.emplace_back();
        append(made, statement);
        return {made};
    }
    static constexpr traced_text copy(const traced_text& from) {
        traced_text made;
        append(made, from);
        return made;
    }
    static constexpr traced_text with_slash(traced_text scope) {
        if (scope.size() != 0) append(scope, text("/"));
        return scope;
    }
    static constexpr text mode(vs::reuse_mode mode) noexcept {
        return mode == vs::auto_reuse ? "auto" : mode == vs::reuse ? "true" : "false";
    }

    constexpr void scope_line(text statement, const vs::traced_captured_scope& of,
                              const vs::tracing_scope& current) {
        begin(statement)
            .quote(of.name())
            .quote(of.original_name_scope())
            .word(mode(of.reuse()))
            .quote(current.current_name_scope());
    }
    constexpr line variable_line(text statement, const vs::traced_variable& of) {
        bool is_trainable = false;
        for (const vs::traced_variable& each : graph.trainable_variables()) is_trainable |= each == of;
        line noted = begin(statement).quote(of.name()).facts(of.shape(), of.dtype());
        append(noted.to, text(" #"));
        append(noted.to, static_cast<vs::extent>(identity(of.index())));
        return noted.word(is_trainable ? "trainable" : "fixed");
    }
    constexpr void tensor(text statement, const vs::traced_tensor& made) {
        if (is_refused(statement)) return;
        begin(statement).quote(made.name()).facts(made.shape(), made.dtype()).word(vs::repr(made));
    }
    constexpr void list(text name, const vs::traced_variable_list& variables) {
        line noted = begin(name);
        for (const vs::traced_variable& each : variables)
            noted.quote(each.name()).facts(each.shape(), each.dtype());
    }

    // Numbers count from 0 in the order of first appearance.
    constexpr std::size_t identity(std::size_t variable) {
        std::size_t i = 0;
        while (i != identities_.size() && identities_[i] != variable) ++i;
        if (i == identities_.size()) identities_.push_back(variable);
        return i;
    }

    constexpr bool is_bound(bool is, text statement) {
        if (is) return true;
        begin(statement).word("!unbound ");
        if (open_tries_ == 0) return false;
        is_failing_ = true;
        static_cast<void>(graph.root().node("")); // so that a refusal is on its way, through templates too
        return false;
    }
    constexpr bool is_refused(text statement) {
        if (!graph.has_refusal()) return false;
        note_refusal(lines_.emplace_back(), statement);
        return true;
    }
    constexpr void note_refusal(traced_text& to, text statement) {
        const vs::trace_failure& failure = graph.refusal();
        append(to, statement);
        line noted{to};
        append(to, text(" !"));
        append(to, kind_of(failure.what));
        if (failure.what == vs::code::dtype_differs)
            noted.word(name_of(failure.asked_dtype)).word(name_of(failure.found_dtype));
        noted.word({failure.name, failure.name_size});
        if (open_tries_ == 0)
            static_cast<void>(graph.take_refusal());
        else
            is_failing_ = true;
    }
    static constexpr text kind_of(vs::code what) noexcept {
        constexpr text kinds[] = {"none",
                                  "illegal_name",
                                  "already_exists",
                                  "does_not_exist",
                                  "shape_mismatch",
                                  "dtype_mismatch",
                                  "shape_missing",
                                  "shape_with_value",
                                  "value_dtype_mismatch",
                                  "value_not_of_dtype",
                                  "reuse_without_name",
                                  "name_required"};
        const std::size_t number = static_cast<std::size_t>(what);
        return number < sizeof kinds / sizeof *kinds ? kinds[number] : text("other");
    }

    vs::growing_array<traced_text> lines_;
    vs::growing_array<bound_scope> bound_;
    vs::growing_array<std::size_t> identities_;
    vs::growing_array<std::size_t> calls_; ///< the lines of the calls of templates that are open
    std::size_t open_tries_ = 0;
    bool is_failing_ = false;
};

} // namespace conformance
