// SPDX-License-Identifier: Apache-2.0
#include "io/toml_writer.hpp"

#include <attain/core/text.hpp>

namespace attain::io {

namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

std::string escaped(char c) {
  if (c == '"') return "\\\"";
  if (c == '\\') return "\\\\";
  if (c == '\n') return "\\n";
  if (c == '\t') return "\\t";
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x20 || byte == 0x7F)
    return core::cat("\\u00", hexadecimal[byte >> 4U], hexadecimal[byte & 15U]);
  return {c};
}

}  // namespace

std::string toml_text(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) out += escaped(c);
  return out + "\"";
}

std::string toml_number(double value) {
  std::string out = core::number(value);
  // A whole number of TOML has 64 bits; a point makes it a number with decimals.
  if (out.find_first_not_of("-0123456789") == std::string::npos && out.size() > 15) out += ".0";
  return out;
}

std::string toml_list(const std::vector<std::string>& values) {
  std::string out = "[";
  for (const std::string& value : values) out += (out.size() > 1 ? ", " : "") + toml_text(value);
  return out + "]";
}

toml_inline& toml_inline::add(std::string_view key, std::string value) {
  pairs_ += core::cat(pairs_.empty() ? " " : ", ", key, " = ", value);
  return *this;
}

std::string toml_inline::done() const { return core::cat("{", pairs_, " }"); }

void toml_writer::item(std::string_view name) { out_ += core::cat("\n[[", name, "]]\n"); }

void toml_writer::table(std::string_view name) { out_ += core::cat("\n[", name, "]\n"); }

void toml_writer::raw(std::string_view key, const std::string& value) {
  out_ += core::cat(key, " = ", value, "\n");
}

void toml_writer::text(std::string_view key, const std::string& value) {
  if (!value.empty()) raw(key, toml_text(value));
}

void toml_writer::number(std::string_view key, double value) { raw(key, toml_number(value)); }

void toml_writer::number(std::string_view key, const std::optional<double>& value) {
  if (value) number(key, *value);
}

void toml_writer::whole(std::string_view key, const std::optional<int>& value) {
  if (value) raw(key, core::cat(*value));
}

void toml_writer::flag(std::string_view key, const std::optional<bool>& value) {
  if (value) raw(key, *value ? "true" : "false");
}

void toml_writer::list(std::string_view key, const std::vector<std::string>& values) {
  if (!values.empty()) raw(key, toml_list(values));
}

}  // namespace attain::io
