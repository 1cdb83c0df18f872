// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/predictive.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/distribution.hpp>
#include <attain/random/special.hpp>

#include <algorithm>
#include <cmath>

namespace attain::growth {

namespace {

/// Largest number of degrees of freedom that the beta function takes; the distribution functions
/// beyond differ from it by less than 1e-6.
constexpr double most_nu = 1e6;

/// P(|T| > t) of the standard Student t, t >= 0, by the incomplete beta function; each branch
/// keeps the digits of its small argument.
double two_tails(double nu, double t) {
  if (t * t < 1) return 1 - random::incomplete_beta(.5, nu / 2, t * t / (nu + t * t));
  return random::incomplete_beta(nu / 2, .5, nu / (nu + t * t));
}

/// t >= 0 with P(|T| > t) = tails.
double two_tail_point(double nu, double tails) {
  using random::distribution;
  if (tails > .5) {
    const double y = random::quantile(distribution::beta(.5, nu / 2), 1 - tails);
    return std::sqrt(nu * y / (1 - y));
  }
  const double x = random::quantile(distribution::beta(nu / 2, .5), tails);
  return std::sqrt(nu * (1 - x) / x);
}

}  // namespace

predictive::predictive(double location, double scale, double nu)
    : location_(core::check_finite("location", location)),
      scale_(core::check_not_negative("scale", scale)),
      nu_(core::check_finite("nu", nu)) {
  if (!(nu_ > 2))
    throw invalid_input({.field = "nu", .value = core::number(nu_), .message = "must be > 2"});
}

predictive::predictive(const trend& law, double h)
    : predictive(law.centre(h), std::sqrt(law.scale2(h)), law.parameters().nu) {
  if (law.parameters().believed_error > 0)
    throw invalid_input({.field = "believed_error",
                         .value = core::number(law.parameters().believed_error),
                         .message = "must be 0 for a closed form"});
}

double predictive::cdf(double x) const {
  if (std::isnan(x)) return x;
  if (scale_ == 0) return x < location_ ? 0 : 1;
  if (std::isinf(x)) return x < 0 ? 0 : 1;
  const double t = (x - location_) / scale_;
  const double tail = two_tails(std::min(nu_, most_nu), std::fabs(t)) / 2;
  return t < 0 ? tail : 1 - tail;
}

double predictive::quantile(double p) const {
  if (!(p > 0 && p < 1))
    throw invalid_input(
        {.field = "p", .value = core::number(p), .message = "must satisfy 0 < p < 1"});
  if (scale_ == 0) return location_;
  const double t = two_tail_point(std::min(nu_, most_nu), 2 * std::min(p, 1 - p));
  return location_ + (p < .5 ? -t : t) * scale_;
}

std::string to_string(const predictive& p) {
  return core::cat("Student t with ", p.nu(), " degrees of freedom, location ", p.location(),
                   ", scale ", p.scale());
}

}  // namespace attain::growth
