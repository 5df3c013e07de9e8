// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/variable_list.hpp: the variables of a model, or some of them, whatever their types.
#pragma once

#include <varscope/error/nothing_selected.hpp>
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

    /// The empty list, of no model.
    model_variable_list() = default;
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

    /// Those for which `accept` holds, which is asked of the variable, or else of its name with the output number:
    /// `select([](const variable& v) { return v.trainable() && v.dtype() == float32; })`. A filter, such as `in_scope<"a">()` or
    /// `within("a") && !is_trainable()` of varscope/selection.hpp, throws nothing_selected_error (VS-E017) where it selects none, unless allow_empty
    /// says that this is fine; a function that accepts none gives the empty list. Cost: one call for each, and an index for each selected.
    template <class Accept>
    [[nodiscard]] model_variable_list select(Accept accept) const {
        model_variable_list selected = select(accept, allow_empty);
        if constexpr (detail::describes_itself<Accept>)
            if (selected.empty()) detail::throw_nothing_selected(accept, size());
        return selected;
    }
    template <class Accept>
    [[nodiscard]] model_variable_list select(Accept accept, allow_empty_t) const {
        model_variable_list selected(base_);
        for (const std::uint32_t i : listed_)
            if (detail::accepts(accept, ref_of(i))) selected.listed_.push_back(i);
        return selected;
    }

    /// These variables and then those of another list of the same model.
    [[nodiscard]] model_variable_list joined(const model_variable_list& more) const {
        model_variable_list all(base_ == nullptr ? more.base_ : base_);
        all.listed_ = listed_;
        all.listed_.insert(all.listed_.end(), more.listed_.begin(), more.listed_.end());
        return all;
    }
    /// Whether a variable is listed. Cost: a comparison for each.
    [[nodiscard]] bool contains(const ref& wanted) const noexcept {
        for (std::size_t i = 0; i != size(); ++i)
            if ((*this)[i] == wanted) return true;
        return false;
    }
    /// Lists are equal where they have the same variables in the same order.
    friend bool operator==(const model_variable_list& left, const model_variable_list& right) noexcept {
        bool equal = left.size() == right.size();
        for (std::size_t i = 0; equal && i != left.size(); ++i) equal = left[i] == right[i];
        return equal;
    }
    /// Those within a scope, at the slash (rows 123, 124). Throws nothing_selected_error (VS-E017) where there is none.
    [[nodiscard]] model_variable_list within(text scope) const {
        model_variable_list selected = within(scope, allow_empty);
        if (selected.empty())
            detail::throw_nothing_selected(to_string(scope), "variables within this scope", size());
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

    Byte* base_ = nullptr;
    std::vector<std::uint32_t> listed_;
};

} // namespace varscope
