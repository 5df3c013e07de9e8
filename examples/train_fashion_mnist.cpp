// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Trains a small convolutional network on Fashion-MNIST (Xiao et al., 2017), on two threads. Needs zlib.
//
//   train_fashion_mnist [FOLDER [EPOCHS]]
//
// The folder holds the four files of the data set, as Debian's package dataset-fashion-mnist installs them. Draws the loss with gnuplot, if that is
// here. A unit of its own: it needs a library.
#include "convnet.hpp"
#include <varscope/optimizer.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>
#include <zlib.h>

namespace vs = varscope;
using namespace vs::literals;
using convnet::images_of;

//! [program]
using network = convnet::net<vs::dtype::float32>;
using trained = vs::with_slots<network, vs::adam>; // each variable with its two slots, and the powers of beta
static_assert(vs::manifest<network>::size() == 6 && vs::manifest<trained>::size() == 6 * 3 + 2);
static_assert(vs::manifest<trained>::contains("conv1/kernel/Adam_1"));
//! [program]

// The bytes of a gzipped file of the data set, behind its header of four bytes for each of `numbers` numbers.
std::vector<std::uint8_t> read_bytes(const std::filesystem::path& path, std::size_t numbers,
                                     std::size_t count) {
    const gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) throw std::runtime_error("cannot open " + path.string());
    std::vector<std::uint8_t> bytes(4 * numbers + count);
    const int read = gzread(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    if (read != static_cast<int>(bytes.size())) throw std::runtime_error("too few bytes in " + path.string());
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(4 * numbers));
    return bytes;
}

struct data_set {
    std::vector<std::uint8_t> pixels;
    std::vector<std::uint8_t> labels;

    data_set(const std::filesystem::path& folder, const std::string& part, std::size_t count)
        : pixels(read_bytes(folder / (part + "-images-idx3-ubyte.gz"), 4, count * 784)),
          labels(read_bytes(folder / (part + "-labels-idx1-ubyte.gz"), 2, count)) {}

    // Some of the images, numbers from 0 to 1.
    [[nodiscard]] images_of<float> images(std::span<const std::uint32_t> which) const {
        auto made = images_of<float>::from_shape({which.size(), 28, 28, 1});
        for (std::size_t n = 0; n != which.size(); ++n)
            for (std::size_t i = 0; i != 784; ++i)
                made.data()[n * 784 + i] = static_cast<float>(pixels[which[n] * 784 + i]) / 255;
        return made;
    }
    [[nodiscard]] std::vector<std::uint8_t> labels_of(std::span<const std::uint32_t> which) const {
        std::vector<std::uint8_t> made;
        for (const std::uint32_t i : which) made.push_back(labels[i]);
        return made;
    }
};

// Compares the gradients with finite differences, in float64, on a few noisy images.
vs::gradient_check check_gradients() {
    using exact = convnet::net<vs::dtype::float64>;
    vs::model<exact> m, gradients, unused;
    m.initialize(vs::seed{1});
    auto images = images_of<double>::from_shape({2, 28, 28, 1});
    std::mt19937 random(1);
    for (double& pixel : images) pixel = static_cast<double>(random() % 1000) / 1000;
    const std::vector<std::uint8_t> labels{3, 7};
    convnet::loss_and_gradients<vs::dtype::float64>(m, images, labels, gradients);
    const auto loss = [&](const vs::model<exact>& moved) {
        return convnet::cross_entropy<double>(std::get<4>(moved(images)), labels).first;
    };
    return vs::check_gradient(loss, m, gradients, {.epsilon = 1e-6, .tolerance = 1e-6});
}

//! [step]
// One step on a batch: each thread has a half of it, and gradients of its own.
float step(vs::model<trained>& m, vs::model<network> (&gradients)[2], const data_set& data,
           std::span<const std::uint32_t> batch, float rate) {
    float losses[2];
    const auto work = [&](std::size_t half) {
        const auto mine = batch.subspan(half * batch.size() / 2, batch.size() / 2);
        losses[half] = convnet::loss_and_gradients<vs::dtype::float32>(m, data.images(mine),
                                                                       data.labels_of(mine), gradients[half]);
    };
    std::thread other(work, 1);
    work(0);
    other.join();
    auto sum = gradients[0].trainable().flat<float>();
    sum += gradients[1].trainable().flat<float>();
    sum *= 0.5f;
    vs::adam(rate).step(m, gradients[0]);
    return (losses[0] + losses[1]) / 2;
}
//! [step]

