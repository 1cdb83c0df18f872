// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/plans/plan.hpp>
#include <attain/simulate/assess.hpp>
#include <attain/study/session.hpp>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attain::study {

/// Quantile levels that boards and fans show.
inline constexpr std::array<double, 5> quantile_levels{.05, .25, .5, .75, .95};

/// Quantiles of an indicator's path, in its printed unit.
struct fan {
  std::vector<double> years = {};
  std::vector<std::array<double, 5>> values = {};  ///< one set of `quantile_levels` a year
  friend bool operator==(const fan&, const fan&) = default;
};

/// One target of a board. Absent figures are empty; growth rates are shares a year.
struct row {
  std::string id = {};
  std::string indicator = {};
  core::name name = {};
  plans::target_fields target = {};
  std::string unit = {};
  bool headline = false;
  simulate::assessability state = simulate::assessability::not_assessable;
  std::string reason = {};
  std::string needs = {};
  std::optional<core::proportion> probability = {};
  std::optional<std::array<double, 5>> quantiles = {};  ///< at the due year, printed unit
  std::optional<std::pair<double, double>> last_observation = {};  ///< time, printed value
  std::optional<double> required_growth = {};  ///< compound, last observation to due year
  std::optional<double> observed_growth = {};  ///< compound, over the years observed
  std::optional<double> base_rate = {};
  /// Under the plan's own commitments, where one of its quantified levers acts.
  std::optional<core::proportion> plan_probability = {};
  int calibrated_on = 0;  ///< series that the class constants rest on; 0: uncalibrated
  /// Whether 80 % intervals of its class held too few or too many outcomes of some origin year.
  bool flagged = false;
  std::string calibration = {};  ///< what the class constants rest on and how they fared
  std::optional<fan> path = {};
  std::vector<std::pair<double, double>> observations = {};  ///< used: time, printed value

  bool calibrated() const noexcept { return calibrated_on > 0; }
  friend bool operator==(const row&, const row&) = default;
};

/// Answers about several targets, from the same draws.
struct joint {
  int headline = 0;  ///< targets that joint answers are about
  int assessed = 0;  ///< of them with a probability
  double expected_reached = 0;
  double expected_reached_std_error = 0;
  /// P(all assessed ones); an upper bound where some are not assessed. Empty where none is.
  std::optional<core::proportion> all = {};
  bool all_is_upper_bound = false;
  std::vector<double> at_least = {};  ///< P(k or more), k = 0 .. assessed

  friend bool operator==(const joint&, const joint&) = default;
};

/// The table of a plan's targets with their attainment. Immutable; keeps the run it was made from,
/// so that parts of one run can be merged into the board of the whole.
class board {
 public:
  explicit board(session run);

  const session& run() const noexcept { return run_; }
  const std::vector<row>& rows() const noexcept { return rows_; }
  const joint& together() const noexcept { return joint_; }
  /// What a reader must know of the run: evidence newer than the as-of point, assumptions.
  const std::vector<std::string>& labels() const noexcept { return labels_; }

  /// @throws not_found with the nearest id.
  const row& operator[](const std::string& target) const;

  friend bool operator==(const board& a, const board& b) { return a.run_ == b.run_; }

 private:
  session run_;
  std::vector<row> rows_;
  joint joint_;
  std::vector<std::string> labels_;
};

/// The board of parts of one run. @throws invalid_input where they are not of one run.
board merge(const std::vector<board>& parts);

}  // namespace attain::study
