// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/setting_pair.hpp>

#include <algorithm>

namespace attain::levers {

std::vector<setting_pair> differences_during(const std::vector<schedule_pair>& pairs, int year) {
  struct strand {
    std::vector<setting_share> shares;
    bool acts;
    std::size_t at = 0;
    double left = 0;
  };
  std::vector<strand> strands;
  for (const schedule_pair& p : pairs) {
    strands.push_back({p.acting->during(year), true});
    strands.push_back({p.reference->during(year), false});
  }
  for (strand& s : strands) s.left = s.shares.front().weight;
  constexpr double crumb = 1e-12;
  std::vector<setting_pair> out;
  while (std::none_of(strands.begin(), strands.end(),
                      [](const strand& s) { return s.at == s.shares.size(); })) {
    setting_pair now{1, 0, 0};
    for (const strand& s : strands) {
      now.weight = std::min(now.weight, s.left);
      (s.acts ? now.setting : now.reference) += s.shares[s.at].setting;
    }
    if (now.setting != now.reference && now.weight > crumb) out.push_back(now);
    for (strand& s : strands) {
      s.left -= now.weight;
      if (s.left <= crumb && ++s.at < s.shares.size()) s.left = s.shares[s.at].weight;
    }
  }
  return out;
}

setting_pair at_end_of(const std::vector<schedule_pair>& pairs, int year) {
  setting_pair sum{1, 0, 0};
  for (const schedule_pair& p : pairs) {
    sum.setting += p.acting->at_end_of(year);
    sum.reference += p.reference->at_end_of(year);
  }
  return sum;
}

setting_pair mean_of(const std::vector<schedule_pair>& pairs, int year) {
  setting_pair sum{1, 0, 0};
  for (const schedule_pair& p : pairs) {
    for (const setting_share& s : p.acting->during(year)) sum.setting += s.weight * s.setting;
    for (const setting_share& s : p.reference->during(year)) sum.reference += s.weight * s.setting;
  }
  return sum;
}

}  // namespace attain::levers
