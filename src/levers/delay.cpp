// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/delay.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/special.hpp>

#include <cmath>

namespace attain::levers {

namespace {

/// Integral from 0 to t of the gamma distribution function: E max(t - X, 0).
double arrived(double t, double years, double shape) {
  if (t <= 0) return 0;
  const double x = t * shape / years;
  return t * random::gamma_p(shape, x) - years * random::gamma_p(shape + 1, x);
}

}  // namespace

delay delay::fixed(double years) {
  delay made;
  made.years_ = core::check_in("delay", years, 0, 50);
  return made;
}

delay delay::gamma(double years, double shape) {
  delay made;
  made.kind_ = delay_kind::gamma;
  made.years_ = core::check_in("delay.years", years, 1e-6, 1000);
  made.shape_ = core::check_in("delay.shape", shape, .05, 1000);
  return made;
}

std::vector<double> delay::weights(int last) const {
  if (last < 0)
    throw invalid_input({.field = "last", .value = core::cat(last), .message = "must be >= 0"});
  std::vector<double> out(static_cast<std::size_t>(last) + 1, 0.0);
  if (kind_ == delay_kind::fixed) {
    const double whole = std::floor(years_);
    const double late = years_ - whole;
    const auto first = static_cast<std::size_t>(whole);
    if (first < out.size()) out[first] = 1 - late;
    if (late > 0 && first + 1 < out.size()) out[first + 1] = late;
    return out;
  }
  for (int j = 0; j <= last; ++j) {
    const double share = arrived(j + 1, years_, shape_) - 2 * arrived(j, years_, shape_) +
                         arrived(j - 1, years_, shape_);
    out[static_cast<std::size_t>(j)] = share > 0 ? share : 0;
  }
  return out;
}

std::string to_string(const delay& d) {
  if (d.none()) return "";
  if (d.kind() == delay_kind::fixed) return core::cat(d.years(), " years later");
  return core::cat("gamma about ", d.years(), " years (shape ", d.shape(), ") later");
}

}  // namespace attain::levers
