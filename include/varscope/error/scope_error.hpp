// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/error/scope_error.hpp: the one hierarchy of exceptions.
#pragma once

#include <varscope/detail/functions.hpp>
#include <varscope/types/code.hpp>
#include <varscope/types/source_location.hpp>

#include <concepts>
#include <stdexcept>
#include <string>
#include <utility>

/// Leaves the function with an error, a std::exception, and must not return. It throws; where the compiler was told that there are no
/// exceptions (-fno-exceptions), it writes the message to the standard error stream and calls std::abort. Define it before including
/// varscope to route it elsewhere.
#ifndef VARSCOPE_THROW
#ifdef __cpp_exceptions
#define VARSCOPE_THROW(error) throw error
#else
#include <cstdio>
#include <cstdlib>
#define VARSCOPE_THROW(error) (std::fputs((error).what(), stderr), std::fputc('\n', stderr), std::abort())
#endif
#endif

namespace varscope {

/// What an error knows beside its code; an empty string or location is one that says nothing here.
struct error_details {
    std::string full_name{}; ///< the name or path the error is about
    std::string asked{};     ///< what was asked for
    std::string found{};     ///< what was found instead
    source_location first_defined{};
    std::string remedy{}; ///< what to do, where the remedy of the code does not fit
};

/// A text for a message: control characters are escaped, and of more than `longest` characters the middle is left out.
[[nodiscard]] VARSCOPE_COLD std::string shown(text chars, std::size_t longest = 200);

/// The base of all that varscope throws. what() says the code, what is wrong with which name, what was asked, what was
/// found, where that was first defined, and what to do.
class scope_error : public std::runtime_error {
  public:
    // What is done for each class of errors stands once, for all of them: where errors are inlined they are half of a graph's code.
    VARSCOPE_COLD scope_error(varscope::code what, error_details&& details);
    scope_error(const scope_error&) = default;
    scope_error& operator=(const scope_error&) = default;
    VARSCOPE_COLD ~scope_error() override;

    [[nodiscard]] varscope::code code() const noexcept { return code_; }
    [[nodiscard]] const std::string& full_name() const noexcept { return details_.full_name; }
    [[nodiscard]] const std::string& asked() const noexcept { return details_.asked; }
    [[nodiscard]] const std::string& found() const noexcept { return details_.found; }
    /// Where the thing in the way was first made; without a line where there is none (row 78).
    [[nodiscard]] const source_location& first_defined() const noexcept { return details_.first_defined; }

  private:
    VARSCOPE_COLD static std::string spell(varscope::code what, const error_details& details);

    varscope::code code_;
    error_details details_;
};

/// The error of one code.
template <varscope::code Code>
class coded_error : public scope_error {
  public:
    static constexpr varscope::code id = Code;
    explicit coded_error(error_details&& details) : scope_error(Code, std::move(details)) {}
};

// `illegal_name_error` and the like: one for each code.
#define VARSCOPE_ERROR_CLASS(number, id, error, ...) using error = coded_error<code::id>;
VARSCOPE_CODES(VARSCOPE_ERROR_CLASS)
#undef VARSCOPE_ERROR_CLASS

/// Throws an error that knows more than its code.
template <std::derived_from<scope_error> Error>
[[noreturn]] void throw_as(Error&& error) {
    VARSCOPE_THROW(std::forward<Error>(error));
}

/// Throws the error of a code that is known at run time; that of `none` for a number that is no code.
[[noreturn]] VARSCOPE_COLD void throw_error(code what, error_details details);

#if VARSCOPE_DEFINES

VARSCOPE_INLINE std::string shown(text chars, std::size_t longest) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    const auto append = [&](text part) {
        for (const char c : part) {
            const auto code = static_cast<unsigned char>(c);
            if (c == '\n')
                out += "\\n";
            else if (c == '\t')
                out += "\\t";
            else if (code < 0x20 || code == 0x7F)
                out += {'\\', 'x', digits[code >> 4], digits[code & 15]};
            else
                out += c;
        }
    };
    if (chars.size() <= longest) {
        append(chars);
        return out;
    }
    const std::size_t end = longest / 4;
    append(chars.substr(0, longest - end));
    out += "... (" + std::to_string(chars.size()) + " characters) ...";
    append(chars.substr(chars.size() - end));
    return out;
}

VARSCOPE_INLINE scope_error::scope_error(varscope::code what, error_details&& details)
    : std::runtime_error(spell(what, details)), code_(what), details_(std::move(details)) {}
VARSCOPE_INLINE scope_error::~scope_error() = default;

VARSCOPE_INLINE std::string scope_error::spell(varscope::code what, const error_details& details) {
    const code_row& facts = row_of(what);
    const auto append = [](std::string& out, text more) { out.append(more.data(), more.size()); };
    std::string out;
    append(out, facts.label);
    out += ": ";
    append(out, facts.sentence);
    if (!details.full_name.empty()) out += ": '" + shown(details.full_name) + "'";
    if (!details.asked.empty()) out += "\n  asked: " + details.asked;
    if (!details.found.empty()) out += "\n  found: " + details.found;
    if (const source_location& place = details.first_defined) {
        out += std::string("\n  first defined: ") + place.file + ":" + std::to_string(place.line);
        if (*place.function != '\0') out += std::string(" in ") + place.function;
    }
    out += "\n  remedy: ";
    append(out, details.remedy.empty() ? facts.remedy : text(details.remedy));
    return out;
}

VARSCOPE_INLINE void throw_error(code what, error_details details) {
    switch (what) {
#define VARSCOPE_THROW_ROW(number, id, error, ...)                                                           \
    case code::id:                                                                                           \
        VARSCOPE_THROW(error(std::move(details)));
        VARSCOPE_CODES(VARSCOPE_THROW_ROW)
#undef VARSCOPE_THROW_ROW
    case code::none:
        break;
    }
    VARSCOPE_THROW(coded_error<code::none>(std::move(details)));
}

#endif

} // namespace varscope
