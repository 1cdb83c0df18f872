// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace attain::io {

/// A column of a text table.
struct text_column {
  std::string title = {};
  bool right = false;     ///< aligned to the right
  bool flexible = false;  ///< shortened where the table is too wide
};

/// Lines of a table no wider than `width`: title, rule, rows.
std::string text_table(const std::vector<text_column>& columns,
                       const std::vector<std::vector<std::string>>& rows, int width);

/// Columns that the table takes when nothing is shortened.
int natural_width(const std::vector<text_column>& columns,
                  const std::vector<std::vector<std::string>>& rows);

/// `text` broken at spaces into lines of at most `width` columns; leading spaces stay, further
/// lines are indented.
std::string wrapped(const std::string& text, int width, int indent);

/// At most `digits` significant digits, without exponent for ordinary sizes.
std::string short_number(double value, int digits = 4);

}  // namespace attain::io
