// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/replayed_calls.hpp: the calls of a running scope whose result depends on the calls before them.
#pragma once

#include <varscope/model/checks.hpp>
#include <varscope/model/run_constant.hpp>
#include <varscope/scope/options.hpp>

namespace varscope::detail {

// Each gives what the call at this place gave while tracing, and throws order_error (VS-E022) where it is another call. Their meaning and
// arguments are those of scope_calls; options have done their work while tracing.
template <class Derived, class Manifest, class Byte, class Run>
class replayed_calls {
  public:
    using scope_options = static_scope_options;
    using get_variable_options = static_get_variable_options;
    using variable_options = varscope::variable_options;
    using ref = basic_variable_ref<void_as_const_as<Byte>>;

    /// Throws shape_error (VS-E004) where the shape differs from the one declared.
    ref variable(optional_name name, const static_value& initial, const variable_options& = {}) const {
        return replay(name, initial.shape());
    }
    ref variable(optional_name name, const run_constant& initial, const variable_options& = {}) const {
        return replay(name, initial.shape());
    }
    ref variable(optional_name name, const initializer&, const shape_argument& shape,
                 const variable_options& = {}) const {
        return replay(name, shape.extents);
    }
    ref variable(optional_name name, const initializer&, std::initializer_list<extent> shape,
                 const variable_options& = {}) const {
        return replay(name, shape_view(shape.begin(), shape.size()));
    }
    /// Random initializers have the seed 0 here.
    run_constant constant(optional_name name, const static_value& is) const {
        return run_constant::named(granted(traced_call::constant, name.or_else("Const")), value(is));
    }
    run_constant constant(optional_name name, const initializer& from, const shape_argument& shape,
                          dtype type = dtype::float32) const {
        std::string full =
            granted(traced_call::constant, name.or_else(row_of(operations_of(from, type, 0)).op));
        value is(shape.extents, filled(from, shape.extents, type, seed{}, full));
        return run_constant::named(std::move(full), std::move(is));
    }
    run_constant constant(optional_name name, const initializer& from, std::initializer_list<extent> shape,
                          dtype type = dtype::float32) const {
        return constant(name, from, shape_view(shape.begin(), shape.size()), type);
    }
    std::string node(optional_name name) const { return granted(traced_call::node, name.or_else("NoOp")); }
    std::string unique_name(name_argument name, name_use = name_use::take) const {
        return granted(traced_call::unique_name, name.chars);
    }

  private:
    [[nodiscard]] const Derived& self() const noexcept { return static_cast<const Derived&>(*this); }
    [[nodiscard]] std::string granted(traced_call call, text name) const {
        return spell_path<Manifest>(self().run()->expect(call, name).where);
    }
    [[nodiscard]] ref replay(const optional_name& name, shape_view shape) const {
        const std::size_t position =
            self().run()->expect(traced_call::variable, name.or_else("Variable")).index;
        check_shape_at<Manifest>(position, shape);
        return ref_at<Manifest>(position, self().base());
    }
};

// The options of an open scope have done their work while tracing. An option that is not named here does not compile.
constexpr void ignore_options(const static_scope_options& options) noexcept {
    [[maybe_unused]] const auto& [mode, initial, type, auxiliary_name_scope] = options;
}

} // namespace varscope::detail
