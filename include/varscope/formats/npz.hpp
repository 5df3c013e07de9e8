// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/npz.hpp: numpy's format of several arrays, a zip archive of npy files.
#pragma once

#include <varscope/formats/npy.hpp>

#if !__has_include(<zip.h>)
#error "varscope/formats/npz.hpp needs libzip: install it (Debian: libzip-dev), and link it"
#endif
#include <zip.h>

namespace varscope {

/// An archive of arrays; the name of each is that of its member without `.npy`. Other members are listed and not read.
class npz_file : public tensor_file {
  public:
    explicit npz_file(const std::filesystem::path& path) : tensor_file(path) {
        static_cast<void>(readable_file(path).size()); // says what the system says where there is none
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

    detail::npy_header header_of(zip_uint64_t position) const {
        zip_stat_t facts;
        ::zip_stat_init(&facts);
        constexpr zip_uint64_t wanted =
            ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
        if (::zip_stat_index(archive_.get(), position, 0, &facts) != 0 || (facts.valid & wanted) != wanted)
            malformed("a member without a name or size");
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
        const detail::npy_header& header = headers_[position];
        const member opened = open(position);
        std::string skipped(static_cast<std::size_t>(header.bytes), '\0');
        const std::size_t size = header.entry.byte_count();
        char end = 0;
        if (read_some(opened.get(), skipped.data(), skipped.size()) != skipped.size() ||
            read_some(opened.get(), to, size) != size ||
            read_some(opened.get(), &end, 1) != 0) // the attempt to read on is what verifies the checksum
            malformed("another number of bytes for '" + shown(header.entry.name) + "' than the archive says");
        detail::settle_npy_elements(header, static_cast<std::byte*>(to));
    }

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
    static void write(const std::filesystem::path& path, const tensors_to_write& what) {
        write(path, what, false);
    }
    /// The same with compressed members.
    static void write_compressed(const std::filesystem::path& path, const tensors_to_write& what) {
        write(path, what, true);
    }

  private:
    static void write(const std::filesystem::path& path, const tensors_to_write& what, bool is_compressed) {
        std::vector<std::string> headers;
        for (const tensor_ref& tensor : what.tensors) headers.push_back(detail::npy_header_of(tensor));
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
                {static_cast<zip_uint8_t*>(const_cast<void*>(tensor.elements)), tensor.byte_count()},
            };
            zip_source_t* const source =
                ::zip_source_buffer_fragment(archive, parts, tensor.byte_count() == 0 ? 1 : 2, 0);
            if (source == nullptr) failed();
            const zip_int64_t made = ::zip_file_add(archive, (std::string(tensor.name) + ".npy").c_str(),
                                                    source, ZIP_FL_ENC_UTF_8);
            if (made < 0) {
                ::zip_source_free(source);
                failed();
            }
            const auto position = static_cast<zip_uint64_t>(made);
            constexpr std::time_t fixed = 315532800; // 1980, so that the same values give the same bytes
            if (::zip_set_file_compression(archive, position, is_compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                           0) != 0 ||
                ::zip_file_set_mtime(archive, position, fixed, 0) != 0)
                failed();
        }
        if (headers.empty()) { // libzip writes no archive without members
            static constexpr char end[22] = {'P', 'K', 5, 6};
            file.write(end, sizeof end);
            return file.commit();
        }
        if (::zip_close(archive) != 0) failed();
        owner.archive = nullptr;
        file.reopen();
        file.commit();
    }
};
static_assert(tensor_format<npz>);

} // namespace varscope
