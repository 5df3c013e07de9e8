// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/inspect/graph_def.hpp: the operations of a graph as TensorFlow's GraphDef, in text, for TensorBoard and Netron.
#pragma once

#include <varscope/graph.hpp>
#include <varscope/inspect/facts.hpp>

#include <set>

namespace varscope {

namespace detail {

inline const char* tf_type(dtype type) {
    switch (type) {
    case dtype::float16:
        return "DT_HALF";
    case dtype::bfloat16:
        return "DT_BFLOAT16";
    case dtype::float32:
        return "DT_FLOAT";
    case dtype::float64:
        return "DT_DOUBLE";
    case dtype::int8:
        return "DT_INT8";
    case dtype::int16:
        return "DT_INT16";
    case dtype::int32:
        return "DT_INT32";
    case dtype::int64:
        return "DT_INT64";
    case dtype::uint8:
        return "DT_UINT8";
    case dtype::uint16:
        return "DT_UINT16";
    case dtype::uint32:
        return "DT_UINT32";
    case dtype::uint64:
        return "DT_UINT64";
    case dtype::bool_:
        return "DT_BOOL";
    case dtype::complex64:
        return "DT_COMPLEX64";
    case dtype::complex128:
        return "DT_COMPLEX128";
    case dtype::string:
        return "DT_STRING";
    }
    return "DT_INVALID";
}

// A text as a string of protobuf's text format.
inline std::string proto_quoted(const std::string& chars) {
    std::string out = "\"";
    for (const char c : chars) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (code < 0x20 || code >= 0x7f) {
            for (const int digit : {code >> 6, code >> 3 & 7, code & 7})
                (out += digit == code >> 6 ? "\\" : "") += static_cast<char>('0' + digit);
        } else {
            out += c;
        }
    }
    return out += '"';
}

// Writes nodes, one after another.
class graph_def_text {
  public:
    void begin(const std::string& name, const char* op, const std::vector<std::string>& inputs = {}) {
        out_ += "node {\n  name: " + proto_quoted(name) + "\n  op: " + proto_quoted(op) + '\n';
        for (const std::string& each : inputs) out_ += "  input: " + proto_quoted(each) + '\n';
    }
    void type(const char* key, dtype is) { attribute(key, std::string("type: ") + tf_type(is)); }
    void shape(const char* key, shape_view is) {
        std::string dims;
        if (!is.has_rank()) dims = "unknown_rank: true ";
        for (const extent axis : is) dims += "dim { size: " + std::to_string(axis < 0 ? -1 : axis) + " } ";
        attribute(key, "shape { " + dims + '}');
    }
    void text(const char* key, const std::string& is) { attribute(key, "s: " + proto_quoted(is)); }
    void end() { out_ += "}\n"; }
    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    void attribute(const char* key, const std::string& value) {
        out_ += "  attr { key: " + proto_quoted(key) + " value { " + value + " } }\n";
    }
    std::string out_;
};

// The kind of an operation that makes a variable's first value, by the last segment of its name (row 110).
inline const char* op_of_first_value(const std::string& last) {
    for (const char* const same :
         {"RandomUniform", "RandomUniformInt", "RandomStandardNormal", "TruncatedNormal"})
        if (last == same) return same;
    if (last == "mul") return "Mul";
    if (last == "sub") return "Sub";
    if (last == "random_uniform" || last == "random_normal" || last == "truncated_normal") return "Add";
    return "Const";
}

inline void add_variable_node(graph_def_text& to, const std::string& name, dtype type, shape_view shape) {
    to.begin(name, "VariableV2");
    to.type("dtype", type);
    to.shape("shape", shape);
    to.text("container", {});
    to.text("shared_name", {});
    to.end();
}

// Whether the last segment of an operation's name is the one that a variable gives its own, with the suffix that makes it unique or without.
inline bool is_own(std::string_view last, std::string_view word) {
    if (!last.starts_with(word)) return false;
    last.remove_prefix(word.size());
    return last.empty() || (last.size() > 1 && last[0] == '_' &&
                            last.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

} // namespace detail

/// The operations of a graph as a GraphDef in protobuf's text format (a `.pbtxt` file): variables as VariableV2 with dtype and shape, their
/// assignments and reads, placeholders and constants; any other operation is a NoOp, because its kind is not known. Values are not in
/// it. Cost: the characters of all names.
[[nodiscard]] inline std::string to_pbtxt(const graph& of) {
    detail::graph_def_text out;
    const std::vector<std::string> operations = of.operations();
    const std::set<std::string> all(operations.begin(), operations.end());
    for (const std::string& name : operations) {
        const std::size_t slash = name.rfind('/');
        const std::string above = slash == std::string::npos ? std::string() : name.substr(0, slash);
        const std::string last = slash == std::string::npos ? name : name.substr(slash + 1);
        const std::optional<variable> owner = above.empty() ? std::nullopt : of.find(above);
        if (const std::optional<variable> is = of.find(name)) {
            detail::add_variable_node(out, name, is->dtype(), is->shape());
        } else if (const auto input = of.find_placeholder(name)) {
            out.begin(name, "Placeholder");
            out.type("dtype", input->dtype());
            out.shape("shape", input->shape());
            out.end();
        } else if (const auto fixed = of.find_constant(name)) {
            out.begin(name, "Const");
            out.type("dtype", fixed->dtype());
            out.end();
        } else if (owner && detail::is_own(last, "Assign")) {
            std::vector<std::string> inputs{above};
            for (const std::string& each : all) // the operation that makes the first value
                if (each.starts_with(above + "/Initializer/") || each == above + "/initial_value") {
                    const std::string rest = each.substr(above.size() + 1);
                    if (std::count(rest.begin(), rest.end(), '/') <= 1) inputs.push_back(each);
                }
            out.begin(name, "Assign", inputs);
            out.type("T", owner->dtype());
            out.end();
        } else if (owner && detail::is_own(last, "read")) {
            out.begin(name, "Identity", {above});
            out.type("T", owner->dtype());
            out.end();
        } else {
            const std::size_t initializer = name.find("/Initializer/");
            const bool is_first_value =
                (initializer != std::string::npos && of.find(name.substr(0, initializer))) ||
                (owner && detail::is_own(last, "initial_value"));
            out.begin(name, is_first_value ? detail::op_of_first_value(last) : "NoOp");
            out.end();
        }
    }
    return out.take();
}

/// The variables of a model or a list of variables as a GraphDef, without other operations.
template <class Source>
[[nodiscard]] std::string to_pbtxt(const Source& of) {
    detail::graph_def_text out;
    for (const listed_variable& each : facts_of(of))
        detail::add_variable_node(out, each.name, each.dtype, each.shape());
    return out.take();
}
/// The same of what a program declares, with its placeholders: `to_pbtxt<vs::manifest<program>>()`.
template <detail::manifest_like Manifest>
[[nodiscard]] std::string to_pbtxt() {
    detail::graph_def_text out;
    for (const listed_variable& each : facts_of<Manifest>())
        detail::add_variable_node(out, each.name, each.dtype, each.shape());
    for (std::size_t i = 0; i != Manifest::placeholder_count(); ++i) {
        out.begin(to_string(Manifest::placeholder_name(i)), "Placeholder");
        out.type("dtype", Manifest::placeholder_dtype(i));
        out.shape("shape", Manifest::placeholder_shape(i));
        out.end();
    }
    return out.take();
}

} // namespace varscope
