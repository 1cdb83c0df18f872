// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::io {

/// Values of TOML as text.
std::string toml_text(std::string_view value);
/// Reads back to the same double.
std::string toml_number(double value);
std::string toml_list(const std::vector<std::string>& values);

/// `{ a = 1, b = "x" }`, one key after the other.
class toml_inline {
 public:
  toml_inline& add(std::string_view key, std::string value);
  std::string done() const;

 private:
  std::string pairs_ = {};
};

/// Lines of a TOML document. Keys with an empty text, an absent number or an empty list are left
/// out.
class toml_writer {
 public:
  /// `[[name]]` behind an empty line.
  void item(std::string_view name);
  /// `[name]` behind an empty line.
  void table(std::string_view name);
  void raw(std::string_view key, const std::string& value);
  void text(std::string_view key, const std::string& value);
  void number(std::string_view key, double value);
  void number(std::string_view key, const std::optional<double>& value);
  void whole(std::string_view key, const std::optional<int>& value);
  void flag(std::string_view key, const std::optional<bool>& value);
  void list(std::string_view key, const std::vector<std::string>& values);

  const std::string& document() const noexcept { return out_; }

 private:
  std::string out_ = {};
};

}  // namespace attain::io
