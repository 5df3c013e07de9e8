// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/model.hpp: the variables of a program in one block of memory, every name resolved.
#pragma once

#include <varscope/init/fill.hpp>
#include <varscope/manifest/program_c.hpp>
#include <varscope/model/dynamic_scope.hpp>
#include <varscope/model/first_values.hpp>
#include <varscope/model/storage.hpp>
#include <varscope/model/variable_list.hpp>

#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace varscope {

/// The variables of a program with memory for their elements: one block for each dtype, aligned to 64 bytes, trainable variables
/// first. Storage is heap_storage or inline_storage. Elements are zero until initialize() or an assignment.
///
/// Copies are deep; moving is cheap (heap_storage) and leaves a model that may be assigned to or destroyed. Two models are equal
/// when their elements are. Views and scopes are valid as long as the memory. Several threads may read.
/// Cost of a name that is a type: the load of the memory's address, the offset is a constant.
template <class Program, class Storage = heap_storage>
class model {
  public:
    using program = Program;
    using manifest = varscope::manifest<Program>;

    model() = default;
    /// A model of elements that are in memory already, as its manifest lays them out, with what owns them: a mapped file. The memory begins at a multiple
    /// of block_alignment. Of heap_storage only. A copy has memory of its own.
    explicit model(std::shared_ptr<std::byte> elements) noexcept requires
        std::is_constructible_v<typename Storage::template blocks<1>, std::shared_ptr<std::byte>>
        : blocks_(std::move(elements)) {}

    /// The variable of this full name as an xtensor container of fixed shape; a name that is not declared is refused by the
    /// compiler, with the nearest one (VS-E021).
    template <auto Chars>
    [[nodiscard]] auto operator[](name_c<Chars>) noexcept {
        constexpr std::size_t found = manifest::tables().find_variable(Chars);
        if constexpr (found == not_declared) detail::refuse_variable<manifest, 0, Chars>();
        using of = detail::view_of<manifest, found, std::byte>;
        return detail::bind<typename of::type>(base(), of::offset);
    }
    template <auto Chars>
    [[nodiscard]] auto operator[](name_c<Chars>) const noexcept {
        constexpr std::size_t found = manifest::tables().find_variable(Chars);
        if constexpr (found == not_declared) detail::refuse_variable<manifest, 0, Chars>();
        using of = detail::view_of<manifest, found, const std::byte>;
        return detail::bind<typename of::type>(base(), of::offset);
    }
    /// The same for a variable_c of the manifest, and for names of other kinds: a Hana string is a name that is a type; for one that run time
    /// knows see at. Not constrained: that would be asked of every name.
    template <class Name>
    [[nodiscard]] auto operator[](const Name& name) {
        return root()[name];
    }
    template <class Name>
    [[nodiscard]] auto operator[](const Name& name) const {
        return root()[name];
    }
    /// The outermost scope, and the scope of a path; throws name_not_declared_error (VS-E021) where run time knows the path and there is
    /// none.
    [[nodiscard]] auto root() noexcept { return model_scope<manifest, std::byte, 0>(base(), nullptr); }
    [[nodiscard]] auto root() const noexcept {
        return model_scope<manifest, const std::byte, 0>(base(), nullptr);
    }
    template <auto Chars>
    [[nodiscard]] auto operator/(name_c<Chars>) noexcept {
        constexpr path_id found = manifest::tables().find(Chars);
        if constexpr (found == no_path) detail::refuse_scope<manifest, 0, Chars>();
        return model_scope<manifest, std::byte, found>(base(), nullptr);
    }
    template <auto Chars>
    [[nodiscard]] auto operator/(name_c<Chars>) const noexcept {
        constexpr path_id found = manifest::tables().find(Chars);
        if constexpr (found == no_path) detail::refuse_scope<manifest, 0, Chars>();
        return model_scope<manifest, const std::byte, found>(base(), nullptr);
    }

    template <class Name>
    [[nodiscard]] auto operator/(const Name& path) {
        return root() / path;
    }
    template <class Name>
    [[nodiscard]] auto operator/(const Name& path) const {
        return root() / path;
    }

    /// Runs the program on the root scope; see feed for its placeholders. The result must not hold lazy references to what the
    /// program computed on the way. Throws feed_shape_error (VS-E014), order_error (VS-E022) where a call is not the recorded one, shape_error
    /// and dtype_error (VS-E004, VS-E005) where run time asks for others than were declared, name_not_declared_error (VS-E021) for names built
    /// at run time, and what the program throws. Cost: that of the program; names that are types cost an addition each.
    template <class... Arguments>
    decltype(auto) operator()(Arguments&&... arguments) {
        return run(base(), seed_, std::forward<Arguments>(arguments)...);
    }
    template <class... Arguments>
    decltype(auto) operator()(Arguments&&... arguments) const {
        return run(base(), seed_, std::forward<Arguments>(arguments)...);
    }

