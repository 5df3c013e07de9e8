// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/report.hpp: what became of each variable and each tensor of a load.
#pragma once

#include <varscope/checkpoint/tensor_file.hpp>
#include <varscope/manifest/nearest.hpp>

#include <array>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace varscope {

/// What became of a variable, or of a tensor that is no variable's.
enum class load_outcome : unsigned char {
    applied,    ///< the variable has the tensor's values
    missing,    ///< the file has no tensor of the variable's name
    mismatched, ///< the tensor is of another shape or dtype, or cannot be read
    skipped,    ///< the variable is not among those to be loaded
    unused,     ///< the tensor is no variable's
    ignored,    ///< the same, as the options ask
    ambiguous   ///< the rules give two tensors one name
};
inline constexpr std::size_t load_outcome_count = 7;

[[nodiscard]] constexpr std::string_view name_of(load_outcome outcome) noexcept {
    constexpr std::array<std::string_view, load_outcome_count> names{
        "applied", "missing", "mismatched", "skipped", "unused", "ignored", "ambiguous"};
    return names[static_cast<std::size_t>(outcome)];
}

/// One line of a report.
struct load_entry {
    std::string variable{}; ///< empty where the tensor is no variable's
    std::string tensor{};   ///< empty where there is none
    load_outcome outcome = load_outcome::applied;
    bool is_renamed = false;
    bool is_cast = false;
    bool is_transposed = false;
    bool is_reshaped = false;
    bool is_part = false;  ///< whether the variable has a part of the tensor
    std::string note{};    ///< what the outcome does not say: both shapes where they differ
    std::string nearest{}; ///< of a missing one: the nearest name of the file, after renaming
};

/// A note on a variable whose tensor, in the shape that it is to have, differs from it or cannot be read: both shapes and dtypes.
[[nodiscard]] inline std::string how_they_differ(shape_view shape, dtype type, shape_view of_tensor,
                                                 const tensor_entry& tensor) {
    return "the variable has " + to_string(shape, type) + ", the file " +
           (tensor.refused.empty() ? to_string(of_tensor, tensor.dtype) : tensor.refused);
}

/// What a load did, or would have done: the variables in the order in which they were given, then the tensors that are no variable's.
class load_report {
  public:
    [[nodiscard]] const std::vector<load_entry>& entries() const noexcept { return entries_; }
    [[nodiscard]] std::size_t count(load_outcome outcome) const noexcept {
        return counts_[static_cast<std::size_t>(outcome)];
    }

    /// Whether every variable that was asked for has, or can have, its values: none is missing or mismatched, no name is ambiguous.
    [[nodiscard]] bool fits() const noexcept {
        return count(load_outcome::missing) == 0 && count(load_outcome::mismatched) == 0 &&
               count(load_outcome::ambiguous) == 0;
    }

    void add(load_entry entry) {
        ++counts_[static_cast<std::size_t>(entry.outcome)];
        entries_.push_back(std::move(entry));
    }
    /// Makes an applied entry a mismatched one.
    void refuse(std::size_t position, std::string note) {
        --counts_[static_cast<std::size_t>(entries_[position].outcome)];
        ++counts_[static_cast<std::size_t>(load_outcome::mismatched)];
        entries_[position].outcome = load_outcome::mismatched;
        entries_[position].note = std::move(note);
    }

    /// The lines of what was not applied, not asked for to be left out, and neither skipped; at most so many, and how many there are.
    [[nodiscard]] std::string failures(std::size_t most) const {
        std::string lines = summary();
        for (const load_entry& entry : entries_) {
            if (entry.outcome == load_outcome::applied || entry.outcome == load_outcome::skipped ||
                entry.outcome == load_outcome::ignored)
                continue;
            if (most == 0) return lines + "\n    and others";
            --most;
            lines += "\n    " + line(entry);
        }
        return lines;
    }
    /// "27 applied, 2 missing": the outcomes that there are.
    [[nodiscard]] std::string summary() const {
        std::string text;
        for (std::size_t i = 0; i != load_outcome_count; ++i)
            if (counts_[i] != 0)
                text += (text.empty() ? "" : ", ") + std::to_string(counts_[i]) + ' ' +
                        std::string(name_of(static_cast<load_outcome>(i)));
        return text.empty() ? "nothing" : text;
    }
    /// One line: `missing conv1/kernel: shape (3, 3) and dtype float32; the nearest is 'conv/kernel'`.
    [[nodiscard]] static std::string line(const load_entry& entry) {
        std::string text(name_of(entry.outcome));
        text += ' ' + shown(entry.variable.empty() ? entry.tensor : entry.variable);
        if (entry.is_renamed) text += " from " + shown(entry.tensor);
        if (entry.is_cast) text += ", cast";
        if (entry.is_transposed) text += ", transposed";
        if (entry.is_reshaped) text += ", reshaped";
        if (entry.is_part) text += ", a part";
        if (!entry.note.empty()) text += ": " + entry.note;
        if (!entry.nearest.empty()) text += "; the nearest is '" + shown(entry.nearest) + "'";
        return text;
    }
    /// All lines and the summary.
    friend std::ostream& operator<<(std::ostream& out, const load_report& report) {
        for (const load_entry& entry : report.entries_) out << line(entry) << '\n';
        return out << report.summary() << '\n';
    }

  private:
    std::vector<load_entry> entries_;
    std::array<std::size_t, load_outcome_count> counts_{};
};

/// The nearest of some names, for messages; empty where there are none.
[[nodiscard]] inline std::string nearest_name(text asked, const std::vector<std::string>& names) {
    if (names.empty()) return {};
    return names[nearest_of(asked, names.size(), [&](std::size_t i) { return text(names[i]); })];
}

} // namespace varscope
