// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/fuzz/formats.cpp: gives bytes to the reader of a format as a file. It must refuse them with an error of its own, or read every tensor that it
// lists within the bytes there are; and where a format can hold what was read, it must come back the same from what is written. A libFuzzer
// target, as scopes.cpp is. The first byte says the format, which VARSCOPE_FUZZ_FORMAT can hold to one, and for a checkpoint of TensorFlow the next two how many bytes are its index.
#include "support/temporary_folder.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/json.hpp>
#include <varscope/formats/npy.hpp>
#include <varscope/formats/npz.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/formats/tf_bundle.hpp>
#include <varscope/formats/tf_v1.hpp>
#if __has_include(<toml++/toml.h>)
#include <varscope/formats/toml.hpp>
#endif
#include <varscope/tensor.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace vs = varscope;

namespace {

[[noreturn]] void fail(const char* what, const std::string& name) {
    std::fprintf(stderr, "%s: '%s'\n", what, name.c_str());
    std::abort();
}

const std::filesystem::path& folder() {
    static const test::temporary_folder made;
    return made.path();
}
void write(const std::filesystem::path& path, const std::uint8_t* data, std::size_t size) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
}

// What a small file may hold: a format that compresses can say more.
constexpr std::size_t most_bytes = std::size_t{1} << 24;

template <class Format>
void read_all(const std::filesystem::path& path, const std::filesystem::path& again) {
    std::vector<vs::buffer> buffers;
    std::vector<vs::tensor_entry> read;
    try {
        const auto file = Format::open(path);
        for (std::size_t i = 0; i != file->entries().size(); ++i) {
            const vs::tensor_entry& entry = file->entries()[i];
            if (file->find(entry.name) != i) fail("a name that is not found", entry.name);
            if (entry.element_count() > most_bytes / 32) continue;
            try {
                vs::buffer elements(entry.dtype, entry.element_count());
                file->read(i, elements.data());
                file->verify(i);
                if (!entry.refused.empty()) fail("read in spite of its reason", entry.name);
                buffers.push_back(std::move(elements));
                read.push_back(entry);
            } catch (const vs::scope_error&) {
            }
        }
    } catch (const vs::scope_error&) {
        return;
    }

    vs::tensors_to_write what;
    for (std::size_t i = 0; i != read.size(); ++i)
        what.tensors.push_back({read[i].name, read[i].dtype, read[i].shape(), buffers[i].data()});
    try {
        Format::write(again, what);
    } catch (const vs::unsupported_file_error&) {
        return; // of the names that others write not all are written here
    }
    const auto file = Format::open(again);
    if (file->entries().size() != read.size()) fail("another number of tensors", again.native());
    for (std::size_t i = 0; i != read.size(); ++i) {
        // npy has the name of its file.
        const std::size_t at = Format::name == "npy" ? 0 : file->find(read[i].name);
        if (at == file->entries().size()) fail("lost", read[i].name);
        if (file->entries()[at].dtype != read[i].dtype || file->entries()[at].extents != read[i].extents)
            fail("another shape or dtype", read[i].name);
        vs::buffer elements(read[i].dtype, read[i].element_count());
        file->read(at, elements.data());
        const bool is_same =
            read[i].dtype == vs::dtype::string
                ? vs::elements_equal(read[i].dtype, elements.data(), buffers[i].data(), elements.size())
                : elements.size() == 0 ||
                      std::memcmp(elements.data(), buffers[i].data(), read[i].byte_count()) == 0;
        if (!is_same) fail("other elements", read[i].name);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const int format = data[0] == 'o' ? 6 : data[0] == 'j' ? 5 : (data[0] & 7) == 4 ? 4 : data[0] & 3;
    static const char* const only =
        std::getenv("VARSCOPE_FUZZ_FORMAT"); // its number; what is for others is not kept
    if (only != nullptr && std::atoi(only) != format) return -1;
    const std::size_t index = std::min<std::size_t>(data[1] | std::size_t{data[2]} << 8, size - 3);
    const std::filesystem::path path = folder() / "read", again = folder() / "again";
    if (format == 3) {
        write(path.native() + ".index", data + 3, index);
        write(path.native() + ".data-00000-of-00001", data + 3 + index, size - 3 - index);
        read_all<vs::tf_bundle>(path, again);
        for (const std::filesystem::path& file : vs::tf_bundle::files(again)) std::filesystem::remove(file);
        return 0;
    }
    write(path, data + 3, size - 3);
    if (format == 6) {
        // What toml++ does with other characters in a value that is none is undefined, as its 3.4 is.
        if (std::any_of(data + 3, data + size, [](std::uint8_t each) { return each >= 0x80; })) return -1;
#if __has_include(<toml++/toml.h>)
        read_all<vs::toml>(path, again);
#endif
    } else if (format == 5)
        read_all<vs::json>(path, again);
    else if (format == 0)
        read_all<vs::safetensors>(path, again);
    else if (format == 1)
        read_all<vs::npz>(path, again);
    else if (format == 2)
        read_all<vs::npy>(path, again);
    else
        read_all<vs::tf_v1>(path, again);
    return 0;
}
