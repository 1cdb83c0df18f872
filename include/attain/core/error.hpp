// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace attain::core {

/// One mistake in what a user supplied: where it stands, what was found, what is meant.
/// Empty strings and line 0 mean "does not apply".
struct problem {
  std::string file = {};     ///< file name as given
  int line = 0;              ///< 1-based line
  std::string field = {};    ///< dotted name of the item, e.g. `indicator "zj-03".scale`
  std::string value = {};    ///< the offending value as written
  std::string message = {};  ///< what is wrong or what would be right
  std::string nearest = {};  ///< nearest valid name

  friend bool operator==(const problem&, const problem&) = default;
};

/// The whole sentence: `file:line: field: message, found "value"; did you mean "nearest"?`.
std::string to_string(const problem& p);

/// Base of every exception that attain throws.
class error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Input that breaks a rule. Carries every problem found, at least one.
class invalid_input : public error {
 public:
  explicit invalid_input(problem p);
  template <std::same_as<std::vector<problem>> Problems>
  explicit invalid_input(Problems all) : invalid_input(std::move(all), 0) {}

  const std::vector<problem>& problems() const noexcept { return problems_; }

 private:
  invalid_input(std::vector<problem> all, int);

  std::vector<problem> problems_;
};

/// A name that does not exist; the message names the nearest one.
class not_found : public error {
 public:
  not_found(const std::string& what, const std::string& name,
            const std::vector<std::string>& valid);
};

/// A figure that only the user can give, and that was not given.
class missing_input : public error {
 public:
  using error::error;
};

/// The caller asked a long computation to stop.
class cancelled : public error {
 public:
  cancelled() : error("cancelled by the caller") {}
};

}  // namespace attain::core

namespace attain {
using core::cancelled;
using core::error;
using core::invalid_input;
using core::missing_input;
using core::not_found;
}  // namespace attain
