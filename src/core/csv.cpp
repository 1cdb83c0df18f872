// SPDX-License-Identifier: Apache-2.0
#include <attain/core/csv.hpp>

#include <attain/core/error.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>

#include <charconv>
#include <cmath>
#include <utility>

namespace attain::core {

namespace {

class reader {
 public:
  reader(const std::string& file, std::string_view text, char separator, csv_bounds most)
      : file_(file), text_(text), separator_(separator), most_(most) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
  }

  /// Reads one record; false at the end of the text.
  bool next(csv_row& row) {
    row.cells.clear();
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) skip_line_end();
    if (at_ >= text_.size()) return false;
    row.line = line_;
    check_bound(++rows_, most_.rows, "rows");
    for (;;) {
      row.cells.push_back(cell());
      check_bound(++cells_, most_.cells, "cells");
      if (at_ >= text_.size()) return true;
      const char c = text_[at_];
      if (c == separator_) {
        ++at_;
        continue;
      }
      skip_line_end();
      return true;
    }
  }

 private:
  void check_bound(std::size_t count, std::size_t most, const char* what) const {
    if (count > most)
      throw invalid_input(
          {.file = file_, .line = line_, .message = cat("must have at most ", most, " ", what)});
  }

  void skip_line_end() {
    if (text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string cell() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
           text_[at_] != '\r')
      ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  std::string quoted() {
    const int opened = line_;
    std::string out;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        out += text_[at_];
        continue;
      }
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        out += '"';
        ++at_;
        continue;
      }
      ++at_;
      const bool ends = at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' ||
                        text_[at_] == '\r';
      if (ends) return out;
      break;
    }
    throw invalid_input({.file = file_,
                         .line = opened,
                         .field = "cell",
                         .value = clip(out, 40),
                         .message = "a quoted cell must end with a quote before the comma"});
  }

  const std::string& file_;
  std::string_view text_;
  char separator_;
  csv_bounds most_;
  std::size_t rows_ = 0;
  std::size_t cells_ = 0;
  std::size_t at_ = 0;
  int line_ = 1;
};

void check_header(const std::string& file, const csv_row& row,
                  const std::vector<std::string>& header) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (i < header.size() && row.cells[i] == header[i]) continue;
    const std::string wanted = i < header.size() ? cat("must be \"", header[i], "\"")
                                                 : std::string("is one column too many");
    throw invalid_input({.file = file,
                         .line = row.line,
                         .field = cat("header column ", static_cast<int>(i + 1)),
                         .value = row.cells[i],
                         .message = wanted,
                         .nearest = nearest(row.cells[i], header)});
  }
  if (row.cells.size() < header.size())
    throw invalid_input({.file = file,
                         .line = row.line,
                         .field = "header",
                         .message = cat("lacks the column \"", header[row.cells.size()], "\"")});
}

template <class Number>
Number parse(const std::string& file, const csv_row& row, const std::string& column,
             const std::string& cell, const char* wanted) {
  Number value{};
  const char* end = cell.data() + cell.size();
  const auto result = std::from_chars(cell.data(), end, value);
  bool good = result.ec == std::errc{} && result.ptr == end;
  if constexpr (std::is_floating_point_v<Number>) good = good && std::isfinite(value);
  if (!good)
    throw invalid_input({.file = file,
                         .line = row.line,
                         .field = column,
                         .value = cell,
                         .message = cat("must be ", wanted)});
  return value;
}

}  // namespace

std::vector<csv_row> read_csv_rows(const std::string& file, std::string_view text, char separator,
                                   csv_bounds most) {
  if (text.size() > csv_limit)
    throw invalid_input(
        {.file = file,
         .field = "size",
         .value = cat(static_cast<std::int64_t>(text.size())),
         .message = cat("must be at most ", static_cast<std::int64_t>(csv_limit), " bytes")});
  reader in(file, text, separator, most);
  std::vector<csv_row> rows;
  for (csv_row row; in.next(row);) rows.push_back(std::move(row));
  if (rows.empty())
    throw invalid_input({.file = file, .field = "header", .message = "the file is empty"});
  return rows;
}

std::vector<csv_row> read_csv(const std::string& file, std::string_view text,
                              const std::vector<std::string>& header) {
  std::vector<csv_row> rows = read_csv_rows(file, text, ',');
  check_header(file, rows.front(), header);
  rows.erase(rows.begin());
  for (const csv_row& row : rows)
    if (row.cells.size() != header.size())
      throw invalid_input(
          {.file = file,
           .line = row.line,
           .field = "row",
           .value = cat(static_cast<int>(row.cells.size())),
           .message = cat("must have ", static_cast<int>(header.size()), " cells")});
  return rows;
}

double csv_number(const std::string& file, const csv_row& row, const std::string& column,
                  const std::string& cell) {
  return parse<double>(file, row, column, cell, "a finite number");
}

int csv_integer(const std::string& file, const csv_row& row, const std::string& column,
                const std::string& cell) {
  return parse<int>(file, row, column, cell, "a whole number");
}

}  // namespace attain::core
