// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/save.hpp: values of variables into a file that is there as a whole or not at all.
#pragma once

#include <varscope/checkpoint/open.hpp>
#include <varscope/checkpoint/parts.hpp>
#include <varscope/checkpoint/rename.hpp>
#include <varscope/checkpoint/variable_parts.hpp>
#include <varscope/checkpoint/variables.hpp>

#include <deque>
#include <functional>

namespace varscope {

/// What is saved, and what the file says of itself.
struct save_options {
    /// Only variables of which this holds, by their full name; all where it is empty.
    std::function<bool(std::string_view)> only{};
    std::map<std::string, std::string> metadata{};
    /// Makes names of the file of full names of variables, one rule after the other; see rename.hpp.
    std::vector<rename_rule> rename{};
    /// Variables that are the parts of one tensor; the name of the whole is that of the file. For formats that have parts: tf_bundle.
    std::vector<joined_parts> join{};
    /// Which variables are saved in parts. For formats that have parts: tf_bundle.
    split_rule split{};
};

/// The key under which a file keeps the fingerprint of the manifest that it was saved from.
inline constexpr const char* fingerprint_key = "varscope.fingerprint";

namespace detail {

// What tensors refer to that are not named or shaped as the variables are.
struct kept_names {
    std::deque<std::string> names;
    std::deque<std::vector<extent>> extents;
};

// Cuts a tensor into parts along its first axis.
inline void split_into(std::vector<tensor_ref>& to, const tensor_ref& whole, std::size_t count,
                       kept_names& kept) {
    const auto rows = whole.shape.size() == 0 ? std::size_t{0} : static_cast<std::size_t>(whole.shape[0]);
    if (count > rows || whole.dtype == dtype::string)
        throw_error(code::file_unsupported, {std::string(whole.name),
                                             std::to_string(count) + " parts",
                                             to_string(whole.shape, whole.dtype),
                                             {},
                                             "split what has as many rows and is no string"});
    tensor_part part{std::string(whole.name),
                     {whole.shape.begin(), whole.shape.end()},
                     std::vector<extent>(whole.shape.size(), 0)};
    const auto* at = static_cast<const std::byte*>(whole.elements);
    for (std::size_t i = 0; i != count; ++i) {
        std::vector<extent>& extents = kept.extents.emplace_back(part.extents);
        extents[0] = static_cast<extent>(rows / count + (i < rows % count ? 1 : 0));
        to.push_back({whole.name,
                      whole.dtype,
                      {extents.data(), extents.size()},
                      at,
                      std::make_shared<const tensor_part>(part)});
        at += to.back().byte_count();
        part.begin[0] += extents[0];
    }
}

// Puts the names of the file in the place of those of the variables, and parts in the place of the variables that are split.
inline void name_tensors(tensors_to_write& what, const save_options& options) {
    std::vector<tensor_ref>& tensors = what.tensors;
    const auto kept = std::make_shared<kept_names>();
    what.kept = kept;
    std::vector<tensor_ref> parts; // those of one tensor stand one behind the other, after all others
    for (const joined_parts& joined : options.join)
        for (auto& [i, part] : join_parts(joined, tensors)) {
            tensors[i].part = std::move(part);
            parts.push_back(tensors[i]);
        }
    std::vector<tensor_ref> made;
    for (tensor_ref& tensor : tensors) {
        if (tensor.part != nullptr && tensor.part->is_variable) made.push_back(tensor);
        if (tensor.part != nullptr) continue;
        const std::size_t count = options.split ? options.split(tensor.name, tensor.shape) : 1;
        if (!options.rename.empty())
            tensor.name = kept->names.emplace_back(renamed(std::string(tensor.name), options.rename));
        if (count > 1)
            split_into(made, tensor, count, *kept);
        else
            made.push_back(tensor);
    }
    gather_parts(made);
    for (tensor_ref& part : parts) made.push_back(std::move(part));
    tensors.swap(made);
    check_names(what);
}

} // namespace detail

/// The global variables of a graph, a model, or one of their scopes (row 189), or all variables of a list, as what is written, under their full names or
/// those that the options give (rows 190, 191). A variable that is cut into parts is one tensor of the whole's name, if all of its parts are saved. First values of a graph's variables are made. Refers to the variables. Throws
/// unsupported_file_error (VS-E036) where two have one name in the file, and where parts do not fit together.
template <class Variables>
[[nodiscard]] tensors_to_write tensors_of(Variables&& of, const save_options& options = {}) {
    tensors_to_write what{{}, options.metadata};
    detail::for_each_variable(of, [&](const auto& variable) {
        const std::string_view name(variable.op_name());
        if (!options.only || options.only(name))
            what.tensors.push_back({name, variable.dtype(), variable.shape(), variable.bytes(),
                                    detail::part_of_variable(variable, options.rename)});
    });
    if constexpr (requires { std::remove_cvref_t<Variables>::manifest::fingerprint(); })
        if (what.tensors.size() == std::remove_cvref_t<Variables>::manifest::size() && // all of the model
            options.rename.empty() && options.join.empty())
            what.metadata.emplace(fingerprint_key,
                                  std::to_string(std::remove_cvref_t<Variables>::manifest::fingerprint()));
    detail::name_tensors(what, options);
    return what;
}

/// Saves the global variables of a graph or a model or of one of their scopes, or a list of variables: `save<safetensors>("m.safetensors", model)`. Of several formats
/// the one of the path's extension writes. The file is written beside the old one, brought to the disk, and then put in its place: whoever reads, or
/// comes back after a crash, finds the old file or the new one. Throws file_error (VS-E034) and unsupported_file_error (VS-E036); the old file is
/// as it was then. Cost: one pass over the elements, no copy of them.
template <tensor_format... Formats, class Variables>
    requires(sizeof...(Formats) != 0)
void save(const std::filesystem::path& path, Variables&& of, const save_options& options = {}) {
    const tensors_to_write what = tensors_of(of, options);
    if constexpr (sizeof...(Formats) == 1) {
        (Formats::write(path, what), ...);
    } else {
        const bool is_written =
            ((detail::has_extension_of<Formats>(path) && (Formats::write(path, what), true)) || ...);
        if (!is_written) detail::no_format<Formats...>(path);
    }
}
template <tensor_format... Formats, class Variables>
void save(formats<Formats...>, const std::filesystem::path& path, Variables&& of,
          const save_options& options = {}) {
    save<Formats...>(path, of, options);
}

} // namespace varscope
