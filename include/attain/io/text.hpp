// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/board.hpp>
#include <attain/study/compare.hpp>

#include <iosfwd>
#include <string>

namespace attain::io {

/// Columns of a table where nobody says otherwise.
inline constexpr int default_width = 140;

/// A board as a table for a terminal of `width` columns (80 or more; East Asian characters count
/// two), with what the numbers mean below it.
std::string to_text(const study::board& b, int width = default_width);

/// Scenarios side by side, the differences with their paired standard errors.
std::string to_text(const study::comparison& c, int width = default_width);

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const board& b);
std::ostream& operator<<(std::ostream& out, const comparison& c);

}  // namespace attain::study
