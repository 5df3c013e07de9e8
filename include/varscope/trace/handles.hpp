// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/handles.hpp: handles of what is declared while the compiler runs a program.
#pragma once

#include <varscope/name/built_name.hpp>
#include <varscope/naming/listed.hpp>
#include <varscope/trace/arithmetic.hpp>
#include <varscope/trace/tracer.hpp>
#include <varscope/types/repr.hpp>

namespace varscope {

/// A text of its own, for names asked for while tracing.
class traced_text {
  public:
    constexpr traced_text(tracer& of, path_id where, text end) {
        if (!of.has_names()) return;
        const std::size_t length = of.names->paths.length(where);
        for (std::size_t i = 0; i != length; ++i) chars_.push_back(' ');
        if (length != 0) of.names->paths.spell_backwards(where, &chars_[0] + length);
        for (const char c : end) chars_.push_back(c);
    }
    constexpr traced_text() = default;
    constexpr void append(const char* chars, std::size_t count) {
        for (const char* const end = chars + count; chars != end; ++chars) chars_.push_back(*chars);
    }

    [[nodiscard]] constexpr const char* data() const noexcept { return chars_.size() == 0 ? "" : &chars_[0]; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return chars_.size(); }
    friend constexpr bool operator==(const traced_text& left, text right) noexcept {
        return text(left) == right;
    }
    friend constexpr bool operator==(const traced_text& left, const traced_text& right) noexcept {
        return text(left) == text(right);
    }

    /// Names are built of it as of others: `w.op_name() + "/Adam"`.
    friend constexpr traced_text operator+(const traced_text& left, text right) {
        return detail::joined_texts<traced_text>(left, "", right);
    }
    friend constexpr traced_text operator+(text left, const traced_text& right) {
        return detail::joined_texts<traced_text>(left, "", right);
    }
    friend constexpr traced_text operator+(const traced_text& left, const traced_text& right) {
        return left + text(right);
    }
    friend constexpr traced_text operator/(const traced_text& left, text right) {
        return detail::joined_texts<traced_text>(left, "/", right);
    }
    friend constexpr traced_text operator/(text left, const traced_text& right) {
        return detail::joined_texts<traced_text>(left, "/", right);
    }
    friend constexpr traced_text operator/(const traced_text& left, const traced_text& right) {
        return left / text(right);
    }
    template <number_in_name Number>
    friend constexpr traced_text operator+(const traced_text& left, Number right) {
        return left + (built_name<0>() + right);
    }
    template <number_in_name Number>
    friend constexpr traced_text operator/(const traced_text& left, Number right) {
        return left / (built_name<0>() + right);
    }

  private:
    growing_array<char> chars_;
};

/// The prefix operations had when a variable scope was first entered, with a slash at the end (row 36).
[[nodiscard]] constexpr traced_text original_name_scope_of(tracer& in, const traced_scope_object& of) {
    return {in, of.original_name_scope, of.slash()};
}

/// A variable that was declared: an abstract value with a name. Equal handles are one variable.
class [[maybe_unused]] traced_variable : public abstract_base {
  public:
    constexpr traced_variable(tracer& of, std::uint32_t index) noexcept : tracer_(&of), index_(index) {}
    constexpr traced_variable(const traced_variable&) noexcept = default;

    /// The position among the variables of the program, in order of creation.
    [[nodiscard]] constexpr std::size_t index() const noexcept { return index_; }
    /// Whether there is one: not after a refused call, and not where none was found.
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return is_known(); }
    /// `conv1/weights:0` (row 112)
    [[nodiscard]] constexpr traced_text name() const { return {*tracer_, where(), is_known() ? ":0" : ""}; }
    /// `conv1/weights`
    [[nodiscard]] constexpr traced_text op_name() const { return {*tracer_, where(), ""}; }
    /// What get_variable shares it by; empty for a variable made directly. Differs from op_name() where an operation took that path
    /// first (row 100).
    [[nodiscard]] constexpr traced_text key() const {
        return {*tracer_, is_known() && record().key != no_path ? record().key : 0, ""};
    }
    /// The variable scope that it was made in, which the name of a direct variable need not begin with (row 127).
    [[nodiscard]] constexpr traced_text made_in() const {
        return {*tracer_, is_known() ? tracer_->names->variables.made_in(tracer_->names->paths, index_) : 0,
                ""};
    }
    [[nodiscard]] constexpr varscope::dtype dtype() const noexcept {
        return is_known() ? record().type : dtype::float32;
    }
    [[nodiscard]] constexpr shape_view shape() const noexcept {
        return is_known() ? tracer_->names->variables.shape(record()) : shape_view();
    }
    /// The extent of an axis, and their number.
    [[nodiscard]] constexpr extent shape(std::size_t axis) const { return to_abstract().shape(axis); }
    [[nodiscard]] constexpr std::size_t dimension() const { return shape().size(); }
    [[nodiscard]] constexpr std::size_t element_count() const noexcept {
        return is_known() ? shape().element_count() : 0;
    }
    /// Its elements, which are not there: a value of its shape and dtype.
    template <class T>
    [[nodiscard]] constexpr abstract as() const {
        return to_abstract();
    }
    template <class T, extent... Extents>
    [[nodiscard]] constexpr abstract as(static_shape<Extents...>) const {
        return to_abstract();
    }
    /// The same as a value that arithmetic is done with. A run that only counts calls knows no shape.
    [[nodiscard]] constexpr abstract to_abstract() const noexcept {
        if (tracer_->names == nullptr || index_ == no_index) return abstract(*tracer_, tensor_shape(), {});
        return abstract(*tracer_, tracer_->names->variables.shape(record()), record().type, index_);
    }
    [[nodiscard]] constexpr bool trainable() const noexcept { return is_known() && record().trainable; }
    /// What it adds to the loss (row 93), and what its elements are brought back to after a step; not given where it has none.
    [[nodiscard]] constexpr varscope::regularizer regularizer() const noexcept { return rules().regularizer; }
    [[nodiscard]] constexpr varscope::constraint constraint() const noexcept { return rules().constraint; }
    /// Which part of a larger variable it is; of none where the count of parts is 0.
    [[nodiscard]] constexpr variable_part part() const noexcept { return rules().part; }
    /// What people want to know of it, or null.
    [[nodiscard]] constexpr const variable_note* note() const noexcept { return rules().note.is; }
    /// Whether it is in the collection of a key.
    [[nodiscard]] constexpr bool is_in_collection(text key) const noexcept {
        return is_known() && detail::is_listed(tracer_->names->variables, key, index_);
    }
    /// Where in the program it was made.
    [[nodiscard]] constexpr source_location first_defined() const noexcept {
        return is_known() ? tracer_->names->variables.origin(index_).where : source_location();
    }

