// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/npy.hpp: numpy's format of one array.
#pragma once

#include <varscope/checkpoint/element_writer.hpp>
#include <varscope/checkpoint/pieces.hpp>
#include <varscope/checkpoint/tensor_file.hpp>
#include <varscope/checkpoint/transpose.hpp>
#include <varscope/checkpoint/variable_parts.hpp>

#include <array>
#include <bit>
#include <numeric>

namespace varscope {

namespace detail {

// What numpy calls a dtype, without the letter of the byte order.
struct npy_dtype {
    std::string_view name;
    dtype type;
};
inline constexpr npy_dtype npy_dtypes[] = {
    {"b1", dtype::bool_},     {"i1", dtype::int8},        {"i2", dtype::int16},   {"i4", dtype::int32},
    {"i8", dtype::int64},     {"u1", dtype::uint8},       {"u2", dtype::uint16},  {"u4", dtype::uint32},
    {"u8", dtype::uint64},    {"f2", dtype::float16},     {"f4", dtype::float32}, {"f8", dtype::float64},
    {"c8", dtype::complex64}, {"c16", dtype::complex128},
};
[[nodiscard]] constexpr std::string_view npy_name(dtype type) noexcept {
    for (const npy_dtype& row : npy_dtypes)
        if (row.type == type) return row.name;
    return {};
}

// What stands before the elements of an array.
struct npy_header {
    tensor_entry entry;
    bool is_fortran = false;
    bool is_swapped = false; ///< whether the bytes of a number stand in the other order than the machine's
    std::uint64_t bytes = 0; ///< of the header
    std::string fault;       ///< why it is none; empty where it is one
};

// Reads the Python literal that a header is: {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }
class npy_literal {
  public:
    npy_literal(std::string_view text, npy_header& header)
        : at_(text.data()), end_(text.data() + text.size()), header_(header) {}

    [[nodiscard]] bool read() {
        bool has[3] = {};
        if (!skip('{')) return fail("no {");
        while (!skip('}')) {
            std::string key;
            if (!quoted(key) || !skip(':')) return fail("no key");
            const int which = key == "descr" ? 0 : key == "fortran_order" ? 1 : key == "shape" ? 2 : -1;
            if (which < 0 || std::exchange(has[which], true))
                return fail("an unknown key, or one that stands twice");
            if (!(which == 0 ? descr() : which == 1 ? order() : shape()))
                return fail("a wrong value of " + key);
            if (!skip(',') && (skip_spaces(), at_ == end_ || *at_ != '}')) return fail("no comma");
        }
        skip_spaces();
        return at_ == end_ ? (has[0] && has[1] && has[2]) || fail("a key that is missing")
                           : fail("something behind }");
    }

