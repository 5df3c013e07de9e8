// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/template.hpp: functions that share their variables between calls (TensorFlow's make_template).
#pragma once

#include <varscope/graph/graph.hpp>

#include <functional>
#include <optional>
#include <utility>

namespace varscope {

/// Options of make_template. `unique_name` is used as it is for the variable scope, instead of a name made unique (row 165).
struct template_options {
    std::string unique_name{};
};

/// A function with a variable scope of its own: the first call makes its variables, later ones share them, wherever they are made. One
/// template is for one thread.
///
/// Template parameter: a function of a `scope&` and any arguments.
template <class Function>
class template_function {
  public:
    template_function(std::string_view name, Function function, template_options options = {})
        : name_(name), options_(std::move(options)), function_(std::move(function)) {}
    template_function(scope& in, std::string_view name, Function function, template_options options = {})
        : template_function(name, std::move(function), std::move(options)) {
        scope_ = open(in, {.auxiliary_name_scope = false}).capture();
    }

    /// Calls the function in the template's scope (rows 160 to 163, 169). Throws what the function throws, after which the template counts
    /// as called only if it was before (row 168), what opening the scope throws, and later_variable_error where a later call makes a
    /// trainable variable (row 166); what was made until then stays.
    template <class... Arguments>
    decltype(auto) operator()(scope& in, Arguments&&... arguments) {
        scope entered = !scope_    ? open(in, {})
                        : !called_ ? in.variable_scope(*scope_)
                                   : in.variable_scope(*scope_, varscope::reuse);
        if (!scope_) scope_ = entered.capture();
        const std::size_t before = entered.trainable_count();
        if constexpr (std::is_void_v<std::invoke_result_t<Function&, scope&, Arguments...>>) {
            std::invoke(function_, entered, std::forward<Arguments>(arguments)...);
            finish(entered, before);
        } else {
            decltype(auto) result = std::invoke(function_, entered, std::forward<Arguments>(arguments)...);
            finish(entered, before);
            return static_cast<decltype(result)>(result);
        }
    }

    /// The variable scope, once there is one.
    [[nodiscard]] const std::optional<captured_scope>& variable_scope() const noexcept { return scope_; }

  private:
    scope open(scope& in, const scope_options& options) const {
        return options_.unique_name.empty() ? in.variable_scope(default_name(name_), options)
                                            : in.variable_scope(options_.unique_name, options);
    }
    void finish(const scope& entered, std::size_t before) {
        if (called_ && entered.trainable_count() != before)
            throw later_variable_error({entered.name(), {}, entered.trainable_from(before), {}});
        called_ = true;
    }

    std::string name_;
    template_options options_;
    Function function_;
    std::optional<captured_scope> scope_;
    bool called_ = false;
};

/// Makes a template whose scope is opened by its first call, where that is, and named by `name`, made unique among the scopes there.
template <class Function>
[[nodiscard]] auto make_template(std::string_view name, Function function, template_options options = {}) {
    return template_function<Function>(name, std::move(function), std::move(options));
}
/// The same with a scope that is opened now, below `in` (TensorFlow's create_scope_now_; rows 162, 164). Throws illegal_name_error.
template <class Function>
[[nodiscard]] auto make_template(scope& in, std::string_view name, Function function,
                                 template_options options = {}) {
    return template_function<Function>(in, name, std::move(function), std::move(options));
}

} // namespace varscope
