// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace attain::io {

/// A number as a cell prints it.
struct cell_number {
  double value = 0;          ///< before `scale`
  double step = 1;           ///< of the last printed digit, before `scale`
  double scale = 1;          ///< 1, 1e4 for 万 or 1e8 for 亿 behind the number
  std::string message = {};  ///< what is wrong; empty: nothing
};

/// Reads a decimal number, with full-width characters, thousands separators (1,234,567.8) and 万 or
/// 亿 behind it. What two readers could take for different numbers is refused: 1,5; 1.234,5; and,
/// in a table separated by semicolons, where commas may stand before decimals, 1,234.
cell_number read_cell_number(std::string_view cell, char separator);

/// A whole number that fills `text`.
std::optional<int> whole_number(std::string_view text);

/// `text` with full-width digits, signs, points and commas as ASCII.
std::string half_width(std::string_view text);

/// `text` without spaces at its ends, full-width and no-break ones included.
std::string trimmed(std::string_view text);

}  // namespace attain::io
