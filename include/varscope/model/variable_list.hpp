// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/variable_list.hpp: the variables of a model, or some of them, whatever their types.
#pragma once

#include <varscope/model/scope_variables.hpp>
#include <varscope/name/path.hpp>
#include <varscope/scope/accept.hpp>
#include <varscope/scope/list_iterator.hpp>
#include <varscope/types/arguments.hpp>

#include <iterator>
#include <vector>

namespace varscope {

/// Variables of a model in the order of creation, as handles without a static type. Valid as long as the model's memory. Cost: a number for
/// each variable.
template <class Manifest, class Byte>
class model_variable_list {
  public:
    using ref = basic_variable_ref<detail::void_as_const_as<Byte>>;

    using iterator = list_iterator<model_variable_list, ref, std::input_iterator_tag>;

    /// Those within a path.
    model_variable_list(Byte* base, path_id scope) : base_(base) {
        keep([&](std::size_t i) { return is_below(i, scope); });
    }
    /// Those of a collection within a path.
    model_variable_list(Byte* base, path_id scope, text key) : base_(base) {
        keep([&](std::size_t i) { return Manifest::is_in_collection(i, key) && is_below(i, scope); });
    }

    [[nodiscard]] std::size_t size() const noexcept { return listed_.size(); }
    [[nodiscard]] bool empty() const noexcept { return listed_.empty(); }
    [[nodiscard]] ref operator[](std::size_t position) const noexcept {
        return detail::ref_at<Manifest>(listed_[position], base_);
    }
    [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, size()}; }

    /// Those for which `accept` holds, which is asked of the variable, or else of its name with the output number.
    template <class Accept>
    [[nodiscard]] model_variable_list select(Accept accept) const {
        model_variable_list selected(base_);
        for (const std::uint32_t i : listed_)
            if (detail::accepts(accept, ref_of(i))) selected.listed_.push_back(i);
        return selected;
    }
    /// Those within a scope, at the slash (rows 123, 124). Throws nothing_selected_error (VS-E017) where there is none.
    [[nodiscard]] model_variable_list within(text scope) const {
        model_variable_list selected = within(scope, allow_empty);
        if (selected.empty())
            throw_error(code::nothing_selected, {to_string(scope),
                                                 "variables within this scope",
                                                 "none among the " + std::to_string(size()) + " listed",
                                                 {}});
        return selected;
    }
    [[nodiscard]] model_variable_list within(text scope, allow_empty_t) const {
        scope = without_trailing_slash(scope);
        model_variable_list selected(base_);
        for (const std::uint32_t i : listed_)
            if (is_within(Manifest::name(i), scope)) selected.listed_.push_back(i);
        return selected;
    }

  private:
    explicit model_variable_list(Byte* base) noexcept : base_(base) {}
    [[nodiscard]] ref ref_of(std::size_t variable) const noexcept {
        return detail::ref_at<Manifest>(variable, base_);
    }
    [[nodiscard]] static bool is_below(std::size_t variable, path_id scope) noexcept {
        return detail::lies_below(Manifest::tables(), Manifest::tables().variables[variable].where, scope);
    }
    template <class Accept>
    void keep(Accept accept) {
        for (std::size_t i = 0; i != Manifest::size(); ++i)
            if (accept(i)) listed_.push_back(static_cast<std::uint32_t>(i));
    }

    Byte* base_;
    std::vector<std::uint32_t> listed_;
};

} // namespace varscope
