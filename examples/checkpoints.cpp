// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Values of variables in files. For docs/guide/checkpoints.md. A unit of its own: it needs nlohmann_json, for safetensors.
//! [include]
#include <varscope/checkpoint.hpp>
#include <varscope/formats/npy.hpp>
#include <varscope/formats/safetensors.hpp>
//! [include]
#include <varscope/formats/mapped_model.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>

#include <cstdlib>
#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

//! [program]
struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto dense = scope.variable_scope("dense"_n);
        dense.get_variable("kernel"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::glorot_uniform()});
        dense.get_variable("bias"_n, vs::shape_c<3>, vs::float32, {.initializer = vs::zeros()});
    }
};
//! [program]

void save_and_load() {
    //! [save]
    vs::model<network> m;
    m.initialize(vs::seed{1});
    vs::save<vs::safetensors>("network.safetensors", m);

    vs::graph graph;
    network{}(graph.root());
    const vs::load_report report = vs::load<vs::safetensors>("network.safetensors", graph);
    std::cout << report;
    //! [save]

    //! [parts]
    vs::save<vs::npy>("bias.npy", std::vector{graph.at("dense/bias")}); // for numpy.load
    vs::save<vs::safetensors>("dense.safetensors", m / "dense"_n, {.metadata = {{"author", "me"}}});
    vs::load<vs::safetensors>("dense.safetensors", graph,
                              {.only = [](std::string_view name) { return name == "dense/kernel"; }});
    //! [parts]

    //! [list]
    for (const vs::tensor_entry& tensor : vs::list<vs::safetensors>("network.safetensors"))
        std::cout << tensor.name << ' ' << vs::to_string(tensor.shape(), tensor.dtype) << '\n';
    //! [list]

    //! [formats]
    using files = vs::formats<vs::safetensors, vs::npy>;
    vs::load(files(), "network.safetensors", m); // whichever the file is
    //! [formats]

    //! [metadata]
    const auto file = vs::open_tensors<vs::safetensors>("dense.safetensors");
    std::cout << file->format() << " by " << file->metadata().at("author") << '\n';
    //! [metadata]
}

// What PyTorch saves of nn.Linear(2, 3) in double precision, and what its optimizer may have beside it.
void write_torch_file() {
    const double weight[] = {1, 2, 3, 4, 5, 6}, bias[] = {7, 8, 9};
    const vs::extent matrix[] = {3, 2}, vector[] = {3};
    vs::safetensors::write("torch.safetensors", {{{"fc.weight", vs::dtype::float64, {matrix, 2}, weight},
                                                  {"fc.bias", vs::dtype::float64, {vector, 1}, bias},
                                                  {"momentum", vs::dtype::float64, {vector, 1}, bias}},
                                                 {}});
}

void load_from_torch() {
    write_torch_file();
    vs::model<network> m;
    //! [refused]
    try {
        vs::load<vs::safetensors>("torch.safetensors", m);
    } catch (const vs::load_error& error) { // nothing was loaded; report() knows each variable and tensor
        std::cout << error.what() << '\n';
    }
    //! [refused]
    //! [torch]
    const auto report =
        vs::load<vs::safetensors>("torch.safetensors", m,
                                  {.rename = {vs::torch_names(), vs::rename_one("fc/weight", "dense/kernel"),
                                              vs::rename_prefix("fc/", "dense/")},
                                   .transpose = vs::torch_weights(), // (out, in) becomes (in, out)
                                   .ignore = [](std::string_view name) { return name == "momentum"; },
                                   .cast = true}); // float64 to float32
    std::cout << report;
    //! [torch]
    std::cout << m["dense/kernel"_n](1, 0) << '\n';
}

void train() {
    vs::model<network> m;
    m.initialize(vs::seed{1});
    //! [saver]
    vs::saver<vs::safetensors> saver(".", {.max_to_keep = 2});
    for (int step = 100; step <= 400; step += 100) saver.save(m, step); // and trains in between
    std::cout << vs::latest_checkpoint(".")->filename().native() << '\n';
    //! [saver]
    std::cout << vs::readable_file("checkpoint").read(0, std::filesystem::file_size("checkpoint"));
    //! [resume]
    vs::saver<vs::safetensors> next(".", {.max_to_keep = 2}); // in another process
    if (const auto state = vs::get_checkpoint_state(".")) {
        next.recover_last_checkpoints(state->all_model_checkpoint_paths);
        vs::load<vs::safetensors>(state->model_checkpoint_path, m);
    }
    next.save(m, 500);
    //! [resume]
    //! [async]
    vs::pending_save pending;
    for (int epoch = 0; epoch != 3; ++epoch) {
        m["dense/bias"_n] += 1.f;
        pending =
            vs::save_async<vs::safetensors>("epoch.safetensors", m); // waits for the last one, if need be
    }
    pending.get();
    //! [async]
}

void map() {
    vs::model<network> m;
    m.initialize(vs::seed{1});
    //! [map]
    vs::save_for_mapping("mapped.safetensors", m);

    const auto served = vs::map_model<vs::model<network>>("mapped.safetensors"); // cannot be written to
    auto tuned = vs::map_model_copy_on_write<vs::model<network>>("mapped.safetensors");
    tuned["dense/bias"_n] += 1.f; // in memory; the file and `served` stay as they are
    std::cout << (*served)["dense/bias"_n](0) << ' ' << tuned["dense/bias"_n](0) << '\n';
    //! [map]
    //! [map refused]
    vs::save<vs::safetensors>("other.safetensors", m, {.rename = {vs::rename_prefix("dense/", "fc/")}});
    try {
        static_cast<void>(vs::map_model<vs::model<network>>("other.safetensors"));
    } catch (const vs::load_error& error) {
        std::cout << error.what() << '\n';
    }
    //! [map refused]
}

void fine_tune() {
    //! [init]
    // {scope of the file/, scope of the variables/}, or {tensor, variable}
    vs::model<network> m;
    std::cout << vs::init_from_checkpoint<vs::safetensors>("other.safetensors", m, {{"fc/", "dense/"}});
    //! [init]
}

//! [rows]
// As `convert network.safetensors --header rows.hpp --struct network_rows` writes it.
struct network_rows {
    static constexpr vs::checkpoint_row rows[] = {
        {"dense/bias", vs::dtype::float32, {3}},
        {"dense/kernel", vs::dtype::float32, {2, 3}},
        {"dense/kernel/Adam", vs::dtype::float32, {2, 3}},
    };
};
static_assert(vs::fits<network, network_rows>);
//! [rows]

void check() {
    //! [manifest]
    const auto file = vs::open_tensors<vs::safetensors>("network.safetensors");
    std::cout << (vs::manifest_fits<vs::manifest<network>>(*file).fits() ? "fits" : "differs") << '\n';
    std::cout << vs::manifest_fits<vs::manifest<network>>(
        *vs::open_tensors<vs::safetensors>("torch.safetensors"));
    //! [manifest]
}

int main() {
    std::string folder = (std::filesystem::temp_directory_path() / "checkpoints-XXXXXX").native();
    if (::mkdtemp(folder.data()) == nullptr) return 1;
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder); // removed below
    save_and_load();
    load_from_torch();
    train();
    check();
    map();
    fine_tune();
    std::filesystem::current_path(before);
    std::filesystem::remove_all(folder);
}
