// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/centre.hpp>

#include <attain/growth/damping.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cstddef>

namespace attain::calibrate {

namespace {

constexpr double least_left = .05;

}  // namespace

bool is_money(std::string_view group) { return group.ends_with(".money"); }

double linear_share_of(std::string_view group, double share) { return is_money(group) ? 0 : share; }

std::vector<double> centre_shift(double first, double last, double span, int changes, double growth,
                                 double phi, int years, double share) {
  if (share == 0 || changes < linear_changes) return {};
  // In units of the last figure.
  const double step = -random::expm1(first - last) / span;
  std::vector<double> out;
  out.reserve(static_cast<std::size_t>(years));
  for (int h = 1; h <= years; ++h) {
    const double c = growth::damped_steps(phi, h);
    const double linear = random::log(std::max(1 + c * step, least_left));
    out.push_back(share * (linear - c * growth));
  }
  return out;
}

}  // namespace attain::calibrate
