// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/lock.hpp: a mutex that costs nothing where there is one thread.
#pragma once

#include <mutex>
#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#endif

namespace varscope {

/// Whether the process has one thread, as far as the C library can tell.
[[nodiscard]] inline bool is_single_threaded() noexcept {
#if __has_include(<sys/single_threaded.h>)
    return __libc_single_threaded != 0;
#else
    return false;
#endif
}

/// Holds a mutex for its lifetime, unless there is no other thread to keep out. What it guards must start no thread.
class [[nodiscard]] graph_lock {
  public:
    explicit graph_lock(std::mutex& mutex) : mutex_(is_single_threaded() ? nullptr : &mutex) {
        if (mutex_ != nullptr) mutex_->lock();
    }
    graph_lock(const graph_lock&) = delete;
    graph_lock& operator=(const graph_lock&) = delete;
    ~graph_lock() {
        if (mutex_ != nullptr) mutex_->unlock();
    }

  private:
    std::mutex* mutex_;
};

} // namespace varscope
