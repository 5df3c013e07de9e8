// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/json.hpp: variables in JSON, for parameters that people write.
#pragma once

#include <varscope/formats/nested_values.hpp>

#if !__has_include(<nlohmann/json.hpp>)
#error "varscope/formats/json.hpp needs nlohmann_json: install nlohmann-json3-dev"
#endif
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace varscope {

namespace detail {

// The events of nlohmann's parser.
class json_events : public nlohmann::json_sax<nlohmann::json> {
  public:
    nested_values values;

    bool null() override { return values.fail("null, which is no value"); }
    bool boolean(bool is) override { return values.value(is); }
    bool number_integer(number_integer_t is) override { return values.value(std::int64_t{is}); }
    bool number_unsigned(number_unsigned_t is) override { return values.value(std::uint64_t{is}); }
    bool number_float(number_float_t is, const string_t&) override { return values.value(is); }
    bool string(string_t& is) override { return values.value(std::move(is)); }
    bool binary(binary_t&) override { return values.fail("bytes"); }
    bool start_object(std::size_t) override { return values.begin_object(); }
    bool key(string_t& is) override { return values.key(is); }
    bool end_object() override { return values.end_object(); }
    bool start_array(std::size_t) override { return values.begin_list(); }
    bool end_array() override { return values.end_list(); }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override {
        constexpr int number_overflow = 406;
        values.fail((error.id == number_overflow ? "a number beyond float64 at character "
                                                 : "no JSON at character ") +
                    std::to_string(position));
        return false;
    }
};

// Whether a text is UTF-8 (RFC 3629), as JSON has to be.
inline bool is_utf8(std::string_view chars) noexcept {
    for (std::size_t i = 0; i != chars.size();) {
        const auto byte = [&](std::size_t at) {
            return at < chars.size() ? static_cast<unsigned char>(chars[at]) : 0u;
        };
        const unsigned first = byte(i);
        const std::size_t more = first < 0x80   ? 0
                                 : first < 0xC2 ? 4
                                 : first < 0xE0 ? 1
                                 : first < 0xF0 ? 2
                                 : first < 0xF5 ? 3
                                                : 4;
        if (more == 4 || i + more >= chars.size()) return false;
        for (std::size_t j = 1; j <= more; ++j)
            if ((byte(i + j) & 0xC0) != 0x80) return false;
        const unsigned second = byte(i + 1);
        if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second >= 0xA0) ||
            (first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90))
            return false;
        i += more + 1;
    }
    return true;
}

// The elements of a tensor as nested lists.
template <class T>
nlohmann::ordered_json json_lists(const T*& next, shape_view shape, std::size_t axis, const tensor_ref& of) {
    if (axis != shape.size()) {
        auto list = nlohmann::ordered_json::array();
        for (extent i = 0; i != shape[axis]; ++i) list.push_back(json_lists(next, shape, axis + 1, of));
        return list;
    }
    if constexpr (floating_element<T>) {
        const double number = convert_element<double>(*next++);
        if (!std::isfinite(number))
            throw_error(
                code::file_unsupported,
                {std::string(of.name), "JSON", "a number that is not finite, which it does not have", {}});
        return number;
    } else if constexpr (integer_element<T> || std::is_same_v<T, bool>) {
        return *next++;
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!is_utf8(*next))
            throw_error(code::file_unsupported,
                        {std::string(of.name), "JSON", "a text that is no UTF-8", {}});
        return *next++;
    } else {
        throw_error(code::file_unsupported,
                    {std::string(of.name), "JSON", "complex numbers, which it does not have", {}});
    }
}

} // namespace detail

/// JSON: an object for each scope, and in it a number, a bool, a text or nested lists of them for each variable. For parameters, and for tensors that
/// one wants to look at; others have better formats. A name may have slashes in it.
struct json {
    static constexpr std::string_view name = "json";
    static constexpr std::array<std::string_view, 1> extensions{".json"};

    [[nodiscard]] static bool recognizes(const std::filesystem::path& path, std::string_view first_bytes) {
        const std::size_t first = first_bytes.find_first_not_of(" \t\r\n");
        return first != std::string_view::npos && first_bytes[first] == '{' && path.extension() == ".json" &&
               !path.native().ends_with(".index.json");
    }
    /// Opens a file and reads it. Throws file_error (VS-E034), and malformed_file_error (VS-E035) for what is no JSON, names that stand twice,
    /// null, objects in lists, rows of different lengths, and what is nested more than 64 times. Cost: the whole file is parsed.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        readable_file file(path);
        const std::string chars = file.read(0, static_cast<std::size_t>(file.size()));
        detail::json_events events;
        if (!nlohmann::json::sax_parse(chars, &events)) events.values.fail("no JSON");
        return std::make_unique<nested_values_file>(path, name, std::move(events.values));
    }
    /// Writes tensors into a file that replaces another one as a whole. Throws file_error (VS-E034), and unsupported_file_error (VS-E036) for
    /// complex numbers, those that are not finite, and a variable whose name is that of a scope too; the other file is as it was then.
    static void write(const std::filesystem::path& path, const tensors_to_write& given) {
        const tensors_to_write what = detail::whole_tensors(given, name);
        auto root = nlohmann::ordered_json::object();
        for (const tensor_ref& each : what.tensors) {
            if (!detail::is_utf8(each.name))
                throw_error(code::file_unsupported,
                            {std::string(each.name), "JSON", "a name that is no UTF-8", {}});
            nlohmann::ordered_json* at = &root;
            std::size_t begin = 0;
            for (std::size_t end; (end = each.name.find('/', begin)) != std::string_view::npos;
                 begin = end + 1) {
                at = &(*at)[std::string(each.name.substr(begin, end - begin))];
                if (!at->is_null() && !at->is_object()) refuse_scope(each);
                if (at->is_null()) *at = nlohmann::ordered_json::object();
            }
            nlohmann::ordered_json& to = (*at)[std::string(each.name.substr(begin))];
            if (!to.is_null()) refuse_scope(each);
            for (std::size_t axis = 1; axis < each.shape.size(); ++axis)
                if (each.shape[axis - 1] == 0)
                    throw_error(code::file_unsupported,
                                {std::string(each.name),
                                 "JSON, whose lists say nothing of axes below an empty one",
                                 "the shape " + to_string(each.shape),
                                 {}});
            with_element_type(each.dtype, [&]<class T>(std::type_identity<T>) {
                std::vector<std::byte> room;
                if (each.elements == nullptr) room.resize(each.byte_count()), each.read(room.data());
                const T* next = static_cast<const T*>(each.elements == nullptr ? room.data() : each.elements);
                to = detail::json_lists(next, each.shape, 0, each);
            });
        }
        const std::string chars = root.dump(2) + '\n';
        replacing_file file(path);
        file.write(chars.data(), chars.size());
        file.commit();
    }

  private:
    [[noreturn]] static void refuse_scope(const tensor_ref& of) {
        throw_error(code::file_unsupported, {std::string(of.name),
                                             "JSON, where a scope is an object",
                                             "a variable and a scope of one name",
                                             {}});
    }
};
static_assert(tensor_format<json>);

} // namespace varscope
