// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/event.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::plans {

/// Standing that a plan gives a target: 预期性, 约束性 or none.
enum class attribute { expected, binding, none };

/// Years of a window, both ends included.
struct window {
  int first = 0;
  int last = 0;
  friend bool operator==(const window&, const window&) = default;
};

/// Fields of a target, as a plan file states them.
struct target_fields {
  std::string id = {};
  std::string indicator = {};
  event_kind event = event_kind::level;
  comparator compare = comparator::at_least;
  double value = 0;  ///< printed unit of the indicator; growth: percent a year
  int due = 0;
  std::optional<window> years = {};  ///< every_year, sum, growth
  attribute standing = attribute::none;
  bool soft = false;                  ///< 力争
  std::optional<bool> headline = {};  ///< none: headline unless soft or a restatement
  std::string restates = {};          ///< id of the target that this one repeats
  std::string section = {};
  std::string quote = {};
  std::string reading = {};
  std::vector<std::string> rejected = {};

  friend bool operator==(const target_fields&, const target_fields&) = default;
};

/// A dated aim: an event on the path of one indicator.
class target {
 public:
  /// @throws invalid_input where value, years or window break a rule.
  explicit target(target_fields fields);

  const target_fields& fields() const noexcept { return fields_; }
  const std::string& id() const noexcept { return fields_.id; }
  const std::string& indicator() const noexcept { return fields_.indicator; }
  bool has_number() const noexcept { return fields_.event != event_kind::no_number; }
  /// Part of what joint answers are about. In a plan that is soft as a whole its soft targets are.
  bool headline(bool plan_is_soft) const noexcept;

  friend bool operator==(const target&, const target&) = default;

 private:
  target_fields fields_;
};

std::string to_string(attribute a);
std::optional<attribute> parse_attribute(std::string_view text);
/// e.g. `zj-03: level >= 30 by 2025`.
std::string to_string(const target& t);

}  // namespace attain::plans
