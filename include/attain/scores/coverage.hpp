// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace attain::scores {

/// An interval that was stated, what came, and the group it counts in, e.g. its origin year.
struct interval_outcome {
  core::interval range;  ///< ends may be infinite
  double y = 0;
  std::int64_t group = 0;

  friend bool operator==(const interval_outcome&, const interval_outcome&) = default;
};

/// How many of a group's outcomes lay inside their intervals, ends included.
struct coverage_group {
  std::int64_t key = 0;
  std::int64_t inside = 0;
  std::int64_t count = 0;

  /// Share inside with Wilson's 95 % interval, outcomes of a group taken as independent.
  core::proportion share() const;

  friend bool operator==(const coverage_group&, const coverage_group&) = default;
};

/// How many groups have a share inside a band, and how many below or above it.
struct band_count {
  int within = 0;
  int below = 0;
  int above = 0;

  friend bool operator==(const band_count&, const band_count&) = default;
};

/// Coverage of intervals, pooled and by group. Outcomes of one origin year err together, so the
/// pooled share can be right while every single year is far off: read the groups.
class coverage {
 public:
  /// @throws invalid_input for no outcome, low > high, or a NaN.
  explicit coverage(std::span<const interval_outcome> outcomes);
  /// @throws invalid_input unless keys increase and 0 <= inside <= count, count > 0.
  explicit coverage(std::vector<coverage_group> groups);

  /// By increasing key.
  const std::vector<coverage_group>& groups() const noexcept { return groups_; }
  /// All outcomes as one group, key 0.
  coverage_group pooled() const;
  /// Groups with a share in `band`, ends included, e.g. {.70, .90} for an 80 % interval.
  /// @throws invalid_input unless 0 <= low <= high <= 1.
  band_count groups_in(core::interval band) const;

  friend bool operator==(const coverage&, const coverage&) = default;

 private:
  std::vector<coverage_group> groups_;
};

/// "inside 41 of 50: 82.0 %, 95 % interval 69.2 % to 90.2 %".
std::string to_string(const coverage_group& group);

}  // namespace attain::scores
