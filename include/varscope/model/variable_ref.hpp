// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/variable_ref.hpp: a variable of a model whose shape and dtype are known at run time only.
#pragma once

#include <varscope/error/name_view.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/manifest/tables.hpp>
#include <varscope/tensor/view.hpp>

#include <cstring>

namespace varscope {

namespace detail {
// What a manifest says of its variables when it is asked.
struct variable_facts {
    text (*key)(std::size_t) noexcept;
    source_location (*first_defined)(std::size_t) noexcept;
    variable_part (*part)(std::size_t) noexcept;
    const variable_note* (*note)(std::size_t) noexcept;
    bool (*is_in_collection)(std::size_t, text) noexcept;
    text (*made_in)(std::size_t) noexcept;
};
} // namespace detail

/// A handle of a model's variable: cheap to copy, valid as long as the model's memory. Assignment copies elements, as that of every variable
/// does. Void is const for a const model.
template <class Void>
class basic_variable_ref {
    static constexpr bool is_const = std::is_const_v<Void>;
    template <class T>
    using qualified = std::conditional_t<is_const, const T, T>;

  public:
    basic_variable_ref(text op_name, shape_view shape, varscope::dtype type, bool trainable, Void* data,
                       std::size_t index, const detail::variable_facts& facts) noexcept
        : name_(op_name),
          shape_(shape),
          data_(data),
          index_(index),
          facts_(&facts),
          type_(type),
          trainable_(trainable) {}
    basic_variable_ref(const basic_variable_ref&) noexcept = default;
    ~basic_variable_ref() = default;

    /// Copies the elements of another variable; throws dtype_error (VS-E005) or shape_error (VS-E004) where it is of another dtype or shape.
    const basic_variable_ref& operator=(const basic_variable_ref& from) const requires(!is_const) {
        if (from.type_ != type_) refuse(code::dtype_differs, from.shape_, from.type_);
        if (from.shape_ != shape_) refuse(code::shape_differs, from.shape_, from.type_);
        std::memmove(data_, from.data_, element_count() * element_size(type_));
        return *this;
    }
    basic_variable_ref& operator=(const basic_variable_ref&) requires is_const = delete;

    /// `conv1/weights:0` (row 112)
    [[nodiscard]] std::string name() const { return to_string(name_) + ":0"; }
    /// `conv1/weights`
    [[nodiscard]] name_view op_name() const noexcept { return name_; }
    /// What get_variable shares it by; empty for a variable made directly (row 100).
    [[nodiscard]] name_view key() const noexcept { return facts_->key(index_); }
    /// The variable scope that it was made in; see manifest::made_in.
    [[nodiscard]] name_view made_in() const noexcept { return facts_->made_in(index_); }
    /// Whether it is in the collection of a key.
    [[nodiscard]] bool is_in_collection(text key) const noexcept {
        return facts_->is_in_collection(index_, key);
    }
    /// Where in the program it was made.
    [[nodiscard]] source_location first_defined() const noexcept { return facts_->first_defined(index_); }
    /// Which part of a larger variable it is; of none where the count of parts is 0.
    [[nodiscard]] variable_part part() const noexcept { return facts_->part(index_); }
    /// What people want to know of it, or null.
    [[nodiscard]] const variable_note* note() const noexcept { return facts_->note(index_); }
    /// The position among the variables of the program, in order of creation.
    [[nodiscard]] std::size_t index() const noexcept { return index_; }
    [[nodiscard]] shape_view shape() const noexcept { return shape_; }
    /// The extent of an axis, and their number.
    [[nodiscard]] extent shape(std::size_t axis) const noexcept { return shape()[axis]; }
    [[nodiscard]] std::size_t dimension() const noexcept { return shape().size(); }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return type_; }
    [[nodiscard]] std::size_t element_count() const noexcept { return shape_.element_count(); }
    [[nodiscard]] bool trainable() const noexcept { return trainable_; }

    /// The elements as an xtensor container of dynamic rank; throws dtype_error where T is not the dtype's type.
    template <element T>
    [[nodiscard]] view<qualified<T>> as() const {
        return view<qualified<T>>(data<T>(), shape_, name_);
    }
    /// The elements as an xtensor container of this shape; throws dtype_error or shape_error.
    template <element T, extent... Extents>
    [[nodiscard]] view<qualified<T>, static_shape<Extents...>> as(static_shape<Extents...> asked) const {
        if (asked != shape_) refuse(code::shape_differs, asked, dtype_of<T>);
        return view<qualified<T>, static_shape<Extents...>>(data<T>());
    }
    /// The first element; throws dtype_error.
    template <element T>
    [[nodiscard]] qualified<T>* data() const {
        if (dtype_of<T> != type_) refuse(code::dtype_differs, shape_, dtype_of<T>);
        return static_cast<qualified<T>*>(data_);
    }
    /// The first element, of whatever type.
    [[nodiscard]] Void* bytes() const noexcept { return data_; }

    friend bool operator==(const basic_variable_ref& left, const basic_variable_ref& right) noexcept {
        return left.data_ == right.data_ && left.name_ == right.name_;
    }

  private:
    [[noreturn]] void refuse(code what, shape_view asked_shape, varscope::dtype asked_type) const {
        throw_error(what,
                    {to_string(name_), to_string(asked_shape, asked_type), to_string(shape_, type_), {}});
    }

    text name_;
    shape_view shape_;
    Void* data_;
    std::size_t index_;
    const detail::variable_facts* facts_;
    varscope::dtype type_;
    bool trainable_;
};

template <class Void>
inline constexpr bool detail::is_untyped_handle<basic_variable_ref<Void>> = true;

using variable_ref = basic_variable_ref<void>;
using const_variable_ref = basic_variable_ref<const void>;

/// `<tf.Variable 'a/v:0' shape=(1,) dtype=float32_ref>` (row 184)
template <class Void>
[[nodiscard]] std::string repr(const basic_variable_ref<Void>& of) {
    std::string out;
    append_variable(out, of.name(), of.shape(), of.dtype());
    return out;
}

} // namespace varscope
