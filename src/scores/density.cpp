// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/density.hpp>

#include <attain/core/check.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/special.hpp>

#include <cmath>

namespace attain::scores {

namespace {

constexpr double pi = 3.141592653589793;

/// (y - centre) / scale; for a point forecast 0 or an infinity.
double standard(double centre, double scale, double y) {
  if (scale > 0) return (y - centre) / scale;
  return y == centre ? 0 : (y > centre ? HUGE_VAL : -HUGE_VAL);
}

}  // namespace

namespace detail {

double standardised(const normal& forecast, double y) {
  core::check_finite("mean", forecast.mean);
  core::check_not_negative("sd", forecast.sd);
  return standard(forecast.mean, forecast.sd, core::check_finite("y", y));
}

double standardised(const student_t& forecast, double y) {
  core::check_finite("location", forecast.location);
  core::check_not_negative("scale", forecast.scale);
  core::check_in("nu", forecast.nu, .1, 1e6);
  return standard(forecast.location, forecast.scale, core::check_finite("y", y));
}

double tail(double nu, double t) {
  const double t2 = t * t;
  if (!std::isfinite(t2)) return 0;
  // Each branch hands over its small argument, which keeps the digits.
  if (t2 < nu) return (1 - random::incomplete_beta(.5, nu / 2, t2 / (nu + t2))) / 2;
  return random::incomplete_beta(nu / 2, .5, nu / (nu + t2)) / 2;
}

double log_gamma_step(double a) {
  double below = 1;
  for (; a < 30; ++a) below *= a / (a + .5);
  const double b = 1 / a;
  const double b2 = b * b;
  const double series = b * (1. / 8 - b2 * (1. / 192 - b2 * (1. / 640 - b2 * (17. / 14336))));
  return random::log(below) + random::log(a) / 2 - series;
}

double log_peak(double nu) { return log_gamma_step(nu / 2) - random::log(nu * pi) / 2; }

}  // namespace detail

double cdf(const normal& forecast, double y) {
  const double z = detail::standardised(forecast, y);
  if (forecast.sd == 0) return z < 0 ? 0 : 1;
  return random::normal_cdf(z);
}

double cdf(const student_t& forecast, double y) {
  const double t = detail::standardised(forecast, y);
  if (forecast.scale == 0) return t < 0 ? 0 : 1;
  const double beyond = detail::tail(forecast.nu, t);
  return t < 0 ? beyond : 1 - beyond;
}

}  // namespace attain::scores
