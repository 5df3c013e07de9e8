// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/value.hpp: a value given by the user, with its shape and dtype.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/tensor/buffer.hpp>
#include <varscope/tensor/convert.hpp>
#include <varscope/types/shape.hpp>
#include <varscope/types/static_value.hpp>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <vector>

namespace varscope {

/// Elements in a row: a std::vector, a std::array. No xtensor expression and no text.
template <class T>
concept element_list = !xt::is_xexpression<T>::value && !storable<T> && requires(const T& list) {
    requires storable<typename T::value_type>;
    list.begin() != list.end();
    list.size();
};

/// A tensor of any dtype. Made from a scalar, nested initializer lists, a std::vector or any xtensor expression; the C++ type of the
/// elements decides the dtype (float is float32, double float64, int int32). Copies share the elements, which are const.
class value {
  public:
    /// A scalar.
    template <storable T>
    value(const T& scalar) : value(std::initializer_list<T>{scalar}) {
        shape_.clear();
    }

    value(const char* scalar) : value(std::string(scalar)) {}
    template <detail::character T>
    value(T) : value(std::string()) {
        detail::refuse_character<T>();
    }

    template <storable T>
    value(std::initializer_list<T> list) : value(list.begin(), {static_cast<extent>(list.size())}) {}

    template <storable T>
    value(std::initializer_list<std::initializer_list<T>> lists) {
        std::vector<value> rows;
        for (const auto& row : lists) rows.emplace_back(row);
        stack(rows, dtype_of<stored_t<T>>);
    }

    template <storable T>
    value(std::initializer_list<std::initializer_list<std::initializer_list<T>>> lists) {
        std::vector<value> rows;
        for (const auto& row : lists) rows.emplace_back(row);
        stack(rows, dtype_of<stored_t<T>>);
    }

    template <storable T>
    value(
        std::initializer_list<std::initializer_list<std::initializer_list<std::initializer_list<T>>>> lists) {
        std::vector<value> rows;
        for (const auto& row : lists) rows.emplace_back(row);
        stack(rows, dtype_of<stored_t<T>>);
    }

    /// A list of one axis.
    template <element_list List>
    value(const List& list) : shape_{static_cast<extent>(list.size())} {
        fill<typename List::value_type>(list.begin());
    }

    /// Evaluates an xtensor expression.
    template <class E>
    value(const xt::xexpression<E>& expression) {
        const E& source = expression.derived_cast();
        shape_.assign(source.shape().begin(), source.shape().end());
        fill(source.template begin<xt::layout_type::row_major>());
    }

    /// An array that the compiler knows.
    template <std::size_t Count, std::size_t Rank, std::size_t Words>
    value(const static_array<Count, Rank, Words>& from) : value(from.type, from.words, from.shape()) {}
    /// Elements of a dtype as words; see element_bits.
    template <std::convertible_to<dtype> Type>
    value(Type type, const element_bits* words, shape_view shape) : shape_(shape.begin(), shape.end()) {
        auto elements = std::make_shared<buffer>(type, shape.element_count());
        with_element_type(type, [&]<class T>(std::type_identity<T>) {
            fill_from_words(words, elements->size(), static_cast<T*>(elements->data()));
        });
        elements_ = std::move(elements);
    }

    /// Takes elements over.
    value(shape_view shape, buffer elements)
        : shape_(shape.begin(), shape.end()), elements_(std::make_shared<buffer>(std::move(elements))) {}

    [[nodiscard]] shape_view shape() const noexcept { return {shape_.data(), shape_.size()}; }
    [[nodiscard]] dtype type() const noexcept { return elements_->type(); }
    [[nodiscard]] const void* data() const noexcept { return elements_->data(); }
    [[nodiscard]] std::size_t size() const noexcept { return elements_->size(); }

    /// Whether every element converts to the dtype; see elements_convert.
    template <std::convertible_to<dtype> Type>
    [[nodiscard]] bool converts_to(Type to) const {
        return elements_convert(type(), data(), size(), to);
    }

    /// The elements converted to a dtype; converts_to(to) must hold. Cost: a copy.
    template <std::convertible_to<dtype> Type>
    [[nodiscard]] buffer convert(Type to) const {
        if (to == type()) return *elements_;
        buffer converted(to, size());
        convert_elements(type(), data(), size(), to, converted.data());
        return converted;
    }

    /// The elements of a part of a variable of this shape, the last one repeated where there are fewer; there must be one. Cost: a copy.
    [[nodiscard]] value cut(const variable_part& part, shape_view whole, shape_view shape) const {
        buffer kept(type(), shape.element_count());
        with_element_type(type(), [&]<class T>(std::type_identity<T>) {
            const T* const from = static_cast<const T*>(data());
            T* to = static_cast<T*>(kept.data());
            for_each_run(part, whole, [&](std::size_t first, std::size_t count) {
                for (std::size_t i = first; i != first + count; ++i) *to++ = from[std::min(i, size() - 1)];
            });
        });
        return value(shape, std::move(kept));
    }

  private:
    template <class Iterator>
    value(Iterator first, std::vector<extent> shape) : shape_(std::move(shape)) {
        fill(first);
    }

    template <class Element = void, class Iterator>
    void fill(Iterator first) {
        using T =
            stored_t<std::conditional_t<std::is_void_v<Element>, std::decay_t<decltype(*first)>, Element>>;
        auto elements = std::make_shared<buffer>(dtype_of<T>, shape().element_count());
        std::transform(first, first + static_cast<std::ptrdiff_t>(elements->size()),
                       static_cast<T*>(elements->data()), [](const auto& from) { return T(from); });
        elements_ = std::move(elements);
    }

    void stack(const std::vector<value>& rows, dtype type) {
        shape_.assign({static_cast<extent>(rows.size())});
        if (!rows.empty())
            for (const extent axis : rows.front().shape_) shape_.push_back(axis);
        auto elements = std::make_shared<buffer>(type, shape().element_count());
        std::size_t filled = 0;
        for (const value& row : rows) {
            if (row.shape() != rows.front().shape())
                throw_error(code::shape_differs,
                            {{},
                             "a nested list with a row of shape " + to_string(row.shape()),
                             "its first row of shape " + to_string(rows.front().shape()),
                             {}});
            elements->copy(row.data(), row.size(), filled);
            filled += row.size();
        }
        elements_ = std::move(elements);
    }

    std::vector<extent> shape_;
    std::shared_ptr<const buffer> elements_;
};

} // namespace varscope
