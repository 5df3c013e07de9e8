// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/both.hpp: runs a test of the engine as a constant and at run time, in every memory the engine knows.
#pragma once

#include "recorder.hpp"
#include <varscope/graph/storage.hpp>

#include <ostream>
#include <string_view>

namespace varscope::testing {

inline std::ostream& operator<<(std::ostream& out, const transcript& of) {
    return out << std::string_view(of.words()) << (of.is_whole() ? "" : " ... (cut)");
}

/// One result in each phase and memory. Equal to what is expected only where all of them are.
template <class Result>
struct agreement {
    Result constant;
    Result run_time;
    Result shared;

    [[nodiscard]] constexpr bool agree() const { return constant == run_time && run_time == shared; }

    template <class Expected>
    friend constexpr bool operator==(const agreement& found, const Expected& expected) {
        return found.agree() && found.constant == expected && found.run_time == expected &&
               found.shared == expected;
    }
    friend std::ostream& operator<<(std::ostream& out, const agreement& of) {
        if (of.agree()) return out << of.constant;
        return out << "as a constant: " << of.constant << "\nat run time: " << of.run_time
                   << "\nin shared memory: " << of.shared;
    }
};

namespace detail {
template <class Storage, class Test>
constexpr auto result_of(Test test) {
    if constexpr (std::same_as<decltype(test(std::declval<recorder<Storage>&>())), void>) {
        return run<Storage>(test);
    } else {
        recorder<Storage> engine;
        return test(engine);
    }
}
} // namespace detail

/// Runs `test`, a function of a recorder without state, as a constant and at run time in the memory of constants, and at run time
/// in that of a graph. Its result is what it returns, or else the transcript. Where VARSCOPE_TEST_NO_CONSTANTS is
/// defined the first is run at run time too; sanitizers cannot look into constants, and they are slow to build.
template <class Test>
[[nodiscard]] auto both(Test test) {
#ifdef VARSCOPE_TEST_NO_CONSTANTS
    auto constant = detail::result_of<constant_storage>(test);
#else
    static constexpr auto constant = detail::result_of<constant_storage>(Test{});
#endif
    auto run_time = detail::result_of<constant_storage>(test);
    auto shared = detail::result_of<shared_storage>(test);
    return agreement<decltype(run_time)>{constant, run_time, shared};
}

} // namespace varscope::testing
