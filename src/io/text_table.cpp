// SPDX-License-Identifier: Apache-2.0
#include "text_table.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace attain::io {

namespace {

constexpr int gap = 2;
constexpr int narrowest = 8;

std::vector<int> natural_widths(const std::vector<text_column>& columns,
                                const std::vector<std::vector<std::string>>& rows) {
  std::vector<int> widths;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    int widest = core::display_width(columns[c].title);
    for (const auto& row : rows) widest = std::max(widest, core::display_width(row[c]));
    widths.push_back(widest);
  }
  return widths;
}

int total_of(const std::vector<int>& widths) {
  int total = -gap;
  for (const int width : widths) total += width + gap;
  return total;
}

}  // namespace

int natural_width(const std::vector<text_column>& columns,
                  const std::vector<std::vector<std::string>>& rows) {
  return total_of(natural_widths(columns, rows));
}

std::string text_table(const std::vector<text_column>& columns,
                       const std::vector<std::vector<std::string>>& rows, int width) {
  std::vector<int> widths = natural_widths(columns, rows);
  int total = total_of(widths);
  while (total > width) {
    int widest = -1;
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (columns[c].flexible && widths[c] > narrowest &&
          (widest < 0 || widths[c] > widths[static_cast<std::size_t>(widest)]))
        widest = static_cast<int>(c);
    if (widest < 0) break;
    --widths[static_cast<std::size_t>(widest)];
    --total;
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string cell = core::clip(cells[c], widths[c]);
      out += columns[c].right ? core::pad_left(cell, widths[c]) : core::pad_right(cell, widths[c]);
      out.append(gap, ' ');
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out + "\n";
  };
  std::vector<std::string> titles;
  for (const text_column& c : columns) titles.push_back(c.title);
  std::string out = line(titles);
  for (int i = 0; i < total; ++i) out += "─";
  out += "\n";
  for (const auto& row : rows) out += line(row);
  return out;
}

std::string wrapped(const std::string& text, int width, int indent) {
  std::string out;
  const std::size_t first = text.find_first_not_of(' ');
  std::string line = text.substr(0, first);
  bool empty = true;
  std::size_t at = first == std::string::npos ? text.size() : first;
  while (at < text.size()) {
    std::size_t end = text.find(' ', at);
    if (end == std::string::npos) end = text.size();
    const std::string word = text.substr(at, end - at);
    const bool fits = core::display_width(line) + core::display_width(word) + 1 <= width;
    if (!empty && !fits) {
      out += line + "\n";
      line = std::string(static_cast<std::size_t>(indent), ' ') + word;
    } else {
      line += (empty ? "" : " ") + word;
    }
    empty = false;
    at = end + 1;
  }
  return out + line + "\n";
}

std::string short_number(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return core::number(value);
  const double size = std::fabs(value);
  if (size >= 1e7 || size < 1e-4) {
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::general, digits);
    return std::string(buffer.data(), end.ptr);
  }
  int before = 1;
  for (double rest = size; rest >= 10; rest /= 10) ++before;
  std::string out = core::fixed(value, std::max(0, digits - before));
  if (out.find('.') == std::string::npos) return out;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

}  // namespace attain::io
