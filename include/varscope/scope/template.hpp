// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/template.hpp: functions that share their variables between calls (TensorFlow's make_template).
#pragma once

#include <varscope/types/arguments.hpp>
#include <varscope/types/kept_text.hpp>
#include <varscope/types/request.hpp>
#include <varscope/types/reuse.hpp>
#include <varscope/types/source_location.hpp>

#include <type_traits>
#include <utility>

namespace varscope {

/// Options of make_template. With `create_scope_now` the scope is opened when the template is made, not by the first call (rows 162,
/// 164). `unique_name` is used as it is for the variable scope, instead of a name made unique (row 165).
struct template_options {
    bool create_scope_now = false;
    text unique_name{};
};

namespace detail {

// A value that comes later, if at all.
template <class T>
class later {
  public:
    constexpr later() = default;
    constexpr later(later&& from) noexcept : value_(std::exchange(from.value_, nullptr)) {}
    constexpr later& operator=(later&& from) noexcept {
        std::swap(value_, from.value_);
        return *this;
    }
    constexpr ~later() { delete value_; }
    constexpr void set(T value) {
        T* const made = new T(std::move(value));
        delete value_;
        value_ = made;
    }
    [[nodiscard]] constexpr T* get() noexcept { return value_; }
    [[nodiscard]] constexpr const T* get() const noexcept { return value_; }

  private:
    T* value_ = nullptr;
};

// What a scope opened by a default name is captured as.
template <class Scope>
using captured_t =
    std::remove_cvref_t<decltype(std::declval<Scope&>().variable_scope(default_name(text())).capture())>;

} // namespace detail

/// A function with a variable scope of its own: the first call makes its variables, later ones share them, wherever they are made. One
/// template is for one thread.
///
/// Template parameters: a function of a scope and any arguments; a captured scope of the graph that the template is for.
template <class Function, class Captured>
class template_function {
  public:
    template <class Scope>
    constexpr template_function(Scope& in, text name, Function function, const template_options& options,
                                const source_location& where)
        : name_(name), unique_name_(options.unique_name), function_(std::move(function)), where_(where) {
        if (!options.create_scope_now) return;
        auto kept = room_for_capture(in);
        auto opened = open(in, false);
        if (is_refused(in)) return;
        if constexpr (requires { opened.capture_for_template(); })
            keep(kept, opened.capture_for_template());
        else
            keep(kept, opened.capture());
    }

    /// Calls the function in the template's scope (rows 160 to 163, 169). Throws what the function throws, after which the template counts
    /// as called only if it was before (row 168), what opening the scope throws, and later_variable_error where a later call makes a
    /// trainable variable (row 166); what was made until then stays.
    template <class Scope, class... Arguments>
    constexpr decltype(auto) operator()(Scope&& in, Arguments&&... arguments) {
        if (scope_.get() == nullptr) {
            auto kept = room_for_capture(in);
            auto entered = open(in, true);
            if (!is_refused(in)) keep(kept, entered.capture());
            return call(in, entered, std::forward<Arguments>(arguments)...);
        }
        auto entered = in.variable_scope(*scope_.get(), called_ ? reuse_mode::reuse : reuse_mode::create);
        return call(in, entered, std::forward<Arguments>(arguments)...);
    }

    /// The variable scope; null before there is one.
    [[nodiscard]] constexpr const Captured* variable_scope() const noexcept { return scope_.get(); }

    /// The variables of a collection that lie within its scope, and of no template beside it; none before there is a scope (row 171).
    [[nodiscard]] constexpr auto get_collection(name_argument key) const {
        using list = decltype(scope_.get()->get_collection(key));
        if (scope_.get() == nullptr)
            return list(); // no conditional expression: g++ 12 destroys its result in constants
        return scope_.get()->get_collection(key);
    }
    [[nodiscard]] constexpr auto trainable_variables() const {
        return get_collection(trainable_variables_key);
    }
    [[nodiscard]] constexpr auto global_variables() const { return get_collection(global_variables_key); }
    [[nodiscard]] constexpr auto local_variables() const { return get_collection(local_variables_key); }
    /// The global variables and then the local ones, and those of them that are not trainable.
    [[nodiscard]] constexpr auto variables() const { return global_variables().joined(local_variables()); }
    [[nodiscard]] constexpr auto non_trainable_variables() const {
        return variables().select([](const auto& each) { return !each.trainable(); }, allow_empty);
    }

