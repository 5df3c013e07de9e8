// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/partitioned/get.hpp: get_partitioned_variable and create_partitioned_variables, in every kind of scope.
#pragma once

#include <varscope/naming/operations.hpp>
#include <varscope/partitioned/access.hpp>
#include <varscope/partitioned/partitioners.hpp>
#include <varscope/partitioned/variable.hpp>
#include <varscope/scope/calls.hpp>

namespace varscope {

namespace detail {

// A value of a type, for its members' types.
template <class T>
const T& any() noexcept;

// The key of the whole, or of a part, as a text of its own.
template <class Text>
constexpr void append_segment(Text& to, text segment) {
    if (segment.empty()) return;
    if (to.size() != 0) to.append("/", 1);
    to.append(segment.data(), segment.size());
}

// One call of get_partitioned_variable, whose name may be empty: then the scope's own path is that of the whole.
template <class Scope, class Type>
class partitioned_call {
    using options_t = typename Scope::get_variable_options;
    using text_t = decltype(any<Scope>().name());
    using handle = decltype(any<Scope>().get_variable(text(), shape_view(), dtype(), any<options_t>()));

  public:
    using result = partitioned_variable<handle, text_t, Type>;

    constexpr partitioned_call(const Scope& scope, text name, shape_view shape, const optional_dtype& type,
                               const partitioner& by, const options_t& options, const source_location& where,
                               const tensor_shape* slicing = nullptr)
        : scope_(scope),
          name_(name),
          options_(options),
          where_(where),
          facts_(parts_access::facts(scope, name, where)),
          by_(by.is_given ? by : facts_.partitioner),
          whole_(shape),
          slicing_(slicing) {
        has_type_ = type.is_given;
        type_ = type.is_given ? type.type : facts_.found != no_index ? facts_.found_dtype : facts_.dtype;
        // What is not known matches anything that is there.
        if (facts_.found != no_index && whole_.view().known_element_count() < 0 &&
            whole_.view().is_compatible_with(facts_.whole))
            whole_ = facts_.whole;
        if constexpr (may_have_elements) take_elements();
    }

    constexpr result get() {
        const reuse_mode mode = combine(facts_.reuse, options_.reuse);
        const bool is_found = facts_.found != no_index;
        plan_ = {true, facts_.part.count, facts_.part.axis};
        bool is_cut = is_found && mode == reuse_mode::reuse;
        if (slicing_ != nullptr || (by_.rules != nullptr && !(whole_.has_rank() && whole_.size() == 0)))
            is_cut = divide();
        if (is_cut && is_found) compare(mode);
        if (name_.empty() && slicing_ == nullptr) is_cut = false; // which is refused, as get_variable does
        if (is_cut) return parts(); // no conditional expression: g++ 12 would destroy its value twice
        return plain();
    }

  private:
    // Whether options may have elements; those of a running model have done their work.
    static constexpr bool may_have_elements = requires(const options_t& of) {
        of.initializer.has_elements();
    };

    constexpr void take_elements() {
        const auto& given = options_.initializer;
        has_elements_ = given.has_elements(), is_value_ = given.is_value();
        if (!is_value_) return;
        const tensor_shape shape(given.shape());
        if (!whole_.view().is_compatible_with(shape))
            refuse(code::shape_differs, whole_, shape, given.type());
        whole_ = shape;
        // What a function gave is converted, a value is not.
        if (given.initial(type_).init.kind == initializer_kind::called) return;
        if (has_type_ && type_ != given.type())
            refuse(code::value_dtype_differs, whole_, shape, given.type());
        type_ = given.type(), has_type_ = false;
    }
    // A list is no longer than the whole, and where it says so as long. One that was refused is not cut.
    constexpr void check_list() {
        if (!has_elements_ || is_value_) return;
        const initial_value list = options_.initializer.initial(type_);
        has_elements_ = takes_shape(list, whole_, whole_.view().known_element_count());
        if (has_elements_) return;
        if (list.init.verifies_shape && can_make(list.init, type_))
            refuse(code::shape_differs, whole_, tensor_shape(list.shape), type_);
        else
            refuse(code::initializer_cannot_make_dtype, whole_, whole_, type_);
    }
    // The options of a part, with the elements that are its own.
    constexpr options_t options_of(const variable_part& part, const tensor_shape& shape) const {
        options_t made = options_;
        made.part = part;
        if constexpr (may_have_elements)
            if (has_elements_) made.initializer = options_.initializer.cut(part, whole_, shape);
        return made;
    }
    // What a call says of a variable that does not begin with a value.
    constexpr shape_view said(shape_view shape) const noexcept { return is_value_ ? shape_view() : shape; }
    constexpr optional_dtype said_dtype() const noexcept {
        optional_dtype said(type_);
        said.is_given = !may_have_elements || has_type_;
        return said;
    }

