// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/crps.hpp>

#include "scores/checks.hpp"

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace attain::scores {

namespace {

constexpr double inverse_sqrt_pi = .5641895835477563;
constexpr double normal_peak = .3989422804014327;

}  // namespace

double crps(std::span<const double> draws, double y) {
  check_draws(draws);
  core::check_finite("y", y);
  std::vector<double> sorted(draws.begin(), draws.end());
  std::sort(sorted.begin(), sorted.end());
  const double n = static_cast<double>(sorted.size());
  double sum = std::fmax(0, sorted.front() - y) + std::fmax(0, y - sorted.back());
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const double low = sorted[i - 1];
    const double high = sorted[i];
    const double below = static_cast<double>(i) / n;
    const double above = (n - static_cast<double>(i)) / n;
    sum += below * below * std::fmax(0, std::fmin(high, y) - low);
    sum += above * above * std::fmax(0, high - std::fmax(low, y));
  }
  return sum;
}

double crps(const normal& forecast, double y) {
  const double z = detail::standardised(forecast, y);
  if (forecast.sd == 0) return std::fabs(y - forecast.mean);
  const double inside = 1 - 2 * random::normal_cdf(-std::fabs(z));
  const double density = normal_peak * random::exp(-z * z / 2);
  return forecast.sd * (std::fabs(z) * inside + 2 * density - inverse_sqrt_pi);
}

double crps(const student_t& forecast, double y) {
  const double t = detail::standardised(forecast, y);
  const double nu = forecast.nu;
  if (!(nu > 1))
    throw invalid_input({.field = "nu",
                         .value = core::number(nu),
                         .message = "must be > 1: without a mean there is no CRPS"});
  if (forecast.scale == 0) return std::fabs(y - forecast.location);
  const double peak = detail::log_peak(nu);
  // (nu + t^2) f(t) with the power of 1 + t^2/nu taken together.
  const double weighted =
      nu * random::exp(peak - (nu - 1) / 2 * random::log1p(t * t / nu)) / (nu - 1);
  // sqrt(nu) B(1/2, nu - 1/2) / B(1/2, nu/2)^2, the beta functions as ratios of gamma functions.
  const double spread =
      inverse_sqrt_pi / (nu - 1) * std::sqrt(nu) *
      random::exp(2 * detail::log_gamma_step(nu / 2) - detail::log_gamma_step(nu - .5));
  const double inside = 1 - 2 * detail::tail(nu, t);
  return forecast.scale * (std::fabs(t) * inside + 2 * (weighted - spread));
}

}  // namespace attain::scores
