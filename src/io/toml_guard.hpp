// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace attain::io {

/// Bounds of a plan file, checked before it is parsed.
inline constexpr std::size_t toml_most_bytes = 8'000'000;
inline constexpr int toml_most_depth = 64;       ///< brackets inside brackets
inline constexpr int toml_most_line_dots = 200;  ///< dots of a line, outside texts
inline constexpr int toml_most_key_dots = 30;    ///< dots of one key or number
inline constexpr int toml_most_marks = 400'000;  ///< = , . [ { outside texts: bounds the values

/// Refuses what would cost a parser memory, time or stack. Brackets and dots inside texts and
/// comments do not count. @throws invalid_input naming file and line.
void guard_toml(const std::string& file, std::string_view text);

}  // namespace attain::io
