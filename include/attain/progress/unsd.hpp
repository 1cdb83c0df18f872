// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/progress/course.hpp>
#include <attain/progress/figure.hpp>

#include <optional>
#include <string>

namespace attain::progress {

/// Classes of the UN SDG Progress Chart. Source: United Nations Statistics Division, Progress
/// Chart 2023, Technical Note, as Eustat describes and applies it.
enum class unsd_class { on_track, fair, stagnation };

/// Where the observed growth leads by the due date, against the way to the target.
struct unsd_progress {
  figure expected = {};  ///< x^e = x (1 + CAGR_a)^(tT - t)
  figure ratio = {};     ///< CR = (x^e - x0) / (T - x0)
  std::optional<unsd_class> verdict = {};

  friend bool operator==(const unsd_progress&, const unsd_progress&) = default;
};

/// CR >= .95 met or on track, >= .10 fair, below that stagnation or regression. A target that is
/// met is `on_track` whatever the ratio; so is a value within one percentage point of a target of
/// 0 % or 100 %. `percentage_point`: what one point is in the unit of the course, 1 where it counts
/// percent and .01 where it counts shares; none: no percentage. Undefined where the way has no
/// length (`no_distance`) and where CAGR_a is. @throws invalid_input as `check` does.
unsd_progress unsd_ratio(const course& c, std::optional<double> percentage_point = {});

/// Observed growth, signed by the wanted direction, where there is no target: >= 2 % a year on
/// track, >= .5 % fair.
struct unsd_trend {
  figure growth = {};
  std::optional<unsd_class> verdict = {};

  friend bool operator==(const unsd_trend&, const unsd_trend&) = default;
};

unsd_trend unsd_without_target(const change& c);

/// "met or on track", "fair progress", "stagnation or regression".
std::string to_string(unsd_class c);

}  // namespace attain::progress
