// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/scenario.hpp>

#include <string>
#include <vector>

namespace attain::plans {

/// One thing in which two scenarios differ: a lever's schedule or a parameter.
struct difference {
  std::string what = {};    ///< id of a lever, or `lever.parameter`
  std::string first = {};   ///< in the first scenario; empty: at the reference, as in the plan
  std::string second = {};  ///< in the second
  friend bool operator==(const difference&, const difference&) = default;
};

/// Levers first, then parameters, each in order of their ids; names and notes do not count.
std::vector<difference> differences(const scenario& first, const scenario& second);

std::string to_string(const difference& d);

}  // namespace attain::plans
