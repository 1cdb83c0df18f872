// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/implied_inflow.hpp>

#include <attain/core/check.hpp>

#include <cmath>

namespace attain::growth {

std::vector<yearly_inflow> implied_inflow(const std::vector<indicators::level>& levels,
                                          double attrition) {
  core::check_in("attrition", attrition, 0, 1);
  std::vector<yearly_inflow> out;
  for (std::size_t k = 1; k < levels.size(); ++k) {
    const indicators::level& before = levels[k - 1];
    const indicators::level& now = levels[k];
    const bool year_ends = std::floor(before.time) == before.time && now.time == before.time + 1;
    if (year_ends)
      out.push_back({static_cast<int>(now.time), now.value - (1 - attrition) * before.value});
  }
  return out;
}

}  // namespace attain::growth
