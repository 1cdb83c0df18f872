// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/solve.hpp>

#include <functional>
#include <map>
#include <vector>

namespace attain::study {

/// Value, error and 95 % interval at each of some coordinates.
struct measured {
  paired value = {};
  core::interval range = {};
};
using measure = std::function<std::vector<measured>(const std::vector<double>&)>;

/// Where the search looks.
struct search_space {
  double low = 0;
  double high = 0;
  double step = 1;     ///< least distance between two places
  bool whole = true;   ///< places are whole numbers
  double wanted = .9;  ///< of the value
};

/// What a search found, in coordinates.
struct search_outcome {
  solved state = solved::not_reachable;
  double answer = 0;
  core::interval range = {};
  bool open_low = false;
  bool open_high = false;
  bool increasing = true;
  bool monotone = true;
  std::map<double, measured> points = {};
};

/// Finds the first place, from the end with the smaller value on, whose value is `wanted` or more.
/// Each call of `at` measures a dozen places at most that lie in the sections still open.
search_outcome search(const search_space& space, const measure& at);

}  // namespace attain::study
