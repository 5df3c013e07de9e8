// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/runner.cpp: executes scope programs and counts those that end as they did in TensorFlow.
//
//     conformance [--odd [--refused FILE | --list]] [--optional] [--show N] FILE|FOLDER...
//
// The arguments are JSON-lines files, or folders of them. --odd accepts that a name is refused which TensorFlow lets through, where all
// before agrees; with --refused only in the programs of a file of lines "<id> <reason>", all of which must end so. --list prints such
// lines. --optional ends with status 77, which is a skipped test, where a file is not there.
#include "compare.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

namespace {

using conformance::json;

struct options {
    bool odd = false;
    bool optional = false;
    std::size_t show = 20;
    bool lists = false;
    std::set<std::string> refused;
    std::vector<std::filesystem::path> files;
};

struct counts {
    std::size_t passed = 0;
    std::size_t failed = 0;
};

void read_ids(const std::string& path, std::set<std::string>& ids) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#') ids.insert(line.substr(0, line.find(' ')));
}

options read_arguments(const std::vector<std::string>& arguments) {
    options read;
    for (std::size_t i = 0; i != arguments.size(); ++i) {
        if (arguments[i] == "--odd") {
            read.odd = true;
        } else if (arguments[i] == "--optional") {
            read.optional = true;
        } else if (arguments[i] == "--show") {
            read.show = std::stoul(arguments.at(++i));
        } else if (arguments[i] == "--list") {
            read.lists = true;
        } else if (arguments[i] == "--refused") {
            read_ids(arguments.at(++i), read.refused);
        } else if (std::filesystem::is_directory(arguments[i])) {
            for (const auto& entry : std::filesystem::directory_iterator(arguments[i]))
                if (entry.path().extension() == ".jsonl") read.files.push_back(entry.path());
        } else {
            read.files.emplace_back(arguments[i]);
        }
    }
    std::sort(read.files.begin(), read.files.end());
    if (read.files.empty()) throw std::runtime_error("no file of programs given");
    return read;
}

// What is wrong with the end of a program, if anything.
std::optional<conformance::difference> judge(const std::string& id, const conformance::comparison& ended,
                                             const options& with) {
    if (with.refused.empty() || ended.differs || with.refused.contains(id) == !ended.refused.empty())
        return ended.differs;
    return conformance::difference{"the list of refused names", ended.refused.empty() ? "a refused name" : "",
                                   ended.refused};
}

// Runs a program and compares; what it cannot do, a difference too.
conformance::comparison execute(const json& given, bool odd) {
    try {
        return conformance::compare(conformance::run(given.at("program")), given.at("expected"), odd);
    } catch (const std::exception& error) {
        return {conformance::difference{"the program", "that it can be run", error.what()}};
    }
}

void check(const json& given, const options& with, counts& counted) {
    const std::string id = given.at("id");
    const conformance::comparison ended = execute(given, with.odd);
    if (with.lists && !ended.refused.empty()) std::cout << id << ' ' << ended.refused << '\n';
    const std::optional<conformance::difference> found = judge(id, ended, with);
    ++(found ? counted.failed : counted.passed);
    if (found && counted.failed <= with.show)
        std::cout << id << ": " << found->where << "\n  expected: " << found->expected
                  << "\n  found:    " << found->found << '\n';
}

} // namespace

int main(int count, char** arguments) try {
    const options with = read_arguments({arguments + 1, arguments + count});
    counts counted;
    for (const std::filesystem::path& path : with.files) {
        if (with.optional && !std::filesystem::exists(path)) {
            std::cout << "skipped: " << path.string() << " is not there\n";
            return 77;
        }
        std::ifstream file(path);
        if (!file) throw std::runtime_error("cannot read " + path.string());
        for (std::string line; std::getline(file, line);)
            if (!line.empty()) check(json::parse(line), with, counted);
    }
    std::cout << counted.passed << " passed, " << counted.failed << " failed\n";
    return counted.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
}
