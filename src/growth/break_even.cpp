// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/break_even.hpp>

#include <attain/core/check.hpp>

namespace attain::growth {

std::optional<double> break_even_drift(const trend& law, double due, double wanted) {
  core::check_finite("wanted", wanted);
  const trend_parameters& p = law.parameters();
  const double h = due - p.start_time;
  if (!(h > 0)) return std::nullopt;
  const double steps = damped_steps(p.phi, h);
  const double shift = law.centre(h) - p.start - steps * p.growth;
  return (wanted - p.start - shift) / steps;
}

std::optional<double> break_even_level(const trend& law, double due, double wanted) {
  core::check_finite("wanted", wanted);
  const double h = due - law.parameters().start_time;
  if (!(h > 0)) return std::nullopt;
  return wanted - (law.centre(h) - law.parameters().start);
}

}  // namespace attain::growth
