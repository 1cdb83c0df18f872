// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/cost.hpp>
#include <attain/study/forecast.hpp>
#include <attain/study/paired.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// One target under one scenario. Differences are against the first scenario.
struct compared {
  std::optional<core::proportion> probability = {};
  std::optional<paired> difference = {};        ///< of the probability
  std::optional<paired> level_difference = {};  ///< of the log level at the due year
  std::optional<core::proportion> better = {};  ///< P(higher level than in the first scenario)
  /// First year by whose end at least half of the draws crossed; none before the due date's end.
  std::optional<int> first_year = {};
  std::optional<core::proportion> crossed = {};  ///< P(crossed by the due date)
  /// Of the year of the first crossing, years; a draw that never crosses counts as the year after
  /// the due year.
  std::optional<paired> year_difference = {};
  friend bool operator==(const compared&, const compared&) = default;
};

/// One target under all scenarios.
struct comparison_row {
  std::string id = {};
  core::name name = {};
  std::string unit = {};
  int due = 0;
  std::vector<compared> scenarios = {};
  friend bool operator==(const comparison_row&, const comparison_row&) = default;
};

/// Headline targets reached under one scenario.
struct compared_joint {
  int assessed = 0;
  paired expected_reached = {};
  std::optional<paired> difference = {};      ///< over targets assessed in both
  std::optional<core::proportion> more = {};  ///< P(more of them reached than in the first one)
  std::optional<core::proportion> fewer = {};
  friend bool operator==(const compared_joint&, const compared_joint&) = default;
};

/// Scenarios side by side on the same draws. The first is what others are held against.
class comparison {
 public:
  explicit comparison(session run);

  const session& run() const noexcept { return run_; }
  /// Targets of the period in the order of the plan file.
  const std::vector<comparison_row>& rows() const noexcept { return rows_; }
  const std::vector<compared_joint>& together() const noexcept { return joint_; }
  /// One a scenario.
  const std::vector<scenario_cost>& costs() const noexcept { return costs_; }
  const std::vector<std::string>& labels() const noexcept { return labels_; }

  /// @throws not_found with the nearest id.
  const comparison_row& operator[](const std::string& target) const;
  /// Costs, where every lever that a scenario sets has a price.
  /// @throws missing_input naming all levers without one, or why the prices do not add up.
  const std::vector<scenario_cost>& priced() const;

  friend bool operator==(const comparison& a, const comparison& b) { return a.run_ == b.run_; }

 private:
  session run_;
  std::vector<comparison_row> rows_;
  std::vector<compared_joint> joint_;
  std::vector<scenario_cost> costs_;
  std::vector<std::string> labels_;
};

/// Compares two or more scenarios. A target that no changed lever touches differs by exactly 0.
/// The paired standard error of a probability is that of the paired 0/1 outcomes:
/// sqrt((p10 + p01 - d^2) / n), p10 and p01 the shares of draws in which only one side reaches it.
comparison compare(const plans::plan& plan, const std::vector<plans::scenario>& scenarios,
                   const forecast_settings& settings = {});

}  // namespace attain::study
