// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/leveldb_table.hpp: the tables of leveldb, which the index of TensorFlow's checkpoints is.
#pragma once

#include <varscope/checkpoint/file.hpp>
#include <varscope/formats/protobuf.hpp>

#include <memory>
#include <optional>

#if !__has_include(<leveldb/table.h>)
#error "TensorFlow's checkpoints need leveldb: install it (Debian: libleveldb-dev), and link it"
#endif
#include <leveldb/env.h>
#include <leveldb/iterator.h>
#include <leveldb/options.h>
#include <leveldb/table.h>

namespace varscope::detail {

// A file as leveldb reads it.
class leveldb_input : public leveldb::RandomAccessFile {
  public:
    explicit leveldb_input(const readable_file& file) : file_(&file) {}
    leveldb::Status Read(std::uint64_t offset, std::size_t count, leveldb::Slice* result,
                         char* scratch) const override {
        if (offset > file_->size()) offset = file_->size();
        count = static_cast<std::size_t>(std::min<std::uint64_t>(count, file_->size() - offset));
        file_->read(offset, scratch, count);
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
        if (!points_inside()) {
            status_ = leveldb::Status::Corruption("its last bytes point out of the file");
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
    // Whether the two blocks that the last 48 bytes name lie in the file: leveldb takes memory for them before it reads. Blocks that these name have
    // checksums.
    [[nodiscard]] bool points_inside() const {
        constexpr std::size_t footer = 48, trailer = 5;
        if (file_.size() < footer) return false;
        const std::string bytes = file_.read(file_.size() - footer, footer);
        proto_fields numbers(bytes);
        for (int block = 0; block != 2; ++block) {
            const std::uint64_t offset = numbers.varint(), size = numbers.varint();
            if (numbers.is_damaged() || size > file_.size() || offset > file_.size() - size ||
                trailer > file_.size() - size - offset)
                return false;
        }
        return true;
    }

    leveldb::Options options_;
    readable_file file_;
    leveldb_input input_;
    leveldb::Status status_;
    std::unique_ptr<leveldb::Table> table_;
};

// A file as leveldb writes it.
class leveldb_output : public leveldb::WritableFile {
  public:
    explicit leveldb_output(replacing_file& file) : file_(&file) {}
    leveldb::Status Append(const leveldb::Slice& bytes) override {
        file_->write(bytes.data(), bytes.size());
        return leveldb::Status::OK();
    }
    leveldb::Status Close() override { return leveldb::Status::OK(); }
    leveldb::Status Flush() override { return leveldb::Status::OK(); }
    leveldb::Status Sync() override { return leveldb::Status::OK(); }

  private:
    replacing_file* file_;
};

} // namespace varscope::detail
