// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/inspect/summary.hpp: a table of variables, with sums for scopes.
#pragma once

#include <varscope/inspect/facts.hpp>

#include <algorithm>
#include <ostream>

namespace varscope {

/// What a scope holds, at any depth below it.
struct scope_totals {
    std::string scope; ///< its path; empty for all
    std::size_t variables = 0;
    std::size_t trainable = 0;
    std::size_t elements = 0;
    std::size_t bytes = 0;
};

/// A table of variables: a line for each, and sums for the scopes above them.
class summary_table {
  public:
    /// `depth`: how many segments of a scope's path are summed up apart.
    explicit summary_table(std::vector<listed_variable> of, std::size_t depth = 1)
        : variables_(std::move(of)), totals_{scope_totals()} {
        for (const listed_variable& each : variables_) {
            add(totals_[0], each);
            std::size_t end = 0;
            for (std::size_t level = 0; level != depth; ++level) {
                end = each.name.find('/', end);
                if (end == std::string::npos) break;
                add(at(each.name.substr(0, end++)), each);
            }
        }
    }

    [[nodiscard]] const std::vector<listed_variable>& variables() const noexcept { return variables_; }
    /// The sums of all, then of scopes, in the order in which their first variables were made.
    [[nodiscard]] const std::vector<scope_totals>& totals() const noexcept { return totals_; }

    /// Columns for a terminal. The numbers have commas.
    [[nodiscard]] std::string text() const {
        std::string out = lines(rows_of_variables(), "  ", "", true);
        return out += '\n' + lines(rows_of_totals(), "  ", "", true);
    }
    /// Two tables in Markdown.
    [[nodiscard]] std::string markdown() const {
        std::string out = lines(rows_of_variables(), " | ", "|", false);
        return out += '\n' + lines(rows_of_totals(), " | ", "|", false);
    }
    /// The variables as comma-separated values with a head, by RFC 4180; numbers have no commas.
    [[nodiscard]] std::string csv() const {
        std::string out = "name,shape,dtype,trainable,elements,bytes\r\n";
        for (const listed_variable& each : variables_)
            out += quoted(each.name) + ',' + quoted(to_string(each.shape())) + ',' + to_string(each.dtype) +
                   (each.trainable ? ",1," : ",0,") + std::to_string(each.elements) + ',' +
                   std::to_string(each.bytes) + "\r\n";
        return out;
    }

    friend std::ostream& operator<<(std::ostream& out, const summary_table& table) {
        return out << table.text();
    }

  private:
    using row = std::vector<std::string>;

    static void add(scope_totals& to, const listed_variable& of) {
        to.variables += 1, to.trainable += of.trainable, to.elements += of.elements, to.bytes += of.bytes;
    }
    scope_totals& at(std::string scope) {
        const auto found = std::find_if(totals_.begin(), totals_.end(),
                                        [&scope](const scope_totals& each) { return each.scope == scope; });
        return found != totals_.end() ? *found : totals_.emplace_back(scope_totals{std::move(scope)});
    }

    static std::string with_commas(std::size_t number) {
        std::string digits = std::to_string(number);
        for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, 1, ',');
        return digits;
    }
    static std::string quoted(const std::string& field) {
        if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
        std::string out = "\"";
        for (const char c : field) out.append(c == '"' ? 2 : 1, c);
        return out += '"';
    }

    // The first row is the head. Columns from the one called elements or variables on are numbers.
    [[nodiscard]] std::vector<row> rows_of_variables() const {
        std::vector<row> rows{{"name", "shape", "dtype", "trainable", "elements", "bytes"}};
        for (const listed_variable& each : variables_)
            rows.push_back({shown(varscope::text(each.name)), to_string(each.shape()), to_string(each.dtype),
                            each.trainable ? "yes" : "no", with_commas(each.elements),
                            with_commas(each.bytes)});
        return rows;
    }
    [[nodiscard]] std::vector<row> rows_of_totals() const {
        std::vector<row> rows{{"scope", "variables", "trainable", "elements", "bytes"}};
        for (std::size_t i = 0; i != totals_.size(); ++i) {
            const scope_totals& each = totals_[(i + 1) % totals_.size()]; // all stand last
            rows.push_back({each.scope.empty() ? "all" : shown(varscope::text(each.scope)),
                            with_commas(each.variables), with_commas(each.trainable),
                            with_commas(each.elements), with_commas(each.bytes)});
        }
        return rows;
    }
    static bool is_number(const std::string& head) {
        return head == "elements" || head == "bytes" || head == "variables";
    }
    static std::string lines(const std::vector<row>& rows, const char* between, const std::string& edge,
                             bool pads) {
        std::vector<std::size_t> widths(rows[0].size());
        for (const row& each : rows)
            for (std::size_t i = 0; pads && i != each.size(); ++i)
                widths[i] = std::max(widths[i], each[i].size());
        std::string out;
        for (std::size_t r = 0; r != rows.size(); ++r) {
            std::string line;
            for (std::size_t i = 0; i != rows[r].size(); ++i) {
                if (i != 0) line += between;
                const std::string& cell = rows[r][i];
                const std::string space(pads ? widths[i] - cell.size() : 0, ' ');
                line += is_number(rows[0][i]) ? space + cell : cell + space;
            }
            while (pads && line.back() == ' ') line.pop_back();
            out += edge.empty() ? line : edge + ' ' + line + ' ' + edge;
            out += '\n';
            if (r != 0 || edge.empty()) continue;
            for (const std::string& head : rows[0]) out += is_number(head) ? "|---:" : "|---";
            out += "|\n";
        }
        return out;
    }

    std::vector<listed_variable> variables_;
    std::vector<scope_totals> totals_;
};

/// The table of what a graph, a model or a list of variables holds; a shared variable stands once. `depth`: how many segments of a scope's path
/// are summed up apart. Cost: a look at each variable.
template <class Source>
[[nodiscard]] summary_table summary(const Source& of, std::size_t depth = 1) {
    return summary_table(facts_of(of), depth);
}
/// The same of what a program declares: `summary<vs::manifest<program>>()`.
template <detail::manifest_like Manifest>
[[nodiscard]] summary_table summary(std::size_t depth = 1) {
    return summary_table(facts_of<Manifest>(), depth);
}

} // namespace varscope
