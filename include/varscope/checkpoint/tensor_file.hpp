// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/tensor_file.hpp: what every format of files reads and writes: tensors with names.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/types/dtype.hpp>
#include <varscope/types/shape.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace varscope {

/// Where a tensor stands in a larger one, of which it is a part.
struct tensor_part {
    std::string whole; ///< the name of the larger one
    std::vector<extent> extents;
    std::vector<extent> begin; ///< of the part, along each axis
    bool is_variable =
        false; ///< of a variable that the program cut into parts, which formats without parts write whole
};

/// A tensor that is somewhere in memory: a variable of a graph or a model, or a tensor of a mapped file. Its elements stand in row-major
/// order, as the machine has numbers; those of a string tensor are std::string objects. Refers to what it is made of.
struct tensor_ref {
    std::string_view name;
    varscope::dtype dtype = varscope::dtype::float32;
    shape_view shape{};
    const void* elements = nullptr;
    /// Where it is a part of a larger one; TensorFlow's format writes those.
    std::shared_ptr<const tensor_part> part{};
    /// Where `elements` is null: writes the elements to memory, when their turn comes. Not for strings.
    std::function<void(void*)> read{};

    [[nodiscard]] std::size_t element_count() const noexcept { return shape.element_count(); }
    /// The bytes of the elements; 0 for strings, whose size is their own.
    [[nodiscard]] std::size_t byte_count() const noexcept { return element_count() * element_size(dtype); }
};

/// What a file says of one of its tensors.
struct tensor_entry {
    std::string name;
    varscope::dtype dtype = varscope::dtype::float32;
    std::vector<extent> extents{};
    /// Why its elements cannot be read here, in a few words; empty where they can.
    std::string refused{};
    /// The format's own name of an element type that is no dtype; empty otherwise.
    std::string foreign_dtype{};

    [[nodiscard]] shape_view shape() const noexcept { return {extents.data(), extents.size()}; }
    [[nodiscard]] std::size_t element_count() const noexcept { return shape().element_count(); }
    [[nodiscard]] std::size_t byte_count() const noexcept { return element_count() * element_size(dtype); }
};

/// An open file of named tensors, whatever its format. Reading elements is for one thread at a time.
class tensor_file {
  public:
    tensor_file(const tensor_file&) = delete;
    tensor_file& operator=(const tensor_file&) = delete;
    virtual ~tensor_file() = default;

