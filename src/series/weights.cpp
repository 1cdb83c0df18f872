// SPDX-License-Identifier: Apache-2.0
#include "weights.hpp"

#include <attain/random/functions.hpp>

#include <algorithm>

namespace attain::series {

void weigh(std::span<double> squares, double power) {
  const double largest = *std::max_element(squares.begin(), squares.end());
  double total = 0;
  if (!(largest > 0)) {
    std::fill(squares.begin(), squares.end(), 1 / static_cast<double>(squares.size()));
    return;
  }
  const double least = 1e-10 * largest;
  for (double& s : squares) s = std::max(s, least);
  const double smallest = *std::min_element(squares.begin(), squares.end());
  for (double& s : squares) {
    s = random::exp(-power * random::log(s / smallest));
    total += s;
  }
  for (double& s : squares) s /= total;
}

}  // namespace attain::series
