// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/total_effect.hpp>

#include <attain/core/text.hpp>

namespace attain::levers {

std::string to_string(const total_effect& t) {
  return core::cat("judgement levers on the ", to_string(t.through), " of ", t.indicator,
                   " together ~ ", random::to_string(t.value), "; ", core::to_string(t.from));
}

}  // namespace attain::levers
