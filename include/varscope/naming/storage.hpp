// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/storage.hpp: what the naming engine asks of the memory it works in, and the memory of the constant evaluator.
#pragma once

#include <varscope/naming/segment_index.hpp>
#include <varscope/types/growing_array.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace varscope {

/// The memory of a naming_state. `array<T>`: indexed, grows at the end; elements never move for readers that hold no lock
/// (run time) or move freely (constants), and push_back shows an element to readers when it is complete. `small_array<T>`: the same for
/// few elements. `items` of both is indexed too, and in constants a bare pointer, which saves a call. `path_index`: finds paths, see
/// segment_index and full_path_index. `word`: a number of 32 bits that one thread writes while others read. `payload`: what a variable's
/// record carries beside what the engine knows of it. `keeper`: what a scope object holds on to for the value that starts its variables.
/// `spells_names`: whether full names are kept as text. `may_run_out`: whether memory may, so that changes are noted to be undone (see
/// naming_transaction). Models: `constant_storage`, `shared_storage` (graph/storage.hpp).
template <class Storage>
concept naming_storage = requires(typename Storage::template array<int>& array,
                                  typename Storage::word& word) {
    { array.size() } -> std::convertible_to<std::size_t>;
    { array.emplace_back() } -> std::same_as<int&>;
    { array[std::size_t{}] } -> std::same_as<int&>;
    { array.items[std::size_t{}] } -> std::same_as<int&>;
    array.push_back(0);
    array.pop_back();
    typename Storage::path_index;
    typename Storage::payload;
    typename Storage::keeper;
    { word } -> std::convertible_to<std::uint32_t>;
    word = std::uint32_t{};
    { Storage::spells_names } -> std::convertible_to<bool>;
    { Storage::may_run_out } -> std::convertible_to<bool>;
};

/// The memory of names that are resolved in the constant evaluator, or in one thread.
struct constant_storage {
    template <class T>
    using array = growing_array<T>;
    template <class T>
    using small_array = growing_array<T>;
    using path_index = segment_index;
    struct payload {};
    struct keeper {};
    using word = std::uint32_t;
    static constexpr bool spells_names = false;
    static constexpr bool may_run_out = false;
};

} // namespace varscope
