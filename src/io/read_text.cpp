// SPDX-License-Identifier: Apache-2.0
#include "io/read_text.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>

namespace attain::io {

namespace {

namespace fs = std::filesystem;

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7F; }

std::string spelled(unsigned char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return core::cat("U+00", digits[c >> 4U], digits[c & 15U]);
}

[[noreturn]] void refuse(const std::string& file, int line, std::string value,
                         std::string message) {
  throw invalid_input(
      {.file = file, .line = line, .value = std::move(value), .message = std::move(message)});
}

void check_size(const std::string& file, std::uintmax_t size, std::size_t limit) {
  if (size > limit)
    refuse(file, 0, core::cat(static_cast<std::int64_t>(size)),
           core::cat("must be at most ", static_cast<std::int64_t>(limit), " bytes"));
}

struct length_range {
  int length;               ///< bytes of the character; 0: not a first byte
  unsigned char low, high;  ///< range of the second byte
};

/// Well-formed UTF-8 byte sequences, The Unicode Standard, table 3-7.
length_range sequence(unsigned char first) {
  if (first >= 0xC2 && first <= 0xDF) return {2, 0x80, 0xBF};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first >= 0xE1 && first <= 0xEF) return {3, 0x80, 0xBF};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first >= 0xF1 && first <= 0xF3) return {4, 0x80, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// Bytes of the well-formed character of several bytes at the head of `rest`; 0 where there is
/// none.
int character_length(std::string_view rest) {
  const auto byte = [&](int i) {
    return static_cast<unsigned char>(rest[static_cast<std::size_t>(i)]);
  };
  const length_range s = sequence(byte(0));
  if (s.length == 0 || static_cast<int>(rest.size()) < s.length) return 0;
  if (byte(1) < s.low || byte(1) > s.high) return 0;
  for (int i = 2; i < s.length; ++i)
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  return s.length;
}

bool starts_with(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

/// True where all bytes beyond ASCII pair up as GBK characters, at least two of them.
bool looks_like_gbk(std::string_view text) {
  int pairs = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xFF || ++i >= text.size()) return false;
    const auto trail = static_cast<unsigned char>(text[i]);
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return false;
    ++pairs;
  }
  return pairs >= 2;
}

constexpr const char* how_to_save =
    "; save it as UTF-8 (in Excel: \"CSV UTF-8\", in an editor: encoding UTF-8)";

/// Message of a byte that belongs to no UTF-8 character.
std::string not_utf8(std::string_view text) {
  if (!looks_like_gbk(text)) return "is not valid UTF-8";
  return core::cat("is not valid UTF-8 but looks like GBK, the code page of Chinese Windows",
                   how_to_save);
}

void check_not_utf16(const std::string& file, std::string_view text) {
  const bool marked = starts_with(text, "\xFF\xFE") || starts_with(text, "\xFE\xFF");
  const bool bare = text.size() >= 4 && text.size() % 2 == 0 &&
                    ((text[0] == '\0' && text[2] == '\0' && text[1] != '\0') ||
                     (text[1] == '\0' && text[3] == '\0' && text[0] != '\0'));
  if (marked || bare) refuse(file, 1, "UTF-16", core::cat("is not UTF-8", how_to_save));
}

}  // namespace

std::string read_file(const fs::path& file, std::size_t limit) {
  const std::string name = file.string();
  std::error_code failure;
  const fs::file_status status = fs::status(file, failure);
  if (status.type() == fs::file_type::not_found) refuse(name, 0, "", "there is no such file");
  if (failure) refuse(name, 0, "", core::cat("cannot be read: ", failure.message()));
  if (fs::is_directory(status)) refuse(name, 0, "", "is a folder, not a file");
  if (!fs::is_regular_file(status)) refuse(name, 0, "", "is not a regular file");
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(name, 0, "", "cannot be opened for reading");
  std::string text;
  std::array<char, 65536> part{};
  while (in.read(part.data(), part.size()) || in.gcount() > 0) {
    text.append(part.data(), static_cast<std::size_t>(in.gcount()));
    if (text.size() > limit) break;
  }
  if (in.bad()) refuse(name, 0, "", "cannot be read");
  check_size(name, text.size() > limit ? fs::file_size(file, failure) : text.size(), limit);
  return text;
}

void check_characters(const std::string& file, std::string_view text, std::size_t limit) {
  check_size(file, text.size(), limit);
  check_not_utf16(file, text);
  int line = 1;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80) {
      const int length = character_length(text.substr(i));
      if (length == 0) refuse(file, line, core::cat("byte ", static_cast<int>(c)), not_utf8(text));
      i += static_cast<std::size_t>(length);
      continue;
    }
    const bool line_end = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (is_control(c) && c != '\n' && c != '\t' && !line_end)
      refuse(file, line, spelled(c), "holds a control character");
    if (c == '\n') ++line;
    ++i;
  }
}

std::string unix_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  return out;
}

std::string visible(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += is_control(byte) ? spelled(byte) : std::string(1, c);
  }
  return out;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_control(static_cast<unsigned char>(c)) && c != '\n' && c != '\t';
  });
}

}  // namespace attain::io
