// SPDX-License-Identifier: Apache-2.0
#include "io/toml_guard.hpp"

#include "io/read_text.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::io {

namespace {

/// Walks over TOML by its lexical rules only. It agrees with a parser up to the first mistake, and
/// a parser does not go further.
class scanner {
 public:
  scanner(const std::string& file, std::string_view text) : file_(file), text_(text) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (c == '"' || c == '\'') {
        skip_text(c);
      } else {
        mark(c);
        ++at_;
      }
    }
  }

 private:
  void mark(char c) {
    if (c == '\n') {
      ++line_;
      line_dots_ = 0;
    }
    if (c == '.') {
      limit(++line_dots_, toml_most_line_dots, "dots in a line");
      limit(++key_dots_, toml_most_key_dots, "dots in a key");
    }
    if (c == '[' || c == '{') limit(++depth_, toml_most_depth, "brackets inside one another");
    if (c == ']' || c == '}') depth_ = std::max(0, depth_ - 1);
    const bool separates =
        c == '\n' || c == '=' || c == ',' || c == '[' || c == '{' || c == '}' || c == ']';
    if (separates) key_dots_ = 0;
    const bool counts = c == '.' || c == '=' || c == ',' || c == '[' || c == '{';
    if (counts) limit(++marks_, toml_most_marks, "values");
  }

  void limit(int count, int most, const char* what) const {
    if (count > most)
      throw invalid_input({.file = file_,
                           .line = line_,
                           .message = core::cat("must have at most ", most, " ", what)});
  }

  bool triple(char quote) const {
    return text_.size() - at_ >= 3 && text_[at_] == quote && text_[at_ + 1] == quote &&
           text_[at_ + 2] == quote;
  }

  void skip_text(char quote) {
    const bool long_text = triple(quote);
    at_ += long_text ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' && !long_text) return;
      if (c == '\n') ++line_;
      if (c == '\\' && quote == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++line_;
        at_ += 2;
      } else if (c != quote) {
        ++at_;
      } else if (!long_text) {
        ++at_;
        return;
      } else if (triple(quote)) {
        at_ += 3;
        for (int extra = 0; extra < 2 && at_ < text_.size() && text_[at_] == quote; ++extra) ++at_;
        return;
      } else {
        ++at_;
      }
    }
    at_ = std::min(at_, text_.size());
  }

  const std::string& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int depth_ = 0;
  int line_dots_ = 0;
  int key_dots_ = 0;
  int marks_ = 0;
};

}  // namespace

void guard_toml(const std::string& file, std::string_view text) {
  check_characters(file, text, toml_most_bytes);
  scanner(file, text).run();
}

}  // namespace attain::io
