// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/partitioned/tensor.hpp: the values of variables that are cut into parts, as one array.
#pragma once

#include <varscope/detail/xtensor.hpp>
#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/partitioned/variable.hpp>
#include <varscope/tensor/view.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace varscope {

namespace detail {

template <dtype Type>
struct joined_type<dtype_c<Type>> {
    using type = element_t<Type>;
};

// The element at an index of the whole, of parts that stand one behind the other along an axis. Copying it takes no memory: xtensor's generator
// must not run out of it.
template <class T>
class joined_index {
  public:
    using value_type = T;

    template <class Partitioned>
    explicit joined_index(const Partitioned& of) : parts_(std::make_shared<const parts>(of)) {}

    template <class... Index>
    T operator()(Index... index) const {
        const std::array<std::size_t, sizeof...(Index)> all{static_cast<std::size_t>(index)...};
        return element(all.begin(), all.end());
    }
    // As xtensor reads: the first of too many indices are left out, the first of too few are 0, and an extent of 1 is stretched.
    template <class Iterator>
    T element(Iterator first, Iterator last) const {
        const parts& in = *parts_;
        const std::size_t rank = in.rank;
        const auto given = static_cast<std::size_t>(std::distance(first, last));
        if (given > rank) std::advance(first, given - rank);
        const piece* of = in.pieces.data();
        std::size_t place = 0;
        for (std::size_t axis = given < rank ? rank - given : 0; axis != rank; ++axis, ++first) {
            std::size_t at = in.extents[axis] == 1 ? 0 : static_cast<std::size_t>(*first);
            if (axis == in.axis) {
                of = &in.at(at);
                at -= of->begin;
            }
            place = place * (axis == in.axis ? of->length : in.extents[axis]) + at;
        }
        return of->first[place];
    }

  private:
    struct piece {
        const T* first;
        std::size_t begin; ///< along the axis
        std::size_t length;
    };
    struct parts {
        template <class Partitioned>
        explicit parts(const Partitioned& of) : axis(of.axis()), rank(of.dimension()) {
            for (std::size_t i = 0; i != rank; ++i) extents[i] = static_cast<std::size_t>(of.shape(i));
            std::size_t begin = 0;
            for (const auto& part : of) {
                const std::size_t length = rank == 0 ? 1 : static_cast<std::size_t>(part.shape()[axis]);
                pieces.push_back({part.template as<T>().data(), begin, length});
                begin += length;
            }
        }
        [[nodiscard]] const piece& at(std::size_t index) const noexcept {
            const auto behind =
                std::upper_bound(pieces.begin(), pieces.end(), index,
                                 [](std::size_t of, const piece& each) { return of < each.begin; });
            return *(behind - 1);
        }
        std::size_t axis;
        std::size_t rank;
        std::array<std::size_t, tensor_shape::longest> extents{};
        std::vector<piece> pieces{};
    };

    std::shared_ptr<const parts> parts_;
};

template <class T>
struct joined_elements {
    using container = xt::xarray<T, xt::layout_type::row_major>;
    using shape_type = xt::svector<std::size_t, tensor_shape::longest>; // which takes no memory of the heap

    template <class Partitioned>
    [[nodiscard]] static std::vector<std::size_t> extents_of(const Partitioned& of) {
        std::vector<std::size_t> extents;
        for (std::size_t axis = 0; axis != of.dimension(); ++axis)
            extents.push_back(static_cast<std::size_t>(of.shape(axis)));
        return extents;
    }
    template <class Partitioned>
    [[nodiscard]] static auto lazy(const Partitioned& of) {
        check_dtype(of);
        joined_index<T> elements(of);
        shape_type shape(of.dimension());
        for (std::size_t axis = 0; axis != shape.size(); ++axis)
            shape[axis] = static_cast<std::size_t>(of.shape(axis));
        return xt::xgenerator<joined_index<T>, T, shape_type>(std::move(elements), shape);
    }
    template <class Partitioned>
    [[nodiscard]] static container copy(const Partitioned& of) {
        check_dtype(of);
        container made(typename container::shape_type(extents_of(of)));
        for_each_run(of, [&](auto* part, std::size_t place, std::size_t count) {
            std::copy_n(part, count, made.data() + place);
        });
        return made;
    }
    template <class Partitioned, class Expression>
    static void assign(const Partitioned& to, const Expression& from) {
        check_dtype(to);
        const container whole(from);
        const std::vector<std::size_t> asked(whole.shape().begin(), whole.shape().end());
        if (asked != extents_of(to)) {
            const std::vector<extent> extents(asked.begin(), asked.end());
            throw_error(code::shape_differs,
                        {to_string(text(to.name())),
                         to_string(shape_view(extents.data(), extents.size()), dtype_of<T>),
                         to_string(to.shape(), to.dtype()), to[0].first_defined()});
        }
        for_each_run(to, [&](auto* part, std::size_t place, std::size_t count) {
            std::copy_n(whole.data() + place, count, part);
        });
    }

  private:
    template <class Partitioned>
    static void check_dtype(const Partitioned& of) {
        if (dtype_of<T> != of.dtype())
            throw_error(code::dtype_differs, {to_string(text(of.name())), to_string(of.shape(), dtype_of<T>),
                                              to_string(of.shape(), of.dtype()), of[0].first_defined()});
    }
    // Calls `use(first of the part, place in the whole, count)` for each run of elements that stand one behind the other in both.
    template <class Partitioned, class Use>
    static void for_each_run(const Partitioned& of, Use use) {
        std::size_t rows = 1, columns = 1; // the extents before the axis, and those behind it
        for (std::size_t axis = 0; axis != of.dimension(); ++axis) {
            if (axis < of.axis()) rows *= static_cast<std::size_t>(of.shape(axis));
            if (axis > of.axis()) columns *= static_cast<std::size_t>(of.shape(axis));
        }
        std::size_t begin = 0;
        const std::size_t row =
            of.dimension() == 0 ? 1 : static_cast<std::size_t>(of.shape(of.axis())) * columns;
        for (const auto& part : of) {
            auto elements = part.template as<T>();
            const std::size_t run = rows == 0 ? 0 : elements.size() / rows;
            for (std::size_t i = 0; i != rows; ++i) use(elements.data() + i * run, i * row + begin, run);
            begin += run;
        }
    }
};

} // namespace detail

} // namespace varscope
