// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/load.hpp: values of a file into variables of the same names, all or none.
#pragma once

#include <varscope/checkpoint/open.hpp>
#include <varscope/checkpoint/report.hpp>
#include <varscope/checkpoint/rules.hpp>
#include <varscope/checkpoint/transpose.hpp>
#include <varscope/checkpoint/variable_parts.hpp>
#include <varscope/checkpoint/variables.hpp>
#include <varscope/detail/heap_sort.hpp>
#include <varscope/tensor/bounds.hpp>
#include <varscope/tensor/buffer.hpp>

#include <cstring>
#include <functional>
#include <iterator>

namespace varscope {

/// What a load does beside taking tensors of the same name, shape and dtype. All of it can be combined.
struct load_options {
    /// Makes names of variables of the names of the file, one rule after the other; see rules.hpp.
    std::vector<rename_rule> rename{};
    /// Says how the axes of a tensor are put in another order; see transpose_rule.
    transpose_rule transpose{};
    /// Only variables of which this holds, by their full name; all where it is empty.
    std::function<bool(std::string_view)> only{};
    /// Tensors of the file that are left out, by their name after renaming: optimizer_slots.
    std::function<bool(std::string_view)> ignore{};
    /// Variables that the file does not have keep their values.
    bool allow_missing = false;
    /// Tensors that are no variable's are left in the file.
    bool allow_unused = false;
    /// Elements of another dtype are converted where that keeps their kind; see converts. Integers must be in range.
    bool cast = false;
    /// Tensors of another shape with as many elements, which keep their order (row 192).
    bool reshape = false;
    /// Variables that are the parts of one tensor of the file; the name of the whole is that after renaming (row 191).
    std::vector<joined_parts> join{};
};

/// A variable that is loaded: where its elements go.
struct load_target {
    std::string_view name;
    varscope::dtype dtype = varscope::dtype::float32;
    shape_view shape{};
    void* elements = nullptr;
    std::string_view
        tensor{}; ///< the tensor that it takes, by its name in the file; where this is empty, the one of its own name after renaming
    std::shared_ptr<const tensor_part> part{}; ///< where it is a part of a tensor
    const variable_note* note = nullptr;       ///< between which bounds its values must be
};

/// What a strict load throws where the file does not hold what the variables need (VS-E037): report() says all of it, what() the first ten lines.
class load_error : public checkpoint_differs_error {
  public:
    load_error(error_details&& details, load_report report)
        : checkpoint_differs_error(std::move(details)), report_(std::move(report)) {}
    [[nodiscard]] const load_report& report() const noexcept { return report_; }

  private:
    load_report report_;
};

namespace detail {

// One tensor on its way into a variable.
struct planned_load {
    std::size_t tensor = 0;
    std::size_t target = 0;
    std::vector<std::size_t> axes; ///< their new order; empty where it stays
    bool is_cast = false;
    std::size_t entry = 0; ///< of the report
};

// Reads a tensor that was verified as the variable needs it.
inline void read_planned(const tensor_file& file, const planned_load& plan, const load_target& target,
                         void* to) {
    const tensor_entry& entry = file.entries()[plan.tensor];
    if (!plan.is_cast && plan.axes.empty() && target.part == nullptr)
        return file.read_verified(plan.tensor, to);
    std::vector<std::byte> read(entry.byte_count()), other;
    file.read_verified(plan.tensor, read.data());
    std::size_t size = element_size(entry.dtype), count = entry.element_count();
    if (!plan.axes.empty()) {
        other.resize(read.size());
        transpose_elements(entry.extents, plan.axes, size, read.data(), other.data());
        read.swap(other);
    }
    if (target.part != nullptr) {
        count = target.shape.element_count();
        other.resize(count * size);
        for_each_run_of_slice({target.part->extents.data(), target.part->extents.size()}, target.part->begin,
                              target.shape, [&](std::size_t whole, std::size_t in_part, std::size_t run) {
                                  std::memcpy(other.data() + in_part * size, read.data() + whole * size,
                                              run * size);
                              });
        read.swap(other);
    }
    if (plan.is_cast)
        convert_elements(entry.dtype, read.data(), count, target.dtype, to);
    else if (count != 0)
        std::memcpy(to, read.data(), count * size);
}

// Whether bytes are truths: others in a variable of dtype bool would be undefined.
[[nodiscard]] inline bool are_truths(const std::vector<std::byte>& bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](std::byte each) { return each <= std::byte{1}; });
}

// What is outside of the bounds of a variable, in words; empty where nothing is.
[[nodiscard]] inline std::string value_outside(const variable_note& bounds, dtype type, const void* elements,
                                               std::size_t count) {
    const auto outside = first_outside(bounds, type, elements, count);
    if (!outside) return {};
    return shortest_digits(outside->value) + " is not between " + shortest_digits(bounds.least) + " and " +
           shortest_digits(bounds.most) + (bounds.unit.empty() ? "" : " " + to_string(bounds.unit));
}

