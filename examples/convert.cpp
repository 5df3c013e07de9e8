// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// A unit of its own: it needs libraries.
// Looks into checkpoints and changes them: lists a file, writes it in another format under other names and dtypes, compares two, and writes the
// rows of a file for the compiler. Needs CLI11, nlohmann_json, libzip and LevelDB.
//
//   convert FILE                                         lists it
//   convert FILE OUTPUT [--prefix FROM=TO] [--cast ...]  writes it anew, in the format of OUTPUT's extension; none is a TensorFlow checkpoint
//   convert FILE --compare OTHER                         says what differs; ends with 1 where something does
//   convert FILE --header ROWS.hpp --struct NAME         writes what vs::fits takes
//
// Without arguments it shows all of this on a small file of its own.
#include <varscope/checkpoint.hpp>
#include <varscope/formats/json.hpp>
#include <varscope/formats/npy.hpp>
#include <varscope/formats/npz.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/formats/tf_bundle.hpp>
#include <varscope/formats/tf_v1.hpp>
#include <varscope/tensor.hpp>

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <set>
#include <unistd.h>

namespace vs = varscope;
using all_formats = vs::formats<vs::safetensors, vs::npz, vs::npy, vs::json, vs::tf_bundle, vs::tf_v1>;

struct options {
    std::string file, output, other, header;
    std::string name = "my_checkpoint";
    std::vector<std::string> prefixes, expressions;
    std::string dtype, only;
    bool without_slots = false;
    std::size_t depth = 1;
};

std::unique_ptr<vs::tensor_file> open(const std::string& path) {
    return []<class... Formats>(vs::formats<Formats...>, const std::string& of) {
        return vs::open_tensors<Formats...>(of);
    }(all_formats(), path);
}
template <class Format>
bool is_named(const std::string& path) {
    return std::any_of(Format::extensions.begin(), Format::extensions.end(),
                       [&](std::string_view extension) { return path.ends_with(extension); });
}
void write(const std::string& path, const vs::tensors_to_write& what) {
    if (is_named<vs::safetensors>(path))
        vs::safetensors::write(path, what);
    else if (is_named<vs::npz>(path))
        vs::npz::write(path, what);
    else if (is_named<vs::npy>(path))
        vs::npy::write(path, what);
    else if (is_named<vs::json>(path))
        vs::json::write(path, what);
    else
        vs::tf_bundle::write(path, what); // a prefix has no extension
}

// A line on the terminal that says how far long work is; nothing where standard error is something else.
class progress {
  public:
    progress(const char* what, std::size_t bytes)
        : what_(what), bytes_(bytes), is_shown_(::isatty(STDERR_FILENO) != 0 && bytes > 1 << 26) {}
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;
    ~progress() {
        if (is_shown_) std::fputs("\r\033[K", stderr);
    }
    void add(std::size_t bytes) {
        done_ += bytes;
        if (is_shown_)
            std::fprintf(stderr, "\r%s %3zu %% of %zu MiB", what_, done_ * 100 / bytes_, bytes_ >> 20);
    }

  private:
    const char* what_;
    std::size_t bytes_;
    std::size_t done_ = 0;
    bool is_shown_;
};

std::size_t bytes_of(const vs::tensor_file& file) {
    std::size_t bytes = 0;
    for (const vs::tensor_entry& entry : file.entries()) bytes += entry.byte_count();
    return bytes;
}
std::string dtype_of(const vs::tensor_entry& entry) {
    return entry.foreign_dtype.empty() ? vs::to_string(entry.dtype) : entry.foreign_dtype;
}

