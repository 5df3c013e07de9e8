// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What tests of formats have in common: tensors of all dtypes, files of bytes, and what is read back.
#pragma once

#include "support/temporary_folder.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/tensor.hpp>

#include <array>
#include <fstream>
#include <sstream>

namespace test {

namespace vs = varscope;

inline void write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}
inline std::string read_file(const std::filesystem::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

/// Tensors with their elements.
struct tensors {
    std::vector<std::string> names;
    std::vector<vs::buffer> buffers;
    std::vector<std::vector<vs::extent>> extents;

    void add(std::string name, vs::dtype type, std::vector<vs::extent> shape) {
        const std::size_t count = vs::shape_view(shape.data(), shape.size()).element_count();
        vs::buffer made(type, count);
        for (std::size_t i = 0; i != count; ++i) {
            if (type == vs::dtype::string) {
                static_cast<std::string*>(made.data())[i] = std::string(i * 100, 'x') + std::to_string(i);
            } else {
                std::byte* const at = static_cast<std::byte*>(made.data()) + i * vs::element_size(type);
                for (std::size_t k = 0; k != vs::element_size(type); ++k)
                    at[k] = static_cast<std::byte>(type == vs::dtype::bool_ ? i % 2
                                                                            : 17 * i + 3 * k + names.size());
            }
        }
        names.push_back(std::move(name));
        buffers.push_back(std::move(made));
        extents.push_back(std::move(shape));
    }
    [[nodiscard]] vs::tensors_to_write to_write() const {
        vs::tensors_to_write what;
        for (std::size_t i = 0; i != names.size(); ++i)
            what.tensors.push_back(
                {names[i], buffers[i].type(), {extents[i].data(), extents[i].size()}, buffers[i].data()});
        what.metadata["about"] = "a \"test\"\n";
        return what;
    }
    /// The same, read when their turn comes; texts stay what they are.
    [[nodiscard]] vs::tensors_to_write to_read_and_write() const {
        vs::tensors_to_write what = to_write();
        for (vs::tensor_ref& tensor : what.tensors)
            if (tensor.dtype != vs::dtype::string) {
                tensor.read = [from = tensor.elements, size = tensor.byte_count()](void* to) {
                    std::memcpy(to, from, size);
                };
                tensor.elements = nullptr;
            }
        return what;
    }
    /// Whether a file holds the same, element for element.
    [[nodiscard]] bool are_in(const vs::tensor_file& file) const {
        if (file.entries().size() != names.size()) return false;
        for (std::size_t i = 0; i != names.size(); ++i) {
            const std::size_t at = file.find(names[i]);
            if (at == file.entries().size()) return false;
            const vs::tensor_entry& entry = file.entries()[at];
            if (entry.dtype != buffers[i].type() || entry.extents != extents[i]) return false;
            vs::buffer read(entry.dtype, entry.element_count());
            file.read(at, read.data());
            if (entry.dtype == vs::dtype::string) {
                const auto* const texts = static_cast<const std::string*>(read.data());
                if (!std::equal(texts, texts + read.size(),
                                static_cast<const std::string*>(buffers[i].data())))
                    return false;
            } else if (entry.byte_count() != 0 &&
                       std::memcmp(read.data(), buffers[i].data(), entry.byte_count()) != 0) {
                return false;
            }
            file.verify(at);
        }
        return true;
    }
};

/// Tensors of every dtype but those left out: scalars, none, many.
inline tensors of_all_dtypes(std::initializer_list<vs::dtype> without) {
    tensors made;
    for (std::size_t i = 0; i != vs::dtype_count; ++i) {
        const auto type = static_cast<vs::dtype>(i);
        if (std::find(without.begin(), without.end(), type) != without.end()) continue;
        const std::string name = vs::to_string(vs::name_of(type));
        made.add("scope/" + name, type, {2, 3});
        made.add(name + "_scalar", type, {});
        made.add(name + "/none", type, {3, 0});
    }
    made.add("large", vs::dtype::float32, {1000, 700});
    return made;
}

/// Where files of others stand, if they are here.
inline std::filesystem::path shared_checkpoints() {
    return std::filesystem::path(VARSCOPE_TEST_SOURCE_ROOT) / ".." / "shared" / "checkpoints";
}

} // namespace test
