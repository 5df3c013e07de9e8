// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// A unit of its own: it needs libraries.
// A network whose weights TensorFlow 1 trained: declared as a program under TensorFlow's names, compiled against what the checkpoint holds, loaded by
// name, and asked about handwritten digits, on two threads. Needs zlib and LevelDB.
//
//   load_tf1_checkpoint CHECKPOINT IMAGES LABELS [--quantized]
//
// The checkpoint is tensorflow/python/compiler/tensorrt/test/testdata/model.ckpt-46900 of TensorFlow's sources. Images and labels are files of MNIST,
// `train-images-idx3-ubyte.gz` and the like.
#include "convnet.hpp"
#include "data/tf1_mnist_rows.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/tf_bundle.hpp>

#include <atomic>
#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>
#include <zlib.h>

namespace vs = varscope;
using namespace vs::literals;
using convnet::images_of;
using convnet::rows_of;

// What the network computes beside convnet's convolution.
inline constexpr vs::lifted relu6{[](const auto& x) { return xt::minimum(xt::maximum(x, 0.f), 6.f); },
                                  vs::elementwise_shape};
inline constexpr vs::lifted mean_of_pixels{
    [](const images_of<float>& images) {
        const std::size_t channels = images.shape(3);
        const std::size_t pixels = images.shape(1) * images.shape(2);
        rows_of<float> sum = xt::zeros<float>({images.shape(0), channels});
        const float* from = images.data();
        for (std::size_t n = 0; n != images.shape(0); ++n)
            for (std::size_t i = 0; i != pixels; ++i, from += channels)
                for (std::size_t c = 0; c != channels; ++c) sum(n, c) += from[c] / static_cast<float>(pixels);
        return sum;
    },
    vs::reduction_rule{.axes = {1, 2}}};
inline constexpr vs::lifted matmul{
    [](const rows_of<float>& rows, const auto& kernel) {
        rows_of<float> product = xt::zeros<float>({rows.shape(0), kernel.shape(1)});
        for (std::size_t n = 0; n != rows.shape(0); ++n)
            for (std::size_t i = 0; i != rows.shape(1); ++i)
                for (std::size_t k = 0; k != kernel.shape(1); ++k) product(n, k) += rows(n, i) * kernel(i, k);
        return product;
    },
    vs::matmul_shape};
// Numbers from -range to range as 8 bits hold them, the nearest multiples of range / 127.
template <int Range>
inline constexpr vs::lifted rounded{
    [](const auto& x) {
        return xt::nearbyint(xt::clip(x, -1.f * Range, 1.f * Range) * (127.f / Range)) * (Range / 127.f);
    },
    vs::elementwise_shape};

//! [program]
// As TensorFlow's layers name their variables. With 8 bits the numbers between the layers are rounded as the network was trained for.
template <bool Is8Bit>
struct digits_net {
    template <class Scope, class Images = vs::abstract>
    constexpr auto operator()(Scope&& scope,
                              const Images& images = vs::abstract({vs::unknown, 28, 28, 1})) const {
        auto conv1 = relu6(layer<1, 32>(scope.variable_scope("conv2d"_n), in_8_bits<1>(images)));
        auto conv2 = relu6(layer<32, 64>(scope.variable_scope("conv2d_1"_n), conv1));
        auto pooled = in_8_bits<6>(mean_of_pixels(conv2));
        auto hidden = relu6(dense<6, 64, 512>(scope.variable_scope("dense"_n), pooled));
        return dense<25, 512, 10>(scope.variable_scope("dense_1"_n), hidden);
    }

  private:
    template <vs::extent In, std::size_t Out>
    static constexpr auto layer(auto&& scope, const auto& images) {
        auto kernel = scope.get_variable("kernel"_n, vs::shape_c<3, 3, In, Out>);
        auto bias = scope.get_variable("bias"_n, vs::shape_c<Out>);
        return convnet::conv<Out>(images, kernel, bias);
    }
    template <int Range, vs::extent In, vs::extent Out>
    static constexpr auto dense(auto&& scope, const auto& rows) {
        auto kernel = scope.get_variable("kernel"_n, vs::shape_c<In, Out>);
        auto bias = scope.get_variable("bias"_n, vs::shape_c<Out>);
        return in_8_bits<Range>(vs::eval(in_8_bits<Range>(matmul(rows, kernel)) + bias));
    }
    template <int Range>
    static constexpr auto in_8_bits(const auto& x) {
        if constexpr (Is8Bit)
            return rounded<Range>(x);
        else
            return vs::eval(x);
    }
};

