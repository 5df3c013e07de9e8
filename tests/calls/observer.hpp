// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What a program sees of its calls, as a text that can be compared between the kinds of scopes, in constants and at run time.
#pragma once

#include <varscope.hpp>

#include <string>

namespace varscope::testing {

// Facts are what every kind of scope must give, values what those with values must give.
class observer {
  public:
    constexpr void operator()(text fact) {
        for (const char c : fact) facts_.push_back(c);
        facts_.push_back(';');
    }
    constexpr void operator()(const char* fact) { (*this)(text(fact)); }
    template <name_like Name>
        requires(!std::same_as<Name, text>)
    constexpr void operator()(const Name& fact) { (*this)(to_text(fact)); }
    constexpr void operator()(bool fact) { (*this)(fact ? text("yes") : text("no")); }
    template <std::integral Number>
        requires(!std::same_as<Number, bool>)
    constexpr void operator()(Number fact) {
        traced_text digits;
        append(digits, static_cast<extent>(fact));
        (*this)(text(digits));
    }
    constexpr void operator()(dtype fact) { (*this)(name_of(fact)); }
    template <dtype Type>
    constexpr void operator()(dtype_c<Type>) {
        (*this)(Type);
    }
    constexpr void operator()(reuse_mode fact) { (*this)(static_cast<int>(fact)); }
    constexpr void operator()(shape_view fact) {
        traced_text spelled;
        append(spelled, fact);
        (*this)(text(spelled));
    }
    // The shape of an xtensor container.
    template <class Extents>
        requires(!name_like<Extents> && !std::convertible_to<Extents, shape_view>)
    &&requires(const Extents& extents) { extents.begin(); }
    constexpr void operator()(const Extents& fact) { (*this)(shape_argument(fact).extents); }

    // The elements of what has a value.
    template <element T, class Variable>
    constexpr void values(const Variable& of) {
        if constexpr (!abstract_value<Variable>)
            for (const T each : as<T>(of))
                for (const char c : std::to_string(static_cast<double>(each)) + ' ') values_.push_back(c);
    }

    [[nodiscard]] constexpr text facts() const noexcept { return {facts_.items, facts_.size()}; }
    [[nodiscard]] constexpr text values() const noexcept { return {values_.items, values_.size()}; }
    [[nodiscard]] constexpr extent hash() const noexcept { return static_cast<extent>(fnv1a(facts()) >> 2); }

  private:
    growing_array<char> facts_;
    growing_array<char> values_;
};

} // namespace varscope::testing
