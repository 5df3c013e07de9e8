// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What the compiler knows of a program. For docs/guide/manifests.md.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

#include <boost/mp11/algorithm.hpp>

#include <cstddef>
#include <cstdio>

namespace vs = varscope;
using namespace vs::literals;

//! [program]
struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        for (int i = 0; i != 2; ++i) {
            auto layer = scope.variable_scope("layer_"_n + i); // a name that is built; nothing is allocated
            layer.get_variable("kernel"_n, {4, 4}, vs::float32, {.initializer = vs::glorot_uniform()});
            layer.get_variable("bias"_n, {4}, vs::float32, {.initializer = vs::zeros()});
        }
        scope.get_variable("step"_n, {}, vs::int64, {.trainable = false, .collections = {"counters"}});
    }
};
using m = vs::manifest<network>;
//! [program]

//! [constants]
static_assert(m::size() == 5);
static_assert(m::name(3) == "layer_1/bias" && m::shape(3) == vs::shape_c<4> && m::dtype(3) == vs::float32);
static_assert(m::find("layer_1/kernel") == 2 && m::contains("step") && !m::contains("layer_2/kernel"));
static_assert(m::element_count() == 41 && m::byte_count() == 168 && m::trainable_count() == 4);
static_assert(!m::trainable(4) && m::is_in_collection(4, "counters"));
static_assert(m::initializer(0) == vs::glorot_uniform());
//! [constants]

//! [used]
static_assert(m::is_used("layer_0") && m::is_used("layer_0/kernel/Initializer/random_uniform/mul"));
//! [used]

//! [types]
using kernel = m::variable_c<0>;
static_assert(kernel::name() == "layer_0/kernel" && kernel::trainable);
static_assert(std::is_same_v<kernel::shape, vs::static_shape<4, 4>>);
static_assert(boost::mp11::mp_size<m::variables>::value == m::size());
//! [types]

//! [select]
template <class Filter>
inline constexpr std::size_t count = boost::mp11::mp_size<vs::select<m, Filter>>::value;

static_assert(count<vs::is_trainable> == 4);
static_assert(count<vs::in_scope<"layer_1">> == 2); // exact at the slash: not layer_10
static_assert(count<vs::matches<"*/kernel">> == 2); // * stops at a slash, ** does not, ? is one character
static_assert(count<vs::in_collection<"counters">> == 1);
static_assert(count<vs::and_<vs::is_trainable, vs::not_<vs::matches<"**/bias">>>> == 2);
static_assert(boost::mp11::mp_empty<vs::select_or_none<m, vs::in_scope<"layer_9">>>::value);
//! [select]

//! [programs]
struct critic {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("value"_n, {4});
    }
};
using agent = vs::programs<vs::scoped<"actor", network>, vs::scoped<"critic", critic>>;
static_assert(vs::manifest<agent>::size() == 6);
static_assert(vs::manifest<agent>::name(5) == "critic/value");
//! [programs]

//! [input]
struct with_input {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        static_cast<void>(scope.placeholder("image"_n, {vs::unknown, 28, 28}));
    }
};
static_assert(vs::manifest<with_input>::placeholder_name(0) == "image");
//! [input]

// What only run time asks.
int main(int argc, char** argv) {
    //! [run-time]
    const vs::text asked = argc > 1 ? argv[1] : "layer_1/kernel";
    const std::size_t position = m::find(asked); // allocates nothing
    if (position == vs::not_declared) return 1;
    std::printf("%s is at byte %zu; fingerprint %016llx\n", asked.data(), m::offset(position),
                static_cast<unsigned long long>(m::fingerprint()));
    //! [run-time]
}
