// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/initializers/parallel.hpp: the first values of a model by all cores. A program that links threads only where it is told to needs
// -pthread.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace varscope {

/// Runs tasks in threads, as model::initialize takes it: `m.initialize(seed, varscope::parallel)`. Values do not depend on the number of
/// threads, nor on which thread makes them. Variables are what is divided, so more threads than variables do nothing, and a model whose one
/// variable has most of the elements gains little.
struct parallel_t {
    unsigned threads = 0; ///< 0: as many as the machine runs at once

    /// Calls task(i) for each i below `count`. Where the system gives no more threads those that are there do it. Throws the first error of a
    /// task, once all threads are done.
    template <class Task>
    void operator()(std::size_t count, const Task& task) const {
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < count; i = next++) task(i);
        };
        const std::size_t most = threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
        std::vector<std::future<void>> others;
        others.reserve(most);
        // Without a policy a thread that can not be started becomes a call of get().
        for (std::size_t i = 1; i < std::min(most, count); ++i) others.push_back(std::async(work));
        work();
        for (std::future<void>& other : others) other.get();
    }
};
inline constexpr parallel_t parallel{};

} // namespace varscope
