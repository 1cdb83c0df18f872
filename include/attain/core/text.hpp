// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace attain::core {

/// Shortest decimal text that reads back to the same double ("0.1", "30", "1e+300").
/// NaN and infinities are spelled "nan", "inf", "-inf".
std::string number(double value);
std::string number(std::int64_t value);

/// Decimal text with a fixed number of digits after the point.
std::string fixed(double value, int digits);

/// Share as a percentage, e.g. percent(.0845, 1) == "8.5 %".
std::string percent(double share, int digits);

/// Columns that UTF-8 text takes in a terminal: East Asian wide characters count two, combining
/// marks none. Invalid bytes count one each.
int display_width(std::string_view text);

/// `text` followed by spaces up to `width` columns; longer text is returned unchanged.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

/// The longest prefix of whole characters that fits `width` columns, with "…" when cut.
std::string clip(std::string_view text, int width);

namespace detail {
inline std::string_view piece(std::string_view s) { return s; }
inline std::string piece(char c) { return std::string(1, c); }
inline std::string piece(int v) { return number(static_cast<std::int64_t>(v)); }
inline std::string piece(std::int64_t v) { return number(v); }
inline std::string piece(std::size_t v) { return number(static_cast<std::int64_t>(v)); }
inline std::string piece(double v) { return number(v); }
}  // namespace detail

/// Joins text and numbers: cat("due ", 2025, ", value ", 30.0).
template <class... Piece>
std::string cat(const Piece&... pieces) {
  std::string out;
  ((out += detail::piece(pieces)), ...);
  return out;
}

}  // namespace attain::core
