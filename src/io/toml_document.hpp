// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attain::io {

struct toml_entry;

/// A value of a TOML document and the line it stands on. Only the member of its kind is set.
struct toml_node {
  enum class kind { text, integer, number, boolean, date, array, table };

  kind what;
  int line;
  std::string text;
  std::int64_t integer;
  double number;
  bool boolean;
  std::vector<toml_node> items;     ///< array
  std::vector<toml_entry> entries;  ///< table, in order of line
};

/// A key of a table, the line it stands on and its value.
struct toml_entry {
  std::string key;
  int line;
  toml_node value;
};

/// Reads TOML 1.0 within the bounds of `guard_toml` and returns its root table.
/// @throws invalid_input naming file and line, with the line as value.
toml_node parse_toml(const std::string& file, std::string_view text);

/// The value of `key` in a table, or nullptr.
const toml_entry* find_entry(const toml_node& table, std::string_view key);

/// "a text", "a whole number", "a list", ...
std::string kind_name(const toml_node& node);
/// The value in a few words, for a message.
std::string written(const toml_node& node);

}  // namespace attain::io
