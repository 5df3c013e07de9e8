// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/saver.hpp: the last few checkpoints of a training, as TensorFlow's Saver keeps them.
#pragma once

#include <varscope/checkpoint/file.hpp>
#include <varscope/checkpoint/save.hpp>
#include <varscope/checkpoint/state.hpp>

#include <chrono>
#include <cstdint>
#include <optional>

namespace varscope {

/// How a saver names and keeps checkpoints.
struct saver_options {
    /// Older ones are removed; 0 keeps all.
    std::size_t max_to_keep = 5;
    /// What the names of files begin with.
    std::string name = "model.ckpt";
    /// Of those that would be removed one is kept for each so many hours of training, for good; 0 keeps none.
    double keep_every_n_hours = 0;
};

/// Saves the variables of a training again and again, as tf.train.Saver does: `model.ckpt-<step>` and the extension of the format, which
/// TensorFlow's own has none of, and the text file `checkpoint`, which says the newest and all that are kept. The newest
/// `max_to_keep` that this object has saved stay; what was saved before it was made is left alone, unless
/// recover_last_checkpoints takes it over. Format is one of varscope/formats/. For one thread at a time, and one saver a folder.
template <tensor_format Format>
class saver {
  public:
    /// The folder must exist when something is saved.
    explicit saver(std::filesystem::path folder, saver_options options = {})
        : folder_(std::move(folder)), options_(std::move(options)) {
        next_to_keep_ = clock::now() + between();
    }

    /// Saves the global variables of a graph or a model or of one of their scopes, or a list of variables, and returns the path by which load finds them. First the
    /// checkpoint is written, then `checkpoint`, each as a whole or not at all, and then the oldest is removed: whenever the process or the
    /// machine stops, `checkpoint` names files that are there. A step that was saved before is replaced and counts as the newest. Throws
    /// file_error (VS-E034) and unsupported_file_error (VS-E036); what `checkpoint` names is as it was then. A file that can not be removed
    /// stays, and is no longer counted. Without a step there is no number in the name: each save replaces the one before. Cost: that of save, and of a listing of the folder where the format has several files.
    template <class Variables>
    std::filesystem::path save(Variables&& of, std::optional<std::int64_t> step = std::nullopt,
                               const save_options& options = {}) {
        const std::filesystem::path path = path_of(step);
        std::vector<std::filesystem::path> kept = last_checkpoints_, dropped;
        std::erase(kept, path);
        kept.push_back(path);
        if (options_.max_to_keep != 0 && kept.size() > options_.max_to_keep) {
            const auto oldest_kept = kept.end() - static_cast<std::ptrdiff_t>(options_.max_to_keep);
            dropped.assign(kept.begin(), oldest_kept);
            kept.erase(kept.begin(), oldest_kept);
        }
        varscope::save<Format>(path, of, options);
        update_checkpoint_state(folder_, {path, kept});
        last_checkpoints_.swap(kept);
        saved_at_[path] = clock::now();
        for (const std::filesystem::path& old : dropped)
            if (!is_kept_for_good(old)) detail::remove_checkpoint<Format>(old);
        return path;
    }

    /// The path of the checkpoint of a step, or of the one without.
    [[nodiscard]] std::filesystem::path path_of(std::optional<std::int64_t> step) const {
        std::string name = options_.name;
        if (step) name += '-' + std::to_string(*step);
        if constexpr (!detail::saves_under_prefix<Format>) name += Format::extensions[0];
        return folder_ / name;
    }
    /// The checkpoints that are kept, the newest last.
    [[nodiscard]] const std::vector<std::filesystem::path>& last_checkpoints() const noexcept {
        return last_checkpoints_;
    }
    /// Takes over the checkpoints of an earlier run, the newest last: `s.recover_last_checkpoints(
    /// get_checkpoint_state(folder)->all_model_checkpoint_paths)`. Those that are not there are left out.
    void recover_last_checkpoints(const std::vector<std::filesystem::path>& paths) {
        std::vector<std::filesystem::path> found;
        for (const std::filesystem::path& path : paths)
            if (checkpoint_exists(path)) found.push_back(path);
        last_checkpoints_.swap(found);
    }

  private:
    using clock = std::chrono::system_clock;

    [[nodiscard]] clock::duration between() const {
        const double longest = 24 * 365 * 100.0; // hours that a clock can add
        return std::chrono::duration_cast<clock::duration>(
            std::chrono::duration<double, std::ratio<3600>>(std::min(options_.keep_every_n_hours, longest)));
    }
    // As TensorFlow decides it: one that was saved after the next time to keep one stays, and moves that time on.
    [[nodiscard]] bool is_kept_for_good(const std::filesystem::path& path) {
        const auto saved = saved_at_.find(path);
        const clock::time_point when = saved == saved_at_.end() ? clock::time_point::min() : saved->second;
        if (saved != saved_at_.end()) saved_at_.erase(saved);
        if (!(options_.keep_every_n_hours > 0) || when <= next_to_keep_) return false;
        next_to_keep_ += between();
        return true;
    }

    std::filesystem::path folder_;
    saver_options options_;
    std::vector<std::filesystem::path> last_checkpoints_;
    std::map<std::filesystem::path, clock::time_point> saved_at_; ///< of those that are kept, by this object
    clock::time_point next_to_keep_;
};

} // namespace varscope
