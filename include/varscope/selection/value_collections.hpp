// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/selection/value_collections.hpp: collections of what is no variable: losses, summaries, update operations.
#pragma once

#include <varscope/error/nothing_selected.hpp>
#include <varscope/types/arguments.hpp>

#include <any>
#include <mutex>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace varscope {

/// Lists of values by key, in the order they were added; duplicates stay, and one list may hold values of several types (row 120). A program that runs on
/// graphs and models takes one as an argument: `program(scope, collections)`; a program that is traced makes no values, so there is nothing to collect.
/// Several threads may use one; copying values is done under a lock.
class value_collections {
  public:
    /// Appends a copy of a value, as its own type: a text literal is a const char*, a float is no double. Cost: a look at each key, and an allocation.
    template <class T>
        requires std::is_copy_constructible_v<T>
    void add(name_argument key, T value) {
        std::any kept(std::in_place_type<T>, std::move(value));
        const std::lock_guard guard(lock_);
        list_of(key.chars).push_back(std::move(kept));
    }

    /// The values of a type in the collection of a key, a copy (row 122); an unknown key has none. Throws nothing_selected_error (VS-E017) where the
    /// collection has values and none is of this type, as it was meant for another, unless allow_empty says that this is fine. Cost: a look at each.
    template <class T>
    [[nodiscard]] std::vector<T> get(name_argument key) const {
        std::size_t among = 0;
        std::vector<T> found = get<T>(key.chars, among);
        if (found.empty() && among != 0)
            detail::throw_nothing_selected(to_string(key.chars), "values of the type asked for", among);
        return found;
    }
    template <class T>
    [[nodiscard]] std::vector<T> get(name_argument key, allow_empty_t) const {
        std::size_t among = 0;
        return get<T>(key.chars, among);
    }

    /// The number of values of a key, whatever their types.
    [[nodiscard]] std::size_t size(name_argument key) const {
        const std::lock_guard guard(lock_);
        const entry* const found = find(key.chars);
        return found == nullptr ? 0 : found->values.size();
    }
    /// The keys that something was added to, in the order of the first.
    [[nodiscard]] std::vector<std::string> keys() const {
        const std::lock_guard guard(lock_);
        std::vector<std::string> all;
        for (const entry& each : entries_) all.push_back(each.key);
        return all;
    }
    /// Forgets the values of a key, of what a step computed before the next one.
    void clear(name_argument key) {
        const std::lock_guard guard(lock_);
        std::erase_if(entries_, [&](const entry& each) { return text(each.key) == key.chars; });
    }

  private:
    struct entry {
        std::string key;
        std::vector<std::any> values;
    };

    [[nodiscard]] const entry* find(text key) const noexcept {
        for (const entry& each : entries_)
            if (text(each.key) == key) return &each;
        return nullptr;
    }
    [[nodiscard]] std::vector<std::any>& list_of(text key) {
        for (entry& each : entries_)
            if (text(each.key) == key) return each.values;
        return entries_.emplace_back(entry{to_string(key), {}}).values;
    }
    template <class T>
    [[nodiscard]] std::vector<T> get(text key, std::size_t& among) const {
        std::vector<T> found;
        const std::lock_guard guard(lock_);
        const entry* const listed = find(key);
        if (listed == nullptr) return found;
        among = listed->values.size();
        for (const std::any& each : listed->values)
            if (const T* const value = std::any_cast<T>(&each)) found.push_back(*value);
        return found;
    }

    mutable std::mutex lock_;
    std::vector<entry> entries_;
};

} // namespace varscope
