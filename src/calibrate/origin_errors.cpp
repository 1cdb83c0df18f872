// SPDX-License-Identifier: Apache-2.0
#include "origin_errors.hpp"

#include <attain/growth/damping.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace attain::calibrate::detail {

std::optional<origin_block> errors_at(const class_part& part, const class_growth& known, int origin,
                                      int horizon, double phi, double linear_share) {
  const double c = growth::damped_steps(phi, horizon);
  origin_block out;
  out.origin = origin;
  out.horizon = horizon;
  out.c2 = c * c;
  struct member {
    std::size_t series;
    double error;
  };
  std::vector<std::vector<member>> by_indicator(static_cast<std::size_t>(part.indicators));
  for (std::size_t i = 0; i < part.size(); ++i) {
    double error = part.x[i][origin + horizon] - part.x[i][origin] - c * known.centre[i];
    if (std::isnan(error)) continue;
    const history_ends ends = ends_of({part.x[i], static_cast<std::size_t>(origin) + 1});
    const std::vector<double> shift = centre_shift(ends.first, ends.last, ends.span, ends.changes,
                                                   known.centre[i], phi, horizon, linear_share);
    if (!shift.empty()) error -= shift.back();
    by_indicator[static_cast<std::size_t>(part.labels[i])].push_back({i, error});
    out.singles.push_back({error * error, out.c2 * known.variance[i], horizon * known.noise2[i]});
  }
  if (out.singles.empty()) return std::nullopt;
  for (const std::vector<member>& members : by_indicator) {
    if (members.empty()) continue;
    double weights = 0;
    for (const member& m : members) weights += 1 / known.noise2[m.series];
    double error = 0;
    double root_knowledge = 0;
    double root_noise = 0;
    mean_error mean{};
    for (const member& m : members) {
      const double w = 1 / known.noise2[m.series] / weights;
      error += w * m.error;
      root_knowledge += w * std::sqrt(known.variance[m.series]);
      root_noise += w * std::sqrt(known.noise2[m.series]);
      mean.own_knowledge += w * w * known.variance[m.series];
      mean.own_noise += w * w * known.noise2[m.series];
      mean.squares += w * w;
    }
    mean.error2 = error * error;
    mean.common_knowledge = out.c2 * root_knowledge * root_knowledge;
    mean.common_noise = horizon * root_noise * root_noise;
    mean.own_knowledge *= out.c2;
    mean.own_noise *= horizon;
    out.means.push_back(mean);
  }
  return out;
}

}  // namespace attain::calibrate::detail