    /// The variable of a full name of any kind, with or without its output number; none where there is none. Allocates nothing.
    [[nodiscard]] std::optional<variable_ref> find(name_argument full_name) noexcept {
        return detail::find_below<manifest>(base(), 0, full_name.chars);
    }
    [[nodiscard]] std::optional<const_variable_ref> find(name_argument full_name) const noexcept {
        return detail::find_below<manifest>(base(), 0, full_name.chars);
    }
    /// The same; throws name_not_declared_error (VS-E021), which names the nearest.
    [[nodiscard]] variable_ref at(name_argument full_name) {
        return detail::at_below<manifest>(base(), 0, full_name.chars);
    }
    [[nodiscard]] const_variable_ref at(name_argument full_name) const {
        return detail::at_below<manifest>(base(), 0, full_name.chars);
    }
    [[nodiscard]] static bool contains(name_argument full_name) noexcept {
        return manifest::contains(full_name.chars);
    }
    /// Calls `f` with the typed view of a variable of this full name and returns what it returns; all calls must return the same
    /// type. Throws name_not_declared_error. Cost: a jump, and one instantiation of f for each variable.
    template <class F>
    decltype(auto) visit(name_argument full_name, F&& f) {
        return visit_in(base(), full_name.chars, std::forward<F>(f));
    }
    template <class F>
    decltype(auto) visit(name_argument full_name, F&& f) const {
        return visit_in(base(), full_name.chars, std::forward<F>(f));
    }

    /// Calls `f(variable_c<i>, view)` for each variable in the order of creation.
    template <class F>
    void for_each(F&& f) {
        detail::for_each_below<manifest, 0>(base(), f);
    }
    template <class F>
    void for_each(F&& f) const {
        detail::for_each_below<manifest, 0>(base(), f);
    }
    [[nodiscard]] static constexpr std::size_t size() noexcept { return manifest::size(); }
    /// All variables in the order of creation, as handles without a static type.
    [[nodiscard]] auto variables() { return model_variable_list<manifest, std::byte>(base(), 0); }
    [[nodiscard]] auto variables() const { return model_variable_list<manifest, const std::byte>(base(), 0); }
    /// Those of the collection of global variables, which are saved, and of local ones, which are not (row 189).
    [[nodiscard]] auto global_variables() { return get_collection(global_variables_key); }
    [[nodiscard]] auto global_variables() const { return get_collection(global_variables_key); }
    [[nodiscard]] auto local_variables() { return get_collection(local_variables_key); }
    [[nodiscard]] auto local_variables() const { return get_collection(local_variables_key); }

    /// Those of a collection; an unknown key has none (row 120).
    [[nodiscard]] auto get_collection(text key) {
        return model_variable_list<manifest, std::byte>(base(), 0, key);
    }
    [[nodiscard]] auto get_collection(text key) const {
        return model_variable_list<manifest, const std::byte>(base(), 0, key);
    }
    [[nodiscard]] auto trainable_variables() { return get_collection(trainable_variables_key); }
    [[nodiscard]] auto trainable_variables() const { return get_collection(trainable_variables_key); }

    /// All elements of T's dtype, those of trainable variables first: a view of rank 1.
    template <element T>
    [[nodiscard]] auto flat() noexcept {
        return detail::flat_below<manifest, 0, false, T>(base());
    }
    template <element T>
    [[nodiscard]] auto flat() const noexcept {
        return detail::flat_below<manifest, 0, false, T>(base());
    }
    [[nodiscard]] auto trainable() noexcept { return trainable_part<manifest, std::byte>(base()); }
    [[nodiscard]] auto trainable() const noexcept {
        return trainable_part<manifest, const std::byte>(base());
    }

