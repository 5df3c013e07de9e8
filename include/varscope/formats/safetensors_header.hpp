// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/safetensors_header.hpp: the header of a safetensors file, read and written.
#pragma once

#include <varscope/checkpoint/element_writer.hpp>
#include <varscope/checkpoint/tensor_file.hpp>

#if !__has_include(<nlohmann/json.hpp>)
#error                                                                                                       \
    "varscope/formats/safetensors.hpp needs JSON for Modern C++: install nlohmann-json (Debian: nlohmann-json3-dev)"
#endif
#include <nlohmann/json.hpp>

namespace varscope::detail {

// What the header of a safetensors file calls a dtype. Others, as F8_E4M3, are listed and not read.
struct safetensors_dtype {
    std::string_view name;
    dtype type;
};
inline constexpr safetensors_dtype safetensors_dtypes[] = {
    {"BOOL", dtype::bool_},  {"I8", dtype::int8},       {"I16", dtype::int16},     {"I32", dtype::int32},
    {"I64", dtype::int64},   {"U8", dtype::uint8},      {"U16", dtype::uint16},    {"U32", dtype::uint32},
    {"U64", dtype::uint64},  {"F16", dtype::float16},   {"BF16", dtype::bfloat16}, {"F32", dtype::float32},
    {"F64", dtype::float64}, {"C64", dtype::complex64},
};
[[nodiscard]] constexpr std::string_view safetensors_name(dtype type) noexcept {
    for (const safetensors_dtype& row : safetensors_dtypes)
        if (row.type == type) return row.name;
    return {};
}

// One tensor of the header: its entry, and where its bytes begin and end behind the header.
struct safetensors_row {
    tensor_entry entry;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

// Reads the header as a stream of events, so that a name that stands twice is seen and nothing deep is built.
class safetensors_header : public nlohmann::json_sax<nlohmann::json> {
  public:
    std::vector<safetensors_row> rows;
    std::map<std::string, std::string> metadata;
    std::string fault;

    bool null() override { return wrong("a null"); }
    bool boolean(bool) override { return wrong("true or false"); }
    bool number_float(double, const std::string&) override { return wrong("a number that is not whole"); }
    bool number_integer(std::int64_t) override { return wrong("a negative number"); }
    bool binary(nlohmann::json::binary_t&) override { return wrong("bytes"); }
    bool number_unsigned(std::uint64_t number) override {
        if (level_ != in_list) return wrong("a number");
        if (number > static_cast<std::uint64_t>(std::numeric_limits<extent>::max()))
            return wrong("a number that is too large");
        numbers_.push_back(static_cast<extent>(number));
        return numbers_.size() <= 64 || wrong("more than 64 numbers");
    }
    bool string(std::string& text) override {
        if (level_ == in_metadata)
            return metadata.emplace(key_, text).second || wrong("metadata of this name twice");
        if (level_ != in_tensor || key_ != "dtype" || has_dtype_) return wrong("a text");
        has_dtype_ = true;
        const auto row = std::find_if(std::begin(safetensors_dtypes), std::end(safetensors_dtypes),
                                      [&](const safetensors_dtype& each) { return each.name == text; });
        if (row != std::end(safetensors_dtypes)) {
            rows.back().entry.dtype = row->type;
        } else {
            rows.back().entry.foreign_dtype = text;
            rows.back().entry.refused = "elements of type " + shown(text, 40) + ", which is no dtype";
        }
        return true;
    }
    bool start_object(std::size_t) override {
        if (level_ == outside) {
            level_ = in_header;
        } else if (level_ == in_header) {
            level_ = key_ == "__metadata__" ? in_metadata : in_tensor;
            if (level_ == in_metadata) return !std::exchange(has_metadata_, true) || wrong("metadata twice");
            rows.emplace_back().entry.name = key_;
            has_dtype_ = has_shape_ = has_offsets_ = false;
        } else {
            return wrong("an object");
        }
        return true;
    }
    bool key(std::string& text) override {
        key_ = text;
        return level_ != in_tensor || text == "dtype" || text == "shape" || text == "data_offsets" ||
               wrong("an unknown key");
    }
    bool end_object() override {
        if (level_ == in_tensor && !(has_dtype_ && has_shape_ && has_offsets_))
            return wrong("a tensor without dtype, shape or data_offsets");
        level_ = level_ == in_header ? done : in_header;
        return true;
    }
    bool start_array(std::size_t) override {
        if (level_ != in_tensor || key_ == "dtype") return wrong("a list");
        level_ = in_list;
        numbers_.clear();
        return true;
    }
    bool end_array() override {
        level_ = in_tensor;
        if (key_ == "shape") {
            if (std::exchange(has_shape_, true)) return wrong("a shape twice");
            rows.back().entry.extents = numbers_;
        } else {
            if (std::exchange(has_offsets_, true) || numbers_.size() != 2)
                return wrong("data_offsets that are not two");
            rows.back().begin = static_cast<std::uint64_t>(numbers_[0]);
            rows.back().end = static_cast<std::uint64_t>(numbers_[1]);
        }
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        if (fault.empty()) fault = "a header that is no JSON at its byte " + std::to_string(position);
        return false;
    }

