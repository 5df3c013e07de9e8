// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/regularizers/losses.hpp: what the variables of a graph, a model or a scope add to the loss.
#pragma once

#include <varscope/graph.hpp>
#include <varscope/model.hpp>

#include <string>
#include <vector>

namespace varscope {

/// What one variable adds to the loss.
struct regularization_loss {
    std::string name;     ///< as TensorFlow names it: `w/Regularizer/l2_regularizer`
    std::string variable; ///< `w`
    double value = 0;
};

/// The losses of variables, one for each that has a regularizer, in the order of their creation. Converts to their sum.
class regularization_loss_list {
  public:
    explicit regularization_loss_list(std::vector<regularization_loss> losses) : losses_(std::move(losses)) {}

    [[nodiscard]] std::size_t size() const noexcept { return losses_.size(); }
    [[nodiscard]] bool empty() const noexcept { return losses_.empty(); }
    [[nodiscard]] auto begin() const noexcept { return losses_.begin(); }
    [[nodiscard]] auto end() const noexcept { return losses_.end(); }
    [[nodiscard]] const regularization_loss& operator[](std::size_t index) const noexcept {
        return losses_[index];
    }
    [[nodiscard]] double total() const noexcept {
        double sum = 0;
        for (const regularization_loss& each : losses_) sum += each.value;
        return sum;
    }
    operator double() const noexcept { return total(); }

  private:
    std::vector<regularization_loss> losses_;
};

/// The loss of elements; 0 without terms. Cost: one pass over them for each term.
[[nodiscard]] inline double loss_of(const regularizer& by, const tensor_elements<const void>& of) {
    double loss = 0;
    for (std::size_t i = 0; i != by.count; ++i) loss += by.terms[i].rules->loss(by.terms[i].scale, of);
    return loss;
}

namespace detail {

inline void add_loss(std::vector<regularization_loss>& to, text variable, const regularizer& by,
                     const tensor_elements<const void>& of) {
    if (by.count == 0) return;
    std::string name = to_string(variable);
    to.push_back({name + "/Regularizer/" + by.name, std::move(name), loss_of(by, of)});
}

template <class Variables>
regularization_loss_list losses_of_handles(const Variables& variables) {
    std::vector<regularization_loss> losses;
    for (const variable& each : variables)
        if (const regularizer by = each.regularizer(); by.count != 0)
            add_loss(losses, text(each.op_name()), by, {each.dtype(), each.bytes(), each.shape()});
    return regularization_loss_list(std::move(losses));
}

template <class Manifest>
regularization_loss_list losses_of_model(const std::byte* base, text scope) {
    std::vector<regularization_loss> losses;
    const auto& tables = Manifest::tables();
    for (std::size_t i = 0; i != tables.used.rules; ++i) {
        const std::size_t at = tables.rules[i].variable;
        if (!is_within(Manifest::name(at), scope)) continue;
        add_loss(losses, Manifest::name(at), tables.rules[i].regularizer,
                 {Manifest::dtype(at), base + Manifest::offset(at), Manifest::shape(at)});
    }
    return regularization_loss_list(std::move(losses));
}

} // namespace detail

/// The losses of a graph's variables (row 93); of those within a scope, at the slash, where one is named. Shared variables count once. Throws what
/// making a first value throws. Cost: a look at each variable, and one pass over the elements of those that have a regularizer.
[[nodiscard]] inline regularization_loss_list regularization_losses(const graph& of, text scope = {}) {
    return detail::losses_of_handles(of.regularized_variables().within(scope, allow_empty));
}
/// The same of an open scope of a graph: of the variables within its variable scope.
[[nodiscard]] inline regularization_loss_list regularization_losses(const scope& of) {
    return detail::losses_of_handles(of.regularized_variables());
}
/// The same of a model. Cost: one pass over the elements of the variables that have a regularizer.
template <class Model>
    requires requires {
        typename Model::manifest;
        typename Model::program;
    }
[[nodiscard]] regularization_loss_list regularization_losses(const Model& of, text scope = {}) {
    return detail::losses_of_model<typename Model::manifest>(of.data(), scope);
}

} // namespace varscope
