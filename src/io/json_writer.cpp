// SPDX-License-Identifier: Apache-2.0
#include "json_writer.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cmath>

namespace attain::io {

namespace {

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

void json_writer::before_item() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) text_ += ',';
  has_items_.back() = true;
  text_ += '\n';
  text_.append(2 * has_items_.size(), ' ');
}

void json_writer::open(char bracket) {
  before_item();
  text_ += bracket;
  has_items_.push_back(false);
}

void json_writer::close(char bracket) {
  const bool filled = has_items_.back();
  has_items_.pop_back();
  if (filled) {
    text_ += '\n';
    text_.append(2 * has_items_.size(), ' ');
  }
  text_ += bracket;
}

void json_writer::key(std::string_view name) {
  before_item();
  name_ = name;
  text_ += quoted(name);
  text_ += ": ";
  after_key_ = true;
}

void json_writer::put(std::string_view token) {
  before_item();
  text_ += token;
}

void json_writer::value(std::string_view text) { put(quoted(text)); }
void json_writer::value(std::int64_t number) { put(std::to_string(number)); }
void json_writer::value(std::uint64_t number) { put(std::to_string(number)); }

void json_writer::value(double number) {
  if (!std::isfinite(number))
    throw error(core::cat("JSON has no word for ", core::number(number), " in \"", name_, "\""));
  put(core::number(number));
}

}  // namespace attain::io
