// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/trend.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace attain::growth {

namespace {

const trend_parameters& checked(const trend_parameters& p) {
  core::check_finite("start_time", p.start_time);
  core::check_finite("start", p.start);
  core::check_not_negative("start_error", p.start_error);
  core::check_not_negative("believed_error", p.believed_error);
  core::check_finite("growth", p.growth);
  core::check_not_negative("growth_variance", p.growth_variance);
  core::check_finite("start_covariance", p.start_covariance);
  core::check_not_negative("noise", p.noise);
  core::check_not_negative("k_tau", p.k_tau);
  core::check_not_negative("k_s", p.k_s);
  core::check_not_negative("k_d", p.k_d);
  core::check_finite("nu", p.nu);
  core::check_in("r_p", p.r_p, 0, 1);
  core::check_in("r_n", p.r_n, 0, 1);
  for (const double shift : p.shift) core::check_finite("shift", shift);
  damped_steps(p.phi, 1);
  if (!(p.nu > 2))
    throw invalid_input({.field = "nu", .value = core::number(p.nu), .message = "must be > 2"});
  const double limit = p.growth_variance * p.start_error * p.start_error;
  if (p.start_covariance * p.start_covariance > limit * (1 + 1e-9))
    throw invalid_input({.field = "start_covariance",
                         .value = core::number(p.start_covariance),
                         .message = "must satisfy cov^2 <= V w^2"});
  return p;
}

}  // namespace

trend::trend(const trend_parameters& parameters)
    : p_(checked(parameters)),
      drift_on_start_(p_.start_error > 0 ? p_.start_covariance / p_.start_error : 0),
      drift_on_own_(
          std::sqrt(std::max(0.0, p_.growth_variance - drift_on_start_ * drift_on_start_))) {}

double trend::centre(double h) const {
  const double drifted = p_.start + damped_steps(p_.phi, h) * p_.growth;
  if (p_.shift.empty()) return drifted;
  const double last = static_cast<double>(p_.shift.size());
  const double at = std::min(h, last);
  const auto year = static_cast<std::size_t>(at);
  const double before = year == 0 ? 0 : p_.shift[year - 1];
  const double after = at < last ? p_.shift[year] : before;
  return drifted + before + (at - std::floor(at)) * (after - before);
}

double trend::knowledge_variance(double h) const {
  const double c = damped_steps(p_.phi, h);
  const double variance =
      c * c * p_.growth_variance + p_.start_error * p_.start_error + 2 * c * p_.start_covariance;
  return std::max(0.0, variance);
}

double trend::scale2(double h) const {
  const double c = damped_steps(p_.phi, h);
  return p_.k_tau * p_.k_tau * knowledge_variance(h) + p_.k_s * p_.k_s * p_.noise * p_.noise * h +
         p_.k_d * p_.k_d * c * c;
}

std::string to_string(const trend& t) {
  const trend_parameters& p = t.parameters();
  return core::cat("trend from ", p.start_time, ": x = ", p.start, ", growth ", p.growth, " ± ",
                   std::sqrt(p.growth_variance), ", noise ", p.noise, ", nu ", p.nu);
}

}  // namespace attain::growth