  private:
    enum { outside, in_header, in_metadata, in_tensor, in_list, done } level_ = outside;

    bool wrong(const std::string& what) {
        if (fault.empty()) {
            fault = what + " where the format has none";
            if (!rows.empty()) fault += ", in the header at or after '" + shown(rows.back().entry.name) + "'";
        }
        return false;
    }

    std::string key_;
    std::vector<extent> numbers_;
    bool has_metadata_ = false;
    bool has_dtype_ = false;
    bool has_shape_ = false;
    bool has_offsets_ = false;
};

// A text as JSON has it. Throws unsupported_file_error (VS-E036) for bytes that are no UTF-8.
inline std::string json_text(std::string_view text) {
    constexpr std::string_view replaced = "\xEF\xBF\xBD";
    std::string made = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (made.find(replaced) != std::string::npos && text.find(replaced) == std::string_view::npos)
        throw_error(code::file_unsupported,
                    {std::string(text), "a name in safetensors", "bytes that are no UTF-8", {}});
    return made;
}

// The length and the header of a file of these tensors, whose elements stand one behind the other; both together are a multiple of `alignment` long.
// Throws unsupported_file_error (VS-E036) for dtypes that the format lacks.
inline std::string safetensors_header_of(const std::vector<tensor_ref>& tensors,
                                         const std::map<std::string, std::string>& metadata,
                                         std::size_t alignment) {
    std::string text = "{\"__metadata__\":{\"format\":\"pt\"";
    for (const auto& [key, about] : metadata)
        if (key != "format") text += ',' + json_text(key) + ':' + json_text(about);
    text += '}';
    std::uint64_t at = 0;
    for (const tensor_ref& tensor : tensors) {
        const std::string_view type = safetensors_name(tensor.dtype);
        if (type.empty())
            throw_error(code::file_unsupported,
                        {std::string(tensor.name), "safetensors", "dtype " + to_string(tensor.dtype), {}});
        text += ',' + json_text(tensor.name) + ":{\"dtype\":\"";
        text += type;
        text += "\",\"shape\":[";
        for (std::size_t axis = 0; axis != tensor.shape.size(); ++axis)
            text.append(axis == 0 ? "" : ",").append(std::to_string(tensor.shape[axis]));
        text += "],\"data_offsets\":[" + std::to_string(at) + ',' + std::to_string(at + tensor.byte_count()) +
                "]}";
        at += tensor.byte_count();
    }
    text += '}';
    text.append((alignment - (8 + text.size()) % alignment) % alignment, ' ');
    const std::uint64_t length = text.size();
    return std::string(reinterpret_cast<const char*>(&length), sizeof length) + text;
}

// Writes tensors in the order in which they are given.
inline void write_safetensors(const std::filesystem::path& path, const std::vector<tensor_ref>& tensors,
                              const std::map<std::string, std::string>& metadata, std::size_t alignment) {
    std::string header = safetensors_header_of(tensors, metadata, alignment);
    replacing_file file(path);
    element_writer writer(file);
    writer.add(std::move(header));
    for (const tensor_ref& tensor : tensors) writer.add_elements(tensor, [](const void*) {});
    writer.flush();
    file.commit();
}

} // namespace varscope::detail
