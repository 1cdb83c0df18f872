// SPDX-License-Identifier: Apache-2.0
#include "io/csv_table.hpp"

#include "io/cell_number.hpp"
#include "io/read_text.hpp"

#include <attain/core/check.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::io {

namespace {

constexpr std::string_view separators = ",;\t";

/// Of the raw text: spreadsheets leave empty rows and columns behind.
constexpr core::csv_bounds most{.rows = 200'000, .cells = 1'000'000};

/// Where each known column stands in the file; none: it is absent.
using layout = std::vector<std::optional<std::size_t>>;

std::string_view first_line(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const std::size_t from = std::min(text.find_first_not_of('\n'), text.size());
  return text.substr(from, text.find('\n', from) - from);
}

/// The one separator of the header; a header of one column has none and is read with commas.
char tell_separator(std::string_view text, problem_list& problems) {
  const std::string_view header = first_line(text);
  std::string found;
  for (const char c : separators)
    if (header.find(c) != std::string_view::npos) found += c;
  if (found.size() > 1)
    problems.add(
        {.line = 1,
         .field = "header",
         .value = core::clip(header, 80),
         .message = "must be separated by one of comma, semicolon and tab, not by several"});
  if (found.empty() && header.find("，") != std::string_view::npos)
    problems.add({.line = 1,
                  .field = "header",
                  .value = core::clip(header, 80),
                  .message = "must be separated by commas, not by full-width commas"});
  return found.empty() ? ',' : found.front();
}

bool is_blank(const core::csv_row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return cell.empty(); });
}

void drop_empty_tail(std::vector<std::string>& cells, std::size_t keep) {
  while (cells.size() > keep && cells.back().empty()) cells.pop_back();
}

layout read_header(const core::csv_row& header, const csv_columns& columns,
                   problem_list& problems) {
  layout places(columns.names.size());
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string& name = header.cells[i];
    const auto known = std::find(columns.names.begin(), columns.names.end(), name);
    std::optional<std::size_t>* place =
        known == columns.names.end()
            ? nullptr
            : &places[static_cast<std::size_t>(known - columns.names.begin())];
    const std::string field = core::cat("header column ", i + 1);
    if (place == nullptr)
      problems.add({.line = header.line,
                    .field = field,
                    .value = name,
                    .message = "is not a known column",
                    .nearest = nearest_of(name, columns.names)});
    else if (*place)
      problems.add({.line = header.line, .field = field, .value = name, .message = "stands twice"});
    else
      *place = i;
  }
  for (std::size_t k = 0; k < columns.required; ++k)
    if (!places[k])
      problems.add({.line = header.line,
                    .field = "header",
                    .message = core::cat("lacks the column \"", columns.names[k], "\"")});
  return places;
}

std::vector<core::csv_row> read_rows(const plans::source_text& table, const std::string& text,
                                     char separator, problem_list& problems) {
  std::vector<core::csv_row> rows;
  try {
    rows = core::read_csv_rows(table.file, text, separator, most);
  } catch (const invalid_input& e) {
    for (const core::problem& p : e.problems()) problems.add(p);
  }
  for (core::csv_row& row : rows)
    for (std::string& cell : row.cells) cell = trimmed(cell);
  rows.erase(std::remove_if(rows.begin(), rows.end(), is_blank), rows.end());
  if (rows.size() > table_most_rows + 1)
    problems.add({.line = rows[table_most_rows + 1].line,
                  .message = core::cat("must have at most ", table_most_rows, " rows")});
  return rows;
}

}  // namespace

csv_table read_csv_table(const plans::source_text& table, const csv_columns& columns,
                         problem_list& problems) {
  csv_table out;
  const std::size_t before = problems.size();
  try {
    check_characters(table.file, table.text, table_most_bytes);
  } catch (const invalid_input& e) {
    for (const core::problem& p : e.problems()) problems.add(p);
    return out;
  }
  const std::string text = unix_lines(table.text);
  out.separator = tell_separator(text, problems);
  if (problems.size() > before) return out;
  std::vector<core::csv_row> rows = read_rows(table, text, out.separator, problems);
  if (problems.size() > before || rows.empty()) {
    if (problems.size() == before)
      problems.add({.field = "header", .message = "the file is empty"});
    return out;
  }
  drop_empty_tail(rows.front().cells, 0);
  const std::size_t width = rows.front().cells.size();
  const layout places = read_header(rows.front(), columns, problems);
  if (problems.size() > before) return out;
  rows.erase(rows.begin());
  for (core::csv_row& row : rows) {
    drop_empty_tail(row.cells, width);
    if (row.cells.size() != width) {
      problems.add({.line = row.line,
                    .field = "row",
                    .value = core::cat(row.cells.size()),
                    .message = core::cat("must have ", width, " cells")});
      continue;
    }
    core::csv_row ordered{row.line, {}};
    for (const std::optional<std::size_t>& place : places)
      ordered.cells.push_back(place ? std::move(row.cells[*place]) : std::string());
    out.rows.push_back(std::move(ordered));
  }
  return out;
}

void row_reader::fail(const std::string& field, std::string value, std::string message,
                      std::string nearest) {
  problems_.add({.line = row_.line,
                 .field = field,
                 .value = std::move(value),
                 .message = std::move(message),
                 .nearest = std::move(nearest)});
}

std::string row_reader::text(std::size_t column, std::size_t limit, bool needed) {
  const std::string& found = cell(column);
  if (needed && found.empty()) fail(name(column), "", "must not be empty");
  if (found.size() > limit)
    fail(name(column), core::clip(found, 40), core::cat("must be at most ", limit, " bytes"));
  return found;
}

std::optional<int> row_reader::whole(std::size_t column) {
  if (text(column, longest_id, false).empty()) return std::nullopt;
  const std::optional<int> value = whole_number(half_width(cell(column)));
  if (!value) fail(name(column), cell(column), "must be a whole number");
  return value;
}

std::optional<int> row_reader::year(std::size_t column) {
  const std::optional<int> value = whole(column);
  if (value) attempt([&] { return core::check_year(name(column), *value); });
  return value;
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    if (k > 0) out += ',';
    const bool plain = cells[k].find_first_of(",;\t\"\r\n") == std::string::npos;
    if (plain) {
      out += cells[k];
      continue;
    }
    out += '"';
    for (const char c : cells[k]) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
  }
  return out + "\n";
}

}  // namespace attain::io
