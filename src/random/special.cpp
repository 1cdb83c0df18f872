// SPDX-License-Identifier: Apache-2.0
#include <attain/random/special.hpp>

#include <array>
#include <cmath>
#include <limits>

#include <attain/random/functions.hpp>

#include "tails.hpp"

namespace attain::random {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double half_log_two_pi = 0.91893853320467274178;
constexpr double two_pi = 6.28318530717958647693;
constexpr double tiny = 1e-300;
constexpr double precision = 1e-17;
constexpr int most_terms = 100000;

/// lgamma(2 + e) for |e| <= 1/2: e (1 - gamma) + sum of (-1)^k (zeta(k) - 1) e^k / k
/// (Abramowitz and Stegun 6.1.33).
double lgamma_near_two(double e) {
  constexpr std::array coefficients{
      -1.1921401405860912074e-9,  2.4836745438024783172e-9,   -5.1834750419700466551e-9,
      1.0838659214896954091e-8,   -2.271109460894316491e-8,   4.7698101693639805658e-8,
      -1.0043224823968099609e-7,  2.1207184805554665869e-7,   -4.4924691987645660433e-7,
      9.5514121304074198329e-7,   -2.0392157538013662368e-6,  4.3748667899074878042e-6,
      -9.439488275268395904e-6,   0.000020507212775670691553, -0.0000449262367381331417,
      0.000099457512781808533715, -0.00022315475845357937976, 0.00050966952474304242234,
      -0.0011927539117032609771,  0.0028905103307415232858,   -0.0073855510286739852663,
      0.020580808427784547879,    -0.067352301053198095133,   0.32246703342411321824,
      0.42278433509846713939};
  double value = 0.0;
  for (const double coefficient : coefficients) value = value * e + coefficient;
  return value * e;
}

/// log of Gamma(a) over Stirling's sqrt(2 pi / a) (a / e)^a.
double stirling_rest(double a) {
  if (a < 10.0) return lgamma(a) - ((a - 0.5) * log(a) - a + half_log_two_pi);
  const double z = 1.0 / (a * a);
  double sum = -3617.0 / 122400.0;
  for (const double c : {1.0 / 156.0, -691.0 / 360360.0, 1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0,
                         -1.0 / 360.0, 1.0 / 12.0}) {
    sum = sum * z + c;
  }
  return sum / a;
}

/// t - 1 - log(t) >= 0 without cancellation, for t = 1 + d; d counts near t = 1, else t.
double deviance(double t, double d) {
  if (!(d > -0.5 && d < 1.0)) return t - 1.0 - log(t);
  const double s = d / (2.0 + d);
  const double z = s * s;
  constexpr std::array odd_parts{1.0 / 37, 1.0 / 35, 1.0 / 33, 1.0 / 31, 1.0 / 29, 1.0 / 27,
                                 1.0 / 25, 1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15,
                                 1.0 / 13, 1.0 / 11, 1.0 / 9,  1.0 / 7,  1.0 / 5,  1.0 / 3};
  double sum = 0.0;
  for (const double part : odd_parts) sum = sum * z + part;
  return s * d - 2.0 * s * z * sum;
}

/// P(a, x) over its kernel by its series, good for x < a + 1.
double gamma_series(double a, double x) {
  double term = 1.0 / a;
  double sum = term;
  for (int n = 1; n < most_terms && term > sum * precision; ++n) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/// Q(a, x) over its kernel by Legendre's continued fraction (modified Lentz), good for x >= a + 1.
double gamma_fraction(double a, double x) {
  double b = x + 1.0 - a;
  double c = 1.0 / tiny;
  double d = 1.0 / b;
  double h = d;
  for (int n = 1; n < most_terms; ++n) {
    const double factor = n * (a - n);
    b += 2.0;
    d = factor * d + b;
    c = b + factor / c;
    d = 1.0 / (std::fabs(d) < tiny ? tiny : d);
    if (std::fabs(c) < tiny) c = tiny;
    const double change = c * d;
    h *= change;
    if (std::fabs(change - 1.0) < 2.3e-16) break;
  }
  return h;
}

/// I_x(a, b) by its continued fraction (DLMF 8.17.22), good for x < (a + 1) / (a + b + 2).
double beta_fraction(double a, double b, double x, double y) {
  double c = 1.0;
  double d = 1.0 - (a + b) * x / (a + 1.0);
  d = 1.0 / (std::fabs(d) < tiny ? tiny : d);
  double h = d;
  for (int n = 1; n < most_terms; ++n) {
    const double even = n * (b - n) * x / ((a + 2.0 * n - 1.0) * (a + 2.0 * n));
    d = 1.0 + even * d;
    c = 1.0 + even / c;
    d = 1.0 / (std::fabs(d) < tiny ? tiny : d);
    if (std::fabs(c) < tiny) c = tiny;
    h *= d * c;
    const double odd = -(a + n) * (a + b + n) * x / ((a + 2.0 * n) * (a + 2.0 * n + 1.0));
    d = 1.0 + odd * d;
    c = 1.0 + odd / c;
    d = 1.0 / (std::fabs(d) < tiny ? tiny : d);
    if (std::fabs(c) < tiny) c = tiny;
    const double change = d * c;
    h *= change;
    if (std::fabs(change - 1.0) < 2.3e-16) break;
  }
  return tails::beta_kernel(a, b, x, y) / a * h;
}

bool shape_in_range(double a) { return a >= 0.01 && a <= 1e6; }

}  // namespace

namespace tails {

gamma_law::gamma_law(double shape)
    : a_(shape), root_(std::sqrt(shape / two_pi)), rest_(stirling_rest(shape)) {}

double gamma_law::kernel(double x) const {
  return root_ * exp(-a_ * deviance(x / a_, (x - a_) / a_) - rest_);
}

double gamma_law::lower(double x, double kernel) const {
  if (x == 0.0) return 0.0;
  if (x > 1e300) return 1.0;
  return x < a_ + 1.0 ? kernel * gamma_series(a_, x) : 1.0 - kernel * gamma_fraction(a_, x);
}

double gamma_law::upper(double x, double kernel) const {
  if (x == 0.0) return 1.0;
  if (x > 1e300) return 0.0;
  return x < a_ + 1.0 ? 1.0 - kernel * gamma_series(a_, x) : kernel * gamma_fraction(a_, x);
}

double beta_kernel(double a, double b, double x, double y) {
  const double n = a + b;
  const double up = (x * b - y * a) / a;
  const double down = (y * a - x * b) / b;
  return std::sqrt(a / two_pi * (b / n)) *
         exp(-(a * deviance(x * (n / a), up) + b * deviance(y * (n / b), down)) -
             (stirling_rest(a) + stirling_rest(b) - stirling_rest(n)));
}

double incomplete_beta(double a, double b, double x, double y) {
  if (x <= 0.0) return 0.0;
  if (y <= 0.0) return 1.0;
  if (x * (a + b + 2.0) < a + 1.0) return beta_fraction(a, b, x, y);
  return 1.0 - beta_fraction(b, a, y, x);
}

}  // namespace tails

double lgamma(double x) {
  if (!(x > 0.0)) return not_a_number;
  if (x < 0.5) return lgamma_near_two(x) - log1p(x) - log(x);
  if (x <= 1.5) return lgamma_near_two(x - 1.0) - log1p(x - 1.0);
  if (x <= 2.5) return lgamma_near_two(x - 2.0);
  if (x < 10.0) {
    double factor = 1.0;
    double below = x;
    while (below > 2.5) {
      below -= 1.0;
      factor *= below;
    }
    return lgamma_near_two(below - 2.0) + log(factor);
  }
  return (x - 0.5) * log(x) - x + half_log_two_pi + stirling_rest(x);
}

double gamma_p(double a, double x) {
  if (!shape_in_range(a) || !(x >= 0.0)) return not_a_number;
  const tails::gamma_law law(a);
  return law.lower(x, law.kernel(x));
}

double gamma_q(double a, double x) {
  if (!shape_in_range(a) || !(x >= 0.0)) return not_a_number;
  const tails::gamma_law law(a);
  return law.upper(x, law.kernel(x));
}

double incomplete_beta(double a, double b, double x) {
  if (!shape_in_range(a) || !shape_in_range(b) || !(x >= 0.0 && x <= 1.0)) return not_a_number;
  return tails::incomplete_beta(a, b, x, 1.0 - x);
}

}  // namespace attain::random
