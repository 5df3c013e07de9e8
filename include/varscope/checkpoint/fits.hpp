// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/fits.hpp: the compiler compares a program with what a checkpoint holds.
#pragma once

#include <varscope/manifest/manifest.hpp>
#include <varscope/types/tensor_shape.hpp>

#include <initializer_list>

namespace varscope {

/// The full shape of a tensor of a file; `{}` is a scalar's. One of more than tensor_shape::longest extents has no known rank, and fits no variable.
class checkpoint_shape : public tensor_shape {
  public:
    constexpr checkpoint_shape(std::initializer_list<extent> extents) noexcept
        : tensor_shape(shape_view(extents.begin(), extents.size())) {}
    constexpr checkpoint_shape(shape_view extents) noexcept : tensor_shape(extents) {}
};

/// What is known of a tensor of a file while compiling: `{"conv/kernel", vs::dtype::float32, {3, 3, 1, 32}}`.
struct checkpoint_row {
    text name;
    varscope::dtype dtype = varscope::dtype::float32;
    checkpoint_shape shape{};
};

/// A type whose static constexpr array `rows` says what a checkpoint holds; examples/convert.cpp writes one for a file.
template <class T>
concept checkpoint_description = requires {
    static_cast<const checkpoint_row&>(*T::rows);
};

/// Whether a file may hold tensors that are no variable's, such as an optimizer's slots.
enum class extra_tensors : unsigned char { allowed, refused };

/// What a diagnostic shows of a tensor that is no variable's, and the name of the file that is nearest to a variable's.
template <class Spelled>
struct tensor_of_name {};
template <class Spelled>
struct nearest_name_in_the_file {};

/// How a manifest and the rows of a checkpoint differ first: a variable before a tensor that is no variable's. Positions are those of the manifest
/// and of the rows; not_declared where there is none.
struct checkpoint_difference {
    std::size_t variable = not_declared;
    std::size_t row = not_declared;
    constexpr bool operator==(const checkpoint_difference&) const noexcept = default;
    /// Whether all of it agrees.
    [[nodiscard]] constexpr bool is_none() const noexcept { return *this == checkpoint_difference(); }
};

namespace detail {

template <class Checkpoint>
inline constexpr std::size_t row_count = sizeof Checkpoint::rows / sizeof *Checkpoint::rows;

// Gives a row to the parts of the variable of its name; true where there are some (row 191).
template <class Manifest>
constexpr bool give_to_parts(text whole, std::size_t row, std::size_t* row_of) {
    const auto& tables = Manifest::tables();
    bool any = false;
    for (std::size_t i = 0; i != tables.used.rules; ++i) {
        const variable_rules& rules = tables.rules[i];
        if (rules.part.count == 0 || !tables.variables[rules.variable].is_global) continue;
        const text full = Manifest::name(rules.variable);
        const part_segment segment = part_segment_of(full, rules.part);
        const text before = segment.before(full), behind = segment.behind(full);
        if (segment.begin != 0 && whole.size() == before.size() + behind.size() &&
            whole.substr(0, before.size()) == before && whole.substr(before.size(), behind.size()) == behind)
            row_of[rules.variable] = row, any = true;
    }
    return any;
}
// The shape of a variable in a file, where its row has its own name or that of the whole.
template <class Manifest>
constexpr tensor_shape shape_in_file(std::size_t position, text name) {
    const variable_part part = Manifest::part(position);
    if (part.count == 0 || name == Manifest::name(position)) return Manifest::shape(position);
    return whole_shape(part, Manifest::shape(position));
}

template <class Manifest, class Checkpoint, extra_tensors Extra>
constexpr checkpoint_difference first_difference_of() {
    std::size_t row_of[Manifest::size() + 1]{}; // of each variable, counted from 1
    std::size_t extra = not_declared;
    for (std::size_t i = 0; i != row_count<Checkpoint>; ++i) {
        const path_id where = Manifest::tables().find(Checkpoint::rows[i].name);
        const std::size_t variable = where == no_path ? 0 : Manifest::tables().paths[where].variable;
        if (variable != 0 && Manifest::tables().variables[variable - 1].is_global)
            row_of[variable - 1] = i + 1;
        else if (!give_to_parts<Manifest>(Checkpoint::rows[i].name, i + 1, row_of) && extra == not_declared)
            extra = i;
    }
    for (std::size_t i = 0; i != Manifest::size(); ++i) {
        if (!Manifest::tables().variables[i].is_global) continue; // it is in no file (row 189)
        if (row_of[i] == 0) return {i, not_declared};
        const checkpoint_row& row = Checkpoint::rows[row_of[i] - 1];
        if (row.dtype != Manifest::dtype(i) ||
            row.shape.view() != (Manifest::tables().used.rules == 0
                                     ? Manifest::shape(i)
                                     : shape_in_file<Manifest>(i, row.name).view()))
            return {i, row_of[i] - 1};
    }
    return Extra == extra_tensors::refused ? checkpoint_difference{not_declared, extra}
                                           : checkpoint_difference();
}

// The name and the shape of a row, for diagnostics.
template <class Checkpoint, std::size_t Row>
struct row_name {
    static constexpr text value = Checkpoint::rows[Row].name;
};
template <class Checkpoint, std::size_t Row>
struct row_shape {
    static constexpr std::size_t rank = Checkpoint::rows[Row].shape.size();
    static constexpr shape_view extents = Checkpoint::rows[Row].shape.view();
};
template <class Checkpoint, std::size_t Row>
using found_row =
    found<typename shape_or_none<row_shape<Checkpoint, Row>, Checkpoint::rows[Row].shape.has_rank()>::type,
          Checkpoint::rows[Row].dtype>;
template <class Manifest, std::size_t Position>
using asked_variable = asked<typename variable_c<Manifest, Position>::shape, Manifest::dtype(Position)>;

template <class Manifest, std::size_t Position>
struct spelled_variable {
    static constexpr text value = Manifest::name(Position);
};
template <class Checkpoint, text const& Name>
struct nearest_row {
    static constexpr text value = Checkpoint::rows[nearest_of(Name, row_count<Checkpoint>, [](std::size_t i) {
                                      return Checkpoint::rows[i].name;
                                  })].name;
};
template <class Manifest, text const& Name, bool IsEmpty>
struct nearest_of_manifest {
    static constexpr text value =
        Manifest::name(nearest_of(Name, Manifest::size(), [](std::size_t i) { return Manifest::name(i); }));
};
template <class Manifest, text const& Name>
struct nearest_of_manifest<Manifest, Name, true> {
    static constexpr text value{};
};

template <class Manifest, class Checkpoint, extra_tensors Extra>
constexpr bool checked_fit() noexcept {
    if constexpr (Manifest::is_valid) {
        constexpr checkpoint_difference differs = first_difference_of<Manifest, Checkpoint, Extra>();
        using broken = diagnostic<code::checkpoint_differs>;
        if constexpr (differs.variable != not_declared) {
            using name = spelled_variable<Manifest, differs.variable>;
            if constexpr (differs.row != not_declared)
                broken::template give<variable_of_name<typename spelling<name>::type>,
                                      asked_variable<Manifest, differs.variable>,
                                      found_row<Checkpoint, differs.row>>();
            else
                broken::template give<variable_of_name<typename spelling<name>::type>,
                                      asked_variable<Manifest, differs.variable>,
                                      nearest_name_in_the_file<
                                          typename spelling<nearest_row<Checkpoint, name::value>>::type>>();
        } else if constexpr (differs.row != not_declared) {
            using name = row_name<Checkpoint, differs.row>;
            using nearest = nearest_of_manifest<Manifest, name::value, Manifest::size() == 0>;
            broken::template give<tensor_of_name<typename spelling<name>::type>,
                                  found_row<Checkpoint, differs.row>,
                                  nearest_declared_name<typename spelling<nearest>::type>>();
        }
    }
    return true; // an error has been given where not
}

} // namespace detail

/// Where a program and the rows of a checkpoint differ, as a value and without an error: each global variable needs a row of its name, shape and dtype, or
/// where it is a part of a larger one a row of that one's.
/// Cost: a look-up for each row, and the full names of the program.
template <class Program, checkpoint_description Checkpoint, extra_tensors Extra = extra_tensors::allowed>
inline constexpr checkpoint_difference
    difference_of_checkpoint = detail::first_difference_of<manifest<Program>, Checkpoint, Extra>();

/// Lets a program compile only with a checkpoint that fits it: `static_assert(vs::fits<program, my_checkpoint>)`. Where not, the compiler gives one
/// error (VS-E037), which names the first variable that differs, its shape and dtype, and those of the file, or where the file lacks it the
/// nearest name there. `true` wherever it compiles; difference_of_checkpoint asks without an error. Program is one of manifest's, Checkpoint
/// has `static constexpr vs::checkpoint_row rows[]`; Extra says whether a tensor that is no variable's is an error too.
template <class Program, checkpoint_description Checkpoint, extra_tensors Extra = extra_tensors::allowed>
inline constexpr bool fits = detail::checked_fit<manifest<Program>, Checkpoint, Extra>();

} // namespace varscope
