// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/dynamic_scope.hpp: a scope of a model whose path only run time knows.
#pragma once

#include <varscope/model/scope.hpp>

namespace varscope {

/// A scope of a model that was opened by a name built at run time, or by a default name; see model_scope. Names are looked up in
/// the manifest's table, without allocation; shape and dtype are checked there. Throws name_not_declared_error, shape_error,
/// dtype_error, order_error.
template <class Manifest, class Byte, class Run>
class dynamic_model_scope
    : public detail::replayed_calls<dynamic_model_scope<Manifest, Byte, Run>, Manifest, Byte, Run> {
    template <class T>
    using qualified = detail::element_as_const_as<Byte, T>;

  public:
    using manifest = Manifest;
    static constexpr bool is_running = !std::same_as<Run, no_run>;

    dynamic_model_scope(Byte* base, Run* run, path_id where) noexcept
        : base_(base), run_(run), where_(where) {}
    dynamic_model_scope(dynamic_model_scope&&) noexcept = default;
    dynamic_model_scope& operator=(dynamic_model_scope&&) noexcept = default;

    template <name_like Name>
    [[nodiscard]] dynamic_model_scope variable_scope(const Name& name,
                                                     const static_scope_options& options = {}) const {
        detail::ignore_options(options);
        detail::expect(run_, traced_call::variable_scope, to_text(name));
        const path_id found = Manifest::tables().find(to_text(name), where_);
        if (found == no_path)
            detail::throw_not_declared<Manifest>(detail::spell_below<Manifest>(where_, to_text(name)));
        return {base_, run_, found};
    }
    template <name_like Name>
    [[nodiscard]] dynamic_model_scope variable_scope(const Name& name, reuse_mode) const {
        return variable_scope(name);
    }
    [[nodiscard]] dynamic_model_scope variable_scope(const default_name& name,
                                                     const static_scope_options& = {}) const {
        return {base_, run_, run_->expect(traced_call::default_variable_scope, name.name).where};
    }
    [[nodiscard]] dynamic_model_scope variable_scope(const dynamic_model_scope& captured,
                                                     const static_scope_options& = {}) const {
        detail::expect(run_, traced_call::variable_scope, text());
        return {base_, run_, captured.where_};
    }
    [[nodiscard]] dynamic_model_scope variable_scope(const dynamic_model_scope& captured, reuse_mode) const {
        return variable_scope(captured);
    }
    [[nodiscard]] dynamic_model_scope name_scope(varscope::scope_name name = {}) const {
        detail::expect(run_, traced_call::name_scope, name.name);
        return {base_, run_, where_};
    }
    [[nodiscard]] dynamic_model_scope capture() const noexcept { return {base_, run_, where_}; }
    [[nodiscard]] dynamic_model_scope get_variable_scope() const noexcept { return capture(); }
    void reuse_variables() const noexcept {}
    void leave() const noexcept {}

    /// The variable of a key below this scope. Its view is typed by the requested shape and dtype: of dynamic rank where the shape
    /// is no static_shape, of float32 where the dtype is no dtype_c; both are checked.
    template <name_like Name, shape_like Shape,
              std::convertible_to<varscope::dtype> Type = dtype_c<dtype::float32>>
    auto get_variable(const Name& name, const Shape& shape, Type type = {},
                      const static_get_variable_options& = {}) const {
        return typed<Shape, Type>(name, shape_argument(shape).extents, type);
    }
    template <name_like Name, shape_like Shape>
    auto get_variable(const Name& name, const Shape& shape, const static_get_variable_options&) const {
        return get_variable(name, shape);
    }
    template <name_like Name, std::convertible_to<varscope::dtype> Type = dtype_c<dtype::float32>>
    auto get_variable(const Name& name, std::initializer_list<extent> shape, Type type = {},
                      const static_get_variable_options& = {}) const {
        return typed<shape_view, Type>(name, shape_view(shape.begin(), shape.size()), type);
    }
    template <name_like Name>
    auto get_variable(const Name& name, std::initializer_list<extent> shape,
                      const static_get_variable_options&) const {
        return get_variable(name, shape);
    }
    template <name_like Name>
    auto get_variable(const Name& name, const static_get_variable_options& = {}) const {
        return typed<shape_view, dtype_c<dtype::float32>>(name, shape_view(), float32);
    }

    [[nodiscard]] std::string name() const { return detail::spell_path<Manifest>(where_); }
    [[nodiscard]] Byte* base() const noexcept { return base_; }
    [[nodiscard]] Run* run() const noexcept { return run_; }

  private:
    template <class Shape, class Type, class Name>
    [[nodiscard]] auto typed(const Name& name, shape_view shape, Type type) const {
        const std::size_t position = position_of(to_text(name));
        detail::check_shape_at<Manifest>(position, shape);
        detail::check_dtype_at<Manifest>(position, type);
        Byte* const first = base_ + Manifest::offset(position);
        if constexpr (!is_static_dtype<Type>) {
            return detail::ref_at<Manifest>(position, base_);
        } else {
            using T = qualified<element_t<Type::value>>;
            if constexpr (is_static_shape<Shape>)
                return view<T, Shape>(reinterpret_cast<T*>(first));
            else
                return view<T>(reinterpret_cast<T*>(first), Manifest::shape(position),
                               Manifest::name(position));
        }
    }
    [[nodiscard]] std::size_t position_of(text name) const {
        const path_id found = Manifest::tables().find(name, where_);
        if (found == no_path || Manifest::tables().paths[found].keyed == 0)
            detail::throw_not_declared<Manifest>(detail::spell_below<Manifest>(where_, name));
        return Manifest::tables().paths[found].keyed - 1;
    }

    Byte* base_;
    Run* run_;
    path_id where_;
};

} // namespace varscope
