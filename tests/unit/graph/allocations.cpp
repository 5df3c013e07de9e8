// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/allocations.cpp: replaces operator new for the whole program, to count its calls and make them fail.
// A unit of its own: it replaces functions of the whole program.
#include "support/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t never = static_cast<std::size_t>(-1);
thread_local std::size_t calls = 0;
thread_local std::size_t left = never; // calls before there is no memory
thread_local bool failed = false;

bool count_call() noexcept {
    ++calls;
    if (left == never) return true;
    if (left != 0) return --left, true;
    return failed = true, false;
}

void* counted(std::size_t size, std::size_t alignment) {
    if (!count_call()) throw std::bad_alloc();
    // aligned_alloc wants a size that is a multiple of the alignment
    const std::size_t whole = (size + alignment - 1) / alignment * alignment;
    void* const room = alignment <= alignof(std::max_align_t)
                           ? std::malloc(size == 0 ? 1 : size)
                           : std::aligned_alloc(alignment, whole == 0 ? alignment : whole);
    if (room == nullptr) throw std::bad_alloc();
    return room;
}

} // namespace

std::size_t varscope::testing::allocations() noexcept { return calls; }
varscope::testing::failing_allocations::failing_allocations(std::size_t count) noexcept {
    left = count, failed = false;
}
varscope::testing::failing_allocations::~failing_allocations() { left = never; }
bool varscope::testing::failing_allocations::have_failed() const noexcept { return failed; }

void* operator new(std::size_t size) { return counted(size, 1); }
void* operator new[](std::size_t size) { return counted(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return counted(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return counted(size, static_cast<std::size_t>(alignment));
}
// Those that return null are replaced too: a sanitizer's own would not go with the delete below.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return count_call() ? std::malloc(size == 0 ? 1 : size) : nullptr;
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return count_call() ? std::malloc(size == 0 ? 1 : size) : nullptr;
}
void operator delete(void* room, const std::nothrow_t&) noexcept { std::free(room); }
void operator delete[](void* room, const std::nothrow_t&) noexcept { std::free(room); }
void operator delete(void* room) noexcept { std::free(room); }
void operator delete[](void* room) noexcept { std::free(room); }
void operator delete(void* room, std::size_t) noexcept { std::free(room); }
void operator delete[](void* room, std::size_t) noexcept { std::free(room); }
void operator delete(void* room, std::align_val_t) noexcept { std::free(room); }
void operator delete[](void* room, std::align_val_t) noexcept { std::free(room); }
void operator delete(void* room, std::size_t, std::align_val_t) noexcept { std::free(room); }
void operator delete[](void* room, std::size_t, std::align_val_t) noexcept { std::free(room); }