    /// Whether it is a variable of this trace.
    [[nodiscard]] constexpr bool is_of(const tracer& trace) const noexcept {
        return tracer_ == &trace && index_ != no_index;
    }

    /// Assigning elements while tracing changes nothing, but what is assigned has to be of the variable's shape (VS-E004) and, with an
    /// operation, has to fit it (VS-E033).
    constexpr const traced_variable& operator=(const traced_variable& from) const {
        return *this = detail::abstract_operand(from, {});
    }
    constexpr const traced_variable& operator=(const detail::abstract_operand& from) const {
        return assign(from.is.known_shape(), from);
    }
    constexpr const traced_variable& operator+=(const detail::abstract_operand& from) const {
        return assign("+=", from);
    }
    constexpr const traced_variable& operator-=(const detail::abstract_operand& from) const {
        return assign("-=", from);
    }
    constexpr const traced_variable& operator*=(const detail::abstract_operand& from) const {
        return assign("*=", from);
    }
    constexpr const traced_variable& operator/=(const detail::abstract_operand& from) const {
        return assign("/=", from);
    }
    template <class Value>
        requires(!abstract_value<Value>)
    constexpr const traced_variable& operator=(const Value&) const noexcept { return *this; }
    template <class Value>
        requires(!abstract_value<Value>)
    constexpr const traced_variable& operator+=(const Value&) const noexcept { return *this; }
    template <class Value>
        requires(!abstract_value<Value>)
    constexpr const traced_variable& operator-=(const Value&) const noexcept { return *this; }
    template <class Value>
        requires(!abstract_value<Value>)
    constexpr const traced_variable& operator*=(const Value&) const noexcept { return *this; }
    template <class Value>
        requires(!abstract_value<Value>)
    constexpr const traced_variable& operator/=(const Value&) const noexcept { return *this; }
    friend constexpr bool operator==(const traced_variable& left, const traced_variable& right) noexcept {
        return left.tracer_->has_names() && left.index_ == right.index_;
    }

  private:
    constexpr const traced_variable& assign(text operation, const detail::abstract_operand& from) const {
        abstract made =
            detail::element_by_element(operation, detail::abstract_operand(*this, from.where), from);
        return assign(made.known_shape(), from);
    }
    constexpr const traced_variable& assign(const tensor_shape& shape,
                                            const detail::abstract_operand& from) const {
        if (tracer_->is_live && is_known() && !shape.view().is_compatible_with(this->shape()))
            tracer_->fail_assignment(index_, shape, this->shape(), from.where);
        return *this;
    }
    [[nodiscard]] constexpr bool is_known() const noexcept {
        return tracer_->has_names() && index_ != no_index;
    }
    [[nodiscard]] constexpr variable_rules rules() const noexcept {
        return is_known() ? tracer_->names->variables.rules_of(index_) : variable_rules();
    }
    [[nodiscard]] constexpr const variable_record<constant_storage>& record() const noexcept {
        return tracer_->names->variables[index_];
    }
    [[nodiscard]] constexpr path_id where() const noexcept { return is_known() ? record().where : 0; }

    tracer* tracer_;
    std::uint32_t index_;
};