  private:
    bool fail(std::string what) {
        if (header_.fault.empty()) header_.fault = "a header with " + what;
        return false;
    }
    void skip_spaces() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t')) ++at_;
    }
    bool skip(char wanted) {
        skip_spaces();
        if (at_ == end_ || *at_ != wanted) return false;
        ++at_;
        return true;
    }
    bool quoted(std::string& text) {
        skip_spaces();
        if (at_ == end_ || (*at_ != '\'' && *at_ != '"')) return false;
        const char quote = *at_++;
        while (at_ != end_ && *at_ != quote && *at_ != '\\') text += *at_++;
        return skip(quote);
    }
    bool word(std::string_view wanted) {
        skip_spaces();
        if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, wanted.size()) != wanted)
            return false;
        at_ += wanted.size();
        return true;
    }
    bool order() {
        header_.is_fortran = word("True");
        return header_.is_fortran || word("False");
    }
    bool shape() {
        if (!skip('(')) return false;
        while (!skip(')')) {
            skip_spaces();
            extent number = 0;
            if (at_ == end_ || *at_ < '0' || *at_ > '9') return false;
            for (; at_ != end_ && *at_ >= '0' && *at_ <= '9'; ++at_) {
                if (number > most_elements) return false;
                number = 10 * number + (*at_ - '0');
            }
            word("L"); // as Python 2 writes long numbers
            header_.entry.extents.push_back(number);
            if (header_.entry.extents.size() > 64) return false;
            if (!skip(',') && (skip_spaces(), at_ == end_ || *at_ != ')')) return false;
        }
        return true;
    }
    bool descr() {
        std::string text;
        if (!quoted(text)) { // a list: a structure of several fields
            header_.entry.foreign_dtype = "structure";
            header_.entry.refused = "elements of several fields";
            int depth = 0;
            do {
                if (skip('[') || skip('('))
                    ++depth;
                else if (skip(']') || skip(')'))
                    --depth;
                else if (!quoted(text) && at_ != end_)
                    ++at_;
                if (depth > 32) return false;
            } while (depth > 0 && at_ != end_);
            return depth == 0;
        }
        const std::string_view name = std::string_view(text).substr(text.empty() ? 0 : 1);
        const auto row = std::find_if(std::begin(npy_dtypes), std::end(npy_dtypes),
                                      [&](const npy_dtype& each) { return each.name == name; });
        const bool has_order =
            !text.empty() && (text[0] == '<' || text[0] == '>' || text[0] == '|' || text[0] == '=');
        if (!has_order || row == std::end(npy_dtypes)) {
            header_.entry.foreign_dtype = text;
            header_.entry.refused = "elements of numpy's type " + shown(text, 40) + ", which is no dtype";
            return true;
        }
        header_.entry.dtype = row->type;
        header_.is_swapped = text[0] == (std::endian::native == std::endian::little ? '>' : '<');
        return true;
    }

    const char* at_;
    const char* end_;
    npy_header& header_;
};

// Reads a header; `read(count)` gives the next bytes, or fewer at the end.
template <class Read>
npy_header read_npy_header(Read read) {
    npy_header header;
    const auto fail = [&](std::string what) {
        header.fault = std::move(what);
        return header;
    };
    const std::string magic = read(8);
    if (magic.size() != 8 || magic.substr(0, 6) != "\x93NUMPY") return fail("no NUMPY at its beginning");
    const int version = magic[6];
    if (version < 1 || version > 3 || magic[7] != 0) return fail("a version that is not 1 to 3");
    const std::string size = read(version == 1 ? 2 : 4);
    if (size.size() != (version == 1 ? 2u : 4u)) return fail("the end of the file in its header");
    std::uint64_t length = 0;
    for (std::size_t i = size.size(); i-- != 0;) length = length << 8 | static_cast<unsigned char>(size[i]);
    if (length > 1'000'000) return fail("a header of " + std::to_string(length) + " bytes");
    const std::string text = read(static_cast<std::size_t>(length));
    if (text.size() != length) return fail("the end of the file in its header");
    header.bytes = 8 + size.size() + length;
    if (npy_literal(text, header).read() && header.entry.shape().known_element_count() < 0)
        header.fault = "a shape that is too large";
    return header;
}

inline std::string npy_header_of(const tensor_ref& tensor) {
    if (npy_name(tensor.dtype).empty())
        throw_error(code::file_unsupported,
                    {std::string(tensor.name), "numpy's formats", "dtype " + to_string(tensor.dtype), {}});
    std::string text = "{'descr': '";
    text += element_size(tensor.dtype) == 1 ? '|' : std::endian::native == std::endian::little ? '<' : '>';
    text += npy_name(tensor.dtype);
    text += "', 'fortran_order': False, 'shape': " + to_string(tensor.shape) + ", }";
    const bool is_long = text.size() + 65 > 0xFFFF;
    const std::size_t before = is_long ? 12 : 10;
    text.append((64 - (before + text.size() + 1) % 64) % 64, ' ');
    text += '\n';
    std::string header("\x93NUMPY", 6);
    header += static_cast<char>(is_long ? 2 : 1);
    header += '\0';
    for (std::size_t i = 0; i != before - 8; ++i) header += static_cast<char>(text.size() >> 8 * i & 0xFF);
    return header + text;
}

