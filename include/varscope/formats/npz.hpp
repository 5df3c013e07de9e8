// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/npz.hpp: numpy's format of several arrays, a zip archive of npy files.
#pragma once

#include <varscope/formats/npy.hpp>
#include <varscope/formats/zip.hpp>

#if !__has_include(<zip.h>)
#error "varscope/formats/npz.hpp needs libzip: install it (Debian: libzip-dev), and link it"
#endif
#include <deque>
#include <zip.h>

namespace varscope {

/// An archive of arrays; the name of each is that of its member without `.npy`. Other members are listed and not read.
class npz_file : public tensor_file {
  public:
    explicit npz_file(const std::filesystem::path& path) : tensor_file(path), file_(path) {
        int fault = 0;
        archive_.reset(::zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &fault));
        if (!archive_) {
            zip_error_t error;
            ::zip_error_init_with_code(&error, fault);
            const std::string said = ::zip_error_strerror(&error);
            ::zip_error_fini(&error);
            malformed(said);
        }
        std::vector<tensor_entry> entries;
        const zip_int64_t count = ::zip_get_num_entries(archive_.get(), 0);
        places_ = detail::zip_directory(file_).places;
        places_.resize(static_cast<std::size_t>(count)); // what it did not find, libzip reads
        for (zip_int64_t i = 0; i != count; ++i) {
            detail::npy_header header = header_of(static_cast<zip_uint64_t>(i));
            entries.push_back(header.entry);
            headers_.push_back(std::move(header));
        }
        set_entries(std::move(entries));
    }
    [[nodiscard]] std::string_view format() const noexcept override { return "npz"; }

  private:
    struct end_archive {
        void operator()(zip_t* archive) const noexcept { ::zip_discard(archive); }
    };
    struct end_member {
        void operator()(zip_file_t* member) const noexcept { ::zip_fclose(member); }
    };
    using member = std::unique_ptr<zip_file_t, end_member>;

    member open(zip_uint64_t position) const {
        member opened(::zip_fopen_index(archive_.get(), position, 0));
        if (!opened)
            malformed("a member that cannot be read: " + std::string(::zip_strerror(archive_.get())));
        return opened;
    }
    // Reads as much as there is, up to `count` bytes.
    std::size_t read_some(zip_file_t* from, void* to, std::size_t count) const {
        std::size_t done = 0;
        while (done != count) {
            const zip_int64_t some = ::zip_fread(from, static_cast<char*>(to) + done, count - done);
            if (some < 0)
                malformed("a member that is damaged: " +
                          std::string(::zip_error_strerror(::zip_file_get_error(from))));
            if (some == 0) break;
            done += static_cast<std::size_t>(some);
        }
        return done;
    }

    detail::npy_header header_of(zip_uint64_t position) {
        zip_stat_t facts;
        ::zip_stat_init(&facts);
        constexpr zip_uint64_t wanted =
            ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
        if (::zip_stat_index(archive_.get(), position, 0, &facts) != 0 || (facts.valid & wanted) != wanted)
            malformed("a member without a name or size");
        std::optional<detail::zip_place>& place = places_[static_cast<std::size_t>(position)];
        if (place && (place->size != facts.size || facts.comp_method != ZIP_CM_STORE)) place.reset();
        detail::npy_header header;
        std::string_view name = facts.name;
        if (!name.ends_with(".npy")) {
            header.entry.refused = "a member of the archive that is no array";
            header.entry.foreign_dtype = "file";
        } else {
            const member opened = open(position);
            header = detail::read_npy_header([&](std::size_t count) {
                std::string bytes(count, '\0');
                bytes.resize(read_some(opened.get(), bytes.data(), count));
                return bytes;
            });
            if (!header.fault.empty()) malformed(header.fault + " for '" + shown(name) + "'");
            if (header.entry.refused.empty() && facts.size - header.bytes != header.entry.byte_count())
                malformed(std::to_string(facts.size - header.bytes) +
                          " bytes of elements where the shape of '" + shown(name) + "' needs " +
                          std::to_string(header.entry.byte_count()));
            // What cannot have been compressed into so few bytes would only cost memory: deflate makes at most 1032 of one.
            if (facts.comp_method == ZIP_CM_DEFLATE && facts.size / 1032 > facts.comp_size + 16)
                malformed("a size of '" + shown(name) + "' that its compressed bytes cannot have");
            name.remove_suffix(4);
        }
        header.entry.name = std::string(name);
        return header;
    }

