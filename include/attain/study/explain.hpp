// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/board.hpp>

#include <string>
#include <utility>
#include <vector>

namespace attain::study {

/// A titled list of (label, text).
struct explanation_section {
  std::string title = {};
  std::vector<std::pair<std::string, std::string>> lines = {};
  friend bool operator==(const explanation_section&, const explanation_section&) = default;
};

/// Where the number of a target comes from: the target's words, observations used and refused,
/// class and its record, the fitted growth, levers with their evidence, the run.
/// @throws not_found with the nearest id.
std::vector<explanation_section> explain(const board& b, const std::string& target);

}  // namespace attain::study
