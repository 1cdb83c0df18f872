// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace attain::core {

namespace {

struct character {
  char32_t code;
  int bytes;
};

character decode(std::string_view s, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
  const auto tail = [&](std::size_t k) { return k < s.size() && (byte(k) & 0xC0U) == 0x80U; };
  const unsigned char b = byte(i);
  if (b < 0x80) return {b, 1};
  if ((b & 0xE0U) == 0xC0U && tail(i + 1))
    return {static_cast<char32_t>(((b & 0x1FU) << 6U) | (byte(i + 1) & 0x3FU)), 2};
  if ((b & 0xF0U) == 0xE0U && tail(i + 1) && tail(i + 2))
    return {static_cast<char32_t>(((b & 0x0FU) << 12U) | ((byte(i + 1) & 0x3FU) << 6U) |
                                  (byte(i + 2) & 0x3FU)),
            3};
  if ((b & 0xF8U) == 0xF0U && tail(i + 1) && tail(i + 2) && tail(i + 3))
    return {static_cast<char32_t>(((b & 0x07U) << 18U) | ((byte(i + 1) & 0x3FU) << 12U) |
                                  ((byte(i + 2) & 0x3FU) << 6U) | (byte(i + 3) & 0x3FU)),
            4};
  return {U'\uFFFD', 1};
}

bool between(char32_t c, char32_t low, char32_t high) { return low <= c && c <= high; }

int columns(char32_t c) {
  const bool combining =
      between(c, 0x0300, 0x036F) || between(c, 0x200B, 0x200F) || between(c, 0xFE00, 0xFE0F);
  if (combining) return 0;
  const bool wide = between(c, 0x1100, 0x115F) || between(c, 0x2E80, 0x303E) ||
                    between(c, 0x3041, 0xA4CF) || between(c, 0xAC00, 0xD7A3) ||
                    between(c, 0xF900, 0xFAFF) || between(c, 0xFE30, 0xFE4F) ||
                    between(c, 0xFF00, 0xFF60) || between(c, 0xFFE0, 0xFFE6) ||
                    between(c, 0x1F300, 0x1FAFF) || between(c, 0x20000, 0x3FFFD);
  return wide ? 2 : 1;
}

}  // namespace

std::string number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), end.ptr);
}

std::string number(std::int64_t value) { return std::to_string(value); }

std::string fixed(double value, int digits) {
  if (!std::isfinite(value)) return number(value);
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, digits);
  return std::string(buffer.data(), end.ptr);
}

std::string percent(double share, int digits) { return fixed(100 * share, digits) + " %"; }

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const character c = decode(text, i);
    width += columns(c.code);
    i += static_cast<std::size_t>(c.bytes);
  }
  return width;
}

std::string pad_right(std::string_view text, int width) {
  const int missing = width - display_width(text);
  return std::string(text) + std::string(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ');
}

std::string pad_left(std::string_view text, int width) {
  const int missing = width - display_width(text);
  return std::string(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ') + std::string(text);
}

std::string clip(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  int used = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const character c = decode(text, i);
    if (used + columns(c.code) > width - 1) break;
    used += columns(c.code);
    i += static_cast<std::size_t>(c.bytes);
  }
  return std::string(text.substr(0, i)) + "…";
}

}  // namespace attain::core