/// A tensor with a name: what placeholders and constants have in common.
class [[maybe_unused]] traced_tensor : public abstract_base {
  public:
    constexpr traced_tensor(tracer& of, path_id where, shape_view shape, varscope::dtype type) noexcept
        : tracer_(&of), where_(where), shape_(shape), type_(type) {}
    [[nodiscard]] constexpr traced_text name() const { return {*tracer_, where_, where_ != 0 ? ":0" : ""}; }
    [[nodiscard]] constexpr traced_text op_name() const { return {*tracer_, where_, ""}; }
    [[nodiscard]] constexpr varscope::dtype dtype() const noexcept { return type_; }
    [[nodiscard]] constexpr shape_view shape() const noexcept { return shape_; }
    /// The extent of an axis, and their number.
    [[nodiscard]] constexpr extent shape(std::size_t axis) const { return to_abstract().shape(axis); }
    [[nodiscard]] constexpr std::size_t dimension() const { return shape_.size(); }
    /// Its elements, which are not there: a value of its shape and dtype.
    template <class T>
    [[nodiscard]] constexpr abstract as() const {
        return to_abstract();
    }
    [[nodiscard]] constexpr abstract to_abstract() const noexcept {
        return abstract(*tracer_, shape_, type_);
    }
    friend constexpr bool operator==(const traced_tensor& left, const traced_tensor& right) noexcept {
        return left.tracer_->has_names() && left.where_ == right.where_;
    }

  private:
    tracer* tracer_;
    path_id where_;
    shape_view shape_;
    varscope::dtype type_;
};

/// An input that was declared.
class [[maybe_unused]] traced_placeholder_handle : public traced_tensor {
  public:
    using traced_tensor::traced_tensor;
    /// Nothing is fed while tracing.
    [[nodiscard]] static constexpr bool is_fed() noexcept { return false; }
};

/// A constant that was declared.
class [[maybe_unused]] traced_constant : public traced_tensor {
  public:
    constexpr traced_constant(tracer& of, path_id where, shape_view shape, varscope::dtype type,
                              const initial_value& initial) noexcept
        : traced_tensor(of, where, shape, type), initial_(initial) {}
    /// The value itself, which is not there while tracing.
    [[nodiscard]] constexpr abstract is() const noexcept { return to_abstract(); }
    /// What its elements come from.
    [[nodiscard]] constexpr const initial_value& initial() const noexcept { return initial_; }
    /// As what starts a variable.
    constexpr operator static_initializer() const {
        return initial_value{initial_.init, shape(), dtype(), initial_.id};
    }

  private:
    initial_value initial_;
};

/// An operation that was named.
class [[maybe_unused]] traced_node {
  public:
    constexpr traced_node(tracer& of, path_id where) noexcept : tracer_(&of), where_(where) {}
    [[nodiscard]] constexpr traced_text name() const { return {*tracer_, where_, ""}; }
    friend constexpr bool operator==(const traced_node& left, const traced_node& right) noexcept {
        return left.tracer_->has_names() && left.where_ == right.where_;
    }

  private:
    tracer* tracer_;
    path_id where_;
};

class traced_variable_list;

/// A variable scope of a program that is traced, as a value; see captured_scope. Equal ones stand for the same scope.
class [[maybe_unused]] traced_captured_scope {
  public:
    constexpr traced_captured_scope(tracer& of, std::uint32_t object) noexcept
        : tracer_(&of), object_(object) {}
    [[nodiscard]] constexpr traced_text name() const {
        return {*tracer_, tracer_->has_names() ? object().name.id : 0, ""};
    }
    [[nodiscard]] constexpr traced_text original_name_scope() const {
        ++tracer_->counts.ordered;
        if (!tracer_->has_names()) return {};
        return original_name_scope_of(*tracer_, object());
    }
    [[nodiscard]] constexpr reuse_mode reuse() const noexcept {
        return tracer_->has_names() ? object().reuse : reuse_mode::create;
    }
    constexpr void reuse_variables() const noexcept {
        if (tracer_->is_live) object().reuse = reuse_mode::reuse;
    }
    /// The variables of a collection that lie within it; see scope_calls::get_collection.
    [[nodiscard]] constexpr traced_variable_list get_collection(name_argument key) const;
    [[nodiscard]] constexpr std::uint32_t id() const noexcept { return object_; }
    /// Whether it was captured in this trace.
    [[nodiscard]] constexpr bool is_of(const tracer& trace) const noexcept { return tracer_ == &trace; }
    friend constexpr bool operator==(const traced_captured_scope& left,
                                     const traced_captured_scope& right) noexcept {
        return left.tracer_->has_names() && left.tracer_ == right.tracer_ && left.object_ == right.object_;
    }

  private:
    [[nodiscard]] constexpr traced_scope_object& object() const noexcept {
        return tracer_->names->scopes.object(object_);
    }
    tracer* tracer_;
    std::uint32_t object_;
};

/// As TensorFlow prints them (rows 184 to 186).
[[nodiscard]] constexpr traced_text repr(const traced_variable& of) {
    traced_text out;
    append_variable(out, of.name(), of.shape(), of.dtype());
    return out;
}
[[nodiscard]] constexpr traced_text repr(const traced_tensor& of) {
    traced_text out;
    append_tensor(out, of.name(), of.shape(), of.dtype());
    return out;
}
[[nodiscard]] constexpr traced_text repr(const traced_node& of) {
    traced_text out;
    append_operation(out, of.name());
    return out;
}

} // namespace varscope