// Gives variables that are parts of a tensor their place in it.
inline void join_targets(std::vector<load_target>& targets, const std::vector<joined_parts>& joins) {
    if (joins.empty()) return;
    std::vector<tensor_ref> as_tensors;
    for (const load_target& each : targets) as_tensors.push_back({each.name, each.dtype, each.shape});
    for (const joined_parts& joined : joins)
        for (auto& [i, part] : join_parts(joined, as_tensors)) targets[i].part = std::move(part);
}

} // namespace detail

/// Loads tensors of an open file into variables, and says what became of each. Strict unless options say otherwise: each variable must find a
/// tensor of its name, shape and dtype, and each tensor a variable. All or none: what does not fit, and what cannot be read, is known before
/// the first value is changed. Throws load_error (VS-E037), file_error (VS-E034) and malformed_file_error (VS-E035); all values are as they
/// were then. Values outside of the bounds of a variable's note do not fit. Cost: each tensor is read twice, once to see that it can be; memory for the largest tensor that is converted or transposed, and for
/// texts.
inline load_report load_into(const tensor_file& file, std::vector<load_target> targets,
                             const load_options& options = {}) {
    detail::join_targets(targets, options.join);
    load_report report;
    std::map<std::string, std::size_t> by_name; // the tensors, by the names that the rules make
    std::vector<std::string> made(file.entries().size());
    for (std::size_t i = 0; i != made.size(); ++i) {
        made[i] = renamed(file.entries()[i].name, options.rename);
        const auto [found, is_new] = by_name.emplace(made[i], i);
        if (!is_new)
            report.add({.variable = made[i],
                        .tensor = file.entries()[i].name,
                        .outcome = load_outcome::ambiguous,
                        .is_renamed = made[i] != file.entries()[i].name,
                        .note = "the same name as '" + shown(file.entries()[found->second].name) + "'"});
    }

    std::vector<detail::planned_load> plans;
    std::vector<bool> is_used(made.size(), false);
    for (std::size_t t = 0; t != targets.size(); ++t) {
        load_target& target = targets[t];
        const std::string name(target.name);
        if (options.only && !options.only(target.name)) {
            const auto skipped = by_name.find(name);
            if (skipped != by_name.end()) is_used[skipped->second] = true;
            report.add({.variable = name,
                        .outcome = load_outcome::skipped,
                        .note = "not among those that are loaded"});
            continue;
        }
        const std::size_t i = [&] {
            if (!target.tensor.empty()) return file.find(target.tensor);
            auto found = by_name.find(target.part == nullptr ? name : target.part->whole);
            if (found == by_name.end() && target.part != nullptr && target.part->is_variable)
                found = by_name.find(name), target.part = nullptr; // saved as a variable of its own
            return found == by_name.end() ? made.size() : found->second;
        }();
        if (i == made.size()) {
            report.add({.variable = name,
                        .outcome = load_outcome::missing,
                        .note = to_string(target.shape, target.dtype),
                        .nearest = nearest_name(name, made)});
            continue;
        }
        is_used[i] = true;
        const tensor_entry& tensor = file.entries()[i];
        detail::planned_load plan{i, t, {}, tensor.dtype != target.dtype, report.entries().size()};
        if (options.transpose) plan.axes = options.transpose(tensor);
        const std::vector<extent> extents =
            plan.axes.empty() ? tensor.extents : detail::transposed(tensor.extents, plan.axes);
        const shape_view shape(extents.data(), extents.size());
        const shape_view wanted = target.part == nullptr
                                      ? target.shape
                                      : shape_view(target.part->extents.data(), target.part->extents.size());
        const bool can_reshape = options.reshape && shape.element_count() == wanted.element_count();
        load_entry entry{.variable = name,
                         .tensor = tensor.name,
                         .is_renamed = name != tensor.name,
                         .is_cast = plan.is_cast,
                         .is_transposed = !plan.axes.empty(),
                         .is_reshaped = shape != wanted && can_reshape,
                         .is_part = target.part != nullptr};
        const bool can_cast = options.cast && tensor.dtype != dtype::string &&
                              (converts(target.dtype, tensor.dtype) ||
                               (tensor.element_count() == 0 && target.dtype != dtype::string));
        if (!tensor.refused.empty() || (shape != wanted && !can_reshape) || (plan.is_cast && !can_cast)) {
            entry.outcome = load_outcome::mismatched;
            entry.note = how_they_differ(wanted, target.dtype, shape, tensor);
        }
        if (entry.outcome == load_outcome::applied) plans.push_back(plan);
        report.add(std::move(entry));
    }
    for (std::size_t i = 0; i != made.size(); ++i)
        if (!is_used[i]) {
            const bool is_ignored = options.ignore && options.ignore(made[i]);
            report.add({.tensor = file.entries()[i].name,
                        .outcome = is_ignored ? load_outcome::ignored : load_outcome::unused,
                        .note = made[i] == file.entries()[i].name ? std::string()
                                : by_name.find(made[i])->second == i
                                    ? "no variable '" + shown(made[i]) + "'"
                                    : "another tensor of the name '" + shown(made[i]) + "' too"});
        }

    const bool is_refused = report.count(load_outcome::mismatched) != 0 ||
                            report.count(load_outcome::ambiguous) != 0 ||
                            (!options.allow_missing && report.count(load_outcome::missing) != 0) ||
                            (!options.allow_unused && report.count(load_outcome::unused) != 0);
    // What stands first in the file is read first, as disks and windows of mapped files have it best.
    detail::heap_sort(plans, [](const detail::planned_load& left, const detail::planned_load& right) {
        return left.tensor != right.tensor ? left.tensor < right.tensor : left.target < right.target;
    });
    // Texts need memory, and converted integers must be in range: all that can fail is done before the first value changes.
    std::vector<std::pair<std::size_t, std::vector<std::string>>> texts;
    if (!is_refused)
        for (std::size_t p = 0; p != plans.size(); ++p) {
            const detail::planned_load& plan = plans[p];
            const tensor_entry& tensor = file.entries()[plan.tensor];
            if (tensor.dtype == dtype::string) {
                texts.emplace_back(p, std::vector<std::string>(tensor.element_count()));
                file.read(plan.tensor, texts.back().second.data());
            } else if (plan.is_cast && is_integer(tensor.dtype) && is_integer(targets[plan.target].dtype)) {
                std::vector<std::byte> read(tensor.byte_count());
                file.read(plan.tensor, read.data());
                if (!elements_convert(tensor.dtype, read.data(), tensor.element_count(),
                                      targets[plan.target].dtype))
                    report.refuse(plan.entry, "an element that " + to_string(targets[plan.target].dtype) +
                                                  " cannot hold");
            } else if (targets[plan.target].dtype == dtype::bool_) {
                std::vector<std::byte> read(tensor.byte_count());
                file.read(plan.tensor, read.data());
                if (!detail::are_truths(read))
                    report.refuse(plan.entry, "an element of dtype bool that is neither 0 nor 1");
            } else {
                file.verify(plan.tensor);
            }
            const load_target& target = targets[plan.target];
            if (target.note == nullptr || !target.note->has_bounds() || target.dtype == dtype::string ||
                report.count(load_outcome::mismatched) != 0)
                continue;
            buffer read(target.dtype, target.shape.element_count());
            detail::read_planned(file, plan, target, read.data());
            if (std::string what =
                    detail::value_outside(*target.note, target.dtype, read.data(), read.size());
                !what.empty())
                report.refuse(plan.entry, std::move(what));
        }
    if (is_refused || report.count(load_outcome::mismatched) != 0)
        throw_as(load_error(
            {file.path().native(), std::to_string(targets.size()) + " variables", report.failures(10), {}},
            report));

    for (auto& [p, read] : texts)
        std::swap_ranges(read.begin(), read.end(),
                         static_cast<std::string*>(targets[plans[p].target].elements));
    for (const detail::planned_load& plan : plans)
        if (file.entries()[plan.tensor].dtype != dtype::string)
            detail::read_planned(file, plan, targets[plan.target], targets[plan.target].elements);
    return report;
}

