// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/damping.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <cmath>

namespace attain::growth {

double damped_steps(double phi, double h) {
  if (!(phi > 0 && phi <= 1))
    throw invalid_input(
        {.field = "phi", .value = core::number(phi), .message = "must satisfy 0 < phi <= 1"});
  if (!(h >= 0))
    throw invalid_input({.field = "h", .value = core::number(h), .message = "must be >= 0"});
  if (phi == 1) return h;
  const double whole = std::floor(h);
  double power = 1;
  for (int i = 0; i < static_cast<int>(whole); ++i) power *= phi;
  if (whole != h) power *= random::pow(phi, h - whole);
  return phi * (1 - power) / (1 - phi);
}

std::vector<int> path_years(double start, int end) {
  std::vector<int> years;
  for (int year = static_cast<int>(std::floor(start)) + 1; year <= end; ++year)
    years.push_back(year);
  return years;
}

}  // namespace attain::growth
