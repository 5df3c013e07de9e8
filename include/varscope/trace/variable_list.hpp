// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/variable_list.hpp: lists of variables of a program that is traced.
#pragma once

#include <varscope/name/path.hpp>
#include <varscope/scope/accept.hpp>
#include <varscope/scope/list_iterator.hpp>
#include <varscope/trace/handles.hpp>

namespace varscope {

/// The variables of a collection, or those of them that a filter selects, in the order they were added. A snapshot: variables made later are
/// not in it. Cost: a number for each variable.
class traced_variable_list {
  public:
    using iterator = list_iterator<traced_variable_list, traced_variable>;

    /// The empty list, of no trace.
    constexpr traced_variable_list() = default;
    /// The variables of a collection of a trace that stand below a path.
    constexpr traced_variable_list(tracer& of, path_id scope, text key) : tracer_(&of) {
        if (!of.has_names()) return;
        const auto* const found = of.names->variables.find_collection(key);
        for (std::size_t i = 0; found != nullptr && i != found->variables.size(); ++i)
            if (detail::lies_below(*of.names, of.names->variables[found->variables[i]].where, scope))
                listed_.push_back(found->variables[i]);
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return listed_.size(); }
    [[nodiscard]] constexpr bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] constexpr traced_variable operator[](std::size_t position) const noexcept {
        return {*tracer_, listed_[position]};
    }
    [[nodiscard]] constexpr iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return {*this, size()}; }

    /// Those for which `accept` holds, a filter or a function, which is asked of the variable, or else of its name with the output number. None is
    /// a valid answer: constant expressions cannot throw.
    template <class Accept>
    [[nodiscard]] constexpr traced_variable_list select(Accept accept) const {
        traced_variable_list selected(tracer_);
        for (std::size_t i = 0; i != size(); ++i)
            if (detail::accepts(accept, (*this)[i])) selected.listed_.push_back(listed_[i]);
        return selected;
    }
    template <class Accept>
    [[nodiscard]] constexpr traced_variable_list select(Accept accept, allow_empty_t) const {
        return select(accept);
    }

    /// These variables and then those of another list of the same trace.
    [[nodiscard]] constexpr traced_variable_list joined(const traced_variable_list& more) const {
        traced_variable_list all(tracer_ == nullptr ? more.tracer_ : tracer_);
        for (std::size_t i = 0; i != size(); ++i) all.listed_.push_back(listed_[i]);
        for (std::size_t i = 0; i != more.size(); ++i) all.listed_.push_back(more.listed_[i]);
        return all;
    }
    /// Whether a variable is listed. Cost: a comparison for each.
    [[nodiscard]] constexpr bool contains(const traced_variable& wanted) const noexcept {
        for (std::size_t i = 0; i != size(); ++i)
            if ((*this)[i] == wanted) return true;
        return false;
    }
    /// Lists are equal where they have the same variables in the same order.
    friend constexpr bool operator==(const traced_variable_list& left,
                                     const traced_variable_list& right) noexcept {
        bool equal = left.size() == right.size();
        for (std::size_t i = 0; equal && i != left.size(); ++i) equal = left[i] == right[i];
        return equal;
    }
    /// Those within a scope, at the slash (rows 123, 124). None is a valid answer: constant expressions cannot throw.
    [[nodiscard]] constexpr traced_variable_list within(text scope) const {
        scope = without_trailing_slash(scope);
        traced_variable_list found(tracer_);
        // No call of select, which the compiler would make for every program that includes this.
        for (std::size_t i = 0; i != size(); ++i)
            if (is_within(text((*this)[i].op_name()), scope)) found.listed_.push_back(listed_[i]);
        return found;
    }
    [[nodiscard]] constexpr traced_variable_list within(text scope, allow_empty_t) const {
        return within(scope);
    }

  private:
    constexpr explicit traced_variable_list(tracer* of) noexcept : tracer_(of) {}

    tracer* tracer_ = nullptr;
    growing_array<std::uint32_t> listed_;
};

constexpr traced_variable_list traced_captured_scope::get_collection(name_argument key) const {
    return {*tracer_, tracer_->has_names() ? object().name.id : 0, key.chars};
}

} // namespace varscope
