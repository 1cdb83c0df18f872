// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/counting.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/special.hpp>

#include <cmath>

namespace attain::growth {

namespace {

/// Shape that the Jeffreys prior adds to the events.
constexpr double prior_shape = .5;

}  // namespace

counting::counting(const counting_parameters& parameters) : p_(parameters) {
  core::check_finite("start_time", p_.start_time);
  core::check_not_negative("start", p_.start);
  core::check_not_negative("events", p_.events);
  core::check_finite("years", p_.years);
  if (!(p_.years > 0))
    throw invalid_input(
        {.field = "years", .value = core::number(p_.years), .message = "must be > 0"});
}

random::distribution counting::rate() const {
  return random::distribution::gamma(p_.events + prior_shape, p_.years);
}

double counting::cdf(double k, double years) const {
  if (k < 0) return 0;
  if (years <= 0) return 1;
  return random::incomplete_beta(p_.events + prior_shape, std::floor(k) + 1,
                                 p_.years / (p_.years + years));
}

std::string to_string(const counting& c) {
  const counting_parameters& p = c.parameters();
  return core::cat("Poisson ", p.adds ? "additions" : "numbers", " a year at a rate of ",
                   random::to_string(c.rate()), ": ", p.events, " in ", p.years, " years",
                   p.adds ? core::cat(", from ", p.start, " at ", p.start_time) : std::string());
}

}  // namespace attain::growth