static_assert(vs::fits<digits_net<false>, tf1_mnist_rows>); // names, shapes and dtypes are those of the file
//! [program]

struct digits {
    std::size_t count = 0;
    std::vector<std::uint8_t> pixels, labels;
};

// The bytes of a gzipped idx file of one byte an element: a number of four bytes for its kind and for each extent, the highest byte first.
std::vector<std::uint8_t> read_idx(const std::string& path, std::uint32_t kind, std::size_t element,
                                   std::size_t& count) {
    const gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) throw std::runtime_error("cannot open " + path);
    std::vector<std::uint8_t> bytes;
    std::uint8_t piece[1 << 15];
    int some = 0;
    while ((some = gzread(file, piece, sizeof piece)) > 0) bytes.insert(bytes.end(), piece, piece + some);
    gzclose(file);
    const auto number = [&](std::size_t i) {
        std::uint32_t made = 0;
        for (std::size_t k = 0; k != 4; ++k) made = made << 8 | bytes[4 * i + k];
        return made;
    };
    const std::size_t header = 4 * (1 + (kind & 0xFF));
    if (some < 0 || bytes.size() < header || number(0) != kind ||
        bytes.size() != header + number(1) * element)
        throw std::runtime_error(path + " is not the file of MNIST that it should be");
    count = number(1);
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(header));
    return bytes;
}
digits read_digits(const std::string& images, const std::string& labels) {
    digits read;
    std::size_t label_count = 0;
    read.pixels = read_idx(images, 0x803, 28 * 28, read.count);
    read.labels = read_idx(labels, 0x801, 1, label_count);
    if (label_count != read.count) throw std::runtime_error("not as many labels as images");
    return read;
}

// How many digits the network knows. Two threads take some images at a time.
template <class Program>
std::size_t count_right(const vs::model<Program>& m, const digits& of) {
    constexpr std::size_t at_once = 50;
    std::atomic<std::size_t> next = 0, right = 0;
    const auto work = [&](bool shows_progress) {
        for (std::size_t begin; (begin = next.fetch_add(at_once)) < of.count;) {
            const std::size_t some = std::min(at_once, of.count - begin);
            auto images = images_of<float>::from_shape({some, 28, 28, 1});
            for (std::size_t i = 0; i != some * 784; ++i)
                images.data()[i] = 2 * static_cast<float>(of.pixels[begin * 784 + i]) / 255 - 1;
            const rows_of<float> logits = m(images);
            for (std::size_t n = 0; n != some; ++n) {
                const float* const row = &logits(n, 0);
                right += std::max_element(row, row + 10) - row == of.labels[begin + n] ? 1 : 0;
            }
            if (shows_progress)
                std::fprintf(stderr, "\r%zu of %zu digits", std::min(next.load(), of.count), of.count);
        }
    };
    const bool is_watched = ::isatty(STDERR_FILENO) != 0;
    std::thread other(work, false);
    work(is_watched);
    other.join();
    if (is_watched) std::fputc('\n', stderr);
    return right;
}

template <bool Is8Bit>
void run(const std::string& checkpoint, const digits& of) {
    //! [load]
    vs::model<digits_net<Is8Bit>> m;
    const vs::load_report report = vs::load<vs::tf_bundle>(checkpoint, m, {.ignore = vs::optimizer_slots});
    std::cout << report.summary() << '\n'; // what Adam kept beside the variables is ignored
    //! [load]
    std::cout << count_right(m, of) << " of " << of.count << " digits are right\n";
}

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    const bool is_8_bit = words.size() == 4 && words[3] == "--quantized";
    if (words.size() != 3 && !is_8_bit) {
        std::cout << "usage: load_tf1_checkpoint CHECKPOINT IMAGES LABELS [--quantized]\n"
                     "the program needs "
                  << vs::manifest<digits_net<false>>::size() << " variables of "
                  << vs::manifest<digits_net<false>>::element_count() << " elements\n";
        return 0;
    }
    try {
        if (!vs::checkpoint_exists(words[0])) throw std::runtime_error("there is no checkpoint " + words[0]);
        const digits read = read_digits(words[1], words[2]);
        is_8_bit ? run<true>(words[0], read) : run<false>(words[0], read);
    } catch (const std::exception& error) {
        std::cout << error.what() << '\n';
        return 1;
    }
}