    void read_elements(std::size_t position, void* to) const override {
        if (places_[position]) {
            verify_elements(position);
            return read_verified_elements(position, to);
        }
        std::byte* at = static_cast<std::byte*>(to);
        unpack(position, at, headers_[position].entry.byte_count(), [&](std::size_t some) {
            at += some;
            return at;
        });
        detail::settle_npy_elements(headers_[position], static_cast<std::byte*>(to));
    }
    void verify_elements(std::size_t position) const override {
        const std::optional<detail::zip_place>& place = places_[position];
        if (!place) {
            std::vector<std::byte> piece(
                std::min<std::size_t>(headers_[position].entry.byte_count(), std::size_t{1} << 18));
            return unpack(position, piece.data(), piece.size(), [&](std::size_t) { return piece.data(); });
        }
        std::uint32_t sum = 0;
        pieces_.for_each(place->begin, place->size, [&](const std::byte* bytes, std::size_t count) {
            sum = detail::crc32(sum, bytes, count);
        });
        if (sum != place->checksum)
            malformed("a wrong checksum for '" + shown(headers_[position].entry.name) + "'");
    }
    void read_verified_elements(std::size_t position, void* to) const override {
        const detail::npy_header& header = headers_[position];
        if (!places_[position]) return read_elements(position, to);
        pieces_.copy(places_[position]->begin + header.bytes, header.entry.byte_count(), to);
        detail::settle_npy_elements(header, static_cast<std::byte*>(to));
    }
    // Reads the elements of a member a piece at a time to where `next(size of the last piece)` says.
    template <class Next>
    void unpack(std::size_t position, std::byte* to, std::size_t piece, Next next) const {
        const detail::npy_header& header = headers_[position];
        const member opened = open(position);
        std::string skipped(static_cast<std::size_t>(header.bytes), '\0');
        const auto expect = [&](bool is_as_said) {
            if (!is_as_said)
                malformed("another number of bytes for '" + shown(header.entry.name) +
                          "' than the archive says");
        };
        expect(read_some(opened.get(), skipped.data(), skipped.size()) == skipped.size());
        for (std::size_t left = header.entry.byte_count(); left != 0;) {
            const std::size_t some = std::min(left, piece);
            expect(read_some(opened.get(), to, some) == some);
            left -= some;
            to = next(some);
        }
        char end = 0; // the attempt to read on is what verifies the checksum
        expect(read_some(opened.get(), &end, 1) == 0);
    }

    readable_file file_;
    mutable detail::file_pieces pieces_{file_};
    std::vector<std::optional<detail::zip_place>> places_; ///< of those that are not compressed
    std::unique_ptr<zip_t, end_archive> archive_;
    std::vector<detail::npy_header> headers_;
};

/// The format of several arrays, as numpy's `savez` and `savez_compressed` write it: stored and deflated members, beyond 4 GB too. What npy does
/// not hold is not part of it.
struct npz {
    static constexpr std::string_view name = "npz";
    static constexpr std::array<std::string_view, 1> extensions{".npz"};