void list(const vs::tensor_file& file, std::size_t depth) {
    std::size_t widest = 4, elements = 0, bytes = 0;
    for (const vs::tensor_entry& entry : file.entries())
        widest = std::max(widest, vs::shown(entry.name).size());
    struct total {
        std::size_t tensors = 0, elements = 0, bytes = 0;
    };
    std::map<std::string, total> scopes;
    std::printf("%s, %zu tensors\n", std::string(file.format()).c_str(), file.entries().size());
    for (const vs::tensor_entry& entry : file.entries()) {
        std::printf("  %-*s  %-10s %-20s %12zu bytes%s%s\n", static_cast<int>(widest),
                    vs::shown(entry.name).c_str(), dtype_of(entry).c_str(),
                    vs::to_string(entry.shape()).c_str(), entry.byte_count(),
                    entry.refused.empty() ? "" : "; not read: ", entry.refused.c_str());
        std::size_t end = 0;
        for (std::size_t i = 0; i != depth && end != entry.name.npos; ++i)
            end = entry.name.find('/', end == 0 ? 0 : end + 1);
        // A name of fewer segments is counted with the scope that it stands in.
        if (end == entry.name.npos) end = entry.name.rfind('/');
        total& scope = scopes[end == entry.name.npos ? "" : entry.name.substr(0, end)];
        ++scope.tensors;
        scope.elements += entry.element_count();
        scope.bytes += entry.byte_count();
        elements += entry.element_count();
        bytes += entry.byte_count();
    }
    for (const auto& [scope, of] : scopes)
        std::printf("%s: %zu tensors, %zu elements, %zu bytes\n",
                    scope.empty() ? "(no scope)" : vs::shown(scope).c_str(), of.tensors, of.elements,
                    of.bytes);
    std::printf("all: %zu tensors, %zu elements, %zu bytes\n", file.entries().size(), elements, bytes);
    for (const auto& [key, value] : file.metadata())
        std::printf("metadata %s: %s\n", vs::shown(key).c_str(), vs::shown(value).c_str());
}

std::pair<std::string, std::string> two_parts(const std::string& of, const char* option) {
    const std::size_t equals = of.find('=');
    if (equals == of.npos) throw std::runtime_error(std::string(option) + " takes FROM=TO, not " + of);
    return {of.substr(0, equals), of.substr(equals + 1)};
}

void convert(const vs::tensor_file& file, const options& asked) {
    std::vector<vs::rename_rule> rules;
    for (const std::string& prefix : asked.prefixes) {
        const auto [from, to] = two_parts(prefix, "--prefix");
        rules.push_back(vs::rename_prefix(from, to));
    }
    for (const std::string& expression : asked.expressions) {
        const auto [from, to] = two_parts(expression, "--regex");
        rules.push_back(vs::rename_regex(from, to));
    }
    const vs::optional_dtype cast = vs::dtype_from(asked.dtype);
    if (!asked.dtype.empty() && !(cast.is_given && vs::is_floating(cast.type)))
        throw std::runtime_error("--cast takes float16, bfloat16, float32 or float64, not " + asked.dtype);
    const std::regex only(asked.only.empty() ? ".*" : asked.only);

    std::vector<std::string> names;
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i != file.entries().size(); ++i) {
        const std::string& name = file.entries()[i].name;
        if ((asked.without_slots && vs::optimizer_slots(name)) || !std::regex_search(name, only)) continue;
        positions.push_back(i);
        names.push_back(vs::renamed(name, rules));
    }
    vs::tensors_to_write what{{}, file.metadata()};
    std::deque<vs::buffer> texts; // all else is read when its turn comes: one tensor is in memory at a time
    bool is_same = positions.size() == file.entries().size();
    progress shown("converting", bytes_of(file));
    for (std::size_t k = 0; k != positions.size(); ++k) {
        const std::size_t position = positions[k];
        const vs::tensor_entry& entry = file.entries()[position];
        const bool is_cast = cast.is_given && vs::is_floating(entry.dtype) && entry.dtype != cast.type;
        vs::tensor_ref& tensor = what.tensors.emplace_back();
        tensor.name = names[k];
        tensor.dtype = is_cast ? cast.type : entry.dtype;
        tensor.shape = entry.shape();
        if (!entry.refused.empty() || entry.dtype == vs::dtype::string) {
            texts.emplace_back(entry.dtype, entry.element_count());
            file.read(position, texts.back().data());
            tensor.elements = texts.back().data();
        } else {
            tensor.read = [&, position, is_cast](void* to) {
                const vs::tensor_entry& of = file.entries()[position];
                if (is_cast) {
                    const vs::buffer read(of.dtype, of.element_count());
                    file.read(position, read.data());
                    vs::convert_elements(of.dtype, read.data(), read.size(), cast.type, to);
                } else {
                    file.read(position, to);
                }
                shown.add(of.byte_count());
            };
        }
        is_same = is_same && !is_cast && names[k] == entry.name;
    }
    if (!is_same) what.metadata.erase(vs::fingerprint_key); // other variables than those of the manifest
    std::set<std::string_view> all;
    for (const std::string& name : names)
        if (!all.insert(name).second) throw std::runtime_error("two tensors would be called " + name);
    write(asked.output, what);
    std::printf("wrote %zu tensors to %s\n", positions.size(), asked.output.c_str());
}