    /// The name of the format: `safetensors`, `npz`.
    [[nodiscard]] virtual std::string_view format() const noexcept = 0;
    /// All tensors in the order of the file.
    [[nodiscard]] const std::vector<tensor_entry>& entries() const noexcept { return entries_; }
    /// What the file says of itself, as pairs of texts; `varscope.fingerprint` is that of the manifest it was saved from.
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const noexcept { return metadata_; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

    /// The position of the tensor of this name; the number of tensors where there is none. Cost: a search of log n comparisons.
    [[nodiscard]] std::size_t find(std::string_view name) const noexcept {
        const auto found = std::lower_bound(
            by_name_.begin(), by_name_.end(), name,
            [this](std::uint32_t i, std::string_view wanted) { return entries_[i].name < wanted; });
        return found != by_name_.end() && entries_[*found].name == name ? *found : entries_.size();
    }

    /// Writes the elements of a tensor, in row-major order and as the machine has numbers, to memory for its byte_count(); a string tensor's
    /// are assigned to std::string objects. Verifies the checksum where the format has one. Throws file_error (VS-E034) where the
    /// system fails, malformed_file_error (VS-E035) where the file is wrong, and unsupported_file_error (VS-E036) where entries()
    /// says that the tensor cannot be read.
    void read(std::size_t position, void* to) const {
        refuse_unreadable(position);
        read_elements(position, to);
    }
    /// Reads a tensor as read() does and keeps nothing of it: throws where read() would. Cost: about that of reading what is in the system's
    /// cache.
    void verify(std::size_t position) const {
        refuse_unreadable(position);
        verify_elements(position);
    }
    /// Reads a tensor that verify() or read() has found right on this object: its checksum is not asked again. Throws where the system fails.
    void read_verified(std::size_t position, void* to) const { read_verified_elements(position, to); }
    /// The elements where the file is mapped into memory, aligned for their dtype and as read would write them; null where they can only be read.
    /// Valid as long as this object.
    [[nodiscard]] virtual const void* mapped(std::size_t) const noexcept { return nullptr; }

  protected:
    explicit tensor_file(std::filesystem::path path) : path_(std::move(path)) {}

    /// Takes what the file holds. Throws malformed_file_error (VS-E035) where a name stands twice.
    void set_entries(std::vector<tensor_entry> entries) {
        entries_ = std::move(entries);
        by_name_.resize(entries_.size());
        for (std::uint32_t i = 0; i != by_name_.size(); ++i) by_name_[i] = i;
        std::sort(by_name_.begin(), by_name_.end(), [this](std::uint32_t left, std::uint32_t right) {
            return entries_[left].name < entries_[right].name;
        });
        const auto twice = std::adjacent_find(by_name_.begin(), by_name_.end(),
                                              [this](std::uint32_t left, std::uint32_t right) {
                                                  return entries_[left].name == entries_[right].name;
                                              });
        if (twice != by_name_.end())
            malformed("the name '" + shown(entries_[*twice].name) + "' stands twice");
    }
    void set_metadata(std::map<std::string, std::string> metadata) { metadata_ = std::move(metadata); }

    virtual void read_elements(std::size_t position, void* to) const = 0;
    virtual void verify_elements(std::size_t position) const {
        const tensor_entry& entry = entries_[position];
        if (entry.dtype == dtype::string) {
            std::vector<std::string> texts(entry.element_count());
            return read(position, texts.data());
        }
        std::vector<std::byte> elements(entry.byte_count());
        read(position, elements.data());
    }

    virtual void read_verified_elements(std::size_t position, void* to) const { read(position, to); }

    [[noreturn]] void malformed(std::string what) const {
        throw_error(code::file_malformed,
                    {path_.native(), std::string(format()) + ", which it should be", std::move(what), {}});
    }

  private:
    void refuse_unreadable(std::size_t position) const {
        const tensor_entry& entry = entries_[position];
        if (!entry.refused.empty())
            throw_error(code::file_unsupported,
                        {entry.name, "its values, from '" + shown(path_.native()) + "'", entry.refused, {}});
    }

    std::filesystem::path path_;
    std::vector<tensor_entry> entries_;
    std::vector<std::uint32_t> by_name_;
    std::map<std::string, std::string> metadata_;
};

/// What is written into a file: tensors in the order of the file, and what it says of itself.
struct tensors_to_write {
    std::vector<tensor_ref> tensors;
    std::map<std::string, std::string> metadata{};
    std::shared_ptr<const void> kept{}; ///< what the tensors refer to beside variables
};

namespace detail {
// Refuses what would be lost in a file: a name that two tensors have (row 190), and none.
inline void check_names(const tensors_to_write& what) {
    std::set<std::string_view> names;
    const tensor_part* last = nullptr; // parts of one tensor stand together
    for (const tensor_ref& tensor : what.tensors) {
        const bool is_next = tensor.part != nullptr && last != nullptr && tensor.part->whole == last->whole;
        last = tensor.part.get();
        if (is_next) continue;
        const std::string_view name = last == nullptr ? tensor.name : std::string_view(last->whole);
        const bool is_new = names.insert(name).second;
        if (!is_new || name.empty())
            throw_error(code::file_unsupported,
                        {std::string(name),
                         name.empty() ? "a name of a tensor" : "one tensor of this name in the file",
                         is_new ? "none" : "two variables that are saved under it",
                         {},
                         "save each variable once, under a name of its own"});
    }
}
} // namespace detail

/// A format of files: a type with these static members. `recognizes` is asked of a path that exists and of the first bytes of the file, which
/// may be fewer than 16; `extensions` are those by which a path to be written is known, with the dot.
template <class T>
concept tensor_format = requires(const std::filesystem::path& path, std::string_view first_bytes,
                                 const tensors_to_write& tensors) {
    { T::name } -> std::convertible_to<std::string_view>;
    T::extensions.size();
    { T::recognizes(path, first_bytes) } -> std::same_as<bool>;
    { T::open(path) } -> std::convertible_to<std::unique_ptr<tensor_file>>;
    T::write(path, tensors);
};

/// Formats to choose from.
template <tensor_format... Formats>
struct formats {};

} // namespace varscope
