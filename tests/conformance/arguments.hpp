// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/arguments.hpp: the arguments of a statement, from JSON to what the library takes.
#pragma once

#include <varscope/graph.hpp>

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace conformance {

using nlohmann::json;

/// The value of a key; null where it is missing.
inline const json& at(const json& statement, const char* key) {
    static const json null;
    const auto found = statement.find(key);
    return found == statement.end() ? null : *found;
}

inline bool flag(const json& statement, const char* key) {
    const json& given = at(statement, key);
    return given.is_null() || given.get<bool>();
}

inline varscope::dtype dtype_of(const json& given) {
    if (given.is_null()) return varscope::dtype::float32;
    for (int i = 0; i <= static_cast<int>(varscope::dtype::string); ++i)
        if (const auto type = static_cast<varscope::dtype>(i);
            varscope::to_string(type) == given.get<std::string>())
            return type;
    throw std::runtime_error("unknown dtype " + given.dump());
}

inline varscope::reuse_mode reuse_of(const json& given) {
    if (given == "auto") return varscope::auto_reuse;
    return given == true ? varscope::reuse : varscope::reuse_mode::create;
}

inline varscope::collection_list collections_of(const json& given) {
    if (given.is_null()) return varscope::collection_list::not_given;
    return varscope::collection_list(given.get<std::vector<std::string>>());
}

/// A shape, or none.
class shape_argument {
  public:
    explicit shape_argument(const json& given) : is_given_(!given.is_null()) {
        for (const json& size : given)
            extents_.push_back(size.is_null() ? varscope::unknown : size.get<varscope::extent>());
    }
    operator varscope::shape_view() const noexcept {
        return is_given_ ? varscope::shape_view(extents_.data(), extents_.size()) : varscope::unknown_shape;
    }

  private:
    bool is_given_;
    std::vector<varscope::extent> extents_;
};

namespace detail {

// The first element of nested lists; the empty list where there is none.
inline const json& first_number(const json& nested) {
    return nested.is_array() && !nested.empty() ? first_number(nested.at(0)) : nested;
}

template <class T>
void flatten(const json& nested, std::vector<T>& to) {
    if (!nested.is_array()) return to.push_back(nested.get<T>());
    for (const json& row : nested) flatten(row, to);
}

template <class T>
varscope::value nested_value(const json& nested) {
    std::vector<std::size_t> shape;
    for (const json* row = &nested; row->is_array(); row = &row->at(0)) {
        shape.push_back(row->size());
        if (row->empty()) break;
    }
    std::vector<T> elements;
    flatten(nested, elements);
    xt::xarray<T> array = xt::xarray<T>::from_shape(shape);
    std::copy(elements.begin(), elements.end(), array.begin());
    return array;
}

template <class T>
varscope::value zeros_value(varscope::shape_view shape) {
    return xt::xarray<T>(std::vector<std::size_t>(shape.begin(), shape.end()), T());
}

} // namespace detail

/// A number or nested lists of them: float32 where they have a point or are empty, int32 otherwise.
inline varscope::value value_of(const json& nested) {
    return detail::first_number(nested).is_number_integer() ? detail::nested_value<std::int32_t>(nested)
                                                            : detail::nested_value<float>(nested);
}

/// A value of zeros.
inline varscope::value zeros_of(varscope::shape_view shape, varscope::dtype type) {
    switch (type) {
    case varscope::dtype::float32:
        return detail::zeros_value<float>(shape);
    case varscope::dtype::float64:
        return detail::zeros_value<double>(shape);
    case varscope::dtype::int32:
        return detail::zeros_value<std::int32_t>(shape);
    case varscope::dtype::int64:
        return detail::zeros_value<std::int64_t>(shape);
    case varscope::dtype::bool_:
        return detail::zeros_value<bool>(shape);
    default:
        throw std::runtime_error("no value of dtype " + varscope::to_string(type));
    }
}

inline varscope::graph_initializer initializer_of(const json& given) {
    if (given.is_null()) return {};
    if (given == "zeros") return varscope::zeros();
    if (given == "ones") return varscope::ones();
    if (given == "glorot_uniform") return varscope::glorot_uniform();
    if (given.contains("constant")) return varscope::constant(given["constant"].get<double>());
    return value_of(given.at("value"));
}

} // namespace conformance
