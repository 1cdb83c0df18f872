// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>

#include <cstdint>
#include <string>

namespace attain::simulate {

/// Appends a whole number as eight little-endian bytes.
inline void put(std::string& to, std::uint64_t value) {
  for (int i = 0; i < 8; ++i) to += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

inline void put(std::string& to, std::int64_t value) { put(to, static_cast<std::uint64_t>(value)); }

/// Reads what `put` wrote and moves `at` on. @throws invalid_input at the end of the bytes.
inline std::uint64_t take(const char*& at, const char* end) {
  if (end - at < 8) throw invalid_input({.field = "summary", .message = "the bytes end too early"});
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
  at += 8;
  return value;
}

inline std::int64_t take_signed(const char*& at, const char* end) {
  return static_cast<std::int64_t>(take(at, end));
}

}  // namespace attain::simulate
