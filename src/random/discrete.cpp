// SPDX-License-Identifier: Apache-2.0
#include <attain/random/discrete.hpp>

#include <attain/random/functions.hpp>
#include <attain/random/special.hpp>

#include <cmath>
#include <limits>

namespace attain::random {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
/// Standard deviations below the mean at which sums begin.
constexpr double reach = 12;
/// Largest mean and largest number of trials.
constexpr double most = 1e6;
/// Smallest tail that `normal_quantile` is asked for.
constexpr double smallest = 1e-300;

double first_place(double mean, double sd) {
  const double place = std::floor(mean - reach * sd);
  return place > 0 ? place : 0;
}

/// Binomial for p <= 1/2.
double lower_half(double u, double n, double p) {
  const double mean = n * p;
  const double odds = p / (1 - p);
  double k = first_place(mean, std::sqrt(mean * (1 - p)));
  double log_share = (n - k) * log1p(-p);
  if (k > 0) log_share += lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p);
  double share = exp(log_share);
  double below = share;
  while (below < u && k < n) {
    share *= (n - k) / (k + 1) * odds;
    k += 1;
    const double next = below + share;
    if (next == below && k > mean) break;
    below = next;
  }
  return k;
}

}  // namespace

double poisson_quantile(double u, double mean) {
  if (!(mean >= 0 && mean <= most)) return not_a_number;
  if (mean == 0) return 0;
  double k = first_place(mean, std::sqrt(mean));
  double share = exp(k > 0 ? k * log(mean) - mean - lgamma(k + 1) : -mean);
  double below = share;
  while (below < u) {
    k += 1;
    share *= mean / k;
    const double next = below + share;
    if (next == below && k > mean) break;
    below = next;
  }
  return k;
}

double binomial_quantile(double u, double n, double p) {
  if (!(n >= 0 && n <= most && p >= 0 && p <= 1) || std::floor(n) != n) return not_a_number;
  if (p == 0 || n == 0) return 0;
  if (p == 1) return n;
  if (n == 1) return u > 1 - p ? 1 : 0;
  return p <= .5 ? lower_half(u, n, p) : n - lower_half(1 - u, n, 1 - p);
}

double normal_above(double z, double least) {
  if (least < -37) return z;
  const double tail = normal_cdf(-z) * normal_cdf(-least);
  return tail < smallest ? least : std::fmax(-normal_quantile(tail), least);
}

}  // namespace attain::random
