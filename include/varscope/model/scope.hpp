// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/scope.hpp: a scope of a model, whose names are resolved.
#pragma once

#include <varscope/model/captured_scope.hpp>

namespace varscope {

template <class Manifest, class Byte, class Run>
class dynamic_model_scope;

/// A scope of a model whose path the compiler knows, with the calls of varscope::scope: the same program that declared the
/// variables computes with them. Where is the path, no_path after an error; Byte is const for a const model; Run is a
/// model_run inside a call of the model and no_run outside of one.
///
/// get_variable finds by key and checks the requested shape and dtype against the declaration; those that are types are checked
/// by the compiler (VS-E004, VS-E005), others at run time (shape_error, dtype_error). A name that is not declared is refused by the compiler
/// outside of a run (VS-E021); in a run it belongs to a branch that was not taken while tracing, and throws name_not_declared_error when it is
/// reached. Initializers and the other options have done their work while tracing. Cost of a name that is a type: one addition.
template <class Manifest, class Byte, path_id Where, class Run = no_run>
class [[maybe_unused]] model_scope : public detail::replayed_calls<Manifest, Byte, Run> {
    using calls = detail::replayed_calls<Manifest, Byte, Run>;

  public:
    static constexpr path_id where = Where;
    using dynamic = dynamic_model_scope<Manifest, Byte, Run>;
    using captured_scope = captured_model_scope<model_scope>;
    using calls::is_running;
    using calls::placeholder;

    constexpr model_scope(Byte* base, Run* run, const scope_place& place = {.path = Where}) noexcept
        : calls(base, run, place) {}
    /// A scope outside of a run is a view of the model, which may be copied.
    constexpr model_scope(const model_scope&) noexcept requires(!calls::is_running) = default;
    constexpr model_scope& operator=(const model_scope&) noexcept requires(!calls::is_running) = default;
    constexpr model_scope(model_scope&&) noexcept = default;
    constexpr model_scope& operator=(model_scope&&) noexcept = default;

    /// The variable of a graph name below this scope; see model::operator[].
    template <auto Chars>
    [[nodiscard]] auto operator[](name_c<Chars>) const noexcept {
        constexpr std::size_t found = Manifest::tables().find_variable(Chars, Where);
        if constexpr (found == not_declared) detail::refuse_variable<Manifest, Where, Chars>();
        return detail::view_at<Manifest, found>(this->base());
    }
    template <class Name>
    [[nodiscard]] auto operator[](const Name& name) const {
        if constexpr (requires { typename Name::manifest; })
            return detail::view_at<Manifest, Name::index>(this->base());
        else if constexpr (constant_name<Name>)
            return (*this)[typename name_constant<Name>::type()];
        else
            return this->at(name);
    }
    /// A scope below this one, without being in a run; see model::operator/.
    template <auto Chars>
    [[nodiscard]] constexpr auto operator/(name_c<Chars>) const noexcept {
        constexpr path_id found = Manifest::tables().find(Chars, Where);
        if constexpr (found == no_path) detail::refuse_scope<Manifest, Where, Chars>();
        return model_scope<Manifest, Byte, found>(this->base(), nullptr);
    }
    template <class Name>
    [[nodiscard]] auto operator/(const Name& name) const {
        if constexpr (constant_name<Name>)
            return *this / typename name_constant<Name>::type();
        else
            return dynamic_model_scope<Manifest, Byte, no_run>::of_path(this->base(), Where, to_text(name));
    }

    // As a container of the variables within it, as the model is of all: see model.
    [[nodiscard]] static constexpr std::size_t size() noexcept {
        return detail::count_below<Manifest, Where>;
    }
    template <class F>
    void for_each(F&& f) const {
        detail::for_each_below<Manifest, Where>(this->base(), f);
    }
    template <element T>
    [[nodiscard]] auto flat() const noexcept {
        return detail::flat_below<Manifest, Where, false, T>(this->base());
    }
    [[nodiscard]] auto trainable() const noexcept {
        return trainable_part<Manifest, Byte, Where>(this->base());
    }

