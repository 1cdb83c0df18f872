// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/core/name.hpp>
#include <attain/plans/target.hpp>
#include <attain/progress/standing.hpp>
#include <attain/simulate/assess.hpp>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attain::study {

/// Quantile levels that boards and fans show.
inline constexpr std::array<double, 5> quantile_levels{.05, .25, .5, .75, .95};

/// How a probability was estimated from the draws.
enum class estimator {
  none,         ///< no probability, or one that needs no estimate
  count,        ///< share of draws in which the event happens
  conditional,  ///< mean over draws of its probability given all but the normals of its own path
  exact,        ///< the closed form
};

std::string to_string(estimator e);

/// Quantiles of an indicator's path, in its printed unit.
struct fan {
  std::vector<double> years = {};
  std::vector<std::array<double, 5>> values = {};  ///< one set of `quantile_levels` a year
  friend bool operator==(const fan&, const fan&) = default;
};

/// What a target is to its plan: joint answers are about headline targets alone, so that each
/// sentence of the document counts once.
enum class role {
  headline,
  soft,         ///< 力争, in a plan whose other goals are firm
  stage,        ///< an earlier stage of a staged indicator
  restatement,  ///< repeats another target
  alternative,  ///< second reading of another target's sentence
  unnumbered,   ///< a direction without a number
  aside,        ///< set apart by the plan file
};

std::string to_string(role r);

/// How things stand by the figures alone: no probability. Empty word: `reason` says why.
struct row_standing {
  std::optional<progress::standing> word = {};
  std::optional<double> completion = {};  ///< share of the way from base to target
  std::optional<double> elapsed = {};     ///< share of the time
  std::string reason = {};
  friend bool operator==(const row_standing&, const row_standing&) = default;
};

/// The level at the end of `year`, printed unit, from which the median path under class growth
/// just meets the target: for a level at the due date the start of an even chance.
struct even_start {
  int year = 0;
  double value = 0;
  friend bool operator==(const even_start&, const even_start&) = default;
};

/// One target of a board. Absent figures are empty; growth rates are shares a year.
struct row {
  std::string id = {};
  std::string indicator = {};
  core::name name = {};
  plans::target_fields target = {};
  std::string unit = {};
  bool headline = false;
  study::role role = study::role::headline;
  simulate::assessability state = simulate::assessability::not_assessable;
  std::string reason = {};
  std::string needs = {};  ///< which datum would give a probability; never empty without one
  std::optional<core::proportion> probability = {};
  study::estimator estimator = study::estimator::none;
  std::optional<std::array<double, 5>> quantiles = {};  ///< at the due year, printed unit
  std::optional<std::pair<double, double>> last_observation = {};  ///< time, printed value
  /// Compound, from the last observation: to the due year, for a window along a path of constant
  /// growth that just meets it.
  std::optional<double> required_growth = {};
  std::optional<double> observed_growth = {};     ///< compound, over the years observed
  std::optional<double> class_growth = {};        ///< mean of its class, compound
  std::optional<double> fitted_growth = {};       ///< compound: what the median path starts with
  std::optional<double> break_even_growth = {};   ///< compound: fitted growth for P = 1/2
  std::optional<double> break_even_share = {};    ///< log drift for P = 1/2 over the fitted one
  std::optional<even_start> start_for_even = {};  ///< where no level was observed
  row_standing standing = {};
  /// P(first crossing at or before the year), year by year to the due date.
  std::vector<std::pair<int, double>> crossed_by = {};
  /// First year by whose end at least half of the draws crossed; none before the due date's end.
  std::optional<int> first_year = {};
  /// P(crossed before the due date and not standing there).
  std::optional<core::proportion> reversal = {};
  std::optional<double> base_rate = {};
  /// Under the plan's own commitments, where one of its quantified levers acts.
  std::optional<core::proportion> plan_probability = {};
  int calibrated_on = 0;  ///< series that the class constants rest on; 0: uncalibrated
  /// Whether 80 % intervals of its class held too few or too many outcomes of some origin year.
  bool flagged = false;
  bool elicited = false;         ///< starts from a level that the user believes, not observed
  std::string calibration = {};  ///< what the class constants rest on and how they fared
  std::optional<fan> path = {};
  std::vector<std::pair<double, double>> observations = {};  ///< used: time, printed value

  bool calibrated() const noexcept { return calibrated_on > 0; }
  friend bool operator==(const row&, const row&) = default;
};

}  // namespace attain::study
