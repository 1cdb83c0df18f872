// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/pit.hpp>

#include "scores/checks.hpp"

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cstdint>

namespace attain::scores {

namespace detail {

double share_below(const core::interval& pit, double u) {
  if (u >= pit.high) return 1;
  return u <= pit.low ? 0 : (u - pit.low) / (pit.high - pit.low);
}

void check_pit(const core::interval& pit) {
  if (!(0 <= pit.low && pit.low <= pit.high && pit.high <= 1))
    throw invalid_input({.field = "pit",
                         .value = core::cat(pit.low, " to ", pit.high),
                         .message = "must satisfy 0 <= low <= high <= 1"});
}

}  // namespace detail

core::interval pit(std::span<const double> draws, double y) {
  check_draws(draws);
  core::check_finite("y", y);
  std::int64_t below = 0;
  std::int64_t at = 0;
  for (const double x : draws) {
    below += x < y;
    at += x == y;
  }
  const double n = static_cast<double>(draws.size());
  return {static_cast<double>(below) / n, static_cast<double>(below + at) / n};
}

std::vector<double> pit_histogram(std::span<const core::interval> pits, int bins) {
  if (pits.empty()) throw invalid_input({.field = "pits", .message = "must not be empty"});
  core::check_in("bins", bins, 1, 1000);
  std::vector<double> share(static_cast<std::size_t>(bins), 0);
  for (const core::interval& pit : pits) {
    detail::check_pit(pit);
    double before = 0;
    for (int bin = 0; bin < bins; ++bin) {
      const double up_to = detail::share_below(pit, static_cast<double>(bin + 1) / bins);
      share[static_cast<std::size_t>(bin)] += up_to - before;
      before = up_to;
    }
  }
  for (double& s : share) s /= static_cast<double>(pits.size());
  return share;
}

}  // namespace attain::scores
