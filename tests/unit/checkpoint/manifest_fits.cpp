// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Files compared with what a manifest declares; no element is read.
#include "support/catch.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace {

// Names, dtypes and shapes without elements.
class described_file : public vs::tensor_file {
  public:
    explicit described_file(std::vector<vs::tensor_entry> entries, std::string print = {})
        : tensor_file("described") {
        set_entries(std::move(entries));
        if (!print.empty()) set_metadata({{vs::fingerprint_key, print}});
    }
    [[nodiscard]] std::string_view format() const noexcept override { return "described"; }

  private:
    void read_elements(std::size_t, void*) const override { malformed("no elements"); }
};

std::string lines_of(const vs::load_report& report) {
    std::ostringstream out;
    out << report;
    return out.str();
}

} // namespace

struct scoped_pair {
    constexpr void operator()(auto&& scope) const {
        auto a = scope.variable_scope("a"_n);
        a.get_variable("w"_n, vs::shape_c<2, 3>);
        a.get_variable("n"_n, vs::shape_c<>, vs::int32);
    }
};
using declared = vs::manifest<scoped_pair>;

TEST_CASE("a file is compared with a manifest") {
    const auto f = vs::dtype::float32;
    const auto i = vs::dtype::int32;
    const vs::load_report fitting =
        vs::manifest_fits<declared>(described_file({{"a/w", f, {2, 3}, {}, {}}, {"a/n", i, {}, {}, {}}}));
    CHECK(fitting.fits());
    CHECK(fitting.summary() == "2 applied");

    const vs::load_report slots = vs::manifest_fits<declared>(described_file({{"a/w", f, {2, 3}, {}, {}},
                                                                              {"a/w/Adam", f, {2, 3}, {}, {}},
                                                                              {"a/n:0", i, {}, {}, {}},
                                                                              {"a/n", i, {}, {}, {}}}));
    CHECK(slots.fits());
    CHECK(slots.summary() == "2 applied, 2 unused");

    const vs::load_report differing =
        vs::manifest_fits<declared>(described_file({{"a/nn", i, {}, {}, {}}, {"a/w", f, {3, 2}, {}, {}}}));
    CHECK(!differing.fits());
    CHECK(lines_of(differing) == "mismatched a/w: the variable has shape (2, 3) and dtype float32, the file "
                                 "shape (3, 2) and dtype float32\n"
                                 "missing a/n: shape () and dtype int32; the nearest is 'a/nn'\n"
                                 "unused a/nn\n"
                                 "1 missing, 1 mismatched, 1 unused\n");
    CHECK(!vs::manifest_fits<declared>(
               described_file({{"a/w", f, {2, 3}, "it is compressed", {}}, {"a/n", i, {}, {}, {}}}))
               .fits());
    CHECK(!vs::manifest_fits<declared>(described_file({})).fits());
}

TEST_CASE("the fingerprint of the manifest is enough") {
    const auto report =
        vs::manifest_fits<declared>(described_file({}, std::to_string(declared::fingerprint())));
    CHECK(report.fits());
    CHECK(report.entries().empty());
    CHECK(!vs::manifest_fits<declared>(described_file({}, "17")).fits());
}

struct pair_and_step {
    constexpr void operator()(auto&& scope) const {
        scoped_pair()(scope);
        scope.get_variable("step"_n, vs::shape_c<>, vs::int64);
    }
};

TEST_CASE("only what a whole model saves has the fingerprint of its manifest") {
    vs::model<pair_and_step> m;
    CHECK(vs::tensors_of(m).metadata.at(vs::fingerprint_key) ==
          std::to_string(vs::manifest<pair_and_step>::fingerprint()));
    CHECK(vs::tensors_of(m / "a"_n).metadata.empty());
    CHECK(vs::tensors_of(m.variables()).metadata.empty());
    CHECK(vs::tensors_of(m, {.only = [](std::string_view name) { return name == "a/w"; }}).metadata.empty());
}

struct with_local {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("w"_n, vs::shape_c<2>);
        scope.get_variable("seen"_n, vs::shape_c<>, vs::int64, {.collections = {"local_variables"}});
    }
};

TEST_CASE("local variables are in no file") { // row 189
    const auto of = [](std::vector<vs::tensor_entry> entries) {
        return vs::manifest_fits<vs::manifest<with_local>>(described_file(std::move(entries))).summary();
    };
    const vs::tensor_entry w{"w", vs::dtype::float32, {2}, {}, {}},
        seen{"seen", vs::dtype::int64, {}, {}, {}};
    CHECK(of({w}) == "1 applied");
    CHECK(of({w, seen}) == "1 applied, 1 unused");
    CHECK(vs::tensors_of(vs::model<with_local>()).metadata.empty());
}
