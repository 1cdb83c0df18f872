// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/toml_document.hpp"

#include <attain/core/error.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::io {

/// Longest texts of a plan, in bytes, and most items of a kind.
inline constexpr std::size_t longest_id = 64;
inline constexpr std::size_t longest_name = 400;
inline constexpr std::size_t longest_quote = 4000;
inline constexpr std::size_t longest_file_name = 255;
inline constexpr std::size_t most_items = 20'000;

/// The problems of one file.
class problem_list {
 public:
  explicit problem_list(std::string file) : file_(std::move(file)) {}

  const std::string& file() const noexcept { return file_; }
  std::size_t size() const noexcept { return all_.size(); }
  /// Adds `p`, which stands in this file. @throws invalid_input with all of them at the fiftieth.
  void add(core::problem p);
  /// In order of line.
  std::vector<core::problem> in_order();
  /// @throws invalid_input with all problems in order of line, if there are any.
  void throw_if_any();

 private:
  std::string file_;
  std::vector<core::problem> all_;
};

/// The nearest of the first thousand names: bounds the time of a message.
std::string nearest_of(std::string_view word, const std::vector<std::string>& names);

/// Reads the keys of one table. Getters record the key as known, report what is wrong and return
/// an empty value then; `finish` reports the keys that nobody asked for.
class table_reader {
 public:
  /// `prefix` is the dotted name of the table, e.g. `indicator "zj-03"`, empty for the root.
  table_reader(const toml_node& table, int line, std::string prefix, problem_list& problems)
      : table_(&table),
        line_(line),
        prefix_(std::move(prefix)),
        problems_(&problems),
        before_(problems.size()) {}

  const toml_node& node() const noexcept { return *table_; }
  int line() const noexcept { return line_; }
  problem_list& problems() const noexcept { return *problems_; }
  /// True where no problem was reported since this reader was made or started.
  bool good() const noexcept { return problems_->size() == before_; }
  /// Makes `good` look from here on: tables of a list are made together and read one by one.
  void start() noexcept { before_ = problems_->size(); }

  const toml_entry* find(std::string_view key);
  const toml_entry* require(std::string_view key);
  bool has(std::string_view key) const { return find_entry(*table_, key) != nullptr; }
  std::string field(std::string_view key) const;
  int line_of(std::string_view key) const;

  /// A text of 1 to `limit` bytes.
  std::string text(std::string_view key, std::size_t limit);
  std::string optional_text(std::string_view key, std::size_t limit);
  std::vector<std::string> optional_texts(std::string_view key, std::size_t limit);
  double number(std::string_view key);
  std::optional<double> optional_number(std::string_view key);
  int whole(std::string_view key);
  std::optional<int> optional_whole(std::string_view key);
  int year(std::string_view key);
  std::optional<int> optional_year(std::string_view key);
  std::optional<bool> optional_flag(std::string_view key);
  std::optional<table_reader> table(std::string_view key);
  std::optional<table_reader> optional_table(std::string_view key);
  /// The tables of `[[key]]`, each named `key "id"` or `key number`.
  std::vector<table_reader> tables(std::string_view key);

  /// One of `names`, read by `parse`; empty with a problem otherwise.
  template <class Parse>
  auto choice(std::string_view key, Parse parse, const std::vector<std::string>& names)
      -> decltype(parse(std::string_view())) {
    const std::string word = text(key, longest_quote);
    auto value = parse(std::string_view(word));
    if (!value && !word.empty()) not_one_of(key, word, names);
    return value;
  }

  /// What `make` returns; the problems of what it throws are placed in this table.
  template <class Make>
  auto build(Make make) -> std::optional<decltype(make())> {
    try {
      return make();
    } catch (const invalid_input& e) {
      place(e);
    } catch (const not_found& e) {
      fail("", "", e.what());
    }
    return std::nullopt;
  }

  void fail(std::string_view key, std::string value, std::string message, std::string nearest = "");
  void not_one_of(std::string_view key, const std::string& word,
                  const std::vector<std::string>& names);
  /// Places problems of a constructor at the keys that they name.
  void place(const invalid_input& e);
  void finish();

  /// Checks of single values, for lists and schedules.
  std::optional<double> as_number(const toml_node& node, const std::string& field);
  std::optional<std::string> as_text(const toml_node& node, const std::string& field,
                                     std::size_t limit);
  std::optional<int> as_whole(const toml_node& node, const std::string& field);
  void wrong_kind(const toml_node& node, const std::string& field, const char* wanted);
  void report(int line, std::string field, std::string value, std::string message,
              std::string nearest = "");

 private:
  const toml_node* table_;
  int line_;
  std::string prefix_;
  problem_list* problems_;
  std::size_t before_;
  std::vector<std::string> known_ = {};
};

}  // namespace attain::io