    [[nodiscard]] static bool recognizes(const std::filesystem::path&, std::string_view first_bytes) {
        return first_bytes.substr(0, 4) == "PK\3\4" || first_bytes.substr(0, 4) == "PK\5\6";
    }
    /// Opens an archive. Throws file_error (VS-E034), and malformed_file_error (VS-E035) for what is no archive or no array. Cost: the
    /// header of each array is read.
    [[nodiscard]] static std::unique_ptr<tensor_file> open(const std::filesystem::path& path) {
        return std::make_unique<npz_file>(path);
    }
    /// Writes tensors into an archive that replaces another file as a whole. Throws file_error (VS-E034), and
    /// unsupported_file_error (VS-E036) for strings and bfloat16.
    static void write(const std::filesystem::path& path, const tensors_to_write& given) {
        const tensors_to_write what = detail::whole_tensors(given, name);
        std::vector<std::string> headers = headers_of(what);
        for (const tensor_ref& tensor : what.tensors) static_cast<void>(member_name(tensor));
        replacing_file file(path);
        detail::zip_writer archive(file);
        for (std::size_t i = 0; i != headers.size(); ++i)
            archive.add(member_name(what.tensors[i]), std::move(headers[i]), what.tensors[i]);
        archive.finish();
        file.commit();
    }
    /// The same with compressed members. Elements that are read when their turn comes are all in memory then.
    static void write_compressed(const std::filesystem::path& path, const tensors_to_write& given) {
        const tensors_to_write what = detail::whole_tensors(given, name);
        std::vector<std::string> headers = headers_of(what);
        if (headers.empty()) return write(path, what); // libzip writes no archive without members
        std::deque<std::vector<std::byte>> read;
        std::vector<const void*> elements;
        for (const tensor_ref& tensor : what.tensors) {
            elements.push_back(tensor.elements);
            if (tensor.elements != nullptr || tensor.byte_count() == 0) continue;
            tensor.read(read.emplace_back(tensor.byte_count()).data());
            elements.back() = read.back().data();
        }
        replacing_file file(path);
        int fault = 0;
        zip_t* const archive = ::zip_open(file.beside().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &fault);
        if (archive == nullptr) detail::file_failed(path, "to write an archive", errno);
        struct discarding {
            zip_t* archive;
            ~discarding() {
                if (archive != nullptr) ::zip_discard(archive);
            }
        } owner{archive};
        const auto failed = [&] {
            throw_error(code::file_failed,
                        {path.native(), "to write an archive", ::zip_strerror(archive), {}});
        };
        for (std::size_t i = 0; i != headers.size(); ++i) {
            const tensor_ref& tensor = what.tensors[i];
            const zip_buffer_fragment_t parts[] = {
                {reinterpret_cast<zip_uint8_t*>(headers[i].data()), headers[i].size()},
                {static_cast<zip_uint8_t*>(const_cast<void*>(elements[i])), tensor.byte_count()},
            };
            zip_source_t* const source =
                ::zip_source_buffer_fragment(archive, parts, tensor.byte_count() == 0 ? 1 : 2, 0);
            if (source == nullptr) failed();
            const zip_int64_t made =
                ::zip_file_add(archive, member_name(tensor).c_str(), source, ZIP_FL_ENC_UTF_8);
            if (made < 0) {
                ::zip_source_free(source);
                failed();
            }
            const auto position = static_cast<zip_uint64_t>(made);
            constexpr std::time_t fixed = 315532800; // 1980, so that the same values give the same bytes
            if (::zip_set_file_compression(archive, position, ZIP_CM_DEFLATE, 0) != 0 ||
                ::zip_file_set_mtime(archive, position, fixed, 0) != 0)
                failed();
        }
        if (::zip_close(archive) != 0) failed();
        owner.archive = nullptr;
        file.reopen();
        file.commit();
    }

  private:
    static std::vector<std::string> headers_of(const tensors_to_write& what) {
        std::vector<std::string> headers;
        for (const tensor_ref& tensor : what.tensors) headers.push_back(detail::npy_header_of(tensor));
        return headers;
    }
    // Throws unsupported_file_error (VS-E036) for a name that an archive, or libzip, cannot have.
    static std::string member_name(const tensor_ref& tensor) {
        const bool is_long = tensor.name.size() > 65000;
        if (is_long || tensor.name.find('\0') != std::string_view::npos)
            throw_error(code::file_unsupported, {shown(tensor.name, 60),
                                                 "a name in npz",
                                                 is_long ? "more than 65000 bytes" : "a zero in it",
                                                 {}});
        return std::string(tensor.name) + ".npy";
    }
};
static_assert(tensor_format<npz>);

} // namespace varscope