// The largest difference of two tensors of numbers; none where elements are NaN in one of them only.
double largest_difference(vs::dtype type, const vs::buffer& left, const vs::buffer& right) {
    vs::buffer a(vs::dtype::float64, left.size()), b(vs::dtype::float64, right.size());
    const auto widen = [&](const vs::buffer& from, vs::buffer& to) {
        if (type == vs::dtype::float64)
            to.copy(from.data(), from.size(), 0);
        else
            vs::convert_elements(type, from.data(), from.size(), vs::dtype::float64, to.data());
    };
    widen(left, a);
    widen(right, b);
    double largest = 0;
    for (std::size_t i = 0; i != left.size(); ++i) {
        const double x = static_cast<const double*>(a.data())[i], y = static_cast<const double*>(b.data())[i];
        if (std::isnan(x) != std::isnan(y)) return std::numeric_limits<double>::quiet_NaN();
        if (x != y && !std::isnan(x)) largest = std::max(largest, std::abs(x - y));
    }
    return largest;
}

bool compare(const vs::tensor_file& left, const vs::tensor_file& right) {
    std::size_t same = 0, differing = 0;
    const auto differs = [&](const std::string& name, const std::string& how) {
        ++differing;
        std::printf("  %s: %s\n", vs::shown(name).c_str(), how.c_str());
    };
    progress shown("comparing", bytes_of(left));
    for (std::size_t i = 0; i != left.entries().size(); ++i) {
        const vs::tensor_entry& a = left.entries()[i];
        shown.add(a.byte_count());
        const std::size_t j = right.find(a.name);
        if (j == right.entries().size()) {
            differs(a.name, "only in the first");
            continue;
        }
        const vs::tensor_entry& b = right.entries()[j];
        if (a.extents != b.extents || dtype_of(a) != dtype_of(b)) {
            differs(a.name, dtype_of(a) + ' ' + vs::to_string(a.shape()) + " and " + dtype_of(b) + ' ' +
                                vs::to_string(b.shape()));
            continue;
        }
        if (!a.refused.empty() || !b.refused.empty()) {
            differs(a.name, "not compared: " + (a.refused.empty() ? b.refused : a.refused));
            continue;
        }
        vs::buffer x(a.dtype, a.element_count()), y(b.dtype, b.element_count());
        left.read(i, x.data());
        right.read(j, y.data());
        const bool is_same_bytes = a.dtype != vs::dtype::string &&
                                   (x.size() == 0 || std::memcmp(x.data(), y.data(), a.byte_count()) == 0);
        if (is_same_bytes || vs::elements_equal(a.dtype, x.data(), y.data(), x.size())) {
            ++same;
        } else if (vs::is_floating(a.dtype) || vs::is_integer(a.dtype)) {
            char text[64];
            std::snprintf(text, sizeof text, "values differ by up to %g", largest_difference(a.dtype, x, y));
            differs(a.name, text);
        } else {
            differs(a.name, "values differ");
        }
    }
    for (const vs::tensor_entry& b : right.entries())
        if (left.find(b.name) == left.entries().size()) differs(b.name, "only in the second");
    std::printf("%zu the same, %zu different\n", same, differing);
    return differing == 0;
}

void write_header(const vs::tensor_file& file, const options& asked) {
    std::string out = "// The tensors of " + vs::shown(file.path().filename().native()) +
                      ". Generated.\n#pragma once\n\n#include <varscope/checkpoint/fits.hpp>\n\nstruct " +
                      asked.name + " {\n    static constexpr varscope::checkpoint_row rows[] = {\n";
    std::size_t rows = 0;
    for (const vs::tensor_entry& entry : file.entries()) {
        if (!entry.foreign_dtype.empty()) {
            out += "        // " + vs::shown(entry.name) + " has elements of " + entry.foreign_dtype + "\n";
            continue;
        }
        std::string extents;
        for (const vs::extent size : entry.extents)
            extents += (extents.empty() ? "" : ", ") + std::to_string(size);
        const std::string type =
            entry.dtype == vs::dtype::bool_ ? std::string("bool_") : vs::to_string(entry.dtype);
        out += "        {" + vs::quoted_text(entry.name) + ", varscope::dtype::" + type + ", {" + extents +
               "}},\n";
        ++rows;
    }
    if (rows == 0) throw std::runtime_error("no tensor of the file can be a row");
    out += "    };\n};\n";
    vs::replacing_file header(asked.header);
    header.write(out);
    header.commit();
    std::printf("wrote %zu rows to %s\n", rows, asked.header.c_str());
}

