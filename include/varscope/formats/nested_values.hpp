// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/nested_values.hpp: named numbers, bools and texts from files that people write: objects are scopes, lists are axes.
#pragma once

#include <varscope/checkpoint/file.hpp>
#include <varscope/checkpoint/load.hpp>
#include <varscope/checkpoint/tensor_file.hpp>

#include <cstring>
#include <limits>

namespace varscope {

namespace detail {

// Collects tensors from the events of a parser. The first thing that is wrong stands in `fault`, and nothing more is taken then.
class nested_values {
  public:
    static constexpr std::size_t deepest = 64; // of objects and lists in one another

    struct tensor {
        tensor_entry entry;
        std::vector<std::byte> bytes;
        std::vector<std::string> texts; // of string tensors
    };
    std::vector<tensor> tensors;
    std::string fault;

    bool begin_object() {
        if (lists_ != 0) return fail("an object in a list");
        if (keys_.size() >= deepest) return fail("more than 64 objects in one another");
        if (keys_.empty()) {
            keys_.emplace_back();
        } else {
            scopes_.push_back(path_.size());
            path_ += '/';
            keys_.emplace_back();
        }
        return true;
    }
    bool key(const std::string& name) {
        if (name.empty()) return fail("a name that is empty");
        if (!keys_.back().insert(name).second) return fail("the name '" + shown(text(name)) + "' twice");
        path_.resize(keys_.size() == 1 ? 0 : scopes_.back() + 1);
        path_ += name;
        return true;
    }
    bool end_object() {
        keys_.pop_back();
        if (!keys_.empty()) path_.resize(scopes_.back()), scopes_.pop_back();
        return true;
    }
    bool begin_list() {
        if (keys_.empty()) return fail("a list without a name");
        if (lists_ == 0) values_.clear(), lengths_.clear(), depth_of_values_ = none;
        if (lists_ == deepest) return fail("more than 64 lists in one another");
        if (lists_ != 0) ++counts_.back();
        counts_.push_back(0);
        ++lists_;
        return true;
    }
    bool end_list() {
        const std::size_t axis = --lists_;
        const extent length = static_cast<extent>(counts_.back());
        counts_.pop_back();
        if (lengths_.size() <= axis) lengths_.resize(axis + 1, -1);
        if (lengths_[axis] >= 0 && lengths_[axis] != length) return fail("rows of different lengths");
        lengths_[axis] = length;
        return axis != 0 || finish();
    }
    bool value(bool is) { return add({kind::truth, is ? 1.0 : 0.0, {}}); }
    bool value(std::int64_t is) { return add({kind::integer, static_cast<double>(is), {}, is}); }
    bool value(std::uint64_t is) {
        if (is <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return value(static_cast<std::int64_t>(is));
        return add({kind::large, static_cast<double>(is), {}, 0, is});
    }
    bool value(double is) { return add({kind::real, is, {}}); }
    bool value(std::string is) { return add({kind::chars, 0, std::move(is)}); }
    bool fail(std::string what) {
        if (fault.empty())
            fault = std::move(what) + (path_.empty() ? "" : " at '" + shown(text(path_)) + "'");
        return false;
    }

  private:
    enum class kind : unsigned char { truth, integer, large, real, chars };
    struct single {
        kind is;
        double number;
        std::string chars;
        std::int64_t integer = 0;
        std::uint64_t large = 0;
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    bool add(single value) {
        if (keys_.empty()) return fail("a value without a name");
        if (lists_ == 0) {
            values_.clear(), lengths_.clear(), depth_of_values_ = none;
            values_.push_back(std::move(value));
            return finish();
        }
        ++counts_.back();
        if (depth_of_values_ != none && depth_of_values_ != lists_)
            return fail("values and lists side by side");
        depth_of_values_ = lists_;
        values_.push_back(std::move(value));
        return true;
    }
    bool finish() {
        if (depth_of_values_ != none && depth_of_values_ != lengths_.size() && !lengths_.empty())
            return fail("values and lists side by side");
        for (extent& each : lengths_)
            if (each < 0) each = 0;
        bool has[5] = {};
        for (const single& each : values_) has[static_cast<std::size_t>(each.is)] = true;
        const bool has_numbers = has[1] || has[2] || has[3];
        if (has[0] + has[4] + has_numbers > 1) return fail("numbers, texts and bools side by side");
        bool is_negative = false;
        for (const single& each : values_) is_negative |= each.is == kind::integer && each.integer < 0;
        if (has[2] && is_negative && !has[3]) return fail("an integer that no dtype holds");
        tensor& made = tensors.emplace_back();
        made.entry.name = path_;
        made.entry.extents = lengths_;
        made.entry.dtype = has[0]   ? dtype::bool_
                           : has[4] ? dtype::string
                           : has[3] ? dtype::float64
                           : has[2] ? dtype::uint64
                           : has[1] ? dtype::int64
                                    : dtype::float64;
        for (single& each : values_) {
            if (has[4])
                made.texts.push_back(std::move(each.chars));
            else if (has[0])
                append(made.bytes, static_cast<unsigned char>(each.number));
            else if (has[3])
                append(made.bytes, each.number);
            else if (has[2])
                append(made.bytes,
                       each.is == kind::large ? each.large : static_cast<std::uint64_t>(each.integer));
            else
                append(made.bytes, each.integer);
        }
        return true;
    }
    template <class T>
    static void append(std::vector<std::byte>& to, T number) {
        const auto* const first = reinterpret_cast<const std::byte*>(&number);
        to.insert(to.end(), first, first + sizeof number);
    }

    std::string path_;
    std::vector<std::size_t> scopes_;         // where in the path each object's names begin
    std::vector<std::set<std::string>> keys_; // of the objects that are open
    std::size_t lists_ = 0;
    std::vector<std::size_t> counts_; // of the lists that are open
    std::vector<extent> lengths_;     // of each axis
    std::size_t depth_of_values_ = none;
    std::vector<single> values_;
};

} // namespace detail

/// An open file of nested values: all of it is in memory. Numbers without a fraction are int64, or uint64 beyond it, others float64; a list is a
/// tensor, whose rows have one length; a list of nothing has the dtype float64. Names are those of the objects around, with slashes.
class nested_values_file : public tensor_file {
  public:
    nested_values_file(const std::filesystem::path& path, std::string_view format,
                       detail::nested_values&& values)
        : tensor_file(path), format_(format), tensors_(std::move(values.tensors)) {
        if (!values.fault.empty()) malformed(std::move(values.fault));
        std::vector<tensor_entry> entries;
        for (const auto& each : tensors_) entries.push_back(each.entry);
        set_entries(std::move(entries));
    }
    [[nodiscard]] std::string_view format() const noexcept override { return format_; }

  protected:
    void read_elements(std::size_t position, void* to) const override {
        const auto& from = tensors_[position];
        if (from.entry.dtype == dtype::string)
            std::copy(from.texts.begin(), from.texts.end(), static_cast<std::string*>(to));
        else if (!from.bytes.empty())
            std::memcpy(to, from.bytes.data(), from.bytes.size());
    }
    void verify_elements(std::size_t) const override {}

  private:
    std::string_view format_;
    std::vector<detail::nested_values::tensor> tensors_;
};

/// How parameters are loaded from a file that people wrote: what it does not name keeps its value, what it names and nobody has is told by the report,
/// and numbers become those of the variable's dtype. `const auto report = vs::load<vs::json>("run.json", model, vs::parameters());`
[[nodiscard]] inline load_options parameters() {
    load_options options;
    options.allow_missing = options.allow_unused = options.cast = true;
    return options;
}

} // namespace varscope
