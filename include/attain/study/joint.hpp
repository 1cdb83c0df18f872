// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// The stages of one indicator together.
struct stages_together {
  std::string of = {};                ///< key that the stages share
  std::vector<std::string> ids = {};  ///< targets, in order of their years
  int assessed = 0;                   ///< of them with a probability
  /// P(every assessed one of them); an upper bound where some are not assessed.
  std::optional<core::proportion> all = {};

  bool is_upper_bound() const noexcept { return assessed < static_cast<int>(ids.size()); }
  friend bool operator==(const stages_together&, const stages_together&) = default;
};

/// Answers about several targets, from the same draws.
struct joint {
  int headline = 0;  ///< targets that joint answers are about
  int assessed = 0;  ///< of them with a probability
  double expected_reached = 0;
  double expected_reached_std_error = 0;
  /// P(all assessed ones); an upper bound where some are not assessed. Empty where none is.
  std::optional<core::proportion> all = {};
  bool all_is_upper_bound = false;
  std::vector<double> at_least = {};  ///< P(k or more), k = 0 .. assessed
  std::vector<stages_together> stages = {};

  /// Most targets that are reached together with probability `p` or more; none without draws.
  std::optional<int> reached_with(double p) const;
  friend bool operator==(const joint&, const joint&) = default;
};

/// P(all headline targets) in words: the figure, "not assessable; at most ...", or "not
/// assessable".
std::string all_in_words(const joint& j);
/// P(all stages of one indicator), in the same words.
std::string all_in_words(const stages_together& s);

}  // namespace attain::study
