// SPDX-License-Identifier: Apache-2.0
#include "io/read_table.hpp"

#include "io/read_text.hpp"

#include <attain/core/check.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace attain::io {

namespace {

constexpr std::size_t most_problems = 50;
constexpr std::size_t most_names = 1000;
constexpr std::size_t most_shown = 16;

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most_shown; ++i)
    out += core::cat(i == 0 ? "" : ", ", names[i]);
  return out;
}

}  // namespace

void problem_list::add(core::problem p) {
  if (p.file.empty()) p.file = file_;
  p.field = core::clip(visible(p.field), 200);
  p.value = core::clip(visible(p.value), 200);
  p.message = visible(p.message);
  all_.push_back(std::move(p));
  if (all_.size() >= most_problems) throw_if_any();
}

std::vector<core::problem> problem_list::in_order() {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const core::problem& a, const core::problem& b) { return a.line < b.line; });
  return all_;
}

void problem_list::throw_if_any() {
  if (!all_.empty()) throw invalid_input(in_order());
}

std::string nearest_of(std::string_view word, const std::vector<std::string>& names) {
  if (names.size() <= most_names) return core::nearest(word, names);
  return core::nearest(word, {names.begin(), names.begin() + most_names});
}

const toml_entry* table_reader::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  return find_entry(*table_, key);
}

const toml_entry* table_reader::require(std::string_view key) {
  const toml_entry* found = find(key);
  if (found == nullptr) fail(key, "", "is missing");
  return found;
}

std::string table_reader::field(std::string_view key) const {
  if (prefix_.empty() || key.empty()) return prefix_ + std::string(key);
  return core::cat(prefix_, ".", key);
}

int table_reader::line_of(std::string_view key) const {
  const toml_entry* found = find_entry(*table_, key);
  return found == nullptr ? line_ : found->line;
}

void table_reader::report(int line, std::string field, std::string value, std::string message,
                          std::string nearest) {
  problems_->add({.line = line,
                  .field = std::move(field),
                  .value = std::move(value),
                  .message = std::move(message),
                  .nearest = std::move(nearest)});
}

void table_reader::fail(std::string_view key, std::string value, std::string message,
                        std::string nearest) {
  report(line_of(key), field(key), std::move(value), std::move(message), std::move(nearest));
}

void table_reader::not_one_of(std::string_view key, const std::string& word,
                              const std::vector<std::string>& names) {
  fail(key, word, core::cat("must be one of ", joined(names)), nearest_of(word, names));
}

void table_reader::place(const invalid_input& e) {
  for (const core::problem& p : e.problems()) {
    const std::string key = p.field.substr(0, p.field.find('.'));
    report(p.line > 0 ? p.line : line_of(key), field(p.field), p.value, p.message, p.nearest);
  }
}

void table_reader::finish() {
  for (const toml_entry& e : table_->entries)
    if (std::find(known_.begin(), known_.end(), e.key) == known_.end())
      report(e.line, field(e.key), "", "is not a known key", nearest_of(e.key, known_));
}

void table_reader::wrong_kind(const toml_node& node, const std::string& field, const char* wanted) {
  const std::string what = kind_name(node);
  const std::string value = written(node);
  report(node.line, field, value == what ? "" : value,
         core::cat("must be ", wanted, ", not ", what));
}

std::optional<double> table_reader::as_number(const toml_node& node, const std::string& field) {
  if (node.what == toml_node::kind::integer) return static_cast<double>(node.integer);
  if (node.what != toml_node::kind::number) {
    wrong_kind(node, field, "a number");
    return std::nullopt;
  }
  if (std::isfinite(node.number)) return node.number;
  report(node.line, field, core::number(node.number), "must be a finite number");
  return std::nullopt;
}

std::optional<int> table_reader::as_whole(const toml_node& node, const std::string& field) {
  if (node.what != toml_node::kind::integer) {
    wrong_kind(node, field, "a whole number");
    return std::nullopt;
  }
  using limits = std::numeric_limits<int>;
  if (node.integer >= limits::min() && node.integer <= limits::max())
    return static_cast<int>(node.integer);
  report(node.line, field, core::number(node.integer), "is out of range");
  return std::nullopt;
}

