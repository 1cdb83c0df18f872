// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/progress/course.hpp>
#include <attain/progress/figure.hpp>

#include <optional>
#include <string>

namespace attain::progress {

/// Classes of Open SDG, after Statistics Canada, "inspired by the progress methodology used by
/// Eurostat". Source: open-sdg/open-sdg, docs/progress-methodology.md; open-sdg/sdg-build,
/// sdg/ProgressMeasure.py.
enum class cagr_class { achieved, on_track, acceleration_needed, limited, deterioration };

/// Compound growth a year, (to / from)^(1 / years) - 1, as a share. Undefined from zero, between
/// values of different signs, and for years that are not positive.
figure cagr(double from, double to, double years);

/// Observed against required compound growth.
struct cagr_progress {
  figure observed = {};  ///< CAGR_a = (x / x0)^(1 / (t - t0)) - 1
  figure required = {};  ///< CAGR_r = (T / x0)^(1 / (tT - t0)) - 1
  /// R = d sign(x0) CAGR_a / |CAGR_r|, d = +1 where more is wanted, else -1.
  figure ratio = {};
  std::optional<cagr_class> verdict = {};

  friend bool operator==(const cagr_progress&, const cagr_progress&) = default;
};

/// A target that is met is `achieved` whatever the ratio. Otherwise R >= .95 on track, >= .60
/// acceleration needed, >= 0 limited, below 0 deterioration. Undefined at an unknown or zero base,
/// a zero target, T = x0, values of different signs and with less than a year between the values.
/// Open SDG puts .001 for a zero base or target instead, an invented number that decides the
/// ratio. @throws invalid_input as `check` does.
cagr_progress cagr_ratio(const course& c);

/// Observed compound growth where there is no target.
struct cagr_trend {
  figure growth = {};  ///< d sign(x0) CAGR_a
  double factor = 1;   ///< C: the edges are 1.5 % C, .5 % C and 0
  std::optional<cagr_class> verdict = {};

  friend bool operator==(const cagr_trend&, const cagr_trend&) = default;
};

/// `limit`: a natural limit of the indicator, such as 100 for a percentage that is to rise; it
/// lowers the edges for an indicator that starts near it.
cagr_trend cagr_without_target(const change& c, std::optional<double> limit = {});

/// C = 1 - (x0/lim)^4.44 for |x0| <= |lim|, 1 - ((2 lim - x0)/lim)^4.44 up to 2 |lim|, then 1.
double limit_factor(double base, double limit);

/// "achieved", "on track", "acceleration needed", "limited", "deterioration".
std::string to_string(cagr_class c);

}  // namespace attain::progress
