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

/// One stage of a staged indicator. Under the rule that stages add up the event is a sum or an
/// addition and its value the amounts added up; otherwise the value is the stage's own.
struct stage {
  std::string of = {};  ///< key that the stages of one indicator share
  double printed = 0;   ///< the stage as the table prints it
  friend bool operator==(const stage&, const stage&) = default;
};

/// What a target adds to a target of the plan of the place around it.
struct contribution {
  std::string plan = {};
  std::string target = {};
  double amount = 0;  ///< printed unit of that target
  friend bool operator==(const contribution&, const contribution&) = default;
};

/// Fields of a target, as a plan file states them.
struct target_fields {
  std::string id = {};
  std::string indicator = {};
  event_kind event = event_kind::level;
  comparator compare = comparator::at_least;
  double value = 0;  ///< printed unit of the indicator; growth: percent; rank: place
  std::optional<double> value_max = {};  ///< upper end of a range
  int due = 0;
  std::optional<window> years = {};     ///< where `has_window(event)`
  std::vector<std::string> among = {};  ///< rank, hold_rank: indicators of the comparators
  attribute standing = attribute::none;
  bool soft = false;                  ///< 力争
  std::optional<bool> headline = {};  ///< none: headline unless soft or a restatement
  std::string restates = {};          ///< id of the target that this one repeats
  std::string alternative_to = {};    ///< id of the target whose sentence this reads otherwise
  std::string part_of = {};           ///< id of the target of the region or sector around it
  std::optional<stage> staged = {};
  std::optional<contribution> contributes = {};
  std::string data_source = {};  ///< who reports the figure
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
  /// First year whose value the event needs, the base year included.
  int first_year() const noexcept;
  /// Numbered, once and, unless the plan is soft as a whole, not soft: part of what joint answers
  /// are about. Of the stages of one indicator `plan` counts the last only.
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
