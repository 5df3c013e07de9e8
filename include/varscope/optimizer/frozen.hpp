// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/frozen.hpp: variables that an optimizer is to leave as they are.
#pragma once

#include <varscope/error/spell.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace varscope {

/// Variables that are frozen for a while, whatever they were declared as: what takes one leaves them, their slots and their constraints alone. They are
/// known by their names, so that one serves a graph and the models of the same program; what is frozen is seen here and nowhere else:
/// `trainable()` says what a variable was declared as. Copies are deep.
class frozen_variables {
  public:
    /// Freezes the variables of a list, of a graph or a model: `frozen.freeze(graph.trainable_variables("encoder"))`. Throws std::bad_alloc; nothing has
    /// changed then. Cost: a sort of the names.
    template <class Variables>
    void freeze(const Variables& which) {
        std::vector<std::string> all = names_;
        for (const auto& each : which) all.push_back(to_string(text(each.op_name())));
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        names_.swap(all);
    }
    /// Lets the variables of a list change again; those that were not frozen are fine.
    template <class Variables>
    void unfreeze(const Variables& which) {
        for (const auto& each : which)
            if (const auto found = find(text(each.op_name())); found != names_.end()) names_.erase(found);
    }

    [[nodiscard]] bool empty() const noexcept { return names_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
    /// Whether the variable of a full name, without its output number, is frozen. Cost: O(log size) comparisons.
    [[nodiscard]] bool contains(text name) const noexcept { return find(name) != names_.end(); }
    /// The full names, sorted.
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

    friend bool operator==(const frozen_variables& left, const frozen_variables& right) = default;

  private:
    [[nodiscard]] std::vector<std::string>::const_iterator find(text name) const noexcept {
        const std::string_view wanted(name.data(), name.size());
        const auto found = std::lower_bound(names_.begin(), names_.end(), wanted);
        return found != names_.end() && *found == wanted ? found : names_.end();
    }

    std::vector<std::string> names_;
};

} // namespace varscope
