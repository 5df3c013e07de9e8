// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/getters/carrying_scope.hpp: scopes that hand something of the program's down to the scopes opened in them.
#pragma once

#include <varscope/scope/calls.hpp>

#include <type_traits>

namespace varscope {

template <template <class, class> class Kind, class Captured, class Carried>
class captured_with;

namespace detail {
// What is carried into a variable scope of a name: the same, where the value has no other for it.
template <class Carried, class Name>
[[nodiscard]] constexpr auto carried_below(const Carried& carried, const Name& name) {
    if constexpr (requires { carried.below(name); })
        return carried.below(name);
    else
        return carried;
}
} // namespace detail

/// A scope of any kind that carries a value, such as a custom getter, and hands it down to every scope that is opened in it; a value with a function
/// `below(name)` hands what that gives down to a variable scope of the name. All other calls are
/// those of the scope. Kind is the class that derives from this one: `Kind<Scope, Carried>`, made of a scope and a value.
template <template <class, class> class Kind, class Scope, class Carried>
class carrying_scope : public Scope {
    template <class Opened>
    [[nodiscard]] constexpr auto with(Opened opened) const {
        return Kind<Opened, Carried>(static_cast<Opened&&>(opened), carried_);
    }
    template <class Opened, class Name>
    [[nodiscard]] constexpr auto with(Opened opened, const Name& name) const {
        using below = decltype(detail::carried_below(carried_, name));
        return Kind<Opened, below>(static_cast<Opened&&>(opened), detail::carried_below(carried_, name));
    }

  public:
    using scope_options = typename Scope::scope_options;

    constexpr carrying_scope(Scope&& from, const Carried& carried)
        : Scope(static_cast<Scope&&>(from)), carried_(carried) {}

    template <auto Chars>
    [[nodiscard]] constexpr auto variable_scope(name_c<Chars> name, const scope_options& options = {}) const {
        return with(Scope::variable_scope(name, options), name);
    }
    template <auto Chars>
    [[nodiscard]] constexpr auto variable_scope(name_c<Chars> name, reuse_mode mode) const {
        return with(Scope::variable_scope(name, mode), name);
    }
    template <name_like Name>
    [[nodiscard]] constexpr auto variable_scope(const Name& name, const scope_options& options = {}) const {
        return with(Scope::variable_scope(name, options), name);
    }
    template <name_like Name>
    [[nodiscard]] constexpr auto variable_scope(const Name& name, reuse_mode mode) const {
        return with(Scope::variable_scope(name, mode), name);
    }
    [[nodiscard]] constexpr auto variable_scope(const default_name& name, const scope_options& options = {},
                                                source_location where = source_location::current()) const {
        return with(Scope::variable_scope(name, options, where), name);
    }
    /// A captured scope has what it was captured with, and nothing else (row 154).
    template <template <class, class> class Other, class Captured, class What>
    [[nodiscard]] constexpr auto variable_scope(const captured_with<Other, Captured, What>& captured,
                                                const scope_options& options = {}) const {
        return captured.enter(plain(), options);
    }
    template <class Captured>
        requires(!name_like<Captured> && !std::is_same_v<Captured, default_name>)
    [[nodiscard]] constexpr auto variable_scope(const Captured& captured,
                                                const scope_options& options = {}) const {
        return plain().variable_scope(captured, options);
    }

    template <auto Chars>
    [[nodiscard]] constexpr auto name_scope(name_c<Chars> name) const {
        return with(Scope::name_scope(name));
    }
    [[nodiscard]] constexpr auto name_scope(const scope_name& name = {}) const {
        return with(Scope::name_scope(name));
    }

    [[nodiscard]] constexpr auto capture() const {
        return captured_with<Kind, decltype(Scope::capture()), Carried>(Scope::capture(), carried_);
    }
    [[nodiscard]] constexpr auto get_variable_scope() const { return capture(); }

    /// What is carried, the scope around which carries something else, and that which carries nothing.
    [[nodiscard]] constexpr const Carried& carried() const noexcept { return carried_; }
    [[nodiscard]] constexpr const Scope& around() const noexcept { return *this; }
    [[nodiscard]] constexpr const auto& plain() const noexcept {
        if constexpr (requires(const Scope& scope) { scope.plain(); })
            return Scope::plain();
        else
            return static_cast<const Scope&>(*this);
    }

  private:
    Carried carried_;
};

/// A captured scope with what it carries. Entered by a scope that carries something too, or by enter().
template <template <class, class> class Kind, class Captured, class Carried>
class captured_with {
  public:
    constexpr captured_with(Captured captured, const Carried& carried)
        : captured_(static_cast<Captured&&>(captured)), carried_(carried) {}
    /// Enters it again in a scope of the same graph.
    template <class Scope>
    [[nodiscard]] constexpr auto enter(const Scope& in,
                                       const typename Scope::scope_options& options = {}) const {
        if constexpr (requires { captured_.captured(); })
            return with(captured_.enter(in, options));
        else
            return with(in.variable_scope(captured_, options));
    }
    /// The captured scope without what it carries.
    [[nodiscard]] constexpr const Captured& captured() const noexcept { return captured_; }
    [[nodiscard]] constexpr auto name() const { return captured_.name(); }
    [[nodiscard]] constexpr auto original_name_scope() const { return captured_.original_name_scope(); }
    [[nodiscard]] constexpr auto get_collection(name_argument key) const {
        return captured_.get_collection(key);
    }

  private:
    template <class Entered>
    [[nodiscard]] constexpr auto with(Entered entered) const {
        return Kind<Entered, Carried>(static_cast<Entered&&>(entered), carried_);
    }

    Captured captured_;
    Carried carried_;
};

} // namespace varscope
