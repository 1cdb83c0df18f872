// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/distribution.hpp>

#include <string>

namespace attain::growth {

/// Numbers of a `counting` law.
struct counting_parameters {
  bool adds = true;       ///< yearly numbers pile up on a stock; otherwise each is the level
  double start_time = 0;  ///< L: years
  double start = 0;       ///< level at the start, base units; a flow's last yearly number
  double events = 0;      ///< N: counted in `years`
  double years = 0;       ///< S > 0

  friend bool operator==(const counting_parameters&, const counting_parameters&) = default;
};

/// Law of small counts: in a draw every year brings a Poisson number of one unknown rate, which is
/// gamma distributed with shape N + 1/2 and rate S, the posterior of N events in S years under the
/// Jeffreys prior (shape 1/2, rate 0). So a year's number is negative binomial.
/// Gelman et al., Bayesian Data Analysis (3rd ed. 2013), sections 2.6 and 2.8.
/// Channels: growth, level on a flow's yearly numbers; none on a stock.
class counting {
 public:
  /// @throws invalid_input unless all are finite, events and start >= 0 and years > 0.
  explicit counting(const counting_parameters& parameters);

  const counting_parameters& parameters() const noexcept { return p_; }
  /// Of the yearly rate.
  random::distribution rate() const;
  /// P(at most k events in `years` further years), the negative binomial distribution function.
  double cdf(double k, double years) const;

  friend bool operator==(const counting&, const counting&) = default;

 private:
  counting_parameters p_;
};

std::string to_string(const counting& c);

}  // namespace attain::growth
