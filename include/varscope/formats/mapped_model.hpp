// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/mapped_model.hpp: models whose memory is a safetensors file.
#pragma once

#include <varscope/checkpoint/load.hpp>
#include <varscope/checkpoint/save.hpp>
#include <varscope/formats/safetensors.hpp>
#include <varscope/model/model.hpp>

namespace varscope {

/// Saves all variables of a model, local ones too, into a safetensors file that map_model takes as memory: in the order of the model's memory, each dtype
/// at a multiple of block_alignment. Other readers find a file as any other, with an entry `varscope.padding.*` of a few bytes before each
/// further dtype. Throws file_error (VS-E034), and unsupported_file_error (VS-E036) for complex128; the other file is as it was then.
template <class Model>
void save_for_mapping(const std::filesystem::path& path, const Model& of, const save_options& options = {}) {
    static constexpr std::byte zeros[block_alignment]{};
    using manifest = typename Model::manifest;
    const auto variables = of.variables();
    std::vector<std::size_t> order(manifest::size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [](std::size_t left, std::size_t right) {
        return manifest::offset(left) < manifest::offset(right);
    });
    std::vector<tensor_ref> tensors;
    std::vector<std::string> names; // of what stands between
    std::vector<extent> lengths;
    names.reserve(dtype_count);
    lengths.reserve(dtype_count);
    std::size_t end = 0;
    for (const std::size_t i : order) {
        const auto variable = variables[i];
        const tensor_ref tensor{std::string_view(variable.op_name()), variable.dtype(), variable.shape(),
                                variable.bytes()};
        if (tensor.byte_count() != 0 && manifest::offset(i) != end) {
            names.push_back(std::string(safetensors_padding) + std::to_string(names.size()));
            lengths.push_back(static_cast<extent>(manifest::offset(i) - end));
            tensors.push_back({names.back(), dtype::uint8, shape_view(&lengths.back(), 1), zeros});
        }
        tensors.push_back(tensor);
        if (tensor.byte_count() != 0) end = manifest::offset(i) + tensor.byte_count();
    }
    std::map<std::string, std::string> metadata = options.metadata;
    metadata.emplace(fingerprint_key, std::to_string(manifest::fingerprint()));
    detail::write_safetensors(path, tensors, metadata, block_alignment);
}

namespace detail {

// The mapped file whose elements are those of a model, and where the model's memory begins in it.
template <class Model>
std::shared_ptr<std::byte> map_for_model(const std::filesystem::path& path, mapping how) {
    using manifest = typename Model::manifest;
    const safetensors_file file(path);
    load_report report;
    std::vector<std::string> names;
    for (const tensor_entry& tensor : file.entries()) names.push_back(tensor.name);
    bool has_begin = false;
    std::uint64_t begin = 0; // of the model's memory in the file, as the first variable has it
    for (std::size_t i = 0; i != manifest::size(); ++i) {
        load_entry entry{.variable = to_string(manifest::name(i))};
        const std::size_t found = file.find(entry.variable);
        if (found == names.size()) {
            entry.outcome = load_outcome::missing;
            entry.note = to_string(manifest::shape(i), manifest::dtype(i));
            entry.nearest = nearest_name(entry.variable, names);
        } else if (const tensor_entry& tensor = file.entries()[found]; !tensor.refused.empty() ||
                                                                       tensor.dtype != manifest::dtype(i) ||
                                                                       tensor.shape() != manifest::shape(i)) {
            entry.outcome = load_outcome::mismatched;
            entry.note = how_they_differ(manifest::shape(i), manifest::dtype(i), tensor.shape(), tensor);
        } else if (tensor.byte_count() != 0) {
            const std::uint64_t place = file.place(found);
            if (!has_begin && place >= manifest::offset(i)) {
                begin = place - manifest::offset(i);
                has_begin = true;
            }
            if (!has_begin || place != begin + manifest::offset(i)) {
                entry.outcome = load_outcome::mismatched;
                entry.note = "its elements stand at byte " + std::to_string(place) +
                             " of the file, and the model needs them at byte " +
                             std::to_string(begin + manifest::offset(i));
            } else if (begin % block_alignment != 0) {
                entry.outcome = load_outcome::mismatched;
                entry.note = "the model's memory would begin at byte " + std::to_string(begin) +
                             " of the file, which is no multiple of " + std::to_string(block_alignment);
            }
        }
        report.add(std::move(entry));
    }
    const auto refused = [&](std::string what) {
        throw_as(load_error({path.native(),
                             "the memory of a model of " + std::to_string(manifest::size()) + " variables",
                             std::move(what),
                             {},
                             "write the file with save_for_mapping, or load it into a model"},
                            report));
    };
    if (!report.fits()) refused(report.failures(10));
    const auto owner = std::make_shared<mapped_file>(file.map(how));
    std::byte* const elements = owner->data() + begin;
    constexpr dtype_block truths = manifest::tables().layout[dtype::bool_];
    for (std::size_t i = 0; i != truths.elements; ++i)
        if (static_cast<unsigned char>(elements[truths.begin + i]) > 1)
            refused("an element of dtype bool that is neither 0 nor 1");
    return {owner, elements};
}

template <class Model>
inline constexpr bool can_be_mapped = std::is_constructible_v<Model, std::shared_ptr<std::byte>>;

} // namespace detail

/// A model whose memory is a file that save_for_mapping wrote: opened in the time that its header takes, and read from the disk where it is used. Several
/// processes share it. It can not be written to; a copy of it, `Model copy = *map_model<Model>(path)`, has memory of its own. The
/// file must not be written to while it is mapped; one that save puts in its place is another file.
/// Throws load_error (VS-E037), which says what differs, where the variables of the file are not those of the model or do not stand as it lays
/// them out; file_error (VS-E034) and malformed_file_error (VS-E035). Model is one of heap_storage. Cost: a search in the header for each variable,
/// and a look at the elements of dtype bool.
template <class Model>
    requires detail::can_be_mapped<Model>
[[nodiscard]] std::unique_ptr<const Model> map_model(const std::filesystem::path& path) {
    return std::make_unique<const Model>(detail::map_for_model<Model>(path, mapping::read_only));
}
/// The same, a model that can be written to: what is written stays in memory, a page at a time, and the file is as it was.
template <class Model>
    requires detail::can_be_mapped<Model>
[[nodiscard]] Model map_model_copy_on_write(const std::filesystem::path& path) {
    return Model(detail::map_for_model<Model>(path, mapping::copy_on_write));
}

} // namespace varscope
