// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/state.hpp: which checkpoints of a folder there are: TensorFlow's text file `checkpoint`.
#pragma once

#include <varscope/checkpoint/file.hpp>
#include <varscope/checkpoint/tensor_file.hpp>

#include <cstdlib>
#include <optional>

namespace varscope {

/// What the file `checkpoint` of a folder says, by TensorFlow's words. Relative paths in the file are those below the folder; here the folder
/// stands before them.
struct checkpoint_state {
    std::filesystem::path model_checkpoint_path;                     ///< the newest
    std::vector<std::filesystem::path> all_model_checkpoint_paths{}; ///< the newest last
};

/// A text between double quotes, as the text format of protocol buffers and C++ have it: control characters are octal.
[[nodiscard]] inline std::string quoted_text(std::string_view chars) {
    std::string out = "\"";
    for (const char c : chars) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (code < 0x20 || code == 0x7F)
            out += {'\\', static_cast<char>('0' + (code >> 6)), static_cast<char>('0' + (code >> 3 & 7)),
                    static_cast<char>('0' + (code & 7))};
        else
            out += c;
    }
    return out + '"';
}

namespace detail {

// What stands between the quotes at the beginning of `from`; none where it is no such text.
[[nodiscard]] inline std::optional<std::string> unquoted_text(std::string_view from) {
    if (from.empty() || (from[0] != '"' && from[0] != '\'')) return std::nullopt;
    const char quote = from[0];
    std::string out;
    for (std::size_t i = 1; i < from.size(); ++i) {
        if (from[i] == quote) return out;
        if (from[i] != '\\') {
            out += from[i];
            continue;
        }
        if (++i == from.size()) return std::nullopt;
        constexpr std::string_view letters = "abfnrtv", meanings = "\a\b\f\n\r\t\v";
        constexpr std::string_view octal = "01234567", hexadecimal = "0123456789abcdefABCDEF";
        const bool is_hexadecimal = from[i] == 'x' || from[i] == 'X';
        if (is_hexadecimal || octal.find(from[i]) != octal.npos) {
            const std::size_t begin = is_hexadecimal ? i + 1 : i, longest = is_hexadecimal ? 2 : 3;
            std::size_t end = begin;
            while (end < from.size() && end - begin != longest &&
                   (is_hexadecimal ? hexadecimal : octal).find(from[end]) != octal.npos)
                ++end;
            if (end == begin) return std::nullopt;
            const std::string digits(from.substr(begin, end - begin));
            out += static_cast<char>(std::strtoul(digits.c_str(), nullptr, is_hexadecimal ? 16 : 8));
            i = end - 1;
        } else if (const std::size_t letter = letters.find(from[i]); letter != letters.npos) {
            out += meanings[letter];
        } else {
            out += from[i]; // quotes, a backslash, a question mark
        }
    }
    return std::nullopt;
}

// Whether the paths of a format are prefixes of the names of several files, which it lists: those of one checkpoint, in the order in which they
// are removed.
template <class Format>
concept saves_under_prefix = requires(const std::filesystem::path& prefix) {
    Format::files(prefix);
};

template <class Format>
void remove_checkpoint(const std::filesystem::path& path) {
    std::error_code ignored;
    if constexpr (saves_under_prefix<Format>)
        for (const std::filesystem::path& file : Format::files(path)) std::filesystem::remove(file, ignored);
    else
        std::filesystem::remove(path, ignored);
}

} // namespace detail

/// Whether there is a checkpoint of this path: a file, or the index of a prefix.
[[nodiscard]] inline bool checkpoint_exists(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored) ||
           std::filesystem::is_regular_file(path.native() + ".index", ignored);
}

/// Writes the file `checkpoint` of a folder, which TensorFlow reads too; it is replaced as a whole or not at all. Paths of files in the folder
/// are written without it, so that the folder can be moved; others are made absolute. Throws file_error (VS-E034).
inline void update_checkpoint_state(const std::filesystem::path& folder, const checkpoint_state& state) {
    const auto line = [&](const char* key, const std::filesystem::path& path) {
        const bool is_inside = path.parent_path() == (folder / "checkpoint").parent_path();
        const std::filesystem::path named = is_inside ? path.filename() : std::filesystem::absolute(path);
        return key + (": " + quoted_text(named.native())) + '\n';
    };
    std::string text = line("model_checkpoint_path", state.model_checkpoint_path);
    for (const std::filesystem::path& path : state.all_model_checkpoint_paths)
        text += line("all_model_checkpoint_paths", path);
    replacing_file file(folder / "checkpoint");
    file.write(text);
    file.commit();
}

/// What the file `checkpoint` of a folder says, written by a saver or by TensorFlow, whose other lines are skipped; none where there is no such
/// file. Throws file_error (VS-E034), and malformed_file_error (VS-E035) where it does not name the newest.
[[nodiscard]] inline std::optional<checkpoint_state>
get_checkpoint_state(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "checkpoint";
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    const readable_file file(path);
    const std::string bytes = file.read(0, static_cast<std::size_t>(file.size()));
    checkpoint_state state;
    for (std::string_view left = bytes; !left.empty();) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(left.size(), line.size() + 1));
        const std::size_t colon = std::min(line.find(':'), line.size());
        std::string_view key = line.substr(0, colon);
        std::string_view value = line.substr(std::min(colon + 1, line.size()));
        key.remove_prefix(std::min(key.find_first_not_of(" \t"), key.size()));
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        if (key != "model_checkpoint_path" && key != "all_model_checkpoint_paths") continue;
        const std::optional<std::string> text = detail::unquoted_text(value);
        if (!text || text->empty())
            throw_error(code::file_malformed,
                        {path.native(), "a path between quotes", shown(std::string(line)), {}});
        if (key == "model_checkpoint_path")
            state.model_checkpoint_path = folder / *text; // an absolute path stays what it is
        else
            state.all_model_checkpoint_paths.push_back(folder / *text);
    }
    if (state.model_checkpoint_path.empty())
        throw_error(code::file_malformed,
                    {path.native(), "a line model_checkpoint_path: \"...\"", "none", {}});
    return state;
}

/// The newest checkpoint that the file `checkpoint` of a folder names, as tf.train.latest_checkpoint; none where there is no such file, or where
/// what it names is not there. Throws what get_checkpoint_state throws.
[[nodiscard]] inline std::optional<std::filesystem::path>
latest_checkpoint(const std::filesystem::path& folder) {
    const std::optional<checkpoint_state> state = get_checkpoint_state(folder);
    if (!state || !checkpoint_exists(state->model_checkpoint_path)) return std::nullopt;
    return state->model_checkpoint_path;
}

} // namespace varscope
