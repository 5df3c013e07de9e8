// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/oracle.hpp: TensorFlow 1's naming written once more, as plainly as can be, to compare the engine with.
#pragma once

#include "random_program.hpp"
#include <varscope/types/request.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace varscope::testing {

/// The same questions as `recorder` answers, answered with full names in sorted maps and copies of them. Scopes are entered and
/// left in the order of a stack, as TensorFlow has it.
class oracle {
  public:
    std::string record;

    std::uint32_t name_scope(std::uint32_t in, const std::string& name) {
        if (name.empty()) return open(in, "", frames_[in].object, {});
        const bool is_absolute = name.back() == '/';
        const std::string bare = is_absolute ? name.substr(0, name.size() - 1) : name;
        if (!is_legal(bare, frames_[in].prefix.empty())) return refuse("VS-E001");
        return open(in, is_absolute ? bare : unique_name(below(frames_[in].prefix, name)), frames_[in].object,
                    {});
    }
    std::uint32_t variable_scope(std::uint32_t in, const std::string& name, const scope_request& request) {
        return scope_named(in, name, false, request);
    }
    std::uint32_t default_scope(std::uint32_t in, const std::string& name, const scope_request& request) {
        if (request.reuse != reuse_mode::create) return refuse("VS-E010");
        return scope_named(in, name, true, request);
    }
    std::uint32_t enter(std::uint32_t in, std::uint32_t captured, const scope_request& request) {
        scope_facts made = *captured_[captured];
        hand_down(request, made);
        std::string prefix = frames_[in].prefix;
        if (request.auxiliary_name_scope && !made.name.empty()) {
            const std::string last = made.name.substr(made.name.rfind('/') + 1);
            if (!is_legal(last, prefix.empty())) return refuse("VS-E001");
            prefix = unique_name(below(prefix, last));
        }
        ++opened_[made.name];
        return open(in, prefix, std::make_shared<scope_facts>(made), {true, opened_, false, {}});
    }
    std::uint32_t capture(std::uint32_t frame) {
        captured_.push_back(frames_[frame].object);
        return static_cast<std::uint32_t>(captured_.size() - 1);
    }
    void reuse_variables(std::uint32_t frame) { frames_[frame].object->reuse = reuse; }
    void leave(std::uint32_t) {
        const on_exit exit = frames_.back().exit;
        frames_.pop_back();
        if (exit.restores) opened_ = exit.counts;
        if (exit.clears)
            for (auto& [path, count] : opened_)
                if (path.starts_with(exit.name + '/')) count = 0;
    }

    void op(std::uint32_t in, const std::string& name) {
        write(is_legal(name, frames_[in].prefix.empty()) ? unique_name(below(frames_[in].prefix, name))
                                                         : "VS-E001");
    }
    void unique(std::uint32_t in, const std::string& name, name_use use) {
        write(is_legal(name, false) ? unique_name(below(frames_[in].prefix, name), use) : "VS-E001");
    }
    void variable(std::uint32_t in, const std::string& name) { direct(in, name, "Initializer/ones"); }
    void constant(std::uint32_t in, const char* name) { op(in, name == nullptr ? "Const" : name); }
    void placeholder(std::uint32_t in, const char* name) { op(in, name == nullptr ? "Placeholder" : name); }
    void variable_of_normal(std::uint32_t in, const std::string& name) {
        const std::string made = unique_name(below(frames_[in].prefix, "random_normal"));
        for (const char* const inner : {"shape", "mean", "stddev", "RandomStandardNormal", "mul"})
            unique_name(made + '/' + inner);
        write(made);
        direct(in, name, "");
    }
    void define_template(std::uint32_t in, const char* name, const template_facts& facts) {
        templates_.define(*this, in, name, facts);
    }
    void call_template(std::uint32_t in, std::uint32_t which) { templates_.call(*this, in, which); }
    void write(const std::string& word) { record += (record.empty() ? "" : " ") + word; }
    bool get(std::uint32_t in, const std::string& name) { return get(in, name, two()); }
    void ask(std::uint32_t in, const std::string& name, question how) {
        extent elements[1];
        get(in, name, request_of(how, elements));
    }

  private:
    struct scope_facts {
        std::string name;
        reuse_mode reuse = reuse_mode::create;
        dtype type = dtype::float32;
        initial_value initial{};
    };
    struct stored {
        std::string name;
        std::vector<extent> shape;
        dtype type;
        initializer init;
    };
    struct on_exit {
        bool restores = false;
        std::map<std::string, int> counts{};
        bool clears = false;
        std::string name{};
    };
    struct open_scope {
        std::string prefix;
        std::shared_ptr<scope_facts> object;
        on_exit exit;
    };

    static std::string below(const std::string& above, const std::string& name) {
        return above.empty() ? name : above + '/' + name;
    }
    static bool is_legal(const std::string& name, bool at_root) {
        return name.find(' ') == std::string::npos && !(at_root && name[0] == '_');
    }
    static void hand_down(const scope_request& request, scope_facts& to) {
        to.reuse = combine(to.reuse, request.reuse);
        if (request.dtype.is_given) to.type = request.dtype.type;
        if (request.initializer.init.kind != initializer_kind::unset) to.initial = request.initializer;
    }
    std::uint32_t refuse(const std::string& word) {
        write(word);
        return no_index;
    }
    std::uint32_t open(std::uint32_t, std::string prefix, std::shared_ptr<scope_facts> scope, on_exit exit) {
        frames_.push_back({std::move(prefix), std::move(scope), std::move(exit)});
        return static_cast<std::uint32_t>(frames_.size() - 1);
    }

