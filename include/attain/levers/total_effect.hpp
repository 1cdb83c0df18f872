// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/levers/effect.hpp>
#include <attain/random/distribution.hpp>

#include <string>

namespace attain::levers {

/// What all judgement levers on one channel of an indicator do together in full use: one uncertain
/// number, whose spread does not grow with the number of levers.
struct total_effect {
  std::string indicator = {};
  channel through = channel::growth;
  random::distribution value = random::distribution::fixed(0);  ///< log points (a year of growth)
  core::evidence from = {};

  friend bool operator==(const total_effect&, const total_effect&) = default;
};

std::string to_string(const total_effect& t);

}  // namespace attain::levers
