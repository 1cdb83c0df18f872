// SPDX-License-Identifier: Apache-2.0
#include "io/cell_number.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace attain::io {

namespace {

using replacement = std::pair<std::string_view, char>;

constexpr std::array<replacement, 17> wide_characters{{{"０", '0'},
                                                       {"１", '1'},
                                                       {"２", '2'},
                                                       {"３", '3'},
                                                       {"４", '4'},
                                                       {"５", '5'},
                                                       {"６", '6'},
                                                       {"７", '7'},
                                                       {"８", '8'},
                                                       {"９", '9'},
                                                       {"．", '.'},
                                                       {"，", ','},
                                                       {"－", '-'},
                                                       {"＋", '+'},
                                                       {"−", '-'},
                                                       {"％", '%'},
                                                       {"　", ' '}}};

constexpr std::array<std::string_view, 4> spaces{" ", "\t", "　", "\xC2\xA0"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Number>
std::optional<Number> parsed(std::string_view text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return value;
}

bool drop_tail(std::string_view& text, std::string_view tail) {
  const bool found = text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
  if (found) text.remove_suffix(tail.size());
  return found;
}

/// True for 1,234 and 12,345,678: groups of three behind one to three digits, the first no 0.
bool is_grouped(std::string_view digits) {
  const std::size_t first = digits.find(',');
  if (first < 1 || first > 3 || digits.front() == '0') return false;
  for (std::size_t at = first; at < digits.size(); at += 4) {
    if (digits[at] != ',' || at + 3 >= digits.size()) return false;
    for (std::size_t k = at + 1; k <= at + 3; ++k)
      if (!is_digit(digits[k])) return false;
  }
  return true;
}

/// What is wrong with the commas of an unsigned number; empty: nothing.
std::string comma_fault(std::string_view text, char separator) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (point != std::string_view::npos && text.find(',', point) != std::string_view::npos)
    return "mixes separators: write the decimals behind a point, 1234.5";
  if (!is_grouped(whole))
    return "is ambiguous: write decimals as 1.5 and thousands as 1234 or 1,234";
  const bool one_group = std::count(whole.begin(), whole.end(), ',') == 1;
  if (separator == ';' && one_group && point == std::string_view::npos)
    return "is ambiguous in a table separated by semicolons: write 1.234 or 1234";
  return "";
}

/// Power of ten of the last printed digit.
int last_place(std::string_view text) {
  const std::size_t exponent = std::min(text.find_first_of("eE"), text.size());
  const std::size_t point = text.substr(0, exponent).find('.');
  int place = point == std::string_view::npos ? 0 : -static_cast<int>(exponent - point - 1);
  if (exponent < text.size()) {
    std::string_view power = text.substr(exponent + 1);
    if (!power.empty() && power.front() == '+') power.remove_prefix(1);
    place += parsed<int>(power).value_or(0);
  }
  return place;
}

}  // namespace

std::string half_width(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto found = std::find_if(
        wide_characters.begin(), wide_characters.end(),
        [&](const replacement& r) { return text.substr(0, r.first.size()) == r.first; });
    const bool wide = found != wide_characters.end();
    out += wide ? found->second : text.front();
    text.remove_prefix(wide ? found->first.size() : 1);
  }
  return out;
}

std::string trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : spaces) {
      if (text.substr(0, space.size()) == space) {
        text.remove_prefix(space.size());
        again = true;
      }
      again = drop_tail(text, space) || again;
    }
  }
  return std::string(text);
}

std::optional<int> whole_number(std::string_view text) { return parsed<int>(text); }

cell_number read_cell_number(std::string_view cell, char separator) {
  cell_number out;
  const std::string plain = trimmed(half_width(cell));
  std::string_view rest = plain;
  if (drop_tail(rest, "万")) {
    out.scale = 1e4;
  } else if (drop_tail(rest, "亿")) {
    out.scale = 1e8;
  }
  const std::string text = trimmed(rest);
  const bool negative = !text.empty() && text.front() == '-';
  std::string digits = text.substr(negative || (!text.empty() && text.front() == '+') ? 1 : 0);
  if (digits.find(',') != std::string::npos) {
    const bool only = digits.find_first_not_of("0123456789.,") == std::string::npos;
    out.message = only ? comma_fault(digits, separator) : "must be a finite number";
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
  }
  const bool starts = !digits.empty() && (is_digit(digits.front()) || digits.front() == '.');
  const double value = starts ? parsed<double>(digits).value_or(HUGE_VAL) : HUGE_VAL;
  if (out.message.empty() && !std::isfinite(value)) out.message = "must be a finite number";
  if (!out.message.empty()) return out;
  out.value = negative ? -value : value;
  out.step = parsed<double>(core::cat("1e", last_place(digits))).value_or(0);
  return out;
}

}  // namespace attain::io
