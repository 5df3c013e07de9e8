// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/safetensors.hpp: the format of Hugging Face's safetensors, in one file or several.
#pragma once

#include <varscope/checkpoint/pieces.hpp>
#include <varscope/checkpoint/tensor_file.hpp>

#include <array>
#include <bit>
#include <numeric>
#include <optional>

#if !__has_include(<nlohmann/json.hpp>)
#error                                                                                                       \
    "varscope/formats/safetensors.hpp needs JSON for Modern C++: install nlohmann-json (Debian: nlohmann-json3-dev)"
#endif
#include <nlohmann/json.hpp>

static_assert(std::endian::native == std::endian::little,
              "safetensors files are read and written on little-endian machines only");

namespace varscope {

namespace detail {

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

} // namespace detail

/// One safetensors file: eight bytes of length, a header in JSON, and the elements of all tensors back to back.
class safetensors_file : public tensor_file {
  public:
    /// The longest header that is read, in bytes.
    static constexpr std::uint64_t longest_header = 100'000'000;

    /// Reads and checks the header; see safetensors::open.
    explicit safetensors_file(const std::filesystem::path& path) : tensor_file(path), file_(path) {
        if (file_.size() < 8) malformed("only " + std::to_string(file_.size()) + " bytes");
        std::uint64_t length = 0;
        file_.read(0, &length, sizeof length);
        if (length > longest_header) malformed("a header of " + std::to_string(length) + " bytes");
        if (length > file_.size() - 8)
            malformed("a header of " + std::to_string(length) + " bytes in a file of " +
                      std::to_string(file_.size()));
        const std::string text = file_.read(8, static_cast<std::size_t>(length));
        if (text.empty() || text.front() != '{') malformed("a header that does not begin with {");
        detail::safetensors_header header;
        if (!nlohmann::json::sax_parse(text, &header)) malformed(header.fault);
        elements_ = 8 + length;
        check(header.rows);
        std::vector<tensor_entry> entries;
        for (detail::safetensors_row& row : header.rows) {
            begins_.push_back(row.begin);
            entries.push_back(std::move(row.entry));
        }
        set_entries(std::move(entries));
        set_metadata(std::move(header.metadata));
    }

    [[nodiscard]] std::string_view format() const noexcept override { return "safetensors"; }
    [[nodiscard]] const void* mapped(std::size_t position) const noexcept override {
        if (map_.data() == nullptr || !entries()[position].refused.empty()) return nullptr;
        const std::byte* const at = map_.data() + elements_ + begins_[position];
        const std::size_t alignment = std::min<std::size_t>(8, element_size(entries()[position].dtype));
        return reinterpret_cast<std::uintptr_t>(at) % alignment == 0 ? at : nullptr;
    }
    /// Maps the file into memory, so that mapped() has its elements.
    void map() {
        if (map_.data() == nullptr) map_ = mapped_file(file_);
    }
    /// Where the elements of a tensor begin in the file.
    [[nodiscard]] std::uint64_t place(std::size_t position) const noexcept {
        return elements_ + begins_[position];
    }

  private:
    void read_elements(std::size_t position, void* to) const override {
        file_.read(place(position), to, entries()[position].byte_count());
    }
    void verify_elements(std::size_t position) const override {
        pieces_.fetch(place(position), entries()[position].byte_count());
    }

    // The elements fill what is behind the header, without holes, one behind the other.
    void check(const std::vector<detail::safetensors_row>& rows) const {
        const std::uint64_t there = file_.size() - elements_;
        std::vector<const detail::safetensors_row*> order;
        for (const detail::safetensors_row& row : rows) {
            const auto in_row = [&](const std::string& what) {
                malformed(what + " for '" + shown(row.entry.name) + "'");
            };
            if (row.begin > row.end || row.end > there) in_row("offsets outside of the file");
            if (row.entry.shape().known_element_count() < 0) in_row("a shape that is too large");
            if (row.entry.refused.empty() && row.end - row.begin != row.entry.byte_count())
                in_row(std::to_string(row.end - row.begin) + " bytes where the shape needs " +
                       std::to_string(row.entry.byte_count()));
            order.push_back(&row);
        }
        std::sort(order.begin(), order.end(), [](const auto* left, const auto* right) {
            return std::pair(left->begin, left->end) < std::pair(right->begin, right->end);
        });
        std::uint64_t next = 0;
        for (const detail::safetensors_row* row : order) {
            if (row->begin != next)
                malformed(
                    (row->begin < next ? "bytes of two tensors, before '" : "bytes of no tensor before '") +
                    shown(row->entry.name) + "'");
            next = row->end;
        }
        if (next != there) malformed(std::to_string(there - next) + " bytes of no tensor at the end");
    }