    /// See scope_calls::variable_scope.
    template <auto Chars>
    [[nodiscard]] constexpr auto variable_scope(name_c<Chars> name,
                                                const model_scope_options& options = {}) const {
        return variable_scope(name, detail::mode_asked_by(options));
    }
    template <auto Chars>
    [[nodiscard]] constexpr auto variable_scope(name_c<Chars> name, reuse_mode mode) const {
        constexpr path_id found = Manifest::tables().find(Chars, Where);
        if constexpr (found == no_path) {
            if constexpr (is_running)
                not_traced(name);
            else
                detail::refuse_scope<Manifest, Where, Chars>();
        }
        return model_scope<Manifest, Byte, found, Run>(
            this->base(), this->run(), this->opened(opening_kind::variable_scope, name, found, mode));
    }
    template <name_like Name>
    [[nodiscard]] auto variable_scope(const Name& name, const model_scope_options& options = {}) const {
        return variable_scope(name, detail::mode_asked_by(options));
    }
    template <name_like Name>
    [[nodiscard]] auto variable_scope(const Name& name, reuse_mode mode) const {
        if constexpr (constant_name<Name>)
            return variable_scope(typename name_constant<Name>::type(), mode);
        else
            return to_dynamic().variable_scope(name, mode);
    }
    [[nodiscard]] dynamic variable_scope(const default_name& name, const model_scope_options& options = {},
                                         source_location place = source_location::current()) const {
        return to_dynamic().variable_scope(name, options, place);
    }
    template <class Scope>
    [[nodiscard]] auto variable_scope(const captured_model_scope<Scope>& captured,
                                      const model_scope_options& options = {}) const {
        return to_dynamic().variable_scope(captured, options);
    }
    template <class Scope>
    [[nodiscard]] auto variable_scope(const captured_model_scope<Scope>& captured, reuse_mode mode) const {
        return to_dynamic().variable_scope(captured, mode);
    }
    template <class Scope>
    [[nodiscard]] auto continue_scope(const captured_model_scope<Scope>& captured) const {
        return to_dynamic().continue_scope(captured);
    }
    /// See scope_calls::name_scope: it changes no variable that get_variable finds.
    [[nodiscard]] constexpr model_scope name_scope(varscope::scope_name name = {}) const {
        return model_scope(this->base(), this->run(), this->name_scope_opened(name));
    }
    /// See scope::capture.
    [[nodiscard]] captured_scope capture() const { return captured_scope(*this, this->shared_place()); }
    [[nodiscard]] captured_scope get_variable_scope() const { return capture(); }

