// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/random_program.hpp: programs that nobody would write, the same in both phases.
#pragma once

#include "recorder.hpp"

namespace varscope::testing {

/// Numbers that look random.
class dice {
  public:
    constexpr explicit dice(std::uint64_t seed) noexcept : state_(seed * 0x9E3779B97F4A7C15u + 1) {}
    constexpr std::uint32_t below(std::uint32_t bound) noexcept {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>(state_ >> 33) % bound;
    }

  private:
    std::uint64_t state_;
};

/// How get_variable is asked, beside the plain way.
enum class question : unsigned char {
    value,            ///< a float32 value, and neither shape nor dtype (row 87)
    value_with_shape, ///< (row 85)
    value_as_int32,   ///< (row 86)
    value_as_float32, ///< leaves an operation `Const` behind
    as_float64,       ///< with the default initializer
    as_int32,         ///< the same
    other_shape,      ///< of three elements
    no_shape,         ///< (row 88)
    unknown_extent,   ///< (row 82)
    negative_extent,  ///< (VS-E027)
    normal_int32,     ///< an initializer that cannot make the dtype
    too_large         ///< of more elements than can be counted (VS-E028)
};
inline constexpr std::uint32_t question_count = 12;

/// The request of a question; `elements` are room for its shape.
[[nodiscard]] constexpr variable_request request_of(question how, extent (&elements)[1]) noexcept {
    const bool has_value = how <= question::value_as_float32;
    variable_request request;
    if (has_value) request.initial = {{initializer_kind::value, 0, 0}, shape_c<>, dtype::float32, no_index};
    elements[0] = how == question::other_shape       ? 3
                  : how == question::unknown_extent  ? unknown
                  : how == question::negative_extent ? -1
                  : how == question::too_large       ? most_elements + 1
                                                     : 2;
    const bool has_shape = !has_value || how == question::value_with_shape;
    if (has_shape && how != question::no_shape) request.shape = shape_view(elements, 1);
    request.has_dtype = how == question::value_as_int32 || how == question::value_as_float32 ||
                        how == question::as_float64 || how == question::as_int32 ||
                        how == question::normal_int32;
    request.type = how == question::value_as_float32 ? dtype::float32
                   : how == question::as_float64     ? dtype::float64
                                                     : dtype::int32;
    if (!request.has_dtype) request.type = dtype::float32;
    if (how == question::normal_int32) request.initial.init = random_normal();
    return request;
}

/// A template of a program: its function shares `w`, names an operation, and where it is `direct` makes a variable in each call.
struct template_facts {
    bool now = false;
    bool direct = false;
};

/// Templates for an engine that has none, written with scopes alone (rows 160 to 169).
template <class Core>
class scripted_templates {
  public:
    constexpr void define(Core& engine, std::uint32_t in, const char* name, const template_facts& facts) {
        scripted& made = templates_.emplace_back();
        made.name = name;
        made.facts = facts;
        if (!facts.now) return;
        scope_request request;
        request.auxiliary_name_scope = false;
        const std::uint32_t entered = engine.default_scope(in, name, request);
        if (entered == no_index) return templates_.pop_back();
        made.captured = 1 + engine.capture(entered);
        engine.leave(entered);
    }
    constexpr void call(Core& engine, std::uint32_t in, std::uint32_t which) {
        if (templates_.size() == 0) return;
        scripted& of = templates_[which % templates_.size()];
        const std::uint32_t entered =
            of.captured == 0
                ? engine.default_scope(in, of.name, {})
                : engine.enter(in, of.captured - 1, with(of.called ? reuse : reuse_mode::create));
        if (entered == no_index) return;
        if (of.captured == 0) of.captured = 1 + engine.capture(entered);
        if (engine.get(entered, "w")) {
            engine.op(entered, "x");
            if (of.facts.direct) engine.variable(entered, "d");
            if (of.facts.direct && of.called) engine.write("VS-E026");
            of.called = true;
        }
        engine.leave(entered);
    }

