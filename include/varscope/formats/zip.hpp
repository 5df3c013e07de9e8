// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/zip.hpp: zip archives whose members are not compressed: where their bytes are, and writing them. Compression is libzip's.
#pragma once

#include <varscope/checkpoint/element_writer.hpp>
#include <varscope/formats/crc32.hpp>

#include <optional>

namespace varscope::detail {

// Numbers of a zip archive are little-endian (PKWARE's APPNOTE, 4.3).
[[nodiscard]] inline std::uint64_t zip_number(std::string_view bytes, std::size_t at,
                                              std::size_t size) noexcept {
    std::uint64_t number = 0;
    for (std::size_t i = size; i-- != 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}
inline void append_zip(std::string& to, std::uint64_t number, std::size_t size) {
    for (std::size_t i = 0; i != size; ++i) to += static_cast<char>(number >> 8 * i & 0xFF);
}

// A member that is stored as it is.
struct zip_place {
    std::uint64_t begin = 0; ///< of its bytes in the file
    std::uint64_t size = 0;
    std::uint32_t checksum = 0;
};

// Where the members of an archive are, in the order of its directory; none for a member that is compressed or encrypted. Empty where the directory is
// not as it should be, which is for a library to say.
class zip_directory {
  public:
    explicit zip_directory(const readable_file& file) : file_(&file) {
        if (!read()) places.clear();
    }
    std::vector<std::optional<zip_place>> places;

  private:
    static constexpr std::uint64_t largest_directory = std::uint64_t{1} << 28;

    [[nodiscard]] bool read() {
        constexpr std::size_t end_size = 22, locator_size = 20;
        const std::uint64_t size = file_->size();
        if (size < end_size) return false;
        const auto tail_size =
            static_cast<std::size_t>(std::min<std::uint64_t>(size, end_size + 0xFFFF + locator_size));
        const std::string tail = file_->read(size - tail_size, tail_size);
        std::size_t at = tail_size - end_size;
        while (tail.compare(at, 4, "PK\5\6") != 0 ||
               zip_number(tail, at + 20, 2) != tail_size - at - end_size)
            if (at-- == 0) return false;
        std::uint64_t count = zip_number(tail, at + 10, 2), length = zip_number(tail, at + 12, 4),
                      begin = zip_number(tail, at + 16, 4);
        if (at >= locator_size && tail.compare(at - locator_size, 4, std::string_view("PK\6\7", 4)) == 0) {
            const std::uint64_t end64 = zip_number(tail, at - locator_size + 8, 8);
            if (end64 > size || size - end64 < 56) return false;
            const std::string record = file_->read(end64, 56);
            if (record.compare(0, 4, std::string_view("PK\6\6", 4)) != 0) return false;
            count = zip_number(record, 32, 8);
            length = zip_number(record, 40, 8);
            begin = zip_number(record, 48, 8);
        }
        if (begin > size || length > size - begin || length > largest_directory || count > length / 46)
            return false;
        const std::string directory = file_->read(begin, static_cast<std::size_t>(length));
        std::string_view left = directory;
        for (std::uint64_t i = 0; i != count; ++i)
            if (!read_member(left)) return false;
        return true;
    }
    [[nodiscard]] bool read_member(std::string_view& left) {
        constexpr std::size_t fixed = 46;
        if (left.size() < fixed || left.substr(0, 4) != "PK\1\2") return false;
        const std::uint64_t flags = zip_number(left, 8, 2), method = zip_number(left, 10, 2);
        const std::uint64_t name = zip_number(left, 28, 2), extra = zip_number(left, 30, 2),
                            comment = zip_number(left, 32, 2);
        if (left.size() - fixed < name + extra + comment) return false;
        std::uint64_t numbers[3] = {zip_number(left, 24, 4), zip_number(left, 20, 4),
                                    zip_number(left, 42, 4)}; // size, compressed size, place
        if (!read_large(left.substr(fixed + name, extra), numbers)) return false;
        const auto checksum = static_cast<std::uint32_t>(zip_number(left, 16, 4));
        left.remove_prefix(fixed + name + extra + comment);
        places.push_back(std::nullopt);
        if (method != 0 || (flags & 1) != 0 || numbers[0] != numbers[1]) return true;
        constexpr std::uint64_t local = 30;
        if (numbers[2] > file_->size() || file_->size() - numbers[2] < local) return false;
        const std::string header = file_->read(numbers[2], local);
        if (header.compare(0, 4, "PK\3\4") != 0) return false;
        const std::uint64_t begin =
            numbers[2] + local + zip_number(header, 26, 2) + zip_number(header, 28, 2);
        if (begin > file_->size() || numbers[0] > file_->size() - begin) return false;
        places.back() = zip_place{begin, numbers[0], checksum};
        return true;
    }
    // The extra field 1 has what does not fit into 32 bits, in this order.
    [[nodiscard]] static bool read_large(std::string_view extra, std::uint64_t (&numbers)[3]) {
        while (extra.size() >= 4) {
            const std::uint64_t tag = zip_number(extra, 0, 2), size = zip_number(extra, 2, 2);
            if (size > extra.size() - 4) return false;
            if (tag == 1) {
                std::size_t at = 4;
                for (std::uint64_t& number : numbers)
                    if (number == 0xFFFFFFFF) {
                        if (at + 8 > 4 + size) return false;
                        number = zip_number(extra, at, 8);
                        at += 8;
                    }
                return true;
            }
            extra.remove_prefix(static_cast<std::size_t>(4 + size));
        }
        for (const std::uint64_t number : numbers)
            if (number == 0xFFFFFFFF) return false;
        return true;
    }

    const readable_file* file_;
};

// Makes an archive of members that are not compressed.
class zip_writer {
  public:
    // Numbers above `largest` are written with 64 bits, as those must be that 32 bits cannot hold.
    explicit zip_writer(replacing_file& file, std::uint64_t largest = 0xFFFFFFFE)
        : writer_(file), largest_(largest) {}

    // A member: some text, and the elements of a tensor.
    void add(std::string_view name, std::string text, const tensor_ref& tensor) {
        writer_.add_elements(tensor, [&](const void* elements) {
            const std::uint32_t sum = crc32(0, text.data(), text.size());
            add_header(name, text.size() + tensor.byte_count(), crc32(sum, elements, tensor.byte_count()));
            writer_.add(std::move(text));
        });
    }
    // The directory, after the last member.
    void finish() {
        const std::uint64_t begin = writer_.size(), length = directory_.size();
        std::string end;
        if (begin > largest_ || length > largest_ || count_ >= 0xFFFF) {
            end += std::string_view("PK\6\6", 4);
            append_zip(end, 44, 8);
            append_zip(end, 0x300 | version(true), 2);
            append_zip(end, version(true), 2);
            append_zip(end, 0, 8);
            append_zip(end, count_, 8);
            append_zip(end, count_, 8);
            append_zip(end, length, 8);
            append_zip(end, begin, 8);
            end += std::string_view("PK\6\7", 4);
            append_zip(end, 0, 4);
            append_zip(end, begin + length, 8);
            append_zip(end, 1, 4);
        }
        end += "PK\5\6";
        append_zip(end, 0, 4);
        append_zip(end, std::min<std::uint64_t>(count_, 0xFFFF), 2);
        append_zip(end, std::min<std::uint64_t>(count_, 0xFFFF), 2);
        append_zip(end, narrow(length), 4);
        append_zip(end, narrow(begin), 4);
        append_zip(end, 0, 2);
        writer_.add(std::move(directory_));
        writer_.add(std::move(end));
        writer_.flush();
    }

  private:
    void add_header(std::string_view name, std::uint64_t size, std::uint32_t checksum) {
        const std::uint64_t place = writer_.size();
        const bool is_large = size > largest_, is_far = place > largest_;
        std::string large, local("PK\3\4");
        if (is_large) append_zip(large, size, 8), append_zip(large, size, 8);
        append_facts(local, name, is_large, checksum, size);
        append_zip(local, is_large ? 20 : 0, 2);
        local += name;
        append_extra(local, large);
        if (is_far) append_zip(large, place, 8);
        directory_ += "PK\1\2";
        append_zip(directory_, 0x300 | version(is_large || is_far),
                   2); // made on a system with Unix's permissions
        append_facts(directory_, name, is_large || is_far, checksum, size);
        append_zip(directory_, large.empty() ? 0 : large.size() + 4, 2);
        append_zip(directory_, 0, 6);              // comment, disk, kind
        append_zip(directory_, 0100644u << 16, 4); // a file that its owner writes
        append_zip(directory_, narrow(place), 4);
        directory_ += name;
        append_extra(directory_, large);
        ++count_;
        writer_.add(std::move(local));
    }
    [[nodiscard]] std::uint64_t narrow(std::uint64_t number) const noexcept {
        return number > largest_ ? 0xFFFFFFFF : number;
    }
    [[nodiscard]] static std::uint64_t version(bool is_large) noexcept { return is_large ? 45 : 20; }

    // What the headers of a member and its row in the directory have in common, from the version to the length of the name.
    void append_facts(std::string& to, std::string_view name, bool is_large, std::uint32_t checksum,
                      std::uint64_t size) const {
        append_zip(to, version(is_large), 2);
        append_zip(to, 0x800, 2); // the name is UTF-8
        append_zip(to, 0, 4);     // not compressed; midnight
        append_zip(to, 0x21, 2);  // the first of January 1980, so that the same values give the same bytes
        append_zip(to, checksum, 4);
        append_zip(to, narrow(size), 4);
        append_zip(to, narrow(size), 4);
        append_zip(to, name.size(), 2);
    }
    static void append_extra(std::string& to, std::string_view large) {
        if (large.empty()) return;
        append_zip(to, 1, 2);
        append_zip(to, large.size(), 2);
        to += large;
    }

    element_writer writer_;
    std::uint64_t largest_;
    std::string directory_;
    std::uint64_t count_ = 0;
};

} // namespace varscope::detail