  private:
    // Memory for a captured scope, taken before the scope is opened: an opening that runs out of memory leaves nothing behind. A scope
    // whose captured ones are of many types is a model's, where nothing is left behind at all.
    template <class Scope>
    static constexpr detail::later<Captured> room_for_capture(const Scope& in) {
        detail::later<Captured> room;
        if constexpr (std::is_same_v<decltype(in.capture()), Captured>) room.set(in.capture());
        return room;
    }
    constexpr void keep(detail::later<Captured>& room, Captured captured) {
        if constexpr (std::is_copy_assignable_v<Captured>)
            if (room.get() != nullptr) {
                *room.get() = std::move(captured);
                scope_ = std::move(room);
                return;
            }
        scope_.set(std::move(captured));
    }
    template <class Scope>
    constexpr auto open(Scope& in, bool opens_name_scope) const {
        // No conditional expression: g++ 12 destroys its result in constants.
        const text unique = unique_name_;
        if (unique.empty())
            return in.variable_scope(default_name(text(name_)), {.auxiliary_name_scope = opens_name_scope});
        return in.variable_scope(unique, {.auxiliary_name_scope = opens_name_scope});
    }
    template <class Around, class Scope, class... Arguments>
    constexpr decltype(auto) call(const Around& in, Scope& entered, Arguments&&... arguments) {
        using result_type = std::invoke_result_t<Function&, Scope&, Arguments...>;
        if constexpr (std::is_void_v<result_type> || std::is_default_constructible_v<result_type>)
            if (is_refused(in)) return result_type();
        const std::size_t before = trainable_count(entered);
        if constexpr (std::is_void_v<result_type>) {
            function_(entered, std::forward<Arguments>(arguments)...);
            if (!is_refused(in)) finish(entered, before);
        } else {
            decltype(auto) result = function_(entered, std::forward<Arguments>(arguments)...);
            if (!is_refused(in)) finish(entered, before);
            return result;
        }
    }
    template <class Scope>
    constexpr void finish(Scope& entered, std::size_t before) {
        if (called_ && trainable_count(entered) != before)
            if constexpr (requires { entered.refuse_later_variables(before, where_); })
                entered.refuse_later_variables(before, where_);
        called_ = true;
    }

    // A scope of a model has all variables that it will have, and one of a graph throws what is refused.
    template <class Scope>
    static constexpr std::size_t trainable_count(const Scope& in) noexcept {
        if constexpr (requires { in.trainable_count(); })
            return in.trainable_count();
        else
            return 0;
    }
    template <class Scope>
    static constexpr bool is_refused(const Scope& in) noexcept {
        if constexpr (requires { in.has_refusal(); })
            return in.has_refusal();
        else
            return false;
    }

    kept_text name_;
    kept_text unique_name_;
    Function function_;
    source_location where_;
    detail::later<Captured> scope_;
    bool called_ = false;
};

/// Makes a template for the graph, static_graph, program or model that `in` is a scope of. Its variable scope is opened below the scope
/// of the first call, or below `in` with `create_scope_now`, and named by `name`, made unique among the scopes there. Throws
/// illegal_name_error with `create_scope_now`.
template <class Scope, name_like Name, class Function>
[[nodiscard]] constexpr auto make_template(Scope&& in, Name name, Function function,
                                           const template_options& options = {},
                                           source_location where = source_location::current()) {
    return template_function<Function, detail::captured_t<Scope>>(in, to_text(name), std::move(function),
                                                                  options, where);
}

} // namespace varscope
