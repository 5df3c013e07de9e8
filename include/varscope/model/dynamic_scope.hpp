// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/dynamic_scope.hpp: a scope of a model whose path only run time knows.
#pragma once

#include <varscope/model/scope.hpp>

namespace varscope {

/// A scope of a model that was opened by a name built at run time, or by a default name; see model_scope. Names are looked up in
/// the manifest's table, without allocation; shape and dtype are checked there. Throws name_not_declared_error (VS-E021), shape_error
/// (VS-E004), dtype_error (VS-E005), order_error (VS-E022), scope_left_error (VS-E029).
template <class Manifest, class Byte, class Run>
class [[maybe_unused]] dynamic_model_scope : public detail::replayed_calls<Manifest, Byte, Run> {
    using calls = detail::replayed_calls<Manifest, Byte, Run>;
    template <class T>
    using qualified = detail::element_as_const_as<Byte, T>;

  public:
    using captured_scope = captured_model_scope<dynamic_model_scope>;

    dynamic_model_scope(Byte* base, Run* run, const scope_place& place) noexcept : calls(base, run, place) {}
    dynamic_model_scope(dynamic_model_scope&&) noexcept = default;
    dynamic_model_scope& operator=(dynamic_model_scope&&) noexcept = default;

    /// The scope of a path below another one, without being in a run; see model::operator/.
    [[nodiscard]] static dynamic_model_scope of_path(Byte* base, path_id above,
                                                     text path) requires(!calls::is_running) {
        const path_id found = Manifest::tables().find(path, above);
        if (found == no_path)
            detail::throw_not_declared<Manifest>(detail::spell_below<Manifest>(above, path));
        return {base, nullptr, {.path = found}};
    }
    /// Variables and scopes below this one; see model_scope.
    template <name_like Name>
    [[nodiscard]] auto operator[](const Name& name) const {
        return this->at(name);
    }
    template <name_like Name>
    [[nodiscard]] auto operator/(const Name& name) const {
        return dynamic_model_scope<Manifest, Byte, no_run>::of_path(this->base(), this->path(),
                                                                    to_text(name));
    }

    template <name_like Name>
    [[nodiscard]] dynamic_model_scope variable_scope(const Name& name,
                                                     const model_scope_options& options = {}) const {
        const text asked = to_text(name);
        const path_id found = Manifest::tables().find(asked, this->path());
        if (found == no_path) refuse(asked);
        return {this->base(), this->run(),
                this->opened(opening_kind::variable_scope, asked, found, detail::mode_asked_by(options))};
    }
    template <name_like Name>
    [[nodiscard]] dynamic_model_scope variable_scope(const Name& name, reuse_mode mode) const {
        return variable_scope(name, {.reuse = mode});
    }
    [[nodiscard]] dynamic_model_scope
    variable_scope(const default_name& name, const model_scope_options& = {},
                   source_location where = source_location::current()) const {
        return {this->base(), this->run(), this->opened_by_default(name, where)};
    }
    template <class Scope>
    [[nodiscard]] auto variable_scope(const captured_model_scope<Scope>& captured,
                                      const model_scope_options& options = {}) const {
        return Scope(this->base(), this->run(), this->entered(captured, detail::mode_asked_by(options)));
    }
    template <class Scope>
    [[nodiscard]] auto variable_scope(const captured_model_scope<Scope>& captured, reuse_mode mode) const {
        return variable_scope(captured, {.reuse = mode});
    }
    /// See scope_calls::continue_scope.
    template <class Scope>
    [[nodiscard]] auto continue_scope(const captured_model_scope<Scope>& captured) const {
        const auto entered = variable_scope(captured, {.auxiliary_name_scope = false});
        return entered.name_scope(captured.original_name_scope());
    }
    [[nodiscard]] dynamic_model_scope name_scope(varscope::scope_name name = {}) const {
        return {this->base(), this->run(), this->name_scope_opened(name)};
    }
    [[nodiscard]] captured_scope capture() const { return captured_scope(*this, this->shared_place()); }
    [[nodiscard]] captured_scope get_variable_scope() const { return capture(); }

    /// The variable of a key below this scope. Its type follows from the call: a static_shape gives a container of that shape, any other one of
    /// dynamic rank. Where the call states no dtype, the elements are of that of the program's variables, if they have one dtype; otherwise, and
    /// where the dtype is no constant, a handle comes back whose elements `as` gives. Shape and dtype are compared with those declared.
    template <name_like Name, shape_like Shape, std::convertible_to<varscope::dtype> Type>
    auto get_variable(const Name& name, const Shape& shape, Type type,
                      const model_get_variable_options& = {}) const {
        return typed<Shape>(to_text(name), shape_argument(shape).extents, type);
    }
    template <name_like Name, std::convertible_to<varscope::dtype> Type>
    auto get_variable(const Name& name, std::initializer_list<extent_argument> shape, Type type,
                      const model_get_variable_options& = {}) const {
        return typed<shape_view>(to_text(name), braced_shape(shape.begin(), shape.size()).view, type);
    }
    template <name_like Name, shape_like Shape>
    auto get_variable(const Name& name, const Shape& shape, const model_get_variable_options& = {}) const {
        return typed<Shape>(to_text(name), shape_argument(shape).extents, default_dtype);
    }
    template <name_like Name>
    auto get_variable(const Name& name, std::initializer_list<extent_argument> shape,
                      const model_get_variable_options& = {}) const {
        return typed<shape_view>(to_text(name), braced_shape(shape.begin(), shape.size()).view,
                                 default_dtype);
    }
    template <name_like Name>
    auto get_variable(const Name& name, const model_get_variable_options& = {}) const {
        return typed<shape_view>(to_text(name), shape_view(), default_dtype);
    }

  private:
    // The dtype of a call that states none: that of all variables, or unnamed where they have several.
    static constexpr auto default_dtype = [] {
        constexpr dtype first = Manifest::size() == 0 ? dtype::float32 : Manifest::dtype(0);
        constexpr bool is_the_only_one = [](dtype type) {
            for (std::size_t i = 0; i != Manifest::size(); ++i)
                if (Manifest::dtype(i) != type) return false;
            return true;
        }(first);
        if constexpr (is_the_only_one)
            return dtype_c<first>();
        else
            return unnamed;
    }();

    template <class Shape, class Type>
    [[nodiscard]] auto typed(text name, shape_view shape, Type type) const {
        const std::size_t position = position_of(name);
        detail::check_shape_at<Manifest>(position, shape);
        if constexpr (!std::same_as<Type, unnamed_t>) detail::check_dtype_at<Manifest>(position, type);
        if constexpr (is_static_dtype<Type>) {
            using T = qualified<element_t<Type::value>>;
            T* const first = reinterpret_cast<T*>(this->base() + Manifest::offset(position));
            return model_variable<Manifest, T, detail::shape_asked_by<Shape>>(first, position);
        } else {
            return detail::ref_at<Manifest>(position, this->base());
        }
    }
    [[nodiscard]] std::size_t position_of(text name) const {
        this->check_open(name);
        const std::size_t position = Manifest::tables().find_key(name, this->path());
        if (position == not_declared) refuse(name);
        return position;
    }
    [[noreturn]] void refuse(text name) const {
        const std::string full = detail::spell_below<Manifest>(this->path(), name);
        if constexpr (calls::is_running) detail::throw_not_traced<Manifest>(full);
        detail::throw_not_declared<Manifest>(full);
    }
};

} // namespace varscope
