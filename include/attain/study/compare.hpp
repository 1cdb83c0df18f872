// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/forecast.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// A difference against the first scenario with the error of the paired draws.
struct paired {
  double value = 0;
  double std_error = 0;
  friend bool operator==(const paired&, const paired&) = default;
};

/// One target under one scenario.
struct compared {
  std::optional<core::proportion> probability = {};
  std::optional<paired> difference = {};        ///< of the probability
  std::optional<paired> level_difference = {};  ///< of the log level at the due year
  std::optional<double> better = {};            ///< P(higher level than in the first scenario)
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

/// Expected number of headline targets reached under one scenario.
struct compared_joint {
  int assessed = 0;
  paired expected_reached = {};
  std::optional<paired> difference = {};  ///< over targets assessed in both
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
  const std::vector<std::string>& labels() const noexcept { return labels_; }

  /// @throws not_found with the nearest id.
  const comparison_row& operator[](const std::string& target) const;

  friend bool operator==(const comparison& a, const comparison& b) { return a.run_ == b.run_; }

 private:
  session run_;
  std::vector<comparison_row> rows_;
  std::vector<compared_joint> joint_;
  std::vector<std::string> labels_;
};

/// Compares two or more scenarios. A target that no changed lever touches differs by exactly 0.
/// The paired standard error of a probability is that of the paired 0/1 outcomes:
/// sqrt((p10 + p01 - d^2) / n), p10 and p01 the shares of draws in which only one side reaches it.
comparison compare(const plans::plan& plan, const std::vector<plans::scenario>& scenarios,
                   const forecast_settings& settings = {});

}  // namespace attain::study
