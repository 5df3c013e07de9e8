// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/run.hpp: one run of a program on a model: its place in the recorded order and what it was fed.
#pragma once

#include <varscope/init/fill.hpp>
#include <varscope/model/feed.hpp>

namespace varscope {

/// Where a scope stands: its path, the recorded opening it comes from, and what get_variable does in it.
struct scope_place {
    path_id path = 0;          ///< of its variables
    std::uint32_t opening = 0; ///< no_index for one that was not recorded
    std::uint32_t shared_mode =
        no_index; ///< the number of the mode that it shares with its captures and name scopes
    reuse_mode mode = reuse_mode::create;
    bool is_left = false;
};

/// Replays the calls whose result depends on the calls before them, and finds the recorded opening of a scope. Programs without such calls
/// take no time here.
template <class Manifest>
class replay {
  public:
    explicit replay(seed from) noexcept : initial_seed_(from) {}
    replay(const replay&) = delete;
    replay& operator=(const replay&) = delete;

    /// What random constants derive from.
    [[nodiscard]] seed initial_seed() const noexcept { return initial_seed_; }

    /// The next recorded call, which must be this one, asked of this opening of a scope; throws order_error (VS-E022), and the order is then
    /// as before. A call that is recorded for later under the same name is refused too: the arguments of one call are evaluated in another
    /// order at run time than in constants.
    const traced_event& expect(traced_call kind, std::uint32_t opening, text asked,
                               const source_location& where) {
        const auto& tables = Manifest::tables();
        if (next_ == tables.used.events)
            throw_error(
                code::order_differs,
                {to_string(asked), describe(kind, asked, where.line, 0), "the end of the program", {}});
        const traced_event& event = tables.events[next_];
        if (!is_call(event, kind, opening, asked)) refuse(kind, asked, where, event, "");
        if (!is_place(event, where))
            for (std::size_t later = next_ + 1; later < tables.used.events; ++later)
                if (is_place(tables.events[later], where) &&
                    is_call(tables.events[later], kind, opening, asked))
                    refuse(kind, asked, where, event,
                           ", which is called before this one while tracing: arguments of one call are "
                           "evaluated "
                           "in another order");
        ++next_;
        return event;
    }

    /// The number of the next recorded opening of this kind and name in another, no_index where there is none: then nothing that depends on
    /// the order of calls happens in it.
    [[nodiscard]] std::uint32_t open(opening_kind kind, std::uint32_t in, text asked,
                                     path_id variables) noexcept {
        const auto& tables = Manifest::tables();
        if (in >= tables.used.openings) return no_index;
        if (kind == opening_kind::absolute_name_scope) asked = asked.substr(0, asked.size() - 1);
        const std::uint32_t first = tables.openings[in].first;
        const std::uint32_t begin = openings_[in].next_inside == 0 ? first : openings_[in].next_inside;
        std::uint32_t at = begin;
        while (at != 0) {
            const traced_opening& opening = tables.openings[at];
            const std::uint32_t beside = opening.next == 0 ? first : opening.next;
            if (!openings_[at].is_taken && opening.kind == kind && opening.size == asked.size() &&
                (kind != opening_kind::captured_scope || opening.variables == variables) &&
                tables.has_text_at(opening.asked_path(), opening.begin, asked)) {
                openings_[at].is_taken = true;
                openings_[in].next_inside = beside;
                return at;
            }
            at = beside == begin ? 0 : beside;
        }
        return no_index;
    }

    /// Lets a scope share its mode from here on; returns the number under which.
    std::uint32_t share_mode(reuse_mode mode) {
        modes_.push_back(mode);
        return static_cast<std::uint32_t>(modes_.size() - 1);
    }
    [[nodiscard]] reuse_mode& shared_mode(std::uint32_t number) noexcept { return modes_[number]; }

  private:
    struct opening_state {
        std::uint32_t next_inside = 0; ///< where the search for the next opening in it begins
        bool is_taken = false;
    };

    [[nodiscard]] static bool is_call(const traced_event& event, traced_call kind, std::uint32_t opening,
                                      text asked) noexcept {
        return event.kind == kind && event.opening == opening && event.size == asked.size() &&
               Manifest::tables().has_text_at(event.where, event.begin, asked);
    }
    // Where the place of a call is not known, every place is that of it.
    [[nodiscard]] static bool is_place(const traced_event& event, const source_location& where) noexcept {
        return where.line == 0 ||
               (event.line == where.line && event.column == where.column && text(event.file) == where.file);
    }
    static std::string describe(traced_call kind, text name, unsigned line, unsigned column) {
        constexpr text words[] = {
            "variable", "variable_scope with default name", "placeholder", "node", "unique_name", "constant"};
        std::string out = to_string(words[static_cast<unsigned char>(kind)]) + " '" + to_string(name) + "'";
        if (line != 0) out += " in line " + std::to_string(line);
        if (column != 0) out += ", column " + std::to_string(column);
        return out;
    }
    static std::string describe(const traced_event& event, bool shows_column) {
        const std::string path = detail::spell_path<Manifest>(event.where);
        const std::size_t begin = event.begin < path.size() ? event.begin : path.size();
        return describe(event.kind, text(path).substr(begin, event.size), event.line,
                        shows_column ? event.column : 0) +
               ", of full name '" + path + "'";
    }
    // Columns are shown where lines do not tell the calls apart; compilers count them from different places.
    [[noreturn]] static void refuse(traced_call kind, text asked, const source_location& where,
                                    const traced_event& recorded, const char* why) {
        const bool shows_columns = recorded.line == where.line;
        throw_error(code::order_differs, {to_string(asked),
                                          describe(kind, asked, where.line, shows_columns ? where.column : 0),
                                          describe(recorded, shows_columns) + why,
                                          {}});
    }

    std::size_t next_ = 0;
    seed initial_seed_;
    growing_array<reuse_mode> modes_;
    opening_state openings_[Manifest::tables().used.openings + 1];
};

/// One run of a program; Fed are the values that placeholders have in it.
template <class Manifest, class... Fed>
class model_run : public replay<Manifest> {
  public:
    model_run(seed from, std::tuple<Fed...> fed) noexcept : replay<Manifest>(from), fed_(fed) {}
    [[nodiscard]] const std::tuple<Fed...>& fed() const noexcept { return fed_; }

  private:
    std::tuple<Fed...> fed_;
};

/// What a diagnostic shows of a call that is made while no model runs its program.
template <class Call>
struct outside_of_a_run {};

/// No run: a scope of a model outside of its program. There is no order that calls could follow (VS-E022).
struct no_run {
    template <class Call, class... Arguments>
    traced_event expect(Call, const Arguments&...) const noexcept {
        detail::diagnostic<code::order_differs>::give<outside_of_a_run<Call>>();
        return {};
    }
};

} // namespace varscope
