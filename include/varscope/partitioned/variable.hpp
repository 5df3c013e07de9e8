// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/partitioned/variable.hpp: a variable that consists of several, of a graph, a model or a traced program.
#pragma once

#include <varscope/partitioned/partitioners.hpp>
#include <varscope/partitioned/slice_info.hpp>
#include <varscope/scope/list_iterator.hpp>
#include <varscope/trace/abstract.hpp>

namespace varscope {

namespace detail {

// Handles, which have no default, in an array that constants may use.
template <class Handle>
class handle_list {
  public:
    constexpr handle_list() = default;
    constexpr handle_list(const handle_list& from) : handle_list() {
        for (std::size_t i = 0; i != from.size(); ++i) push_back(from[i]);
    }
    constexpr handle_list(handle_list&&) noexcept = default;
    constexpr handle_list& operator=(handle_list from) noexcept {
        handles_ = static_cast<growing_array<const Handle*>&&>(from.handles_);
        return *this;
    }
    constexpr ~handle_list() {
        for (std::size_t i = 0; i != size(); ++i) delete handles_[i];
    }
    constexpr void push_back(const Handle& handle) {
        handles_.emplace_back() = nullptr; // makes the room that is needed first
        handles_[size() - 1] = new Handle(handle);
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return handles_.size(); }
    [[nodiscard]] constexpr const Handle& operator[](std::size_t index) const noexcept {
        return *handles_[index];
    }

  private:
    growing_array<const Handle*> handles_;
};

// What partitioned variables do where there are values: specialised by partitioned/tensor.hpp for elements of a type. Without that header it does
// not exist.
template <class T>
struct joined_elements;
// The type of a static dtype's elements: tensor/element.hpp.
template <class Type>
struct joined_type;

} // namespace detail

/// A variable that is cut into parts along one axis, which are variables of their own: `w/part_0`, `w/part_1` (row 172). It is a list of them,
/// and stands for the whole. A copy is the same variable; valid as long as its parts. What was asked for without a partitioner, or is a scalar, is a
/// list of one variable that has the name itself (row 174).
///
/// Template parameters: the handle of a part, as get_variable of the scope gives it; the text that owns a name there; and a dtype_c, or dtype where
/// only run time knows it. Made by get_partitioned_variable.
template <class Handle, class Text, class Type>
class partitioned_variable {
  public:
    using value_type = Handle;
    using iterator = list_iterator<partitioned_variable, const Handle&>;

    constexpr partitioned_variable(Text&& name, const tensor_shape& whole, varscope::dtype type,
                                   const partition_plan& plan, bool is_partitioned,
                                   detail::handle_list<Handle>&& parts) noexcept
        : name_(static_cast<Text&&>(name)),
          whole_(whole),
          plan_(plan),
          type_(type),
          is_partitioned_(is_partitioned),
          parts_(static_cast<detail::handle_list<Handle>&&>(parts)) {}
    constexpr partitioned_variable(const partitioned_variable& from)
        : name_(detail::own_text<Text>(from.name_)),
          whole_(from.whole_),
          plan_(from.plan_),
          type_(from.type_),
          is_partitioned_(from.is_partitioned_),
          parts_(from.parts_) {}
    constexpr partitioned_variable(partitioned_variable&&) noexcept = default;
    constexpr partitioned_variable& operator=(const partitioned_variable&) = delete;
    constexpr ~partitioned_variable() = default;

    /// The key of the whole, which has no output number, because no operation has this name (row 172).
    [[nodiscard]] constexpr const Text& name() const noexcept { return name_; }
    [[nodiscard]] constexpr const Text& op_name() const noexcept { return name_; }
    [[nodiscard]] constexpr varscope::dtype dtype() const noexcept { return type_; }
    /// The shape of the whole, its extents and their number.
    [[nodiscard]] constexpr shape_view shape() const noexcept { return whole_.view(); }
    [[nodiscard]] constexpr extent shape(std::size_t axis) const noexcept { return whole_[axis]; }
    [[nodiscard]] constexpr std::size_t dimension() const noexcept { return whole_.size(); }

