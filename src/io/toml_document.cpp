// SPDX-License-Identifier: Apache-2.0
#include "io/toml_document.hpp"

#include "io/read_text.hpp"
#include "io/toml_guard.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

// The namespace is renamed, so that the linker never joins these repaired functions with those of
// an unrepaired copy in the program that embeds the library.
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_UNRELEASED_FEATURES 0
#define toml attain_io_toml
#include <toml++/toml.h>
#undef toml

namespace attain::io {

namespace {

namespace parser = attain_io_toml;

int line_of(const parser::source_region& place) { return static_cast<int>(place.begin.line); }

class converter {
 public:
  explicit converter(const std::string& file) : file_(file) {}

  toml_node convert(const parser::node& from, int depth) const {
    toml_node to{toml_node::kind::table, line_of(from.source()), {}, 0, 0, false, {}, {}};
    if (depth > toml_most_depth)
      throw invalid_input({.file = file_,
                           .line = to.line,
                           .message = core::cat("must have at most ", toml_most_depth,
                                                " tables and lists inside one another")});
    if (const parser::table* table = from.as_table()) {
      convert_table(*table, to, depth);
    } else if (const parser::array* array = from.as_array()) {
      to.what = toml_node::kind::array;
      to.items.reserve(array->size());
      for (const parser::node& item : *array) to.items.push_back(convert(item, depth + 1));
    } else {
      convert_value(from, to);
    }
    return to;
  }

 private:
  void convert_table(const parser::table& table, toml_node& to, int depth) const {
    to.entries.reserve(table.size());
    for (const auto& [key, value] : table)
      to.entries.push_back(
          toml_entry{std::string(key.str()), line_of(key.source()), convert(value, depth + 1)});
    std::stable_sort(to.entries.begin(), to.entries.end(),
                     [](const toml_entry& a, const toml_entry& b) { return a.line < b.line; });
  }

  static void convert_value(const parser::node& from, toml_node& to) {
    if (const auto* text = from.as_string()) {
      to.what = toml_node::kind::text;
      to.text = text->get();
    } else if (const auto* integer = from.as_integer()) {
      to.what = toml_node::kind::integer;
      to.integer = integer->get();
    } else if (const auto* number = from.as_floating_point()) {
      to.what = toml_node::kind::number;
      to.number = number->get();
    } else if (const auto* boolean = from.as_boolean()) {
      to.what = toml_node::kind::boolean;
      to.boolean = boolean->get();
    } else {
      to.what = toml_node::kind::date;
    }
  }

  const std::string& file_;
};

std::string line_text(std::string_view text, int line) {
  std::size_t from = 0;
  for (int i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n', from);
    if (end == std::string_view::npos) return "";
    from = end + 1;
  }
  std::string_view found = text.substr(from, text.find('\n', from) - from);
  const std::size_t first = found.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  found.remove_prefix(first);
  return std::string(found.substr(0, found.find_last_not_of(" \t\r") + 1));
}

std::string sentence(std::string_view from, const std::string& line) {
  if (from.find("unescaped control characters") != std::string_view::npos)
    return "a text must end with its quote on the line on which it began";
  std::string message(from.substr(0, 400));
  const bool bare_key = message.find("expected keys") != std::string::npos ||
                        message.find("expected bare key") != std::string::npos ||
                        message.find("expected key") != std::string::npos;
  const bool foreign = !line.empty() && static_cast<unsigned char>(line.front()) >= 0x80;
  if (bare_key && foreign)
    message += "; a key with other characters than A-Z a-z 0-9 _ - must stand in quotes";
  return message;
}

}  // namespace

toml_node parse_toml(const std::string& file, std::string_view text) {
  guard_toml(file, text);
  const std::string lines = unix_lines(text);
  try {
    return converter(file).convert(parser::parse(lines), 0);
  } catch (const parser::parse_error& e) {
    const int line = line_of(e.source());
    const std::string found = line_text(text, line);
    throw invalid_input(
        {.file = file, .line = line, .value = found, .message = sentence(e.description(), found)});
  }
}

const toml_entry* find_entry(const toml_node& table, std::string_view key) {
  for (const toml_entry& e : table.entries)
    if (e.key == key) return &e;
  return nullptr;
}

std::string kind_name(const toml_node& node) {
  switch (node.what) {
    case toml_node::kind::text:
      return "a text";
    case toml_node::kind::integer:
      return "a whole number";
    case toml_node::kind::number:
      return "a number";
    case toml_node::kind::boolean:
      return "true or false";
    case toml_node::kind::date:
      return "a date";
    case toml_node::kind::array:
      return "a list";
    case toml_node::kind::table:
      return "a table";
  }
  return "";
}

std::string written(const toml_node& node) {
  switch (node.what) {
    case toml_node::kind::text:
      return node.text;
    case toml_node::kind::integer:
      return core::number(node.integer);
    case toml_node::kind::number:
      return core::number(node.number);
    case toml_node::kind::boolean:
      return node.boolean ? "true" : "false";
    default:
      return kind_name(node);
  }
}

}  // namespace attain::io
