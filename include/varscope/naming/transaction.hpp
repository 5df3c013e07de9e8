// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/transaction.hpp: undoes a request that ran out of memory.
#pragma once

#include <varscope/naming/naming_state.hpp>

namespace varscope {

/// A time in which a naming_state changes, and at the end of which it is as it was before unless commit() was called: a request that ran
/// out of memory half-way leaves nothing behind but free paths, which nobody sees. One at a time, of requests that make: what leaves a scope
/// or releases an object needs no memory. Cost: a few words; for each path that was there and changes a copy of it.
template <class Storage>
    requires(Storage::may_run_out)
class [[nodiscard]] naming_transaction {
  public:
    explicit naming_transaction(naming_state<Storage>& state) noexcept
        : state_(&state),
          variables_(state.variables.size()),
          operations_(state.operations.size()),
          explicit_operations_(state.explicit_operations.size()) {
        state.paths.begin_changes();
    }
    naming_transaction(const naming_transaction&) = delete;
    naming_transaction& operator=(const naming_transaction&) = delete;
    ~naming_transaction() {
        if (state_ == nullptr) return;
        state_->paths.undo_changes();
        state_->explicit_operations.truncate(explicit_operations_);
        state_->operations.truncate(operations_);
        state_->variables.truncate(variables_);
    }

    /// Keeps what was changed.
    void commit() noexcept {
        state_->paths.keep_changes();
        state_ = nullptr;
    }

  private:
    naming_state<Storage>* state_;
    std::size_t variables_;
    std::size_t operations_;
    std::size_t explicit_operations_;
};

} // namespace varscope
