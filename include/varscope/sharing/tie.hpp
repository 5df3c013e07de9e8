// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/sharing/tie.hpp: which names stand for variables of other names.
#pragma once

#include <varscope/name/name.hpp>
#include <varscope/name/path.hpp>

namespace varscope {

/// What is asked for by the name From, a variable or all within a scope, is the variable of the name To in its place; both are paths below the scope
/// that the tie is given to.
template <class From, class To>
struct tie_c {
    static constexpr text from = From::value;
    static constexpr text to = To::value;
    static constexpr bool is_transposed = false;
};

/// The tie of two names, which are types: `vs::tie("decoder/embed"_n, "encoder/embed"_n)`. Two variables are tied, or all that two scopes hold.
template <auto From, auto To>
[[nodiscard]] constexpr tie_c<name_c<From>, name_c<To>> tie(name_c<From>, name_c<To>) noexcept {
    return {};
}

namespace detail {

// A path that was followed through ties, in a buffer of so many characters.
template <std::size_t Capacity>
struct path_buffer {
    char chars[Capacity + 1]{};
    std::size_t count = 0;
    constexpr path_buffer() = default;
    constexpr void append(const char* from, std::size_t more) noexcept {
        for (std::size_t i = 0; i != more; ++i) chars[count++] = from[i];
    }
    [[nodiscard]] constexpr const char* data() const noexcept { return chars; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return count; }
};

// The first tie that transposes.
template <class... Ties>
struct transposing_tie;
template <class First, class... Ties>
struct transposing_tie<First, Ties...> : transposing_tie<Ties...> {};
template <class First, class... Ties>
    requires(First::is_transposed)
struct transposing_tie<First, Ties...> {
    using type = First;
};

template <class... Ties>
struct tie_list {
    static constexpr std::size_t count = sizeof...(Ties);
    static constexpr text from[count + 1]{Ties::from..., text()};
    static constexpr text to[count + 1]{Ties::to..., text()};
    static constexpr bool is_transposed[count + 1]{Ties::is_transposed..., false};
    /// Characters by which ties can lengthen a path.
    static constexpr std::size_t growth = (std::size_t{0} + ... + Ties::to.size());

    /// The tie of a path, that of the longest name; count where it has none.
    [[nodiscard]] static constexpr std::size_t find(text path) noexcept {
        std::size_t found = count;
        for (std::size_t i = 0; i != count; ++i) {
            const bool fits = is_transposed[i] ? path == from[i] : is_within(path, from[i]);
            if (fits && (found == count || from[i].size() > from[found].size())) found = i;
        }
        return found;
    }

    /// What a call of a transposed tie gives for the variable.
    template <class Variable>
    [[nodiscard]] static constexpr auto transposed(Variable variable) {
        return transposing_tie<Ties...>::type::transposed(static_cast<Variable&&>(variable));
    }

    /// A path and where ties lead from it.
    template <class Text>
    struct followed {
        Text path{};
        bool is_tied = false;
        bool is_transposed = false;
        bool is_used[count + 1]{}; ///< which ties were followed
        bool goes_round = false;
    };
    template <class Text>
    [[nodiscard]] static constexpr followed<Text> follow(text path) {
        followed<Text> result;
        result.path.append(path.data(), path.size());
        for (std::size_t i = find(path); i != count; i = find(text(result.path.data(), result.path.size()))) {
            if (result.is_used[i]) {
                result.goes_round = true;
                return result;
            }
            Text next{};
            next.append(to[i].data(), to[i].size());
            next.append(result.path.data() + from[i].size(), result.path.size() - from[i].size());
            result.path = static_cast<Text&&>(next);
            result.is_tied = true;
            result.is_transposed ^= is_transposed[i];
            result.is_used[i] = true;
        }
        return result;
    }
    [[nodiscard]] static constexpr bool goes_round() noexcept {
        for (std::size_t i = 0; i != count; ++i)
            if (follow<path_buffer<2 * growth>>(to[i]).goes_round) return true;
        return false;
    }
    [[nodiscard]] static constexpr bool has_two_of_a_name() noexcept {
        for (std::size_t i = 0; i != count; ++i)
            for (std::size_t k = 0; k != i; ++k)
                if (from[i] == from[k]) return true;
        return false;
    }
};

} // namespace detail

} // namespace varscope