  private:
    struct scripted {
        const char* name = nullptr;
        template_facts facts{};
        std::uint32_t captured = 0; ///< 1 + its number
        bool called = false;
    };
    growing_array<scripted> templates_;
};

/// A recorder that answers all that a program asks.
template <class Storage>
class program_recorder : public recorder<Storage> {
  public:
    constexpr void ask(std::uint32_t in, text name, question how) {
        extent elements[1]{};
        this->get(in, name, request_of(how, elements));
    }
    constexpr void define_template(std::uint32_t in, const char* name, const template_facts& facts) {
        templates_.define(*this, in, name, facts);
    }
    constexpr void call_template(std::uint32_t in, std::uint32_t which) { templates_.call(*this, in, which); }

  private:
    scripted_templates<program_recorder> templates_;
};

/// Asks a program_recorder, the oracle or a graph `steps` questions, which `roll` chooses, in scopes that are opened and left like those of a stack. The names
/// are chosen so that they meet: in case, with suffixes, through slashes, and with the operations of variables.
template <class Core, class Dice>
    requires requires(Dice roll) { roll.below(1u); }
constexpr void play(Core& engine, Dice roll, int steps) {
    constexpr const char* pool[] = {"a", "a", "A",        "b",      "a_1", "A_1", "a/b", "a/B",
                                    "w", "W", "w/Assign", "w/READ", "w_2", "_c",  "x y"};
    constexpr reuse_mode modes[] = {reuse_mode::create, reuse_mode::create, auto_reuse, auto_reuse, reuse};
    constexpr std::uint32_t deepest = 5;
    std::uint32_t open[deepest + 1]{root};
    std::uint32_t depth = 0;
    std::uint32_t captured[8]{engine.capture(root)};
    std::uint32_t captured_count = 1;

    const auto push = [&](std::uint32_t frame) {
        if (frame != no_index) open[++depth] = frame;
    };
    for (int i = 0; i != steps; ++i) {
        const char* const name = pool[roll.below(sizeof pool / sizeof *pool)];
        scope_request request = with(modes[roll.below(sizeof modes / sizeof *modes)]);
        request.auxiliary_name_scope = roll.below(6) != 0;
        const std::uint32_t in = open[depth];
        std::uint32_t what = roll.below(36);
        if (what < 9 && depth == deepest) what = 9 + what % 3;
        if (what < 2)
            push(engine.name_scope(in, name));
        else if (what == 2)
            push(engine.name_scope(in, roll.below(2) != 0 ? "a/" : "w/b/"));
        else if (what < 5) {
            const std::uint32_t defaults = roll.below(8);
            if (defaults == 1) request.dtype = dtype::float64;
            if (defaults == 2)
                request.initializer = {{initializer_kind::value, 0, 0}, shape_c<>, dtype::float32, no_index};
            if (defaults == 3) request.initializer.init = zeros();
            push(engine.variable_scope(in, name, request));
        } else if (what < 7)
            push(engine.default_scope(in, name, request.reuse == reuse ? request : scope_request{}));
        else if (what < 9)
            push(engine.enter(in, captured[roll.below(captured_count)], request));
        else if (what < 13 && depth != 0)
            engine.leave(open[depth--]);
        else if (what < 15)
            engine.op(in, name);
        else if (what == 15)
            engine.unique(in, name, name_use::preview);
        else if (what == 16)
            engine.unique(in, name, name_use::take);
        else if (what == 17 && captured_count != 8)
            captured[captured_count++] = engine.capture(in);
        else if (what == 18 && roll.below(8) == 0)
            engine.reuse_variables(in);
        else if (what < 21)
            engine.variable(in, name);
        else if (what < 25)
            engine.get(in, name);
        else if (what < 29)
            engine.ask(in, name, static_cast<question>(roll.below(question_count)));
        else if (what == 29)
            engine.constant(in, roll.below(2) != 0 ? name : nullptr);
        else if (what == 30)
            engine.placeholder(in, roll.below(2) != 0 ? name : nullptr);
        else if (what < 33)
            engine.variable_of_normal(in, name);
        else if (what == 33)
            engine.define_template(in, name, {roll.below(3) == 0, roll.below(3) == 0});
        else
            engine.call_template(in, roll.below(4));
    }
}

/// The same with the numbers of a seed.
template <class Core>
constexpr void play(Core& engine, std::uint64_t seed, int steps) {
    play(engine, dice(seed), steps);
}

} // namespace varscope::testing
