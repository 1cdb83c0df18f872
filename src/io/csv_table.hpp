// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/read_table.hpp"

#include <attain/core/csv.hpp>
#include <attain/plans/plan.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::io {

/// Largest table beside a plan, in bytes and in rows.
inline constexpr std::size_t table_most_bytes = 16'000'000;
inline constexpr std::size_t table_most_rows = 20'000;

/// Columns that a table may have; the first `required` of them must be there.
struct csv_columns {
  std::vector<std::string> names;
  std::size_t required;
};

/// A table with its cells in the order of `csv_columns::names`; those of absent columns are empty.
struct csv_table {
  char separator = ',';
  std::vector<core::csv_row> rows = {};
};

/// Reads a table written by a program for spreadsheets: UTF-8 with or without a byte order mark, LF
/// or CRLF, separated by `,` `;` or tab as its header is, columns in any order, empty columns and
/// rows at the edges left out, spaces around cells too. What is wrong is added to `problems`: with
/// the header nothing else is read, a row of another length is left out.
csv_table read_csv_table(const plans::source_text& table, const csv_columns& columns,
                         problem_list& problems);

/// A row of a comma-separated table, with its line end.
std::string csv_line(const std::vector<std::string>& cells);

/// Reads the cells of one row; every mistake is reported at its column.
class row_reader {
 public:
  row_reader(const core::csv_row& row, const csv_columns& columns, char separator,
             problem_list& problems)
      : row_(row),
        columns_(columns),
        separator_(separator),
        problems_(problems),
        before_(problems.size()) {}

  bool good() const { return problems_.size() == before_; }
  int line() const { return row_.line; }
  const std::string& cell(std::size_t column) const { return row_.cells[column]; }

  void fail(const std::string& field, std::string value, std::string message,
            std::string nearest = "");
  /// A text of at most `limit` bytes.
  std::string text(std::size_t column, std::size_t limit, bool needed);
  std::optional<int> whole(std::size_t column);
  std::optional<int> year(std::size_t column);
  char separator() const { return separator_; }
  const std::string& name(std::size_t column) const { return columns_.names[column]; }

  template <class Read>
  auto attempt(Read read) -> decltype(read()) {
    try {
      return read();
    } catch (const invalid_input& e) {
      for (const core::problem& p : e.problems()) fail(p.field, p.value, p.message, p.nearest);
    }
    return {};
  }

 private:
  const core::csv_row& row_;
  const csv_columns& columns_;
  char separator_;
  problem_list& problems_;
  std::size_t before_;
};

}  // namespace attain::io
