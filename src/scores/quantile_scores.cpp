// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/quantile_scores.hpp>

#include "scores/checks.hpp"

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cmath>
#include <cstdint>

namespace attain::scores {

namespace {

double loss(double level, double quantile, double y) {
  return (y - quantile) * (y < quantile ? level - 1 : level);
}

}  // namespace

double pinball(double level, double quantile, double y) {
  check_inside_unit("level", level);
  return loss(level, core::check_finite("quantile", quantile), core::check_finite("y", y));
}

double crps_quantiles(std::span<const double> levels, std::span<const double> quantiles, double y) {
  if (levels.empty() || levels.size() != quantiles.size())
    throw invalid_input(
        {.field = "quantiles",
         .value = core::cat(static_cast<std::int64_t>(quantiles.size())),
         .message = core::cat("must be as many as levels, ",
                              static_cast<std::int64_t>(levels.size()), ", and at least one")});
  core::check_finite("y", y);
  check_all_finite("quantiles", quantiles);
  double sum = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    check_inside_unit("levels", levels[i]);
    if (i > 0 && !(levels[i - 1] < levels[i]))
      throw invalid_input(
          {.field = core::cat("levels[", static_cast<std::int64_t>(i), "]"),
           .value = core::number(levels[i]),
           .message = core::cat("must be above the level before it, ", levels[i - 1])});
    sum += loss(levels[i], quantiles[i], y);
  }
  return 2 * sum / static_cast<double>(levels.size());
}

double interval_score(core::interval range, double alpha, double y) {
  check_inside_unit("alpha", alpha);
  core::check_finite("low", range.low);
  core::check_finite("high", range.high);
  core::check_finite("y", y);
  if (range.low > range.high)
    throw invalid_input({.field = "low",
                         .value = core::number(range.low),
                         .message = core::cat("must be at most high, ", range.high)});
  const double outside = std::fmax(0, range.low - y) + std::fmax(0, y - range.high);
  return range.high - range.low + 2 / alpha * outside;
}

}  // namespace attain::scores
