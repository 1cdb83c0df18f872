// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/estimate.hpp>

#include <attain/core/error.hpp>

namespace attain::growth {

const indicator_estimate& estimate::of(const std::string& indicator) const {
  std::vector<std::string> ids;
  for (const indicator_estimate& e : indicators) {
    if (e.indicator == indicator) return e;
    ids.push_back(e.indicator);
  }
  throw not_found("indicator", indicator, ids);
}

}  // namespace attain::growth