// How many of the images are recognized, in percent.
double accuracy(const vs::model<trained>& m, const data_set& data) {
    std::vector<std::uint32_t> all(data.labels.size());
    std::iota(all.begin(), all.end(), 0u);
    std::size_t right[2] = {};
    const auto work = [&](std::size_t half) {
        for (std::size_t begin = half * 100; begin < all.size(); begin += 200) {
            const auto some = std::span(all).subspan(begin, 100);
            const auto logits = std::get<4>(m(data.images(some)));
            for (std::size_t n = 0; n != some.size(); ++n) {
                const float* const row = &logits(n, 0);
                right[half] += std::max_element(row, row + 10) - row == data.labels[some[n]] ? 1 : 0;
            }
        }
    };
    std::thread other(work, 1);
    work(0);
    other.join();
    return 100.0 * static_cast<double>(right[0] + right[1]) / static_cast<double>(all.size());
}

void show_progress(int epoch, std::size_t done, std::size_t count, float loss) {
    constexpr std::size_t width = 40;
    const std::size_t filled = done * width / count;
    std::fprintf(stderr, "\repoch %d [%s%s] %3zu %%  loss %.3f", epoch, std::string(filled, '=').c_str(),
                 std::string(width - filled, ' ').c_str(), done * 100 / count, static_cast<double>(loss));
    if (done == count) std::fputc('\n', stderr);
}

// Draws the loss of each twentieth step.
void draw(const std::vector<float>& losses, const std::string& file) {
    FILE* const plot = popen("gnuplot 2>/dev/null", "w");
    if (plot == nullptr) return;
    std::fprintf(
        plot,
        "set terminal svg size 700,400 background rgb 'white'\nset output '%s'\nset title 'Training loss'\n"
        "set xlabel 'step'\nset ylabel 'cross-entropy'\nset logscale y\nset grid\n"
        "plot '-' with lines linewidth 2 linecolor rgb '#2060a0' notitle\n",
        file.c_str());
    float mean = losses.empty() ? 0 : losses.front();
    for (std::size_t i = 0; i != losses.size(); ++i) {
        mean += (losses[i] - mean) / 20;
        if (i % 20 == 0) std::fprintf(plot, "%zu %g\n", i, static_cast<double>(mean));
    }
    std::fputs("e\n", plot);
    if (pclose(plot) == 0)
        std::cout << "the loss is drawn in " << file << '\n';
    else
        std::cout << "no picture of the loss: install gnuplot (Debian: gnuplot-nox)\n";
}

int train(const std::filesystem::path& folder, int epochs) {
    const data_set training(folder, "train", 60000), testing(folder, "t10k", 10000);
    constexpr std::size_t batch_size = 64;
    vs::model<trained> m;
    m.initialize(vs::seed{42});
    vs::model<network> gradients[2];

    std::vector<std::uint32_t> order(training.labels.size());
    std::iota(order.begin(), order.end(), 0u);
    std::mt19937 random(1);
    std::vector<float> losses;
    const auto start = std::chrono::steady_clock::now();
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        std::shuffle(order.begin(), order.end(), random);
        const std::size_t steps = order.size() / batch_size;
        for (std::size_t i = 0; i != steps; ++i) {
            const auto batch = std::span(order).subspan(i * batch_size, batch_size);
            losses.push_back(step(m, gradients, training, batch, epoch == epochs ? 0.0005f : 0.002f));
            if (i % 25 == 24 || i + 1 == steps) show_progress(epoch, i + 1, steps, losses.back());
        }
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        std::printf("epoch %d: %.2f %% of the test images are right, after %.0f s\n", epoch,
                    accuracy(m, testing), passed.count());
        std::fflush(stdout);
    }
    draw(losses, "fashion_mnist_loss.svg");
    return 0;
}

int main(int count, char** arguments) {
    const std::filesystem::path folder = count > 1 ? arguments[1] : "/usr/share/datasets/fashion-mnist";
    const int epochs = count > 2 ? std::atoi(arguments[2]) : 4;
    if (epochs < 1) {
        std::cout << "usage: train_fashion_mnist [FOLDER [EPOCHS]]\n";
        return 2;
    }
    const vs::gradient_check checked = check_gradients();
    if (!checked.passed()) {
        std::cout << checked.message() << '\n';
        return 1;
    }
    std::cout << "the gradients of " << vs::manifest<network>::element_count()
              << " elements agree with finite differences\n";
    if (!std::filesystem::exists(folder / "train-images-idx3-ubyte.gz")) {
        std::cout << "no Fashion-MNIST in " << folder.string()
                  << ": install the package dataset-fashion-mnist, or give the folder that holds its files\n";
        return 0;
    }
    try {
        return train(folder, epochs);
    } catch (const std::exception& error) {
        std::cout << error.what() << '\n';
        return 1;
    }
}
