// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Counts the memory in use by replacing operator new.
#include "names.hpp"

#include <cstdlib>
#include <malloc.h>
#include <new>

namespace {
std::size_t in_use = 0;

void* counted(void* block) {
    if (block == nullptr) throw std::bad_alloc();
    in_use += malloc_usable_size(block);
    return block;
}
void release(void* block) noexcept {
    in_use -= malloc_usable_size(block);
    std::free(block);
}
} // namespace

std::size_t bench::bytes_in_use() noexcept { return in_use; }

void* operator new(std::size_t size) { return counted(std::malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    const auto to = static_cast<std::size_t>(alignment);
    return counted(std::aligned_alloc(to, (size + to - 1) / to * to));
}
void operator delete(void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t) noexcept { release(block); }
void operator delete(void* block, std::align_val_t) noexcept { release(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept { release(block); }
