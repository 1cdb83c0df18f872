// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/calibration_record.hpp>

namespace attain::growth {

origin_record calibration_record::pooled(int horizon_years) const {
  origin_record all{.horizon = horizon_years};
  const auto add = [&](double origin_record::*score, const origin_record& r) {
    all.*score += r.count * (r.*score);
  };
  constexpr double origin_record::*scores[] = {&origin_record::crps,
                                               &origin_record::crps_class_mean,
                                               &origin_record::crps_drift,
                                               &origin_record::crps_theta,
                                               &origin_record::relative_crps,
                                               &origin_record::relative_crps_class_mean,
                                               &origin_record::relative_crps_drift,
                                               &origin_record::relative_crps_theta};
  for (const origin_record& r : origins) {
    if (r.horizon != horizon_years) continue;
    all.count += r.count;
    all.inside50 += r.inside50;
    all.inside80 += r.inside80;
    all.inside95 += r.inside95;
    for (const auto score : scores) add(score, r);
  }
  if (all.count > 0)
    for (const auto score : scores) all.*score /= all.count;
  return all;
}

std::string to_string(const calibration_record& r) { return r.verdict; }

}  // namespace attain::growth
