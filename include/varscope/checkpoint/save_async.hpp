// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/save_async.hpp: values of variables into a file, written by another thread.
#pragma once

#include <varscope/checkpoint/save.hpp>
#include <varscope/tensor/buffer.hpp>

#include <chrono>
#include <exception>
#include <future>

namespace varscope {

/// Copies of tensors, which outlive the variables that they were made from. Movable.
class tensor_snapshot {
  public:
    /// Cost: the memory of all elements, and one pass over them.
    explicit tensor_snapshot(const tensors_to_write& of) : metadata_(of.metadata) {
        tensors_.reserve(of.tensors.size());
        for (const tensor_ref& tensor : of.tensors) {
            tensors_.push_back({std::string(tensor.name),
                                {tensor.shape.begin(), tensor.shape.end()},
                                buffer(tensor.dtype, tensor.element_count()),
                                tensor.part});
            tensors_.back().elements.copy(tensor.elements, tensor.element_count(), 0);
        }
    }
    /// The copies as what a format writes; refers to this object.
    [[nodiscard]] tensors_to_write tensors() const {
        tensors_to_write what{{}, metadata_};
        what.tensors.reserve(tensors_.size());
        for (const copied& tensor : tensors_)
            what.tensors.push_back({tensor.name,
                                    tensor.elements.type(),
                                    {tensor.extents.data(), tensor.extents.size()},
                                    tensor.elements.data(),
                                    tensor.part});
        return what;
    }

  private:
    struct copied {
        std::string name;
        std::vector<extent> extents;
        buffer elements;
        std::shared_ptr<const tensor_part> part;
    };
    std::vector<copied> tensors_;
    std::map<std::string, std::string> metadata_;
};

/// A file that another thread is writing. An error of that thread is never lost: get() throws it; where nobody asked, the next object that is moved
/// to this place throws it, so `pending = save_async<...>(...)` in a loop tells of the last time; and where the object is destroyed
/// before, std::terminate ends the program, as it does where an exception leaves a thread. Only where it is destroyed because another exception is on its
/// way does that one alone tell that something went wrong. Movable.
class pending_save {
  public:
    /// Nothing that is written.
    pending_save() = default;
    explicit pending_save(std::future<void> written) noexcept : written_(std::move(written)) {}
    pending_save(pending_save&&) = default;
    /// Waits for what was written here before, and throws its error; the new one is waited for then, and is taken where there is none.
    pending_save& operator=(pending_save&& next) {
        pending_save taken(std::move(next));
        get();
        written_ = std::move(taken.written_);
        return *this;
    }
    ~pending_save() {
        if (std::uncaught_exceptions() != 0)
            wait();
        else
            get();
    }

    /// Waits until the file is on the disk. Throws what save would have thrown, once: file_error (VS-E034), unsupported_file_error (VS-E036).
    void get() {
        if (written_.valid()) written_.get();
    }
    /// Waits, and throws nothing.
    void wait() const {
        if (written_.valid()) written_.wait();
    }
    /// Whether the thread has come to its end, well or not; true where there is none.
    [[nodiscard]] bool is_done() const {
        return !written_.valid() || written_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }

  private:
    std::future<void> written_;
};

/// Saves as save<Format> does, while the program goes on: what the variables hold now is copied, and another thread writes the copies. The variables
/// may change, and end, as soon as the call is back. Throws std::bad_alloc where there is no memory for the copies. Where the system gives no
/// thread, get() or the destructor of what is returned writes. Two threads that write to one path at a time leave the file of one of them.
/// Programs are linked with the system's threads: `dependency('threads')` in Meson. Cost: the memory of all elements until the file is written.
template <tensor_format Format, class Variables>
[[nodiscard]] pending_save save_async(const std::filesystem::path& path, Variables&& of,
                                      const save_options& options = {}) {
    return pending_save(std::async(std::launch::async | std::launch::deferred,
                                   [path, copies = tensor_snapshot(tensors_of(of, options))] {
                                       Format::write(path, copies.tensors());
                                   }));
}

} // namespace varscope
