// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/abstract.hpp: what stands for a value while a program is traced.
#pragma once

#include <varscope/scope/as.hpp>
#include <varscope/trace/value_source.hpp>
#include <varscope/types/arguments.hpp>
#include <varscope/types/request.hpp>
#include <varscope/types/source_location.hpp>
#include <varscope/types/tensor_shape.hpp>

#include <concepts>
#include <cstddef>

namespace varscope {

class abstract;
namespace detail {
struct abstract_operand;
} // namespace detail

/// What abstract values and the handles of what is traced have in common.
class abstract_base {
  public:
    /// An element is an abstract scalar.
    template <class... Index>
    constexpr auto operator()(const Index&...) const noexcept;
};

/// An abstract value or a handle of something traced.
template <class T>
concept abstract_value = std::derived_from<T, abstract_base>;

/// A value that is not there: the inputs of a program while it is traced, and what is computed from them. It may know its shape and dtype, and then
/// what is computed from it knows its own: an operation whose operands do not fit is refused (VS-E033). Arithmetic and
/// lifted functions give abstract values where an operand is one.
///
/// A program says the shapes of its inputs by default arguments: `const X& x = vs::abstract({vs::unknown, 784})`.
/// Cost: shapes are kept in the value, without allocation; operands of unknown shape cost a few steps of the constant evaluator.
class abstract : public abstract_base {
  public:
    /// A value of which nothing is known.
    constexpr abstract() noexcept = default;
    /// A value of this shape, whose extents may be `unknown`, and this dtype.
    constexpr abstract(std::initializer_list<extent_argument> shape, optional_dtype type = {}) noexcept
        : shape_(shape), type_(type) {}
    constexpr explicit abstract(const tensor_shape& shape, optional_dtype type = {}) noexcept
        : shape_(shape), type_(type) {}
    /// What a handle stands for: `of` is its trace, `variable` its number among the variables of the trace where it is one.
    constexpr abstract(value_source& of, const tensor_shape& shape, optional_dtype type,
                       std::uint32_t variable = no_index) noexcept
        : shape_(shape), type_(type), trace_(&of), variable_(variable) {}
    template <abstract_value Handle>
        requires(!std::same_as<Handle, abstract>)
    constexpr abstract(const Handle& of) noexcept : abstract(of.to_abstract()) {}
    [[nodiscard]] constexpr abstract to_abstract() const noexcept { return *this; }

    /// The value in another element type is as abstract.
    template <class T>
    [[nodiscard]] constexpr abstract as() const noexcept {
        return *this;
    }

    /// The extent of an axis; `unknown` where it is not known. An axis that the shape does not have ends the trace (VS-E033).
    [[nodiscard]] constexpr extent shape(std::size_t axis) const {
        const tensor_shape& known = known_shape();
        if (axis < known.size() && known[axis] != unknown) return known[axis];
        if (!is_answered()) return 1; // loops up to it end, and what is divided by it is a number
        if (known.has_rank() && axis >= known.size()) refuse_axis(axis);
        return unknown;
    }
    /// The extents; no rank where that is not known. They live as long as this value.
    [[nodiscard]] constexpr shape_view shape() const {
        if (!fits() || !shape_.view().is_fully_defined() || !shape_.has_rank())
            static_cast<void>(is_answered());
        return fits() ? shape_view(shape_) : shape_view();
    }
    /// The number of axes. A program that asks for one that is not known cannot be traced (VS-E019): give its inputs a shape.
    [[nodiscard]] constexpr std::size_t dimension() const {
        if (!known_shape().has_rank() && is_answered()) the_number_of_axes_is_not_known();
        return known_shape().size();
    }
    /// The dtype, float32 where it is not known.
    [[nodiscard]] constexpr varscope::dtype dtype() const noexcept { return type_.type; }

    /// Whether all operations that led to this value fitted their operands.
    [[nodiscard]] constexpr bool fits() const noexcept { return operation_.empty(); }
    /// The shape as far as it is known, without a note that the program asked for it.
    [[nodiscard]] constexpr const tensor_shape& known_shape() const noexcept {
        return fits() ? shape_ : none_known;
    }

