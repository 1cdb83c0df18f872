// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/interaction.hpp>

#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::levers {

double common_part(double a, double b) {
  return std::max(std::min(a, b), 0.0) + std::min(std::max(a, b), 0.0);
}

std::string to_string(const interaction& i) {
  return core::cat("interaction of ", i.first, " and ", i.second, " on ", i.indicator,
                   ", strength ", random::to_string(i.strength), "; ", core::to_string(i.from));
}

}  // namespace attain::levers
