// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// JSON: what it cannot hold and what is wrong with a file. Parameters: nested.cpp.
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/json.hpp>
#include <varscope/model.hpp>

#include <fstream>
#include <string>

namespace vs = varscope;
using namespace vs::literals;

namespace json_programs {

struct two {
    template <class S>
    constexpr void operator()(S&& s) const {
        s.get_variable("b"_n, vs::shape_c<>, vs::float32);
    }
};

struct empties {
    template <class S>
    constexpr void operator()(S&& s) const {
        s.get_variable("n"_n, vs::shape_c<0>, vs::int32);
        s.get_variable("m"_n, vs::shape_c<2, 0>, vs::float32);
    }
};

struct wide {
    template <class S>
    constexpr void operator()(S&& s) const {
        s.get_variable("n"_n, vs::shape_c<0, 3>, vs::float32);
    }
};

} // namespace json_programs

namespace {

using namespace json_programs;

} // namespace

TEST_CASE("JSON: empty lists, numbers beyond float64, names that two tensors have") {
    const test::temporary_folder folder;
    auto put = [&](std::string c) {
        std::ofstream(folder / "a.json") << c;
        return folder / "a.json";
    };
    vs::model<empties> m;
    m.initialize();
    vs::save<vs::json>(folder / "e.json", m);
    CHECK_NOTHROW(vs::load<vs::json>(folder / "e.json", m, vs::parameters()));
    vs::model<wide> w;
    w.initialize();
    CHECK_THROWS_AS(vs::save<vs::json>(folder / "w.json", w), vs::unsupported_file_error);
    try {
        static_cast<void>(vs::list<vs::json>(put("{\"n\":1e309}")));
        FAIL();
    } catch (const vs::malformed_file_error& e) {
        CHECK(e.found().find("beyond float64") != std::string::npos);
    }
    vs::model<two> b;
    b.initialize();
    auto o = vs::parameters();
    o.rename = {vs::rename_one("q", "b")};
    try {
        vs::load<vs::json>(put("{\"b\":2,\"q\":1}"), b, o);
        FAIL();
    } catch (const vs::scope_error& e) {
        std::string t = e.what();
        CHECK(t.find("no variable 'b'") == std::string::npos);
        CHECK(t.find("another tensor of the name 'b'") != std::string::npos);
    }
}
