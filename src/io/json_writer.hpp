// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::io {

/// Writes one JSON value with two spaces of indent, members in the order they are given.
class json_writer {
 public:
  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool b) { put(b ? "true" : "false"); }
  void value(std::int64_t number);
  void value(std::uint64_t number);
  void value(int number) { value(static_cast<std::int64_t>(number)); }
  /// Shortest text that reads back to the same double. @throws error for NaN and infinities.
  void value(double number);
  void null() { put("null"); }

  template <class T>
  void value(const std::optional<T>& maybe) {
    if (maybe) {
      value(*maybe);
    } else {
      null();
    }
  }

  template <class T>
  void member(std::string_view name, const T& v) {
    key(name);
    value(v);
  }
  void member_null(std::string_view name) {
    key(name);
    null();
  }
  /// An array on one line.
  template <class T>
  void member_list(std::string_view name, const std::vector<T>& items) {
    key(name);
    open_array();
    for (const T& item : items) value(item);
    close_array();
  }

  /// The text; a line break ends it.
  std::string take() { return std::move(text_) + "\n"; }

 private:
  void open(char bracket);
  void close(char bracket);
  void put(std::string_view token);
  void before_item();

  std::string text_;
  std::string name_;
  std::vector<bool> has_items_;
  bool after_key_ = false;
};

}  // namespace attain::io