    /// Gives every variable its first value: the same as a graph of this seed gives it. Cost: one pass over the elements; random ones are
    /// drawn.
    void initialize(seed from = {}) {
        seed_ = from;
        for (std::size_t i = 0; i != size(); ++i) fill_first(i);
    }
    /// The same values, made by what runs tasks: `run(count, task)` must call task(i) for each i below count, in any order and in any threads,
    /// and return when all have been; large variables come first. `parallel` of varscope/initializers/parallel.hpp is one. Throws what it
    /// throws; then the variables that were not reached are as they were.
    template <class Run>
    void initialize(seed from, const Run& run) {
        seed_ = from;
        const auto& firsts = detail::model_values<manifest>::firsts.of;
        std::vector<std::uint32_t> order(size());
        for (std::uint32_t i = 0; i != size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
            return firsts[left].elements > firsts[right].elements;
        });
        run(order.size(), [&](std::size_t i) { fill_first(order[i]); });
    }

    /// Gives the variables of a list their first values again, of the seed that initialize() was last given: `m.initialize(m.variables().within("encoder"))`.
    /// Throws variable_missing_error (VS-E003) for a variable of another model; nothing has changed then. Throws what an initializer of the user's throws.
    template <class Variables>
        requires requires(const Variables& which) { which.begin(); }
    void initialize(const Variables& which) {
        for (const auto& each : which)
            if (each.index() >= size() || each.bytes() != base() + manifest::offset(each.index()))
                throw_error(code::variable_missing,
                            {to_string(text(each.op_name())), "a variable of this model", {}, {}});
        for (const auto& each : which) fill_first(each.index());
    }

    friend bool operator==(const model& left, const model& right) noexcept {
        bool equal = true;
        detail::for_each_dtype<manifest>([&](auto type) {
            using T = element_t<type.value>;
            constexpr dtype_block block = detail::model_values<manifest>::layout[type.value];
            const T* const first = reinterpret_cast<const T*>(left.base() + block.begin);
            equal = equal && std::equal(first, first + block.elements,
                                        reinterpret_cast<const T*>(right.base() + block.begin));
        });
        return equal;
    }
    friend void swap(model& left, model& right) noexcept {
        using std::swap;
        swap(left.blocks_, right.blocks_);
        swap(left.seed_, right.seed_);
    }

    /// The memory of all elements, as laid out by the manifest; shared with what adopts it.
    [[nodiscard]] std::byte* data() noexcept { return base(); }
    [[nodiscard]] const std::byte* data() const noexcept { return base(); }
    [[nodiscard]] std::shared_ptr<void> share() noexcept { return blocks_.share(); }

  private:
    static constexpr bool check_strings() noexcept {
        if constexpr (manifest::tables().layout[dtype::string].elements != 0)
            detail::diagnostic<code::model_holds_no_strings>::give<Program>();
        return true;
    }
    static_assert(check_strings());

    void fill_first(std::size_t position) {
        const auto& firsts = detail::model_values<manifest>::firsts;
        const detail::first_value& first = firsts.of[position];
        detail::for_each_dtype<manifest>([&](auto type) {
            if (type.value != first.type) return;
            using T = element_t<type.value>;
            T* const to = reinterpret_cast<T*>(base() + first.offset);
            if (first.init.kind >= initializer_kind::list) {
                const std::size_t listed = std::min<std::size_t>(first.listed, first.elements);
                fill_from_words(firsts.words + first.first_word, listed, to, first.listed_type);
                if (listed != first.elements) std::fill(to + listed, to + first.elements, to[listed - 1]);
            } else {
                fill(first.init, shape_view(firsts.extents + first.first_extent, first.rank), seed_,
                     first.name_hash, to, first.elements, firsts.part_of(position));
            }
        });
    }

    using blocks = typename Storage::template blocks<manifest::tables().layout.bytes>;

    [[nodiscard]] std::byte* base() noexcept { return blocks_.data(); }
    [[nodiscard]] const std::byte* base() const noexcept { return blocks_.data(); }

    template <class Byte, class... Arguments>
    static decltype(auto) run(Byte* base, seed from, Arguments&&... arguments) {
        auto fed = std::tuple_cat(fed_only(arguments)...);
        return run_with(base, from, std::move(fed), std::forward<Arguments>(arguments)...);
    }
    template <class Argument>
    static auto fed_only(const Argument& argument) {
        if constexpr (detail::is_fed_value<Argument>) {
            const auto fed = detail::refer_to(argument);
            detail::check_fed<manifest>(fed);
            return std::tuple(fed);
        } else {
            return std::tuple<>();
        }
    }
    template <class Byte, class... Fed, class... Arguments>
    static decltype(auto) run_with(Byte* base, seed from, std::tuple<Fed...> fed, Arguments&&... arguments) {
        std::apply([](const Fed&... each) { detail::check_fed_once<manifest>(each...); }, fed);
        using run_type = model_run<manifest, Fed...>;
        run_type run(from, fed);
        model_scope<manifest, Byte, 0, run_type> root(base, &run);
        return call(root, std::tuple_cat(unfed(std::forward<Arguments>(arguments))...),
                    std::make_index_sequence<sizeof...(Arguments) - sizeof...(Fed)>());
    }
    template <class Argument>
    static auto unfed(Argument&& argument) noexcept {
        if constexpr (detail::is_fed_value<std::remove_cvref_t<Argument>>)
            return std::tuple<>();
        else
            return std::forward_as_tuple(std::forward<Argument>(argument));
    }
    template <class Scope, class Tuple, std::size_t... Index>
    static auto call(Scope& root, [[maybe_unused]] Tuple arguments, std::index_sequence<Index...>) {
        return Program{}(root, std::get<Index>(std::move(arguments))...);
    }

    template <class Byte, class F>
    static decltype(auto) visit_in(Byte* base, text full_name, F&& f) {
        const std::size_t position = manifest::find(full_name);
        if (position == not_declared) detail::throw_not_declared<manifest>(full_name);
        return boost::mp11::mp_with_index<manifest::size()>(position, [&](auto index) -> decltype(auto) {
            return f(detail::view_at<manifest, index.value>(base));
        });
    }
    [[no_unique_address]] blocks blocks_; // the seed may stand in its padding
    seed seed_{};
};

/// The model of a program that is a value: `model_of<net{.layers = 3}>`.
template <auto Program, class Storage = heap_storage>
using model_of = model<program_c<Program>, Storage>;

} // namespace varscope