    readable_file file_;
    mutable detail::file_pieces pieces_{file_};
    mapped_file map_;
    std::uint64_t elements_ = 0; ///< where they begin
    std::vector<std::uint64_t> begins_;
};

/// Several safetensors files whose `*.safetensors.index.json` says which tensor is in which. Each is opened, and must hold what is said of it.
class sharded_safetensors_file : public tensor_file {
  public:
    explicit sharded_safetensors_file(const std::filesystem::path& path) : tensor_file(path) {
        const readable_file file(path);
        if (file.size() > safetensors_file::longest_header)
            malformed("an index of " + std::to_string(file.size()) + " bytes");
        const nlohmann::json index =
            nlohmann::json::parse(file.read(0, static_cast<std::size_t>(file.size())), nullptr, false);
        if (!index.is_object() || !index.contains("weight_map") || !index["weight_map"].is_object())
            malformed("no JSON with an object weight_map");
        std::map<std::string, std::size_t> opened;
        std::vector<tensor_entry> entries;
        for (const auto& [name, shard] : index["weight_map"].items()) {
            if (!shard.is_string()) malformed("no file for '" + shown(name) + "'");
            const std::string file_name = shard.get<std::string>();
            if (file_name.empty() || file_name.find('/') != std::string::npos || file_name == "..")
                malformed("the file '" + shown(file_name) + "', which is not one of the index's folder");
            const auto [found, is_new] = opened.emplace(file_name, shards_.size());
            if (is_new) shards_.push_back(std::make_unique<safetensors_file>(path.parent_path() / file_name));
            const std::size_t position = shards_[found->second]->find(name);
            if (position == shards_[found->second]->entries().size())
                malformed("'" + shown(name) + "' in '" + shown(file_name) + "', which does not hold it");
            places_.emplace_back(found->second, position);
            entries.push_back(shards_[found->second]->entries()[position]);
        }
        set_entries(std::move(entries));
        if (!shards_.empty()) set_metadata(shards_.front()->metadata());
    }

    [[nodiscard]] std::string_view format() const noexcept override { return "sharded safetensors"; }

  private:
    void read_elements(std::size_t position, void* to) const override {
        shards_[places_[position].first]->read(places_[position].second, to);
    }
    void verify_elements(std::size_t position) const override {
        shards_[places_[position].first]->verify(places_[position].second);
    }

    std::vector<std::unique_ptr<safetensors_file>> shards_;
    std::vector<std::pair<std::size_t, std::size_t>>
        places_; ///< of each entry: the shard, and the position in it
};

/// The format safetensors. Its files are little-endian and in row-major order; strings and complex128 are not part of it.
struct safetensors {
    static constexpr std::string_view name = "safetensors";
    static constexpr std::array<std::string_view, 2> extensions{".safetensors", ".safetensors.index.json"};

    [[nodiscard]] static bool recognizes(const std::filesystem::path& path, std::string_view first_bytes) {
        const std::string file = path.filename().native();
        return file.ends_with(".safetensors.index.json") ||
               (first_bytes.size() > 8 && first_bytes[8] == '{' &&
                first_bytes.substr(4, 4) == std::string_view("\0\0\0\0", 4));
    }

    /// Opens a file, or the index of a sharded one. Throws file_error (VS-E034), and malformed_file_error (VS-E035) for what the
    /// format forbids: a header beyond the file or of more than 100 MB, names that stand twice, offsets that overlap, leave holes or do not agree
    /// with the shape. Cost: the header is read and checked, no elements.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        if (path.native().ends_with(".json")) return std::make_unique<sharded_safetensors_file>(path);
        return std::make_unique<safetensors_file>(path);
    }
    /// The same with the elements mapped into memory; not for sharded files.
    [[nodiscard]] static std::unique_ptr<safetensors_file> map(const std::filesystem::path& path) {
        auto opened = std::make_unique<safetensors_file>(path);
        opened->map();
        return opened;
    }

    /// Writes tensors into a file that replaces another one as a whole. The elements of largest size stand first, so that all are aligned when the
    /// file is mapped. Throws file_error (VS-E034), and unsupported_file_error (VS-E036) for strings and complex128; the other file is as it was
    /// then.
    static void write(const std::filesystem::path& path, const tensors_to_write& what) {
        std::vector<std::size_t> order(what.tensors.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (const tensor_ref& tensor : what.tensors)
            if (detail::safetensors_name(tensor.dtype).empty())
                throw_error(
                    code::file_unsupported,
                    {std::string(tensor.name), "safetensors", "dtype " + to_string(tensor.dtype), {}});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
            return element_size(what.tensors[left].dtype) > element_size(what.tensors[right].dtype);
        });

        std::string text = "{\"__metadata__\":{\"format\":\"pt\"";
        for (const auto& [key, about] : what.metadata)
            if (key != "format") text += ',' + quoted(key) + ':' + quoted(about);
        text += '}';
        std::uint64_t at = 0;
        for (const std::size_t i : order) {
            const tensor_ref& tensor = what.tensors[i];
            text += ',' + quoted(tensor.name) + ":{\"dtype\":\"";
            text += detail::safetensors_name(tensor.dtype);
            text += "\",\"shape\":[";
            for (std::size_t axis = 0; axis != tensor.shape.size(); ++axis)
                text += (axis == 0 ? "" : ",") + std::to_string(tensor.shape[axis]);
            text += "],\"data_offsets\":[" + std::to_string(at) + ',' +
                    std::to_string(at + tensor.byte_count()) + "]}";
            at += tensor.byte_count();
        }
        text += '}';
        text.append((8 - text.size() % 8) % 8, ' ');

        replacing_file file(path);
        const std::uint64_t length = text.size();
        std::vector<file_part> parts{{&length, sizeof length}, {text.data(), text.size()}};
        for (const std::size_t i : order)
            parts.push_back({what.tensors[i].elements, what.tensors[i].byte_count()});
        file.write(parts);
        file.commit();
    }

  private:
    // A text as JSON has it. Bytes that are no UTF-8 are refused.
    static std::string quoted(std::string_view text) {
        constexpr std::string_view replaced = "\xEF\xBF\xBD";
        std::string made =
            nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        if (made.find(replaced) != std::string::npos && text.find(replaced) == std::string_view::npos)
            throw_error(code::file_unsupported,
                        {std::string(text), "a name in safetensors", "bytes that are no UTF-8", {}});
        return made;
    }
};
static_assert(tensor_format<safetensors>);

} // namespace varscope
