// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/safetensors.hpp: the format of Hugging Face's safetensors, in one file or several.
#pragma once

#include <varscope/checkpoint/pieces.hpp>
#include <varscope/checkpoint/variable_parts.hpp>
#include <varscope/formats/safetensors_header.hpp>

#include <array>
#include <bit>
#include <numeric>
#include <optional>

static_assert(std::endian::native == std::endian::little,
              "safetensors files are read and written on little-endian machines only");

namespace varscope {

/// What the names of entries begin with that only fill the space between others, as save_for_mapping writes them. They are not listed.
inline constexpr std::string_view safetensors_padding = "varscope.padding.";

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
            if (row.entry.name.starts_with(safetensors_padding)) continue;
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
    /// The whole file in memory, which may outlive this object.
    [[nodiscard]] mapped_file map(mapping how) const { return mapped_file(file_, how); }
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
        std::vector<tensor_ref> order = detail::whole_tensors(what, name).tensors;
        std::stable_sort(order.begin(), order.end(), [](const tensor_ref& left, const tensor_ref& right) {
            return element_size(left.dtype) > element_size(right.dtype);
        });
        detail::write_safetensors(path, order, what.metadata, 8);
    }
};
static_assert(tensor_format<safetensors>);

} // namespace varscope
