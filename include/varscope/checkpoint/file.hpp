// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/file.hpp: files of a POSIX system: read at a place, mapped, and written so that no torn file can be seen.
#pragma once

#include <varscope/error/scope_error.hpp>

#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace varscope {

namespace detail {

[[noreturn]] inline void file_failed(const std::filesystem::path& path, const std::string& what, int error) {
    throw_error(code::file_failed, {path.native(), what, std::strerror(error), {}});
}

// Owns a file descriptor.
class descriptor {
  public:
    descriptor() = default;
    explicit descriptor(int number) noexcept : number_(number) {}
    descriptor(descriptor&& from) noexcept : number_(std::exchange(from.number_, -1)) {}
    descriptor& operator=(descriptor&& from) noexcept {
        std::swap(number_, from.number_);
        return *this;
    }
    ~descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const noexcept { return number_; }
    [[nodiscard]] explicit operator bool() const noexcept { return number_ >= 0; }
    // Closes it and says whether that went well.
    [[nodiscard]] bool close() noexcept { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_ = -1;
};

} // namespace detail

/// A file that is read. Throws file_error (VS-E034).
class readable_file {
  public:
    explicit readable_file(std::filesystem::path path) : path_(std::move(path)) {
        descriptor_ = detail::descriptor(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
        struct stat facts {};
        if (!descriptor_ || ::fstat(descriptor_.get(), &facts) != 0)
            detail::file_failed(path_, "to open it", errno);
        if (!S_ISREG(facts.st_mode))
            detail::file_failed(path_, "to open it", S_ISDIR(facts.st_mode) ? EISDIR : EINVAL);
        size_ = static_cast<std::uint64_t>(facts.st_size);
    }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    /// Reads `count` bytes from a place on; a file that ends before is an error.
    void read(std::uint64_t from, void* to, std::size_t count) const {
        const int error = try_read(from, to, count);
        if (error == ends_before)
            throw_error(code::file_malformed, {path_.native(), "more bytes", "the end of the file", {}});
        if (error != 0) detail::file_failed(path_, "to read it", error);
    }
    /// The same without an exception: 0, the number of the system's error, or ends_before.
    [[nodiscard]] int try_read(std::uint64_t from, void* to, std::size_t count) const noexcept {
        char* at = static_cast<char*>(to);
        while (count != 0) {
            const ssize_t some =
                ::pread(descriptor_.get(), at, std::min<std::size_t>(count, std::size_t{1} << 30),
                        static_cast<off_t>(from));
            if (some < 0 && errno == EINTR) continue;
            if (some < 0) return errno;
            if (some == 0) return ends_before;
            at += some;
            from += static_cast<std::uint64_t>(some);
            count -= static_cast<std::size_t>(some);
        }
        return 0;
    }
    static constexpr int ends_before = -1;

    [[nodiscard]] std::string read(std::uint64_t from, std::size_t count) const {
        std::string bytes(count, '\0');
        read(from, bytes.data(), count);
        return bytes;
    }
    [[nodiscard]] int descriptor() const noexcept { return descriptor_.get(); }

  private:
    std::filesystem::path path_;
    detail::descriptor descriptor_;
    std::uint64_t size_ = 0;
};

/// How a file is mapped: what is written into memory is seen by nobody else, or may not be written.
enum class mapping : unsigned char { read_only, copy_on_write };

/// A file in memory. Throws file_error (VS-E034). The file must not be made shorter while it is mapped.
class mapped_file {
  public:
    mapped_file() = default;
    explicit mapped_file(const readable_file& file, mapping how = mapping::read_only)
        : size_(static_cast<std::size_t>(file.size())) {
        if (size_ == 0) return;
        const int protection = how == mapping::read_only ? PROT_READ : PROT_READ | PROT_WRITE;
        void* const made = ::mmap(nullptr, size_, protection, MAP_PRIVATE, file.descriptor(), 0);
        if (made == MAP_FAILED) detail::file_failed(file.path(), "to map it", errno);
        data_ = static_cast<std::byte*>(made);
    }
    mapped_file(mapped_file&& from) noexcept
        : data_(std::exchange(from.data_, nullptr)), size_(std::exchange(from.size_, 0)) {}
    mapped_file& operator=(mapped_file&& from) noexcept {
        std::swap(data_, from.data_);
        std::swap(size_, from.size_);
        return *this;
    }
    ~mapped_file() {
        if (data_ != nullptr) ::munmap(data_, size_);
    }