std::optional<std::string> table_reader::as_text(const toml_node& node, const std::string& field,
                                                 std::size_t limit) {
  if (node.what != toml_node::kind::text) {
    wrong_kind(node, field, "a text");
    return std::nullopt;
  }
  if (node.text.size() > limit) {
    report(node.line, field, core::clip(node.text, 40),
           core::cat("must be at most ", static_cast<std::int64_t>(limit), " bytes"));
    return std::nullopt;
  }
  const bool one_line = limit < longest_quote;
  if (has_control(node.text) || (one_line && node.text.find('\n') != std::string::npos)) {
    report(node.line, field, node.text, "must not hold control characters");
    return std::nullopt;
  }
  return node.text;
}

std::string table_reader::text(std::string_view key, std::size_t limit) {
  const toml_entry* found = require(key);
  if (found == nullptr) return "";
  const std::optional<std::string> value = as_text(found->value, field(key), limit);
  if (value && value->empty()) fail(key, "", "must not be empty");
  return value.value_or("");
}

std::string table_reader::optional_text(std::string_view key, std::size_t limit) {
  const toml_entry* found = find(key);
  if (found == nullptr) return "";
  return as_text(found->value, field(key), limit).value_or("");
}

std::vector<std::string> table_reader::optional_texts(std::string_view key, std::size_t limit) {
  std::vector<std::string> out;
  const toml_entry* found = find(key);
  if (found == nullptr) return out;
  if (found->value.what != toml_node::kind::array) {
    wrong_kind(found->value, field(key), "a list of texts");
    return out;
  }
  for (const toml_node& item : found->value.items) {
    const std::optional<std::string> value = as_text(item, field(key), limit);
    if (!value) continue;
    if (value->empty()) report(item.line, field(key), "", "must not hold empty texts");
    out.push_back(*value);
  }
  return out;
}

double table_reader::number(std::string_view key) {
  return require(key) == nullptr ? 0 : optional_number(key).value_or(0);
}

std::optional<double> table_reader::optional_number(std::string_view key) {
  const toml_entry* found = find(key);
  if (found == nullptr) return std::nullopt;
  return as_number(found->value, field(key));
}

int table_reader::whole(std::string_view key) {
  return require(key) == nullptr ? 0 : optional_whole(key).value_or(0);
}

std::optional<int> table_reader::optional_whole(std::string_view key) {
  const toml_entry* found = find(key);
  if (found == nullptr) return std::nullopt;
  return as_whole(found->value, field(key));
}

int table_reader::year(std::string_view key) {
  return require(key) == nullptr ? 0 : optional_year(key).value_or(0);
}

std::optional<int> table_reader::optional_year(std::string_view key) {
  const std::optional<int> value = optional_whole(key);
  if (value) build([&] { return core::check_year(key, *value); });
  return value;
}

std::optional<bool> table_reader::optional_flag(std::string_view key) {
  const toml_entry* found = find(key);
  if (found == nullptr) return std::nullopt;
  if (found->value.what == toml_node::kind::boolean) return found->value.boolean;
  wrong_kind(found->value, field(key), "true or false");
  return std::nullopt;
}

std::optional<table_reader> table_reader::table(std::string_view key) {
  if (require(key) == nullptr) return std::nullopt;
  return optional_table(key);
}

std::optional<table_reader> table_reader::optional_table(std::string_view key) {
  const toml_entry* found = find(key);
  if (found == nullptr) return std::nullopt;
  if (found->value.what == toml_node::kind::table)
    return table_reader(found->value, found->line, field(key), *problems_);
  wrong_kind(found->value, field(key), "a table");
  return std::nullopt;
}

std::vector<table_reader> table_reader::tables(std::string_view key) {
  std::vector<table_reader> out;
  const toml_entry* found = find(key);
  if (found == nullptr) return out;
  const toml_node& list = found->value;
  const std::string wanted = core::cat("a list of tables, written [[", field(key), "]]");
  if (list.what != toml_node::kind::array) {
    wrong_kind(list, field(key), wanted.c_str());
    return out;
  }
  if (list.items.size() > most_items) {
    fail(key, core::number(static_cast<std::int64_t>(list.items.size())),
         core::cat("must be at most ", static_cast<std::int64_t>(most_items), " items"));
    return out;
  }
  int place = 0;
  for (const toml_node& item : list.items) {
    ++place;
    if (item.what != toml_node::kind::table) {
      wrong_kind(item, field(key), wanted.c_str());
      continue;
    }
    const toml_entry* id = find_entry(item, "id");
    const bool named = id != nullptr && id->value.what == toml_node::kind::text &&
                       id->value.text.size() <= longest_id;
    const std::string name = named ? core::cat(" \"", id->value.text, "\"") : core::cat(" ", place);
    out.emplace_back(item, item.line, field(key) + name, *problems_);
  }
  return out;
}

}  // namespace attain::io
