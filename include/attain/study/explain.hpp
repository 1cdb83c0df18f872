// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/board.hpp>
#include <attain/study/compare.hpp>

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

/// What a comparison's numbers rest on: what differs between the scenarios, their effects in words,
/// the parameters at work with source and causal mark, costs, and what a reader must know of the
/// run. Shares of the variance are `evidence_of`'s.
std::vector<explanation_section> explain(const comparison& c);

}  // namespace attain::study
