// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/random/distribution.hpp>

#include <string>

namespace attain::levers {

/// How the effects a and b of two levers on one channel of an indicator combine. Without one they
/// add; with strength s the sum is a + b + s m(a, b), m the smaller of two effects of one sign
/// and 0 for opposite signs. s = -1: the larger alone counts; s = 0: independent; s > 0: they help
/// each other.
struct interaction {
  std::string indicator = {};
  std::string first = {};                                          ///< id of a lever
  std::string second = {};                                         ///< id of another
  random::distribution strength = random::distribution::fixed(0);  ///< >= -1
  core::evidence from = {};

  friend bool operator==(const interaction&, const interaction&) = default;
};

/// m(a, b) = max(min(a, b), 0) + min(max(a, b), 0).
double common_part(double a, double b);

std::string to_string(const interaction& i);

}  // namespace attain::levers