/// The global variables of a graph, a model, or one of their scopes (row 189), or all variables of a list, as what a load fills. First values of
/// a graph's variables are made. A part of a larger variable takes its place in the tensor of the whole's name, or one of its own name (row 191).
template <class Variables>
[[nodiscard]] std::vector<load_target> load_targets(Variables&& of) {
    std::vector<load_target> targets;
    detail::for_each_variable(of, [&](const auto& variable) {
        targets.push_back({std::string_view(variable.op_name()),
                           variable.dtype(),
                           variable.shape(),
                           variable.bytes(),
                           {},
                           detail::part_of_variable(variable)});
        if constexpr (requires { variable.note(); }) targets.back().note = variable.note();
    });
    return targets;
}

/// Loads a file into the global variables of a graph or a model or of one of their scopes, or into a list of variables: `load<safetensors>("m.safetensors", model)`. Of
/// several formats the one that recognizes the file reads it. See load_into; throws also unsupported_file_error (VS-E036) where no format does.
template <tensor_format... Formats, class Variables>
load_report load(const std::filesystem::path& path, Variables&& into, const load_options& options = {}) {
    return load_into(*open_tensors<Formats...>(path), load_targets(into), options);
}
template <tensor_format... Formats, class Variables>
load_report load(formats<Formats...>, const std::filesystem::path& path, Variables&& into,
                 const load_options& options = {}) {
    return load_into(*open_tensors<Formats...>(path), load_targets(into), options);
}

} // namespace varscope
