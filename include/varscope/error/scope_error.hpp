// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/error/scope_error.hpp: the one hierarchy of exceptions.
#pragma once

#include <varscope/core/code.hpp>
#include <varscope/core/source_location.hpp>

#include <stdexcept>
#include <string>
#include <utility>

namespace varscope {

/// What an error knows beside its code; an empty string or location is one that says nothing here.
struct error_details {
    std::string full_name{}; ///< the name or path the error is about
    std::string asked{};     ///< what was asked for
    std::string found{};     ///< what was found instead
    source_location first_defined{};
};

/// The base of all that varscope throws. what() says the code, what is wrong with which name, what was asked, what was
/// found, where that was first defined, and what to do.
class scope_error : public std::runtime_error {
  public:
    scope_error(varscope::code what, error_details details)
        : std::runtime_error(spell(what, details)), code_(what), details_(std::move(details)) {}

    [[nodiscard]] varscope::code code() const noexcept { return code_; }
    [[nodiscard]] const std::string& full_name() const noexcept { return details_.full_name; }
    [[nodiscard]] const std::string& asked() const noexcept { return details_.asked; }
    [[nodiscard]] const std::string& found() const noexcept { return details_.found; }
    /// Where the thing in the way was first made; without a line where there is none (row 78).
    [[nodiscard]] const source_location& first_defined() const noexcept { return details_.first_defined; }

  private:
    static std::string spell(varscope::code what, const error_details& details) {
        const code_facts& facts = facts_of(what);
        const auto append = [](std::string& out, text more) { out.append(more.data(), more.size()); };
        std::string out;
        append(out, facts.label);
        out += ": ";
        append(out, facts.sentence);
        if (!details.full_name.empty()) out += ": '" + details.full_name + "'";
        if (!details.asked.empty()) out += "\n  asked: " + details.asked;
        if (!details.found.empty()) out += "\n  found: " + details.found;
        if (details.first_defined)
            out += std::string("\n  first defined: ") + details.first_defined.file + ":" +
                   std::to_string(details.first_defined.line) + " in " + details.first_defined.function;
        out += "\n  remedy: ";
        append(out, facts.remedy);
        return out;
    }

    varscope::code code_;
    error_details details_;
};

/// The error of one code.
template <varscope::code Code>
class coded_error : public scope_error {
  public:
    static constexpr varscope::code id = Code;
    explicit coded_error(error_details details) : scope_error(Code, std::move(details)) {}
};

using illegal_name_error = coded_error<code::illegal_name>;
using variable_exists_error = coded_error<code::variable_exists>;
using variable_missing_error = coded_error<code::variable_missing>;
using shape_error = coded_error<code::shape_differs>;
using dtype_error = coded_error<code::dtype_differs>;
using shape_missing_error = coded_error<code::shape_missing>;
using shape_with_value_error = coded_error<code::shape_with_value>;
using value_dtype_error = coded_error<code::value_dtype_differs>;
using initializer_error = coded_error<code::initializer_cannot_make_dtype>;
using reuse_without_name_error = coded_error<code::reuse_without_name>;
using name_required_error = coded_error<code::name_required>;
using scope_order_error = coded_error<code::scope_order>;
using foreign_scope_error = coded_error<code::foreign_scope>;
using feed_shape_error = coded_error<code::feed_shape_differs>;
using feed_dtype_error = coded_error<code::feed_dtype_differs>;
using not_fed_error = coded_error<code::not_fed>;
using nothing_selected_error = coded_error<code::nothing_selected>;
using name_not_declared_error = coded_error<code::name_not_declared>;
using order_error = coded_error<code::order_differs>;
using later_variable_error = coded_error<code::later_variable>;
using negative_extent_error = coded_error<code::negative_extent>;

/// Throws the error of a code that is known at run time.
[[noreturn]] inline void throw_error(code what, error_details details) {
    switch (what) {
    case code::illegal_name:
        throw illegal_name_error(std::move(details));
    case code::variable_exists:
        throw variable_exists_error(std::move(details));
    case code::variable_missing:
        throw variable_missing_error(std::move(details));
    case code::shape_differs:
        throw shape_error(std::move(details));
    case code::dtype_differs:
        throw dtype_error(std::move(details));
    case code::shape_missing:
        throw shape_missing_error(std::move(details));
    case code::shape_with_value:
        throw shape_with_value_error(std::move(details));
    case code::value_dtype_differs:
        throw value_dtype_error(std::move(details));
    case code::initializer_cannot_make_dtype:
        throw initializer_error(std::move(details));
    case code::reuse_without_name:
        throw reuse_without_name_error(std::move(details));
    case code::name_required:
        throw name_required_error(std::move(details));
    case code::scope_order:
        throw scope_order_error(std::move(details));
    case code::foreign_scope:
        throw foreign_scope_error(std::move(details));
    case code::feed_shape_differs:
        throw feed_shape_error(std::move(details));
    case code::feed_dtype_differs:
        throw feed_dtype_error(std::move(details));
    case code::not_fed:
        throw not_fed_error(std::move(details));
    case code::nothing_selected:
        throw nothing_selected_error(std::move(details));
    case code::name_not_declared:
        throw name_not_declared_error(std::move(details));
    case code::order_differs:
        throw order_error(std::move(details));
    case code::later_variable:
        throw later_variable_error(std::move(details));
    case code::negative_extent:
        throw negative_extent_error(std::move(details));
    case code::none:
    case code::graph_is_gone:
    case code::program_not_constexpr:
    case code::program_is_local:
    case code::scopes_differ:
    case code::programs_clash:
    case code::model_holds_no_strings:
        break;
    }
    throw scope_error(what, std::move(details));
}

} // namespace varscope
