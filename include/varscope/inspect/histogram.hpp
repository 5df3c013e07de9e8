// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/inspect/histogram.hpp: how values are distributed, for the eye.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ostream>
#include <string>
#include <vector>

namespace varscope {

/// How numbers are distributed: how many lie in each of some intervals of one width, which reach from the least to the largest.
class value_histogram {
  public:
    template <class Values>
    explicit value_histogram(const Values& values, std::size_t bins = 20) : counts_(bins == 0 ? 1 : bins) {
        for (const auto& each : values) {
            const double value = static_cast<double>(each);
            if (!std::isfinite(value)) {
                ++not_finite_;
                continue;
            }
            least_ = count_ == 0 ? value : std::min(least_, value);
            most_ = count_ == 0 ? value : std::max(most_, value);
            ++count_;
        }
        // Mean and deviation are those of values below 1 in size, whose squares are finite; to divide by a power of two rounds nothing.
        const double size = std::max(std::abs(least_), std::abs(most_));
        const int exponent = size > 0 ? std::ilogb(size) + 1 : 0;
        double squares = 0, seen = 0;
        for (const auto& each : values) {
            const double value = static_cast<double>(each);
            if (!std::isfinite(value)) continue;
            const double scaled = std::ldexp(value, -exponent), before = scaled - mean_;
            mean_ += before / ++seen;
            squares += before * (scaled - mean_);
            const double part = most_ > least_ ? (value / 2 - least_ / 2) / (most_ / 2 - least_ / 2) : 0;
            const auto bin = static_cast<std::size_t>(part * static_cast<double>(counts_.size()));
            ++counts_[std::min(bin, counts_.size() - 1)];
        }
        mean_ = std::ldexp(mean_, exponent);
        deviation_ = count_ == 0 ? 0 : std::ldexp(std::sqrt(squares / seen), exponent);
    }

    [[nodiscard]] std::size_t count() const noexcept { return count_; } ///< of finite values
    [[nodiscard]] std::size_t not_finite() const noexcept { return not_finite_; }
    [[nodiscard]] double least() const noexcept { return least_; }
    [[nodiscard]] double most() const noexcept { return most_; }
    [[nodiscard]] double mean() const noexcept { return mean_; }
    /// The standard deviation, of all values and not of a sample.
    [[nodiscard]] double deviation() const noexcept { return deviation_; }
    /// How many values lie in each interval.
    [[nodiscard]] const std::vector<std::size_t>& counts() const noexcept { return counts_; }

    /// A line for each interval, with a bar of at most `width` characters, and one with the figures.
    [[nodiscard]] std::string text(std::size_t width = 50) const {
        const std::size_t highest = *std::max_element(counts_.begin(), counts_.end());
        std::string out;
        for (std::size_t i = 0; i != counts_.size(); ++i) {
            char line[96];
            std::snprintf(line, sizeof line, "%12.5g %9zu ", begin_of(i), counts_[i]);
            const std::size_t bar = highest == 0 ? 0 : (counts_[i] * width + highest / 2) / highest;
            out.append(line).append(counts_[i] != 0 && bar == 0 ? 1 : bar, '#');
            while (out.back() == ' ') out.pop_back();
            out += '\n';
        }
        char line[224];
        std::snprintf(line, sizeof line, "%zu values from %.5g to %.5g, mean %.5g, standard deviation %.5g",
                      count_, least_, most_, mean_, deviation_);
        out += line;
        if (not_finite_ != 0) out += ", " + std::to_string(not_finite_) + " not finite";
        return out += '\n';
    }
    friend std::ostream& operator<<(std::ostream& out, const value_histogram& of) { return out << of.text(); }

  private:
    [[nodiscard]] double begin_of(std::size_t bin) const noexcept {
        const double part = static_cast<double>(bin) / static_cast<double>(counts_.size());
        return least_ * (1 - part) + most_ * part;
    }

    std::vector<std::size_t> counts_;
    std::size_t count_ = 0;
    std::size_t not_finite_ = 0;
    double least_ = 0;
    double most_ = 0;
    double mean_ = 0;
    double deviation_ = 0;
};

/// The histogram of the values of a view, or of any range of numbers: `std::cout << vs::histogram(m["w"_n])`. Cost: two passes.
template <class Values>
[[nodiscard]] value_histogram histogram(const Values& values, std::size_t bins = 20) {
    return value_histogram(values, bins);
}

} // namespace varscope