    // Asks the partitioner (row 175).
    constexpr bool divide() {
        tensor_shape counts;
        const bool is_full = whole_.has_rank() && whole_.view().known_element_count() >= 0;
        if (is_full) counts = slicing_ != nullptr ? *slicing_ : by_.rules->divide(by_, whole_, type_);
        plan_ = plan_of(counts, whole_);
        if (plan_.is_valid) return true;
        refuse(code::partitioner_fails, counts, whole_, type_);
        plan_ = {true, 1, 0};
        return false;
    }
    // What was found has to be what is asked for (rows 176, 177).
    constexpr void compare(reuse_mode mode) {
        if (mode == reuse_mode::create)
            return refuse(code::variable_exists, whole_, facts_.whole, facts_.found_dtype);
        if (!whole_.view().is_compatible_with(facts_.whole))
            return refuse(code::shape_differs, whole_, facts_.whole, facts_.found_dtype);
        if (plan_.count != facts_.part.count || plan_.axis != facts_.part.axis)
            refuse(code::partitions_differ, counts_of(plan_.axis, plan_.count),
                   counts_of(facts_.part.axis, facts_.part.count), type_);
    }
    constexpr tensor_shape counts_of(std::uint32_t axis, std::uint32_t count) const noexcept {
        tensor_shape counts(facts_.whole);
        for (std::size_t i = 0; i != counts.size(); ++i) counts[i] = i == axis ? count : 1;
        return counts;
    }
    constexpr void refuse(code what, const tensor_shape& asked, const tensor_shape& found,
                          dtype found_dtype) const {
        refusal why{what, 0, name_};
        why.variable = facts_.found;
        why.asked_shape = asked, why.found_shape = found;
        why.asked_dtype = type_, why.found_dtype = found_dtype;
        parts_access::refuse(scope_, why, where_);
    }

    constexpr result parts() {
        text_t name = full_name();
        handle_list<handle> made;
        if constexpr (may_have_elements) check_list();
        share_all([&](const auto& share) {
            for (std::uint32_t i = 0; i != plan_.count; ++i) {
                const variable_part part = part_at(plan_, whole_[plan_.axis], i);
                tensor_shape shape(whole_);
                shape[plan_.axis] = extent_of_part(whole_[plan_.axis], plan_.count, i);
                text_t below{};
                append_segment(below, name_);
                append_segment(below, part_name(i));
                made.push_back(
                    share(text(below), said(shape), said_dtype(), options_of(part, shape), where_));
                // A custom getter may have asked for another one.
                if (const tensor_shape got(made[i].shape()); got != shape)
                    refuse(code::shape_differs, shape, got, made[i].dtype());
            }
        });
        return {static_cast<text_t&&>(name),
                whole_,
                type_,
                plan_,
                true,
                static_cast<handle_list<handle>&&>(made)};
    }
    constexpr result plain() {
        text_t name = full_name();
        handle_list<handle> made;
        share_all([&](const auto& share) {
            made.push_back(share(name_, said(whole_), said_dtype(), options_, where_));
        });
        const tensor_shape shape(made[0].shape());
        const dtype type = made[0].dtype();
        return {static_cast<text_t&&>(name),
                shape,
                type,
                {true, 1, 0},
                false,
                static_cast<handle_list<handle>&&>(made)};
    }
    // Calls `body(share)`, where `share` gets one variable; all or none where the scope can do that.
    template <class Body>
    constexpr void share_all(const Body& body) const {
        if constexpr (shares_all_at_once<Scope>)
            parts_access::share_all(scope_, body);
        else
            body([this](text name, shape_view shape, const optional_dtype& type, const options_t& options,
                        const source_location& where) -> handle {
                if constexpr (requires { scope_.get_variable(name, shape, type.type, options, where); }) {
                    if constexpr (may_have_elements)
                        if (!type.is_given && !shape.has_rank())
                            return scope_.get_variable(name, options, where);
                    return scope_.get_variable(name, shape, type.type, options, where);
                } else {
                    return scope_.get_variable(name, shape, type.type, options);
                }
            });
    }
    constexpr text_t full_name() const {
        text_t made = scope_.name();
        append_segment(made, name_);
        return made;
    }

