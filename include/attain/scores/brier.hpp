// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/scores/reliability.hpp>

#include <span>
#include <string>

namespace attain::scores {

/// Brier score in five terms:
///   score = reliability - resolution + uncertainty + within_bin_variance - within_bin_covariance.
/// Stephenson, Coelho and Jolliffe, Weather and Forecasting 23 (2008) 752-757; the last two terms
/// are what Murphy's three leave out where a bin holds different probabilities.
struct brier_terms {
  double score = 0;                  ///< mean (p - happened)^2: 0 perfect, less is better
  double reliability = 0;            ///< bin means of p against shares that happened; 0 is perfect
  double resolution = 0;             ///< how far the shares that happened differ between bins
  double uncertainty = 0;            ///< o (1 - o): the score of always saying the overall share o
  double within_bin_variance = 0;    ///< of p inside the bins
  double within_bin_covariance = 0;  ///< twice that of p and what happened inside the bins

  friend bool operator==(const brier_terms&, const brier_terms&) = default;
};

std::string to_string(const brier_terms& terms);

/// The identity holds within 1e-12. Only `score` and `uncertainty` are free of the choice of bins.
/// A probability that is a share of n draws raises the expected score by p(1-p)/n, which is left
/// in.
/// @throws invalid_input for no event or a probability outside [0, 1].
brier_terms brier(std::span<const called_event> events,
                  const probability_bins& bins = probability_bins());

}  // namespace attain::scores
