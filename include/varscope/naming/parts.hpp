// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/parts.hpp: variables that are cut into parts: how they are found, and what stands in their way.
#pragma once

#include <varscope/detail/functions.hpp>
#include <varscope/naming/naming_state.hpp>

namespace varscope {

/// The name of a part below that of the whole, `part_0` (row 172).
class part_name {
  public:
    explicit constexpr part_name(std::uint32_t index) noexcept {
        std::size_t digits = 1;
        for (std::uint32_t left = index / 10; left != 0; left /= 10) ++digits;
        for (size_ = 0; size_ != prefix.size(); ++size_) chars_[size_] = prefix[size_];
        size_ += digits;
        for (std::size_t at = size_; digits != 0; --digits, index /= 10)
            chars_[--at] = static_cast<char>('0' + index % 10);
    }
    [[nodiscard]] constexpr const char* data() const noexcept { return chars_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

  private:
    static constexpr text prefix = "part_";
    char chars_[16]{};
    std::size_t size_ = 0;
};

/// Where the segment that names a part stands in a full name. Without it the name is that of the whole.
struct part_segment {
    std::size_t begin = 0;
    std::size_t end = 0;
    /// The name of the whole: what stands before the segment, without a slash at its end, and behind it, with one at its beginning.
    [[nodiscard]] constexpr text before(text full) const noexcept {
        return full.substr(0, begin == 0 ? 0 : begin - 1);
    }
    [[nodiscard]] constexpr text behind(text full) const noexcept {
        return full.substr(end, full.size() - end);
    }
};

/// The segment of a variable that is a part: `part_1` in `w/part_1`, a part of `w`, and in `w/part_1/Adam`, a part of `w/Adam`, the slot of `w`. The
/// last segment where none is called so.
[[nodiscard]] constexpr part_segment part_segment_of(text full, const variable_part& part) noexcept {
    const part_name name(part.index);
    for (std::size_t end = full.size(); end != 0;) {
        std::size_t begin = end;
        while (begin != 0 && full[begin - 1] != '/') --begin;
        if (full.substr(begin, end - begin) == text(name)) return {begin, end};
        end = begin == 0 ? 0 : begin - 1;
    }
    return {full.size() - leaf(full).size(), full.size()};
}

/// What is known of a name before a variable is cut: what its scope says, and the parts that are there.
struct partition_facts {
    varscope::partitioner partitioner{};    ///< the scope's
    varscope::dtype dtype = dtype::float32; ///< the scope's, or of the variable that is there whole
    reuse_mode reuse = reuse_mode::create;
    std::uint32_t found = no_index; ///< the number of the first part
    variable_part part{};           ///< the first part
    tensor_shape whole{};
    varscope::dtype found_dtype = dtype::float32;
};

namespace detail {

// Whether a scope has share_all, which makes several variables or none where memory runs out.
template <class Scope>
inline constexpr bool shares_all_at_once = false;

// The variable that get_variable shares by this name, if it is a part or may be none.
template <class Storage>
[[nodiscard]] constexpr std::uint32_t find_part(naming_state<Storage>& state, const path_of<Storage>& whole,
                                                std::uint32_t index) {
    const auto to = state.paths.descend(whole, part_name(index));
    return to.rest.empty() ? find_keyed(state, to.at.id) : no_index;
}

// The variable in the way of one that is made: parts of the name where a whole one is asked for, and a whole one or parts of another division
// where a part is (rows 177 to 179). `to` is where the name leads below the scope's path `at`.
template <class Storage>
[[nodiscard]] VARSCOPE_COLD constexpr std::uint32_t
find_other_version(naming_state<Storage>& state, const path_of<Storage>& at, text name,
                   const typename path_table<Storage>::name_search& to, const variable_part* part) {
    if (part == nullptr) {
        if (!state.has_parts || !to.rest.empty()) return no_index;
        const std::uint32_t first = find_part(state, to.at, 0);
        return first != no_index && state.variables[first].is_part ? first : no_index;
    }
    path_of<Storage> whole = at;
    if (const text above = parent(name); !above.empty()) {
        const auto found = state.paths.descend(at, above);
        if (!found.rest.empty()) return no_index;
        whole = found.at;
    }
    std::uint32_t found = find_keyed(state, whole.id);
    for (std::uint32_t i = 1; part->index == 0 && found == no_index && i <= part->count; ++i)
        found = find_part(state, whole, i);
    return found;
}

} // namespace detail

/// What is known of a name in an open scope; of the scope's own path where the name is empty.
template <class Storage>
[[nodiscard]] constexpr partition_facts facts_of_parts(naming_state<Storage>& state, std::uint32_t in,
                                                       text name) {
    const scope_object<Storage>& scope = state.scopes.object_of(in);
    partition_facts facts;
    if (scope.defaults != 0) facts.partitioner = state.defaults[scope.defaults - 1].partitioner;
    facts.dtype = scope.type, facts.reuse = scope.reuse;
    path_of<Storage> whole = scope.name;
    if (!name.empty()) {
        const auto to = state.paths.descend(scope.name, name);
        if (!to.rest.empty()) return facts;
        whole = to.at;
    }
    if (const std::uint32_t plain = find_keyed(state, whole.id); plain != no_index)
        facts.dtype = state.variables[plain].type;
    const std::uint32_t first = state.has_parts ? detail::find_part(state, whole, 0) : no_index;
    if (first == no_index || !state.variables[first].is_part) return facts;
    facts.found = first, facts.part = state.variables.rules_of(first).part;
    facts.found_dtype = state.variables[first].type;
    facts.whole = whole_shape(facts.part, state.variables.shape(state.variables[first]));
    return facts;
}

} // namespace varscope
