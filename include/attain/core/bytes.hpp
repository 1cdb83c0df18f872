// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace attain::core {

/// Turns values into bytes: whole numbers and doubles as eight little-endian bytes, texts and lists
/// behind their length. For a type of its own a room defines `fields(archive, value)`, a template
/// that calls `archive(member, ...)`: one list of members for both directions.
class byte_writer {
 public:
  void item(bool v) { number(v ? 1 : 0); }
  void item(int v) { number(static_cast<std::uint64_t>(static_cast<std::int64_t>(v))); }
  void item(std::uint64_t v) { number(v); }
  void item(double v) { number(std::bit_cast<std::uint64_t>(v)); }
  void item(const std::string& text) {
    number(text.size());
    out_ += text;
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void item(Enum v) {
    number(static_cast<std::uint64_t>(v));
  }
  template <class T>
  void item(const std::vector<T>& all) {
    number(all.size());
    for (const T& one : all) item(one);
  }
  template <class T>
    requires std::is_class_v<T>
  void item(const T& one) {
    fields(*this, const_cast<T&>(one));  // read only
  }
  template <class... Item>
  void operator()(const Item&... items) {
    (item(items), ...);
  }

  std::string take() { return std::move(out_); }

 private:
  void number(std::uint64_t v) {
    for (int i = 0; i < 8; ++i) out_ += static_cast<char>((v >> (8 * i)) & 0xFFU);
  }

  std::string out_;
};

/// The way back, for bytes from anywhere: lengths are bounded by the bytes that are left.
/// @throws invalid_input for what `byte_writer` does not write.
class byte_reader {
 public:
  /// `what` the bytes hold, for messages.
  byte_reader(std::string what, std::string_view bytes) : what_(std::move(what)), left_(bytes) {}

  [[noreturn]] void refuse(const std::string& message) const {
    throw invalid_input({.field = what_, .message = message});
  }

  void item(bool& v) {
    const std::uint64_t n = number();
    if (n > 1) refuse("the bytes are damaged: neither yes nor no");
    v = n == 1;
  }
  void item(int& v) {
    const auto n = static_cast<std::int64_t>(number());
    constexpr std::int64_t most = 2'000'000'000;
    if (n < -most || n > most) refuse("the bytes are damaged: a number too large");
    v = static_cast<int>(n);
  }
  void item(std::uint64_t& v) { v = number(); }
  void item(double& v) { v = std::bit_cast<double>(number()); }
  void item(std::string& text) {
    const std::size_t size = count();
    text.assign(left_.substr(0, size));
    left_.remove_prefix(size);
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void item(Enum& v) {
    const std::uint64_t n = number();
    if (n > 255) refuse("the bytes are damaged: an unknown kind");
    v = static_cast<Enum>(n);
  }
  template <class T>
  void item(std::vector<T>& all) {
    const std::size_t size = count();
    all.clear();
    for (std::size_t k = 0; k < size; ++k) {
      T one{};
      item(one);
      all.push_back(std::move(one));
    }
  }
  template <class T>
    requires std::is_class_v<T>
  void item(T& one) {
    fields(*this, one);
  }
  template <class... Item>
  void operator()(Item&... items) {
    (item(items), ...);
  }

  /// @throws invalid_input where bytes are left over.
  void finish() const {
    if (!left_.empty()) refuse("the bytes are too many");
  }

 private:
  std::uint64_t number() {
    if (left_.size() < 8) refuse("the bytes end too early");
    std::uint64_t v = 0;
    for (std::size_t i = 0; i < 8; ++i)
      v |= static_cast<std::uint64_t>(static_cast<unsigned char>(left_[i])) << (8 * i);
    left_.remove_prefix(8);
    return v;
  }
  /// A number of items, each of at least a byte.
  std::size_t count() {
    const std::uint64_t n = number();
    if (n > left_.size()) refuse("the bytes end too early");
    return static_cast<std::size_t>(n);
  }

  std::string what_;
  std::string_view left_;
};

/// `payload` behind a line that names kind and version and a fingerprint: what `opened` checks.
std::string sealed(std::string_view magic, std::string_view payload);
/// The payload of sealed bytes. @throws invalid_input for another kind, another version or damage.
std::string_view opened(const std::string& what, std::string_view magic, std::string_view bytes);

}  // namespace attain::core
