// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/scope.hpp: a scope of a model, whose names are resolved.
#pragma once

#include <varscope/model/replayed_calls.hpp>

namespace varscope {

template <class Manifest, class Byte, class Run>
class dynamic_model_scope;

/// A scope of a model whose path the compiler knows, with the calls of varscope::scope: the same program that declared the
/// variables computes with them. Where is the path, no_path after an error; Byte is const for a const model; Run is a
/// model_run inside a call of the model and no_run outside of one.
///
/// get_variable finds by key and checks the requested shape and dtype against the declaration; those that are types are checked
/// by the compiler (VS-E004, VS-E005, VS-E021), others at run time (shape_error, dtype_error, name_not_declared_error).
/// Initializers, reuse and the other options have done their work while tracing. Cost of a name that is a type: one addition.
template <class Manifest, class Byte, path_id Where, class Run = no_run>
class model_scope
    : public detail::replayed_calls<model_scope<Manifest, Byte, Where, Run>, Manifest, Byte, Run> {
  public:
    using manifest = Manifest;
    static constexpr path_id where = Where;
    static constexpr bool is_running = !std::same_as<Run, no_run>;
    using dynamic = dynamic_model_scope<Manifest, Byte, Run>;

    constexpr model_scope(Byte* base, Run* run) noexcept : base_(base), run_(run) {}
    model_scope(model_scope&&) noexcept = default;
    model_scope& operator=(model_scope&&) noexcept = default;

    /// The variable of a graph name below this scope.
    template <auto Chars>
    [[nodiscard]] auto operator[](name_c<Chars>) const noexcept {
        constexpr std::size_t found = Manifest::tables().find_variable(Chars, Where);
        if constexpr (found == not_declared) detail::refuse_variable<Manifest, Where, Chars>();
        return detail::view_at<Manifest, found>(base_);
    }
    /// A scope below this one, without being in a run.
    template <auto Chars>
    [[nodiscard]] constexpr auto operator/(name_c<Chars>) const noexcept {
        constexpr path_id found = Manifest::tables().find(Chars, Where);
        if constexpr (found == no_path) detail::refuse_scope<Manifest, Where, Chars>();
        return model_scope<Manifest, Byte, found>(base_, nullptr);
    }

    /// See scope::variable_scope.
    template <auto Chars>
    [[nodiscard]] constexpr auto variable_scope(name_c<Chars> name,
                                                const static_scope_options& options = {}) const {
        detail::ignore_options(options);
        detail::expect(run_, traced_call::variable_scope, name);
        constexpr path_id found = Manifest::tables().find(Chars, Where);
        if constexpr (found == no_path) detail::refuse_scope<Manifest, Where, Chars>();
        return model_scope<Manifest, Byte, found, Run>(base_, run_);
    }
    template <auto Chars>
    [[nodiscard]] constexpr auto variable_scope(name_c<Chars> name, reuse_mode) const {
        return variable_scope(name);
    }
    template <name_like Name>
    [[nodiscard]] auto variable_scope(const Name& name, const static_scope_options& = {}) const {
        if constexpr (constant_name<Name>)
            return variable_scope(typename name_constant<Name>::type());
        else
            return to_dynamic().variable_scope(name);
    }
    template <name_like Name>
    [[nodiscard]] auto variable_scope(const Name& name, reuse_mode) const {
        return variable_scope(name);
    }
    [[nodiscard]] dynamic variable_scope(const default_name& name, const static_scope_options& = {}) const {
        return to_dynamic().variable_scope(name);
    }
    template <path_id Other>
    [[nodiscard]] constexpr auto variable_scope(const model_scope<Manifest, Byte, Other, Run>& captured,
                                                const static_scope_options& = {}) const {
        detail::expect(run_, traced_call::variable_scope, text());
        return model_scope<Manifest, Byte, Other, Run>(captured.base(), run_);
    }
    template <path_id Other>
    [[nodiscard]] constexpr auto variable_scope(const model_scope<Manifest, Byte, Other, Run>& captured,
                                                reuse_mode) const {
        return variable_scope(captured);
    }
    [[nodiscard]] dynamic variable_scope(const dynamic& captured, const static_scope_options& = {}) const {
        return to_dynamic().variable_scope(captured);
    }
    [[nodiscard]] dynamic variable_scope(const dynamic& captured, reuse_mode) const {
        return to_dynamic().variable_scope(captured);
    }
    /// See scope::name_scope: it changes no variable that get_variable finds.
    [[nodiscard]] constexpr model_scope name_scope(varscope::scope_name name = {}) const {
        detail::expect(run_, traced_call::name_scope, name.name);
        return model_scope(base_, run_);
    }
    /// See scope::capture.
    [[nodiscard]] constexpr model_scope capture() const noexcept { return model_scope(base_, run_); }
    [[nodiscard]] constexpr model_scope get_variable_scope() const noexcept { return capture(); }
    constexpr void reuse_variables() const noexcept {}
    constexpr void leave() const noexcept {}

    /// See scope::get_variable.
    template <auto Chars>
    auto get_variable(name_c<Chars>, const static_get_variable_options& = {}) const noexcept {
        constexpr std::size_t found = Manifest::tables().find_key(Chars, Where);
        if constexpr (found == not_declared) detail::refuse_variable<Manifest, Where, Chars>();
        return detail::view_at<Manifest, found>(base_);
    }
    template <auto Chars, shape_like Shape>
    auto get_variable(name_c<Chars>, const Shape& shape, const static_get_variable_options& = {}) const {
        constexpr std::size_t found = Manifest::tables().find_key(Chars, Where);
        if constexpr (found == not_declared) detail::refuse_variable<Manifest, Where, Chars>();
        detail::check_shape<Manifest, found>(shape);
        return detail::view_at<Manifest, found>(base_);
    }
    template <auto Chars>
    auto get_variable(name_c<Chars> name, std::initializer_list<extent> shape,
                      const static_get_variable_options& = {}) const {
        return get_variable(name, shape_view(shape.begin(), shape.size()));
    }
    template <auto Chars, shape_like Shape, std::convertible_to<varscope::dtype> Type>
    auto get_variable(name_c<Chars>, const Shape& shape, Type type,
                      const static_get_variable_options& = {}) const {
        constexpr std::size_t found = Manifest::tables().find_key(Chars, Where);
        if constexpr (found == not_declared) detail::refuse_variable<Manifest, Where, Chars>();
        detail::check_shape<Manifest, found>(shape);
        detail::check_dtype<Manifest, found>(type);
        return detail::view_at<Manifest, found>(base_);
    }
    template <auto Chars, std::convertible_to<varscope::dtype> Type>
    auto get_variable(name_c<Chars> name, std::initializer_list<extent> shape, Type type,
                      const static_get_variable_options& = {}) const {
        return get_variable(name, shape_view(shape.begin(), shape.size()), type);
    }
    template <name_like Name>
    auto get_variable(const Name& name, const static_get_variable_options& options = {}) const {
        return of_other_name(name, options);
    }
    template <name_like Name, shape_like Shape>
    auto get_variable(const Name& name, const Shape& shape,
                      const static_get_variable_options& options = {}) const {
        return of_other_name(name, shape, options);
    }
    template <name_like Name>
    auto get_variable(const Name& name, std::initializer_list<extent> shape,
                      const static_get_variable_options& options = {}) const {
        return of_other_name(name, shape, options);
    }
    template <name_like Name, shape_like Shape, std::convertible_to<varscope::dtype> Type>
    auto get_variable(const Name& name, const Shape& shape, Type type,
                      const static_get_variable_options& options = {}) const {
        return of_other_name(name, shape, type, options);
    }
    template <name_like Name, std::convertible_to<varscope::dtype> Type>
    auto get_variable(const Name& name, std::initializer_list<extent> shape, Type type,
                      const static_get_variable_options& options = {}) const {
        return of_other_name(name, shape, type, options);
    }

    /// See scope::placeholder: reads what the call of the model feeds.
    template <auto Chars, class... Arguments>
    [[nodiscard]] auto placeholder(name_c<Chars> name, const Arguments&...) const {
        detail::expect(run_, traced_call::placeholder, name);
        return detail::placeholder_of<Manifest, Where, Chars>(*run_);
    }
    template <auto Chars>
    [[nodiscard]] auto placeholder(name_c<Chars> name, std::initializer_list<extent>,
                                   varscope::dtype = dtype::float32) const {
        return placeholder(name);
    }

    /// The prefix of shared variables, without a slash at the end.
    [[nodiscard]] std::string name() const { return detail::spell_path<Manifest>(Where); }
    [[nodiscard]] constexpr Byte* base() const noexcept { return base_; }
    [[nodiscard]] constexpr Run* run() const noexcept { return run_; }

  private:
    [[nodiscard]] dynamic to_dynamic() const noexcept { return dynamic(base_, run_, Where); }
    // A name of another kind is a constant too, or is looked up at run time.
    template <class Name, class... Arguments>
    auto of_other_name(const Name& name, const Arguments&... arguments) const {
        if constexpr (constant_name<Name>)
            return get_variable(typename name_constant<Name>::type(), arguments...);
        else
            return to_dynamic().get_variable(name, arguments...);
    }

    Byte* base_;
    Run* run_;
};

} // namespace varscope
