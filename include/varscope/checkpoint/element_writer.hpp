// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/element_writer.hpp: what formats write: texts, and elements that are in memory or are read when their turn comes.
#pragma once

#include <varscope/checkpoint/file.hpp>
#include <varscope/checkpoint/tensor_file.hpp>

#include <deque>

namespace varscope::detail {

// Gathers parts of a file and writes as many at a time as it can: all of them where they stay in memory.
class element_writer {
  public:
    explicit element_writer(replacing_file& file) noexcept : file_(&file) {}

    // The bytes that were added, written or not.
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    void add(std::string bytes) {
        const std::string& kept = texts_.emplace_back(std::move(bytes));
        refer_to(kept.data(), kept.size());
    }
    // Bytes that stay where they are until flush().
    void refer_to(const void* bytes, std::size_t size) {
        parts_.push_back({bytes, size});
        size_ += size;
    }
    // The elements of a tensor of numbers. Before they are written, `look(elements)` sees them, and may add what stands before them.
    template <class Look>
    void add_elements(const tensor_ref& tensor, Look look) {
        if (tensor.elements != nullptr || tensor.byte_count() == 0) {
            look(tensor.elements);
            return refer_to(tensor.elements, tensor.byte_count());
        }
        std::vector<std::byte> read(tensor.byte_count());
        tensor.read(read.data());
        look(static_cast<const void*>(read.data()));
        refer_to(read.data(), read.size());
        flush();
    }
    void flush() {
        file_->write(parts_);
        parts_.clear();
        texts_.clear();
    }

  private:
    replacing_file* file_;
    std::vector<file_part> parts_;
    std::deque<std::string> texts_;
    std::uint64_t size_ = 0;
};

} // namespace varscope::detail
