// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/board.hpp>

#include <string>
#include <vector>

namespace attain::io {

/// A table of a board and the columns that it shows.
struct shown_table {
  std::string text = {};
  std::vector<std::string> columns = {};  ///< titles, for the key below

  bool shows(const std::string& column) const;
};

/// The rows that joint answers are about. Columns that no row has anything for are left out, then
/// those that the width has no room for, the least important first.
shown_table headline_table(const study::board& b, int width);

/// All other rows, compactly; empty where there are none.
std::string other_table(const study::board& b, int width);

/// How many rows of each kind are no headline, e.g. `earlier stages: 2, without a number: 1`.
std::string count_others(const study::board& b);

/// Whether a row's probability has a calibration to speak of.
bool has_calibration(const study::row& r);

}  // namespace attain::io
