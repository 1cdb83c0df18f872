// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/log_score.hpp>

#include <attain/core/check.hpp>
#include <attain/random/functions.hpp>

namespace attain::scores {

namespace {

constexpr double log_sqrt_2pi = .9189385332046728;

}  // namespace

double log_score(const normal& forecast, double y) {
  core::check_positive("sd", forecast.sd);
  const double z = detail::standardised(forecast, y);
  return log_sqrt_2pi + random::log(forecast.sd) + z * z / 2;
}

double log_score(const student_t& forecast, double y) {
  core::check_positive("scale", forecast.scale);
  const double t = detail::standardised(forecast, y);
  const double nu = forecast.nu;
  return random::log(forecast.scale) - detail::log_peak(nu) +
         (nu + 1) / 2 * random::log1p(t * t / nu);
}

double log_score(double probability, bool happened) {
  core::check_in("probability", probability, 0, 1);
  // 0 - x rather than -x: a certain event scores 0, not -0.
  return 0 - (happened ? random::log(probability) : random::log1p(-probability));
}

}  // namespace attain::scores