    /// The parts.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return parts_.size(); }
    [[nodiscard]] constexpr const Handle& operator[](std::size_t index) const noexcept {
        return parts_[index];
    }
    [[nodiscard]] constexpr iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return {*this, size()}; }
    /// Whether the parts are variables below the name; otherwise the one there is has the name itself.
    [[nodiscard]] constexpr bool is_partitioned() const noexcept { return is_partitioned_; }
    /// The axis along which it is cut.
    [[nodiscard]] constexpr std::size_t axis() const noexcept { return plan_.axis; }
    /// The number of parts along each axis.
    [[nodiscard]] constexpr tensor_shape partitions() const noexcept {
        tensor_shape counts(whole_);
        for (std::size_t i = 0; i != counts.size(); ++i) counts[i] = i == plan_.axis ? plan_.count : 1;
        return counts;
    }
    /// Where a part stands in the whole.
    [[nodiscard]] constexpr varscope::slice_info<Text> slice_info(std::size_t index) const {
        varscope::slice_info<Text> made{detail::own_text<Text>(name_), whole_, whole_, whole_};
        for (std::size_t i = 0; i != whole_.size(); ++i) made.var_offset[i] = 0;
        if (whole_.size() == 0) return made;
        const auto number = static_cast<std::uint32_t>(index);
        made.var_offset[plan_.axis] = part_at(plan_, whole_[plan_.axis], number).offset;
        made.var_shape[plan_.axis] = extent_of_part(whole_[plan_.axis], plan_.count, number);
        return made;
    }

    /// The whole as an expression of xtensor's over the elements of the parts, which reads them when it is read (row 181); abstract and of the whole's
    /// shape while a program is traced. It has the variable's dtype: of another one it throws dtype_error (VS-E005). First values of a graph's
    /// variables are made. Cost: O(parts), and a search among them for each element that is read, some nanoseconds; where elements are read more than once
    /// or many of them are, concatenated() costs a fiftieth.
    template <class T>
    [[nodiscard]] constexpr auto as(source_location where = source_location::current()) const {
        if constexpr (abstract_value<Handle>)
            return to_abstract(where);
        else
            return detail::joined_elements<T>::lazy(*this);
    }
    /// The same where the compiler knows the dtype.
    [[nodiscard]] constexpr auto as_tensor(source_location where = source_location::current()) const {
        if constexpr (abstract_value<Handle>)
            return to_abstract(where);
        else
            return as<typename detail::joined_type<Type>::type>(where);
    }
    /// The whole as a container of its own: the elements of the parts, copied in runs. Throws dtype_error (VS-E005).
    template <class T>
    [[nodiscard]] constexpr auto concatenated(source_location where = source_location::current()) const {
        if constexpr (abstract_value<Handle>)
            return to_abstract(where);
        else
            return detail::joined_elements<T>::copy(*this);
    }
    [[nodiscard]] constexpr auto concatenated(source_location where = source_location::current()) const {
        if constexpr (abstract_value<Handle>)
            return to_abstract(where);
        else
            return concatenated<typename detail::joined_type<Type>::type>(where);
    }
    /// Gives each part its elements of a whole, an expression of xtensor's or an abstract value. Throws shape_error (VS-E004) where that is of
    /// another shape than the whole, dtype_error (VS-E005) for a variable that has elements of another type than the expression. Cost: one copy
    /// of the whole.
    template <class Whole>
    constexpr void assign(const Whole& whole) const {
        if constexpr (!abstract_value<Handle>) {
            detail::joined_elements<typename Whole::value_type>::assign(*this, whole);
        } else if constexpr (abstract_value<Whole>) {
            const abstract given(whole);
            if (!given.known_shape().view().is_compatible_with(shape())) parts_[0] = given;
        }
    }

  private:
    [[nodiscard]] constexpr abstract to_abstract(const source_location& where) const {
        abstract made;
        for (std::size_t i = 0; i != size(); ++i) made.comes_from(parts_[i].to_abstract());
        made.is_of_dtype(type_);
        made.becomes(inferred_shape(whole_), "concatenation", where);
        return made;
    }

    Text name_;
    tensor_shape whole_;
    partition_plan plan_;
    varscope::dtype type_;
    bool is_partitioned_;
    detail::handle_list<Handle> parts_;
};

} // namespace varscope
