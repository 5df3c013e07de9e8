// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/run.hpp: one run of a program on a model: its place in the recorded order and what it was fed.
#pragma once

#include <varscope/model/feed.hpp>

namespace varscope {

/// Replays the calls whose result depends on the calls before them. Programs without such calls carry no state here.
template <class Manifest, class... Fed>
class model_run {
  public:
    explicit model_run(std::tuple<Fed...> fed) noexcept : fed_(fed) {}
    [[nodiscard]] const std::tuple<Fed...>& fed() const noexcept { return fed_; }

    /// The next recorded call, which must be this one; throws order_error, and the order is then as before.
    const traced_event& expect(traced_call kind, text asked) {
        const auto& tables = Manifest::tables();
        if (next_ == tables.used.events) refuse(kind, asked, "the end of the program");
        const traced_event& event = tables.events[next_];
        const std::string path = detail::spell_path<Manifest>(event.where);
        const text recorded =
            text(path).substr(event.begin < path.size() ? event.begin : path.size(), event.size);
        if (event.kind != kind || recorded != asked)
            refuse(kind, asked, describe(event.kind, recorded) + ", of full name '" + path + "'");
        ++next_;
        return event;
    }

  private:
    static std::string describe(traced_call kind, text name) {
        constexpr text words[] = {
            "variable",    "name_scope", "variable_scope", "variable_scope with default name",
            "placeholder", "node",       "unique_name",    "constant"};
        return to_string(words[static_cast<unsigned char>(kind)]) + " '" + to_string(name) + "'";
    }
    [[noreturn]] static void refuse(traced_call kind, text asked, std::string recorded) {
        throw_error(code::order_differs, {to_string(asked), describe(kind, asked), std::move(recorded), {}});
    }

    std::uint32_t next_ = 0;
    std::tuple<Fed...> fed_;
};

/// What a diagnostic shows of a call that is made while no model runs its program.
template <class Call>
struct outside_of_a_run {};

/// No run: a scope of a model outside of its program. There is no order that calls could follow (VS-E022).
struct no_run {
    template <class Call>
    traced_event expect(Call, text) const noexcept {
        detail::diagnostic<code::order_differs>::give<outside_of_a_run<Call>>();
        return {};
    }
};

} // namespace varscope