    /// Assigning elements changes nothing, but the operand has to fit the shape.
    constexpr abstract& operator+=(const detail::abstract_operand& from);
    constexpr abstract& operator-=(const detail::abstract_operand& from);
    constexpr abstract& operator*=(const detail::abstract_operand& from);
    constexpr abstract& operator/=(const detail::abstract_operand& from);
    template <class Other>
        requires(!abstract_value<Other>)
    constexpr abstract& operator+=(const Other&) noexcept { return *this; }
    template <class Other>
        requires(!abstract_value<Other>)
    constexpr abstract& operator-=(const Other&) noexcept { return *this; }
    template <class Other>
        requires(!abstract_value<Other>)
    constexpr abstract& operator*=(const Other&) noexcept { return *this; }
    template <class Other>
        requires(!abstract_value<Other>)
    constexpr abstract& operator/=(const Other&) noexcept { return *this; }

    /// Takes over where an operand comes from: its trace, the variable it was computed from, and what did not fit.
    constexpr void comes_from(const abstract& operand) noexcept {
        if (trace_ == nullptr) trace_ = operand.trace_;
        if (variable_ == no_index || (operand.variable_ != no_index && operand.variable_ > variable_))
            variable_ = operand.variable_; // the latest tells best where in the program it is
        if (!type_.is_given) type_ = operand.type_;
        if (fits() && !operand.fits())
            shape_ = operand.shape_, clashing_ = operand.clashing_, operation_ = operand.operation_,
            line_ = operand.line_;
    }
    /// Takes the shape that a rule gives to the result of an operation, or notes that its operands did not fit.
    constexpr void becomes(const inferred_shape& inferred, text operation, const source_location& where) {
        if (fits() && inferred.fits)
            shape_ = inferred.shape;
        else if (fits())
            shape_ = inferred.left, clashing_ = inferred.right, operation_ = operation, line_ = where.line;
        report();
    }
    constexpr void is_of_dtype(optional_dtype type) noexcept { type_ = type; }
    /// Gives what did not fit to the trace that it has come to.
    constexpr void report_to(value_source& to) {
        if (trace_ == nullptr) trace_ = &to;
        report();
    }

  private:
    static constexpr tensor_shape none_known{};
    constexpr void report() {
        if (trace_ != nullptr) trace_->count_operation();
        if (fits() || trace_ == nullptr) return;
        trace_->fail_operation(operation_, variable_, shape_, clashing_, line_);
        operation_ = {}, shape_ = {}, clashing_ = {};
    }
    // Whether what is known is all that will be: a run that only counts calls knows no shapes of variables, and notes that one was asked for.
    // After a refusal nothing is asked.
    [[nodiscard]] constexpr bool is_answered() const noexcept {
        return fits() && (trace_ == nullptr || trace_->is_answering());
    }
    constexpr void refuse_axis(std::size_t axis) const {
        if (trace_ == nullptr) return the_shape_has_no_such_axis();
        const tensor_shape asked{axis};
        trace_->fail_operation("shape", variable_, shape_, asked, 0);
    }
    // No constants: they end the constant evaluator, whose message names them.
    static void the_number_of_axes_is_not_known() noexcept {}
    static void the_shape_has_no_such_axis() noexcept {}

    tensor_shape shape_{};    ///< where an operation did not fit, that of the operand that is there
    tensor_shape clashing_{}; ///< ... and the one it clashes with
    text operation_{};        ///< ... and its name
    unsigned line_ = 0;
    optional_dtype type_{};
    value_source* trace_ = nullptr;
    std::uint32_t variable_ = no_index;
};

namespace detail {

// An abstract operand and the line it stands in, which an operator has no other way to learn.
struct abstract_operand {
    abstract is;
    source_location where;
    template <abstract_value Value>
    constexpr abstract_operand(const Value& from, source_location place = source_location::current()) noexcept
        : is(from), where(place) {}
};

} // namespace detail

template <class... Index>
constexpr auto abstract_base::operator()(const Index&...) const noexcept {
    return abstract(tensor_shape::of_rank(0));
}

class tracing_scope;

namespace detail {
template <class Scope>
inline constexpr bool is_tracing_scope = false;
template <>
inline constexpr bool is_tracing_scope<tracing_scope> = true;
template <class Scope>
inline constexpr bool is_tracing_scope<const Scope> = is_tracing_scope<Scope>;
template <class Scope>
inline constexpr bool is_tracing_scope<Scope&> = is_tracing_scope<Scope>;
template <class Scope>
inline constexpr bool is_tracing_scope<Scope&&> = is_tracing_scope<Scope>;
} // namespace detail

/// Whether a program's scope is the compiler's: then it declares, and has no values to compute with. Functions that are lifted need not ask.
template <class Scope>
inline constexpr bool is_tracing = detail::is_tracing_scope<Scope>;

} // namespace varscope