    std::uint32_t scope_named(std::uint32_t in, const std::string& name, bool by_default,
                              const scope_request& request) {
        if (!is_legal(name, frames_[in].prefix.empty() && request.auxiliary_name_scope))
            return refuse("VS-E001");
        std::string prefix = frames_[in].prefix;
        if (request.auxiliary_name_scope) prefix = unique_name(below(prefix, name));
        scope_facts made = *frames_[in].object;
        const std::string plain = below(made.name, name);
        made.name = plain;
        for (int i = 1; by_default && opened_[made.name] > 0; ++i)
            made.name = plain + '_' + std::to_string(i);
        hand_down(request, made);
        ++opened_[made.name];
        const std::string scope = made.name;
        return open(in, prefix, std::make_shared<scope_facts>(made), {false, {}, true, scope});
    }

    std::string unique_name(const std::string& name, name_use use = name_use::take) {
        const auto folded = [](std::string chars) {
            for (char& c : chars) c = to_lower(c);
            return chars;
        };
        const auto used = used_.find(folded(name));
        int number = used == used_.end() ? 0 : used->second;
        if (use == name_use::take) used_[folded(name)] = number + 1;
        if (number == 0) return name;
        std::string granted = name;
        while (used_.count(folded(granted)) != 0) granted = name + '_' + std::to_string(number++);
        if (use == name_use::take) used_[folded(granted)] = 1;
        return granted;
    }
    // The names of a variable whose first value is made by the operation `first`, below `Initializer` in a scope of its own.
    std::string make(const std::string& path, std::string first) {
        const std::string name = unique_name(path);
        const std::string group = "Initializer/";
        if (first.starts_with(group))
            first = unique_name(name + "/Initializer") + first.substr(group.size() - 1);
        else if (!first.empty())
            first = name + '/' + first;
        if (!first.empty()) first = unique_name(first);
        if (first.ends_with("/random_uniform"))
            for (const char* const inner : {"shape", "min", "max", "RandomUniform", "sub", "mul"})
                unique_name(first + '/' + inner);
        unique_name(name + "/Assign");
        unique_name(name + "/read");
        return name;
    }
    void direct(std::uint32_t in, const std::string& name, const std::string& first) {
        write(is_legal(name, frames_[in].prefix.empty()) ? make(below(frames_[in].prefix, name), first)
                                                         : "VS-E001");
    }

    bool refuse_get(const char* word) {
        write(word);
        return false;
    }
    bool get(std::uint32_t in, const std::string& name, const variable_request& request) {
        const scope_facts& scope = *frames_[in].object;
        const bool is_own = request.initial.init.kind != initializer_kind::unset;
        const initial_value& initial = is_own ? request.initial : scope.initial;
        const bool has_value = initial.init.kind == initializer_kind::value;
        const dtype asked = request.has_dtype ? request.type : scope.type;
        const bool compares = has_value && is_own && request.has_dtype;
        const bool is_negative = request.shape.has_negative_extent();
        if (compares && initial.type != asked) return refuse_get("VS-E008");
        if (has_value && request.shape.has_rank()) return refuse_get("VS-E007");

        const std::string key = below(scope.name, name);
        const auto found = keys_.find(key);
        if (is_negative) return refuse_get("VS-E027");
        if (found != keys_.end()) {
            const shape_view shape(found->second.shape.data(), found->second.shape.size());
            if (scope.reuse == reuse_mode::create) return refuse_get("VS-E002");
            if (!request.shape.is_compatible_with(shape)) return refuse_get("VS-E004");
            if (request.has_dtype && asked != found->second.type) return refuse_get("VS-E005");
            if (is_own && initial.init != found->second.init) return refuse_get("VS-E038");
            if (compares) unique_name("Const");
            write('=' + found->second.name);
            return true;
        }
        if (scope.reuse == reuse) return refuse_get("VS-E003");
        const dtype type = has_value ? initial.type : asked;
        const shape_view shape = has_value ? initial.shape : request.shape;
        if (!shape.is_fully_defined()) return refuse_get("VS-E006");
        if (shape.is_too_large()) return refuse_get("VS-E028");
        if (initial.init.kind == initializer_kind::random_normal && type == dtype::int32)
            return refuse_get("VS-E009");
        if (!is_legal(key, true)) return refuse_get("VS-E001");
        if (compares) unique_name("Const");
        const std::string made = make(key, first_of(initial.init.kind, type));
        const bool is_default = initial.init.kind == initializer_kind::unset;
        keys_[key] = {made, std::vector<extent>(shape.begin(), shape.end()), type,
                      is_default ? default_initializer(type) : initial.init};
        write('+' + made);
        return true;
    }
    static std::string first_of(initializer_kind kind, dtype type) {
        if (kind == initializer_kind::value) return "initial_value";
        if (kind == initializer_kind::ones) return "Initializer/ones";
        if (kind == initializer_kind::zeros || type == dtype::int32) return "Initializer/zeros";
        return "Initializer/random_uniform";
    }

    scripted_templates<oracle> templates_;

    std::map<std::string, int> used_;
    std::map<std::string, int> opened_;
    std::map<std::string, stored> keys_;
    std::vector<std::shared_ptr<scope_facts>> captured_;
    std::vector<open_scope> frames_{{"", std::make_shared<scope_facts>(), {}}};
};

} // namespace varscope::testing