// Turns what was read of an array into row-major order and the machine's order of bytes.
inline void settle_npy_elements(const npy_header& header, std::byte* elements) {
    const tensor_entry& entry = header.entry;
    const std::size_t size = element_size(entry.dtype), count = entry.element_count();
    const std::size_t number = is_complex(entry.dtype) ? size / 2 : size;
    if (header.is_swapped)
        for (std::size_t i = 0; i != count * size; i += number)
            std::reverse(elements + i, elements + i + number);
    const std::size_t rank = entry.extents.size();
    if (!header.is_fortran || rank < 2 || count == 0) return;
    const std::vector<std::byte> columns(elements, elements + count * size);
    // In row-major order these are the elements of the array with its axes the other way round.
    const std::vector<extent> turned(entry.extents.rbegin(), entry.extents.rend());
    std::vector<std::size_t> axes(rank);
    std::iota(axes.rbegin(), axes.rend(), std::size_t{0});
    transpose_elements(turned, axes, size, columns.data(), elements);
}

} // namespace detail

/// One array of numpy's; its name is that of the file without `.npy`.
class npy_file : public tensor_file {
  public:
    explicit npy_file(const std::filesystem::path& path) : tensor_file(path), file_(path) {
        std::uint64_t at = 0;
        header_ = detail::read_npy_header([&](std::size_t count) {
            const std::size_t some =
                static_cast<std::size_t>(std::min<std::uint64_t>(count, file_.size() - at));
            at += some;
            return file_.read(at - some, some);
        });
        if (!header_.fault.empty()) malformed(header_.fault);
        if (header_.entry.refused.empty() && file_.size() - header_.bytes != header_.entry.byte_count())
            malformed(std::to_string(file_.size() - header_.bytes) +
                      " bytes of elements where the shape needs " +
                      std::to_string(header_.entry.byte_count()));
        header_.entry.name = path.stem().native();
        set_entries({header_.entry});
    }
    [[nodiscard]] std::string_view format() const noexcept override { return "npy"; }

  private:
    void read_elements(std::size_t, void* to) const override {
        file_.read(header_.bytes, to, header_.entry.byte_count());
        detail::settle_npy_elements(header_, static_cast<std::byte*>(to));
    }
    void verify_elements(std::size_t) const override {
        pieces_.fetch(header_.bytes, header_.entry.byte_count());
    }

    readable_file file_;
    mutable detail::file_pieces pieces_{file_};
    detail::npy_header header_;
};

/// The format of one array, as numpy's `save` writes it. Versions 1 to 3, Fortran's order and both orders of bytes are read. Strings, objects,
/// structures and bfloat16 are not part of it.
struct npy {
    static constexpr std::string_view name = "npy";
    static constexpr std::array<std::string_view, 1> extensions{".npy"};

    [[nodiscard]] static bool recognizes(const std::filesystem::path&, std::string_view first_bytes) {
        return first_bytes.substr(0, 6) == "\x93NUMPY";
    }
    /// Throws file_error (VS-E034), and malformed_file_error (VS-E035) for a wrong header or length.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        return std::make_unique<npy_file>(path);
    }
    /// Writes one tensor; its name is not written. Throws file_error (VS-E034), and unsupported_file_error (VS-E036) for several
    /// tensors, strings and bfloat16.
    static void write(const std::filesystem::path& path, const tensors_to_write& given) {
        const tensors_to_write what = detail::whole_tensors(given, name);
        if (what.tensors.size() != 1)
            throw_error(code::file_unsupported,
                        {path.native(),
                         "one array in npy",
                         std::to_string(what.tensors.size()) + " tensors: npz holds them",
                         {}});
        std::string header = detail::npy_header_of(what.tensors[0]);
        replacing_file file(path);
        detail::element_writer writer(file);
        writer.add(std::move(header));
        writer.add_elements(what.tensors[0], [](const void*) {});
        writer.flush();
        file.commit();
    }
};
static_assert(tensor_format<npy>);

} // namespace varscope
