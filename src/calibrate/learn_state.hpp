// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/learn.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "class_growth.hpp"
#include "origin_errors.hpp"
#include "scale_factors.hpp"

namespace attain::calibrate {

/// What a learner keeps: by class and places left out, the growth known in every year asked for and
/// the misses from every origin.
struct learner::state {
  struct class_state {
    detail::class_part part = {};
    std::vector<std::string> left_out = {};
    double linear_share = 0;
    std::map<int, detail::class_growth> growths = {};
    std::map<std::pair<int, int>, std::optional<detail::origin_block>> blocks = {};
  };

  state(const panel& p, const learn_settings& s) : from(p), settings(s) {}

  class_state& of(const std::string& group, const std::vector<std::string>& leave_out);
  const detail::class_growth& growth_at(class_state& c, int year);
  const std::optional<detail::origin_block>& block_at(class_state& c, int origin, int horizon);
  class_constants learn(const std::string& group, int as_of,
                        const std::vector<std::string>& leave_out);

  const panel& from;
  learn_settings settings;
  std::map<std::pair<std::string, std::vector<std::string>>, class_state> classes = {};
};

}  // namespace attain::calibrate
