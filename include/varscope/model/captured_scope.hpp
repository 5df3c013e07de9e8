// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/captured_scope.hpp: a variable scope of a running program as a value.
#pragma once

#include <varscope/model/replayed_calls.hpp>

namespace varscope {

/// A variable scope of a model that can be entered again in the same run; see captured_scope. Copies stand for the same scope: what is
/// changed in one is seen by all (row 44), and they are equal.
///
/// Template parameter: the kind of scope that entering it gives.
template <class Scope>
class [[maybe_unused]] captured_model_scope {
    using manifest = typename Scope::manifest;

  public:
    explicit captured_model_scope(const Scope& of, const scope_place& place) noexcept
        : base_(of.base()), run_(of.run()), place_(place) {}

    /// The prefix of its variables, without a slash at the end; empty for the root.
    [[nodiscard]] std::string name() const { return detail::spell_path<manifest>(path()); }
    /// The prefix operations had at its first entry, with a slash at the end (rows 32, 36); throws order_error (VS-E022) where its opening
    /// was not recorded while tracing.
    [[nodiscard]] std::string original_name_scope() const {
        return detail::spelled_name_scope<manifest>(
            Scope::opening_of(place_, "original_name_scope").first_operations);
    }
    [[nodiscard]] reuse_mode reuse() const noexcept { return Scope::mode_of(place_, run_); }
    void reuse_variables() noexcept { Scope::set_mode(place_, run_, reuse_mode::reuse); }

    /// The variables of a collection that lie within it; see scope_calls::get_collection.
    [[nodiscard]] auto get_collection(name_argument key) const {
        return typename Scope::variable_list(base_, path(), key.chars);
    }
    [[nodiscard]] path_id path() const noexcept { return place_.path; }

    friend bool operator==(const captured_model_scope& left, const captured_model_scope& right) noexcept {
        return left.run_ == right.run_ && left.path() == right.path() &&
               left.place_.shared_mode == right.place_.shared_mode;
    }

  private:
    decltype(std::declval<const Scope&>().base()) base_;
    decltype(std::declval<const Scope&>().run()) run_;
    scope_place place_;
};

} // namespace varscope