    [[nodiscard]] std::byte* data() const noexcept { return data_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

  private:
    std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Bytes in memory that become a part of a file.
struct file_part {
    const void* bytes = nullptr;
    std::size_t size = 0;
};

/// A file that is written beside the one it will replace: nobody sees a part of it. Until commit() the other one stays as it is; an object that
/// is destroyed before removes what it wrote. Throws file_error (VS-E034).
class replacing_file {
  public:
    explicit replacing_file(std::filesystem::path path) : path_(std::move(path)) {
        static std::atomic<unsigned> count = 0;
        do {
            beside_ =
                path_.native() + '.' + std::to_string(::getpid()) + '-' + std::to_string(count++) + ".part";
            descriptor_ =
                detail::descriptor(::open(beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        } while (!descriptor_ && errno == EEXIST);
        if (!descriptor_) detail::file_failed(path_, "to write a file beside it", errno);
    }
    replacing_file(const replacing_file&) = delete;
    replacing_file& operator=(const replacing_file&) = delete;
    ~replacing_file() {
        if (!is_committed_) ::unlink(beside_.c_str());
    }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// The name under which it is written.
    [[nodiscard]] const std::string& beside() const noexcept { return beside_; }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    void write(const void* from, std::size_t count) {
        const file_part all{from, count};
        write(std::span(&all, 1));
    }
    /// Writes parts one behind the other. Many at a time are better than one after the other: the system then keeps the file in larger units, which are
    /// faster to write, to read and to map.
    void write(std::span<const file_part> parts) {
        std::size_t next = 0, done = 0; // of the first part that is not written as a whole
        while (true) {
            while (next != parts.size() && done == parts[next].size) ++next, done = 0;
            if (next == parts.size()) return;
            iovec pieces[256];
            int count = 0;
            std::size_t bytes = 0, skipped = done;
            constexpr std::size_t most = std::size_t{1} << 30;
            for (std::size_t i = next; i != parts.size() && count != 256 && bytes != most; ++i, skipped = 0) {
                const std::size_t size = std::min(parts[i].size - skipped, most - bytes);
                const char* const from = static_cast<const char*>(parts[i].bytes) + skipped;
                pieces[count++] = {const_cast<char*>(from), size};
                bytes += size;
            }
            const ssize_t some = ::writev(descriptor_.get(), pieces, count);
            if (some < 0 && errno == EINTR) continue;
            if (some < 0) detail::file_failed(path_, "to write it", errno);
            size_ += static_cast<std::uint64_t>(some);
            for (auto left = static_cast<std::size_t>(some); left != 0;) {
                const std::size_t of_part = std::min(left, parts[next].size - done);
                left -= of_part;
                done += of_part;
                if (done == parts[next].size) ++next, done = 0;
            }
        }
    }
    void write(std::string_view bytes) { write(bytes.data(), bytes.size()); }
    /// Takes what another library wrote under the name beside().
    void reopen() {
        descriptor_ = detail::descriptor(::open(beside_.c_str(), O_WRONLY | O_CLOEXEC));
        if (!descriptor_) detail::file_failed(path_, "to open what was written", errno);
    }

    /// Puts what was written, once it is on the disk, in the place of the other file.
    void commit() {
        if (::fsync(descriptor_.get()) != 0 || !descriptor_.close())
            detail::file_failed(path_, "to write it to the disk", errno);
        if (::rename(beside_.c_str(), path_.c_str()) != 0)
            detail::file_failed(path_, "to put the written file in its place", errno);
        is_committed_ = true;
        sync_folder(path_);
    }

    /// Waits until the names in the folder of a path are on the disk. What is renamed is renamed already, so nothing is refused here.
    static void sync_folder(const std::filesystem::path& path) noexcept {
        const std::string folder = path.has_parent_path() ? path.parent_path().native() : ".";
        const detail::descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (opened) ::fsync(opened.get());
    }

  private:
    std::filesystem::path path_;
    std::string beside_;
    detail::descriptor descriptor_;
    std::uint64_t size_ = 0;
    bool is_committed_ = false;
};

} // namespace varscope