    const Scope& scope_;
    text name_;
    options_t options_;
    source_location where_;
    partition_facts facts_;
    partitioner by_;
    tensor_shape whole_;
    const tensor_shape* slicing_; ///< the number of parts along each axis, where no partitioner says it
    dtype type_ = dtype::float32;
    bool has_type_ = false; ///< whether the call says it
    partition_plan plan_{};
    bool has_elements_ = false; ///< of the initializer, to be cut
    bool is_value_ = false;     ///< which say shape and dtype too
};

} // namespace detail

/// Makes or shares a variable that is cut into parts, as get_variable does with a partitioner (rows 172 to 180): each part is a variable
/// `name/part_0`, `name/part_1`, ... of the variable scope, with the options of the call and the defaults of the scope; the first values of a part take
/// scale and fans of the whole shape (row 151), a value or a list is cut as the variable is. Without a partitioner the scope's is taken, and where there is none either, as for a scalar, the
/// variable is made whole. In a scope that reuses the parts are found without a partitioner, with auto_reuse it has to be the same (row 178).
///
/// `scope` is any scope, also of a running model, where it finds what the program declared. Throws what get_variable throws,
/// partitioner_error (VS-E042) where the partitioner does not divide the shape (row 175), partitions_differ_error (VS-E041) where the variable is
/// there in other parts or whole (rows 177 to 179). Shapes have up to 8 axes. Cost: that of get_variable for each part, and one look-up of the name.
template <class Scope, std::convertible_to<dtype> Type>
constexpr auto get_partitioned_variable(const Scope& scope, name_argument name, const shape_argument& shape,
                                        Type type, const partitioner& by = {},
                                        const typename Scope::get_variable_options& options = {},
                                        source_location where = source_location::current()) {
    return detail::partitioned_call<Scope, Type>(scope, name.chars, shape.extents, static_cast<dtype>(type),
                                                 by, options, where)
        .get();
}
template <class Scope, std::convertible_to<dtype> Type>
constexpr auto get_partitioned_variable(const Scope& scope, name_argument name,
                                        std::initializer_list<extent_argument> shape, Type type,
                                        const partitioner& by = {},
                                        const typename Scope::get_variable_options& options = {},
                                        source_location where = source_location::current()) {
    return detail::partitioned_call<Scope, Type>(scope, name.chars,
                                                 braced_shape(shape.begin(), shape.size()).view,
                                                 static_cast<dtype>(type), by, options, where)
        .get();
}
/// The same of the dtype that is there, or that of the scope.
template <class Scope>
constexpr auto get_partitioned_variable(const Scope& scope, name_argument name, const shape_argument& shape,
                                        const partitioner& by = {},
                                        const typename Scope::get_variable_options& options = {},
                                        source_location where = source_location::current()) {
    return detail::partitioned_call<Scope, dtype>(scope, name.chars, shape.extents, {}, by, options, where)
        .get();
}
template <class Scope>
constexpr auto
get_partitioned_variable(const Scope& scope, name_argument name, std::initializer_list<extent_argument> shape,
                         const partitioner& by = {}, const typename Scope::get_variable_options& options = {},
                         source_location where = source_location::current()) {
    return detail::partitioned_call<Scope, dtype>(
               scope, name.chars, braced_shape(shape.begin(), shape.size()).view, {}, by, options, where)
        .get();
}
/// The same of the shape that is there.
template <class Scope>
constexpr auto get_partitioned_variable(const Scope& scope, name_argument name, const partitioner& by = {},
                                        const typename Scope::get_variable_options& options = {},
                                        source_location where = source_location::current()) {
    return detail::partitioned_call<Scope, dtype>(scope, name.chars, {}, {}, by, options, where).get();
}

namespace detail {

// Opens the scope of create_partitioned_variables: by the name, or by the default name where there is none.
template <class Scope, class Name>
[[nodiscard]] constexpr auto open_for_parts(const Scope& scope, Name name, reuse_mode mode,
                                            const source_location& where) {
    if constexpr (std::same_as<Name, unnamed_t>)
        return scope.variable_scope(default_name("PartitionedVariable"), {.reuse = mode}, where);
    else
        return scope.variable_scope(name, {.reuse = mode});
}

} // namespace detail

/// Opens a variable scope, `PartitionedVariable` made unique for `unnamed`, whose name is that of the whole, and makes or shares its parts in it:
/// `name/part_0`, `name/part_1`, ... (row 183). Slicing is the number of parts along each axis; at most one of them is above 1. A custom getter of the
/// scope is called for each part. Throws what get_partitioned_variable throws; partitioner_error (VS-E042) for a slicing of another length than the
/// shape.
template <class Scope, class Name, std::convertible_to<dtype> Type = dtype_c<dtype::float32>>
constexpr auto create_partitioned_variables(const Scope& scope, Name name, const tensor_shape& shape,
                                            const tensor_shape& slicing, Type type = {},
                                            const typename Scope::get_variable_options& options = {},
                                            source_location where = source_location::current()) {
    const auto inner = detail::open_for_parts(scope, name, options.reuse, where);
    return detail::partitioned_call<std::remove_cvref_t<decltype(inner)>, Type>(
               inner, {}, shape, static_cast<dtype>(type), {}, options, where, &slicing)
        .get();
}

} // namespace varscope
