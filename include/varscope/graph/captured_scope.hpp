// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/captured_scope.hpp: a variable scope as a value.
#pragma once

#include <varscope/config.hpp>
#include <varscope/graph/state.hpp>
#include <varscope/graph/variable_list.hpp>

#include <memory>
#include <type_traits>

namespace varscope {

/// A variable scope that can be entered again, in any place of its graph (TensorFlow's VariableScope object). Copies stand
/// for the same scope: what is changed in one is seen by all (row 44). What the graph keeps of it ends with the last copy. One that was
/// moved from stands for none: every call on it throws scope_left_error (VS-E029). Entries of one captured scope that are open at the
/// same time number default names together, and the first to leave resets the numbers of the others.
class captured_scope {
  public:
    /// Takes over a hold on a scope object; see capture_scope.
    captured_scope(std::shared_ptr<graph_state> graph, std::uint32_t object) noexcept
        : graph_(std::move(graph)), object_(object) {}
    captured_scope(const captured_scope& from) noexcept : graph_(from.graph_), object_(from.object_) {
        if (graph_ != nullptr) graph_->hold(object_);
    }
    captured_scope(captured_scope&&) noexcept = default;
    captured_scope& operator=(captured_scope from) noexcept {
        std::swap(graph_, from.graph_);
        std::swap(object_, from.object_);
        return *this;
    }
    ~captured_scope() {
        if (graph_ != nullptr) graph_->let_go(object_);
    }

    /// The prefix of its variables, without a slash at the end; empty for the root.
    [[nodiscard]] std::string name() const {
        return locked([this](scope_object<shared_storage>& scope) { return graph_->spell(scope.name.id); });
    }
    /// The prefix operations had at its first entry, with a slash at the end; empty at the root (rows 32, 36).
    [[nodiscard]] std::string original_name_scope() const {
        return locked(
            [this](scope_object<shared_storage>& scope) { return graph_->original_name_scope(scope); });
    }
    [[nodiscard]] reuse_mode reuse() const {
        return locked([](scope_object<shared_storage>& scope) { return scope.reuse; });
    }
    /// Makes get_variable find instead of make from here on; there is no way back (row 73).
    void reuse_variables() {
        locked([](scope_object<shared_storage>& scope) { return scope.reuse = reuse_mode::reuse; });
    }

    /// The variables of a collection that lie within it; see scope::get_collection.
    [[nodiscard]] variable_list get_collection(name_argument key) const {
        const std::string within = name(); // refuses a handle that was moved from
        return detail::listed_within(*graph_, key.chars, within);
    }

    friend bool operator==(const captured_scope& left, const captured_scope& right) noexcept {
        return left.graph_ == right.graph_ && left.object_ == right.object_;
    }

  private:
    friend class scope;
    template <class F>
    std::invoke_result_t<F&, scope_object<shared_storage>&> locked(F f) const {
        if (graph_ == nullptr) throw_error(code::scope_left, {});
        VARSCOPE_ASSERT(!graph_->is_gone,
                        "VS-E018: the scope is used after its graph is gone: keep the graph alive as long "
                        "as its scopes");
        const graph_lock guard(graph_->lock);
        return f(graph_->names.scopes.object(object_));
    }

    std::shared_ptr<graph_state> graph_;
    std::uint32_t object_;
};

} // namespace varscope