int run(const options& asked) {
    try {
        const auto file = open(asked.file);
        bool is_same = true;
        if (!asked.output.empty()) convert(*file, asked);
        if (!asked.other.empty()) is_same = compare(*file, *open(asked.other));
        if (!asked.header.empty()) write_header(*file, asked);
        if (asked.output.empty() && asked.other.empty() && asked.header.empty()) list(*file, asked.depth);
        return is_same ? 0 : 1;
    } catch (const std::regex_error& error) {
        std::cout << "--regex and --only take a regular expression: " << error.what() << '\n';
        return 2;
    } catch (const std::exception& error) {
        std::cout << error.what() << '\n';
        return 2;
    }
}

int parse_and_run(std::vector<std::string> words) {
    options asked;
    CLI::App app("Looks into checkpoints and changes them.", "convert");
    app.add_option("FILE", asked.file, "a safetensors, npz, npy, JSON or TensorFlow checkpoint")->required();
    CLI::Option* const output = app.add_option(
        "OUTPUT", asked.output,
        "a file to write, in the format of its extension; a name without one is a TensorFlow checkpoint");
    app.add_option("--prefix", asked.prefixes, "FROM=TO: another beginning of names, may be repeated")
        ->allow_extra_args(false)
        ->needs(output);
    app.add_option("--regex", asked.expressions,
                   "PATTERN=FORMAT: as std::regex_replace does with names, may be repeated")
        ->allow_extra_args(false)
        ->needs(output);
    app.add_option("--cast", asked.dtype,
                   "floating tensors of this dtype: float16, bfloat16, float32, float64")
        ->needs(output);
    app.add_option("--only", asked.only, "a regular expression: only tensors in whose names it is found")
        ->needs(output);
    app.add_flag("--without-slots", asked.without_slots, "leave the variables of optimizers out")
        ->needs(output);
    app.add_option("--compare", asked.other, "say what is different in another file");
    app.add_option("--header", asked.header, "write the rows of the file for vs::fits");
    app.add_option("--struct", asked.name, "the name of the struct of rows")->capture_default_str();
    app.add_option("--depth", asked.depth, "how many segments of a name are the scope of a total")
        ->capture_default_str();
    try {
        std::reverse(words.begin(), words.end()); // as CLI11 wants them
        app.parse(words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    }
    return run(asked);
}

// Each command on a small file, in a folder that is removed.
int demonstrate() {
    std::string folder = (std::filesystem::temp_directory_path() / "convert-XXXXXX").native();
    if (::mkdtemp(folder.data()) == nullptr) return 2;
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder);
    const std::vector<float> kernel{0.5f, -1, 2, 0.125f, 3, 0.1f}, bias{1, 2, 3};
    const std::int64_t step = 46900;
    const vs::extent matrix[] = {2, 3}, vector[] = {3};
    vs::safetensors::write("small.safetensors",
                           {{{"dense/kernel", vs::dtype::float32, {matrix, 2}, kernel.data()},
                             {"dense/kernel/Adam", vs::dtype::float32, {matrix, 2}, kernel.data()},
                             {"dense/bias", vs::dtype::float32, {vector, 1}, bias.data()},
                             {"global_step", vs::dtype::int64, {vector, 0}, &step}},
                            {}});
    const std::vector<std::vector<std::string>> commands{
        {"small.safetensors"},
        {"small.safetensors", "small.npz"},
        {"small.safetensors", "--compare", "small.npz"},
        {"small.npz", "model.ckpt-1", "--without-slots", "--prefix", "dense/=net/logits/", "--cast",
         "float16"},
        {"model.ckpt-1"},
        {"model.ckpt-1", "again.npz", "--prefix", "net/logits/=dense/", "--cast", "float32"},
        {"small.npz", "--compare", "again.npz"},
        {"model.ckpt-1", "--header", "rows.hpp", "--struct", "net_rows"},
    };
    for (const auto& command : commands) {
        std::printf("$ convert");
        for (const std::string& word : command) std::printf(" %s", word.c_str());
        std::printf("\n");
        if (parse_and_run(command) == 2) return 2;
        std::printf("\n");
    }
    std::printf("%s", vs::readable_file("rows.hpp").read(0, std::filesystem::file_size("rows.hpp")).c_str());
    std::filesystem::current_path(before);
    std::filesystem::remove_all(folder);
    return 0;
}

int main(int count, char** words) {
    if (count == 1) return demonstrate();
    return parse_and_run({words + 1, words + count});
}
