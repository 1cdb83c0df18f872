// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>
#include <attain/growth/calibration_record.hpp>
#include <attain/growth/law.hpp>
#include <attain/indicators/elicited.hpp>
#include <attain/indicators/history.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::growth {

/// What the class of an indicator says about it, as the fit used it.
struct class_prior {
  std::string group = {};  ///< class asked for, statistic.domain
  std::string table = {};  ///< class whose constants were used; `any` where it has no panel
  double mean = 0;         ///< mu_c: log growth a year
  double mean_error = 0;   ///< standard error of mu_c
  double spread = 0;       ///< tau_c: standard deviation between places
  int series = 0;          ///< places that the constants rest on
  int origins = 0;         ///< origin years of their rolling test
  double cov80 = 0;        ///< share of outcomes inside 80 % intervals in that test
  double cov95 = 0;
  std::optional<int> known_from = {};
  std::string source = {};
  calibration_record record = {};  ///< how its forecasts fared up to the as-of point

  bool calibrated() const noexcept { return series > 0; }
  friend bool operator==(const class_prior&, const class_prior&) = default;
};

/// What history says about one indicator.
struct indicator_estimate {
  std::string indicator = {};
  indicators::history past = {};
  /// None where nothing can be said of the level; `reason` says why.
  std::optional<any_law> law = {};
  std::string reason = {};
  /// What would make it assessable; empty where it is.
  std::string needs = {};
  /// True where the law starts from an unknown level at 0: only growth can be read from it.
  bool scale_free = false;
  /// The start that a user believes, where nothing was observed.
  std::optional<indicators::elicited_level> believed = {};
  class_prior prior = {};
  double prior_weight = 1;                ///< 1 - k: weight of the class mean in the growth
  std::optional<double> own_growth = {};  ///< mean log growth a year that was observed
  double own_years = 0;                   ///< S: years spanned by the differences
  int differences = 0;                    ///< n

  friend bool operator==(const indicator_estimate&, const indicator_estimate&) = default;
};

/// What history says about a plan's indicators as of a date.
struct estimate {
  core::moment as_of = 2000;
  core::moment constants_as_of = 2000;  ///< cut of the class constants; `as_of` unless asked for
  std::vector<indicator_estimate> indicators = {};
  std::string constants_digest = {};

  /// @throws not_found with the nearest id.
  const indicator_estimate& of(const std::string& indicator) const;
  friend bool operator==(const estimate&, const estimate&) = default;
};

}  // namespace attain::growth
