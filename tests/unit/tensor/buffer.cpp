// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/tensor/buffer.cpp: elements of a dtype that is known at run time.
#include "support/catch.hpp"
#include <varscope/tensor/buffer.hpp>

namespace vs = varscope;
using vs::buffer;

TEST_CASE("a buffer holds value-initialized, aligned elements of every dtype") {
    for (int i = 0; i <= static_cast<int>(vs::dtype::string); ++i) {
        const auto type = static_cast<vs::dtype>(i);
        const buffer made(type, 5);
        CHECK(made.type() == type);
        CHECK(made.size() == 5);
        CHECK(reinterpret_cast<std::uintptr_t>(made.data()) % buffer::alignment == 0);
        vs::with_element_type(type, [&]<class T>(std::type_identity<T>) {
            const T* const first = static_cast<const T*>(made.data());
            CHECK(std::all_of(first, first + 5, [](const T& each) { return each == T(); }));
        });
    }
}

TEST_CASE("a copy is deep, a move takes the elements") {
    buffer first(vs::string, 2);
    static_cast<std::string*>(first.data())[1] = "a text that is too long for the small buffer";
    buffer copy = first;
    CHECK(copy.data() != first.data());
    CHECK(static_cast<std::string*>(copy.data())[1] == static_cast<std::string*>(first.data())[1]);
    static_cast<std::string*>(copy.data())[1] = "other";
    const void* const elements = first.data();
    buffer moved = std::move(first);
    CHECK(moved.data() == elements);
    CHECK(static_cast<std::string*>(moved.data())[1].size() > 20);
    moved = copy;
    CHECK(static_cast<std::string*>(moved.data())[1] == "other");
}

TEST_CASE("a released block is ended by destroy") {
    buffer made(vs::string, 3);
    static_cast<std::string*>(made.data())[0] = "a text that is too long for the small buffer";
    void* const block = made.release();
    CHECK(made.data() == nullptr);
    CHECK(made.size() == 0);
    buffer::destroy(vs::string, 3, block);
    buffer::destroy(vs::float32, 0, nullptr);
}

TEST_CASE("a buffer without elements is one") {
    const buffer none(vs::float32, 0);
    CHECK(none.size() == 0);
    const buffer copy = none;
    CHECK(copy.size() == 0);
    CHECK(buffer().data() == nullptr);
}
