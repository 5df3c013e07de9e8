// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/variable_range.hpp: the variables of a model, whatever their types.
#pragma once

#include <varscope/model/access.hpp>

#include <iterator>

namespace varscope {

/// The variables of a model in the order of creation, as handles without a static type. Valid as long as the model's memory.
template <class Manifest, class Byte>
class variable_range {
  public:
    using ref = basic_variable_ref<detail::void_as_const_as<Byte>>;

    class iterator {
      public:
        using value_type = ref;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = ref;
        using iterator_category = std::input_iterator_tag;

        iterator() = default;
        iterator(Byte* base, std::size_t at) noexcept : base_(base), at_(at) {}
        ref operator*() const noexcept { return detail::ref_at<Manifest>(at_, base_); }
        iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        iterator operator++(int) noexcept {
            const iterator before = *this;
            ++at_;
            return before;
        }
        friend bool operator==(const iterator& left, const iterator& right) noexcept {
            return left.at_ == right.at_;
        }

      private:
        Byte* base_ = nullptr;
        std::size_t at_ = 0;
    };

    explicit variable_range(Byte* base) noexcept : base_(base) {}
    [[nodiscard]] static constexpr std::size_t size() noexcept { return Manifest::size(); }
    [[nodiscard]] ref operator[](std::size_t position) const noexcept {
        return detail::ref_at<Manifest>(position, base_);
    }
    [[nodiscard]] iterator begin() const noexcept { return {base_, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {base_, size()}; }

  private:
    Byte* base_;
};

} // namespace varscope
