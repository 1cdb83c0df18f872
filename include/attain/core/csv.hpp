// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attain::core {

/// One record of a CSV text and the line it starts on.
struct csv_row {
  int line = 0;
  std::vector<std::string> cells = {};
};

/// Largest CSV text that is read, in bytes.
inline constexpr std::size_t csv_limit = std::size_t{64} << 20U;

/// Most rows and, over all rows, most cells of a text: bounds the memory of what is read.
struct csv_bounds {
  std::size_t rows = csv_limit;
  std::size_t cells = csv_limit;
};

/// All rows of a CSV text, its header included. RFC 4180 with the given separator: quotes doubled
/// inside quotes, LF or CRLF, a UTF-8 byte order mark is skipped, empty lines are skipped. `file`
/// names the text in errors.
/// @throws invalid_input where a quote does not end, there is no row or a bound is passed.
std::vector<csv_row> read_csv_rows(const std::string& file, std::string_view text, char separator,
                                   csv_bounds most = {});

/// Rows behind the header of a comma-separated text. The first row must be exactly `header`; every
/// row has as many cells as it.
/// @throws invalid_input naming file, line and field.
std::vector<csv_row> read_csv(const std::string& file, std::string_view text,
                              const std::vector<std::string>& header);

/// A number that fills the whole cell, read independently of the locale.
/// @throws invalid_input naming file, line and column otherwise, also for NaN and infinity.
double csv_number(const std::string& file, const csv_row& row, const std::string& column,
                  const std::string& cell);
int csv_integer(const std::string& file, const csv_row& row, const std::string& column,
                const std::string& cell);

}  // namespace attain::core