    /// See scope_calls::get_variable.
    template <auto Chars>
    auto get_variable(name_c<Chars> name, const model_get_variable_options& = {}) const {
        return of_name<element_t<dtype::float32>, static_shape<>>(name);
    }
    template <auto Chars, shape_like Shape>
    auto get_variable(name_c<Chars> name, const Shape& shape, const model_get_variable_options& = {}) const {
        detail::check_shape<Manifest, position<Chars>>(shape);
        return of_name<float, detail::shape_asked_by<Shape>>(name);
    }
    template <auto Chars>
    auto get_variable(name_c<Chars> name, std::initializer_list<extent_argument> shape,
                      const model_get_variable_options& = {}) const {
        return get_variable(name, braced_shape(shape.begin(), shape.size()).view);
    }
    template <auto Chars, shape_like Shape, std::convertible_to<varscope::dtype> Type>
    auto get_variable(name_c<Chars> name, const Shape& shape, Type type,
                      const model_get_variable_options& = {}) const {
        detail::check_shape<Manifest, position<Chars>>(shape);
        detail::check_dtype<Manifest, position<Chars>>(type);
        return of_name<detail::element_asked_by<Type>, detail::shape_asked_by<Shape>>(name);
    }
    template <auto Chars, std::convertible_to<varscope::dtype> Type>
    auto get_variable(name_c<Chars> name, std::initializer_list<extent_argument> shape, Type type,
                      const model_get_variable_options& = {}) const {
        return get_variable(name, braced_shape(shape.begin(), shape.size()).view, type);
    }
    template <name_like Name>
    auto get_variable(const Name& name, const model_get_variable_options& options = {}) const {
        return of_other_name(name, options);
    }
    template <name_like Name, shape_like Shape>
    auto get_variable(const Name& name, const Shape& shape,
                      const model_get_variable_options& options = {}) const {
        return of_other_name(name, shape, options);
    }
    template <name_like Name>
    auto get_variable(const Name& name, std::initializer_list<extent_argument> shape,
                      const model_get_variable_options& options = {}) const {
        return of_other_name(name, shape, options);
    }
    template <name_like Name, shape_like Shape, std::convertible_to<varscope::dtype> Type>
    auto get_variable(const Name& name, const Shape& shape, Type type,
                      const model_get_variable_options& options = {}) const {
        return of_other_name(name, shape, type, options);
    }
    template <name_like Name, std::convertible_to<varscope::dtype> Type>
    auto get_variable(const Name& name, std::initializer_list<extent_argument> shape, Type type,
                      const model_get_variable_options& options = {}) const {
        return of_other_name(name, shape, type, options);
    }

    /// See scope_calls::placeholder: reads what the call of the model feeds. Where the program asks for this name here once, the compiler
    /// knows which input it is, and gives what is fed as it is.
    template <auto Chars>
    [[nodiscard]] auto placeholder(name_c<Chars> name, const shape_argument& shape,
                                   varscope::dtype type = dtype::float32,
                                   source_location place = source_location::of_call()) const {
        constexpr std::size_t found = detail::placeholder_at<Manifest>(Where, Chars);
        auto replayed = calls::placeholder(name, shape, type, place);
        if constexpr (found == not_declared || !is_running)
            return replayed;
        else
            return detail::placeholder_of<found>(*this->run());
    }
    template <auto Chars>
    [[nodiscard]] auto placeholder(name_c<Chars> name, std::initializer_list<extent_argument> shape,
                                   varscope::dtype type = dtype::float32,
                                   source_location place = source_location::of_call()) const {
        return placeholder(name, shape_argument(braced_shape(shape.begin(), shape.size()).view), type, place);
    }

  private:
    template <auto Chars>
    static constexpr std::size_t position = Manifest::tables().find_key(Chars, Where);

    // The variable of a name; T and Shape are what the call asks for, which is the type of a variable that is not there.
    template <class T, class Shape, auto Chars>
    constexpr auto of_name(name_c<Chars> name) const {
        this->check_open(name);
        constexpr std::size_t found = position<Chars>;
        if constexpr (found != not_declared || !is_running) {
            if constexpr (found == not_declared) detail::refuse_variable<Manifest, Where, Chars>();
            return detail::variable_at<Manifest, found>(this->base());
        } else {
            return not_traced_variable<T, Shape>(name);
        }
    }
    template <class T, class Shape>
    [[noreturn]] static model_variable<Manifest, detail::element_as_const_as<Byte, T>, Shape>
    not_traced_variable(text name) {
        not_traced(name);
    }
    [[noreturn]] static void not_traced(text name) {
        detail::throw_not_traced<Manifest>(Where == no_path ? to_string(name)
                                                            : detail::spell_below<Manifest>(Where, name));
    }
    [[nodiscard]] dynamic to_dynamic() const noexcept {
        return dynamic(this->base(), this->run(), this->place());
    }
    // A name of another kind is a constant too, or is looked up at run time.
    template <class Name, class... Arguments>
    auto of_other_name(const Name& name, const Arguments&... arguments) const {
        if constexpr (constant_name<Name>)
            return get_variable(typename name_constant<Name>::type(), arguments...);
        else
            return to_dynamic().get_variable(name, arguments...);
    }
};

} // namespace varscope
