// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/indicators/formula.hpp>

#include <optional>
#include <string>

namespace attain::growth {

/// Shares are kept this far from 0 and 1 before their logit.
inline constexpr double least_share = .0005;

/// Law of an indicator that follows from others in the same draw. What was observed of it is a
/// fact, every other year comes from its operands in that year:
///
/// | formula       | value in year t                                                     |
/// |---------------|---------------------------------------------------------------------|
/// | ratio         | a_t / b_t x per                                                     |
/// | sum           | sum of the operands                                                 |
/// | running_total | total of the year before (0 before `from`) + flow_t                 |
/// | stock         | (1 - a) S_{t-1} + inflow_t, a one share a draw                      |
/// | remainder     | W_t logistic(logit(1 - P_t / W_t) + d), P the known parts together, |
/// |               | 1 - P/W kept within .0005 and .9995                                 |
///
/// A stock starts from its own last year-end level. d carries a remainder through its own last
/// observation where whole and parts were observed in that year too: the log odds of its observed
/// share less those of the share that whole and parts leave; 0 otherwise, and then the remainder is
/// W - P wherever that is inside. Channels: none.
class derived {
 public:
  derived(indicators::formula how, std::optional<int> start_year, double log_odds = 0);

  const indicators::formula& how() const noexcept { return how_; }
  /// Year of its own last level; none where nothing was observed.
  std::optional<int> start_year() const noexcept { return start_year_; }
  /// d of a remainder.
  double log_odds() const noexcept { return log_odds_; }

  friend bool operator==(const derived&, const derived&) = default;

 private:
  indicators::formula how_;
  std::optional<int> start_year_;
  double log_odds_;
};

std::string to_string(const derived& d);

}  // namespace attain::growth
