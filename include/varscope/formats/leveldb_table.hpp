// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/leveldb_table.hpp: the tables of leveldb, which the index of TensorFlow's checkpoints is.
#pragma once

#include <varscope/checkpoint/file.hpp>
#include <varscope/formats/protobuf.hpp>
#include <varscope/formats/snappy.hpp>

#include <cstring>
#include <map>
#include <memory>
#include <optional>

#if !__has_include(<leveldb/table.h>)
#error "TensorFlow's checkpoints need leveldb: install it (Debian: libleveldb-dev), and link it"
#endif
#include <leveldb/env.h>
#include <leveldb/iterator.h>
#include <leveldb/options.h>
#include <leveldb/table.h>
#include <leveldb/table_builder.h>

namespace varscope::detail {

// A file as leveldb reads it.
class leveldb_input : public leveldb::RandomAccessFile {
  public:
    explicit leveldb_input(const readable_file& file) : file_(&file) {}
    leveldb::Status Read(std::uint64_t offset, std::size_t count, leveldb::Slice* result,
                         char* scratch) const override {
        if (offset > file_->size()) offset = file_->size();
        count = static_cast<std::size_t>(std::min<std::uint64_t>(count, file_->size() - offset));
        const int error = file_->try_read(offset, scratch, count); // leveldb does not expect exceptions
        if (error != 0)
            return leveldb::Status::IOError(error < 0 ? "the end of the file" : std::strerror(error));
        *result = leveldb::Slice(scratch, count);
        return leveldb::Status::OK();
    }

  private:
    const readable_file* file_;
};

// A leveldb table: texts by keys, in the order of the keys.
class leveldb_table {
  public:
    explicit leveldb_table(const std::filesystem::path& path) : file_(path), input_(file_) {
        options_.paranoid_checks = true;
        if (!blocks_are_inside()) {
            status_ =
                leveldb::Status::Corruption("its blocks do not lie in the file, or cannot be what they say");
            return;
        }
        leveldb::Table* table = nullptr;
        status_ = leveldb::Table::Open(options_, &input_, file_.size(), &table);
        table_.reset(table);
    }
    // Calls `use(key, value)` for each, until it returns false; returns what leveldb says is wrong, empty where nothing is.
    template <class Use>
    std::string for_each(Use use) const {
        if (!status_.ok()) return status_.ToString();
        leveldb::ReadOptions reading;
        reading.verify_checksums = true;
        reading.fill_cache = false;
        const std::unique_ptr<leveldb::Iterator> each(table_->NewIterator(reading));
        for (each->SeekToFirst(); each->Valid(); each->Next())
            if (!use(std::string_view(each->key().data(), each->key().size()),
                     std::string_view(each->value().data(), each->value().size())))
                break;
        return each->status().ok() ? std::string() : each->status().ToString();
    }
    [[nodiscard]] std::uint64_t file_size() const noexcept { return file_.size(); }
    // The value of a key, if there is one.
    [[nodiscard]] std::optional<std::string> find(std::string_view key) const {
        leveldb::ReadOptions reading;
        reading.verify_checksums = true;
        const std::unique_ptr<leveldb::Iterator> at(table_->NewIterator(reading));
        at->Seek(leveldb::Slice(key.data(), key.size()));
        if (!at->Valid() || at->key().compare(leveldb::Slice(key.data(), key.size())) != 0)
            return std::nullopt;
        return at->value().ToString();
    }

  private:
    // leveldb takes memory for a block before it reads it, and for what a compressed one says that it will be. So all of them are looked at before: the
    // last 48 bytes name two, and the second of these names the others. That their checksums are right is for leveldb to say.
    [[nodiscard]] bool blocks_are_inside() const {
        constexpr std::size_t footer = 48;
        if (file_.size() < footer) return false;
        const std::string last = file_.read(file_.size() - footer, footer);
        proto_fields numbers(last);
        const block meta = next_block(numbers), index = next_block(numbers);
        if (numbers.is_damaged() || !is_inside(meta) || !is_inside(index)) return false;
        std::string rows = file_.read(index.offset, static_cast<std::size_t>(index.size));
        if (is_compressed(index)) {
            std::optional<std::string> text = snappy_text(rows);
            if (!text) return false;
            rows.swap(*text);
        }
        return rows_are_inside(rows);
    }
    struct block {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
    };
    static block next_block(proto_fields& numbers) {
        const std::uint64_t offset = numbers.varint();
        return {offset, numbers.varint()};
    }
    [[nodiscard]] bool is_compressed(const block& of) const {
        return file_.read(of.offset + of.size, 1)[0] != 0;
    }
    [[nodiscard]] bool is_inside(const block& of) const {
        constexpr std::size_t trailer = 5; // how it is compressed, and a checksum
        if (of.size > file_.size() || of.offset > file_.size() - of.size ||
            trailer > file_.size() - of.size - of.offset)
            return false;
        if (!is_compressed(of)) return true;
        const std::string beginning =
            file_.read(of.offset, static_cast<std::size_t>(std::min<std::uint64_t>(of.size, 10)));
        proto_fields length(beginning);
        const std::uint64_t number = length.varint();
        return !length.is_damaged() && number / 32 <= of.size;
    }
    // Rows of a block: how many characters of a key it shares with the one before, how many follow, and how long the value is; at the end the places
    // where keys are whole, and their number.
    [[nodiscard]] bool rows_are_inside(std::string_view rows) const {
        std::uint32_t count = 0;
        if (rows.size() < sizeof count) return false;
        std::memcpy(&count, rows.data() + rows.size() - sizeof count, sizeof count);
        if (count > rows.size() / sizeof count - 1) return false;
        rows.remove_suffix((std::size_t{count} + 1) * sizeof count);
        proto_fields left(rows);
        while (!left.is_at_end()) {
            left.varint();
            const std::uint64_t key = left.varint(), value = left.varint();
            left.take(key);
            proto_fields numbers(left.take(value));
            const block of = next_block(numbers);
            if (left.is_damaged() || numbers.is_damaged() || !is_inside(of)) return false;
        }
        return true;
    }

    leveldb::Options options_;
    readable_file file_;
    leveldb_input input_;
    leveldb::Status status_;
    std::unique_ptr<leveldb::Table> table_;
};

// A table as leveldb writes it, in memory: leveldb does not expect exceptions, which a full disk makes.
class leveldb_output : public leveldb::WritableFile {
  public:
    std::string bytes;
    leveldb::Status Append(const leveldb::Slice& more) override {
        bytes.append(more.data(), more.size());
        return leveldb::Status::OK();
    }
    leveldb::Status Close() override { return leveldb::Status::OK(); }
    leveldb::Status Flush() override { return leveldb::Status::OK(); }
    leveldb::Status Sync() override { return leveldb::Status::OK(); }
};

// The bytes of a table of these rows, without compression.
inline std::string leveldb_bytes(const std::map<std::string, std::string>& rows) {
    leveldb_output output;
    leveldb::Options options;
    options.block_size = 262144; // as TensorFlow has it
    options.compression = leveldb::kNoCompression;
    leveldb::TableBuilder builder(options, &output);
    for (const auto& [key, row] : rows) builder.Add(key, row);
    static_cast<void>(builder.Finish()); // fails where the output does
    return std::move(output.bytes);
}

} // namespace varscope::detail
