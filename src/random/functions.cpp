// SPDX-License-Identifier: Apache-2.0
#include <attain/random/functions.hpp>

#include <cmath>
#include <initializer_list>

#include "pieces.hpp"

namespace attain::random {

namespace {

/// An unevaluated sum of two doubles, |low| <= ulp(high) / 2.
struct pair {
  double high;
  double low;
};

/// Exact sum, |a| >= |b| or a = 0 (Dekker 1971).
pair fast_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

pair exact_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

/// Exact product by Veltkamp's splitting; no factor above 2^996.
pair exact_product(double a, double b) {
  constexpr double split = 134217729.0;
  const double wide_a = split * a;
  const double wide_b = split * b;
  const double high_a = wide_a - (wide_a - a);
  const double high_b = wide_b - (wide_b - b);
  const double low_a = a - high_a;
  const double low_b = b - high_b;
  const double product = a * b;
  const double error =
      ((high_a * high_b - product) + high_a * low_b + low_a * high_b) + low_a * low_b;
  return {product, error};
}

pair sum(pair a, pair b) {
  const pair high = exact_sum(a.high, b.high);
  return fast_sum(high.high, high.low + (a.low + b.low));
}

pair product(pair a, pair b) {
  const pair high = exact_product(a.high, b.high);
  return fast_sum(high.high, high.low + (a.high * b.low + a.low * b.high));
}

/// log(x) to about 100 bits for positive finite x: 2 atanh(s), s = (m - 1) / (m + 1).
pair log_pair(double x) {
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < 0.70710678118654752) {
    m *= 2.0;
    --exponent;
  }
  const double f = m - 1.0;
  const pair divisor = exact_sum(f, 2.0);
  const double first = f / divisor.high;
  const pair back = exact_product(first, divisor.high);
  const double second = ((f - back.high) - back.low - first * divisor.low) / divisor.high;
  const pair s = fast_sum(first, second);
  const pair square = product(s, s);
  const double z = square.high;
  double tail = 1.0 / 23.0;
  for (const double odd : {21.0, 19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0}) {
    tail = tail * z + 1.0 / odd;
  }
  constexpr pair third{0.33333333333333331, 1.850371707708594e-17};
  const pair series = sum(product(square, third), {z * z * tail, 0.0});
  const pair twice{2.0 * s.high, 2.0 * s.low};
  const pair mantissa = sum(twice, product(twice, series));
  constexpr pair ln2{6.931471805599452862e-01, 2.319046813846299558e-17};
  return sum(product({static_cast<double>(exponent), 0.0}, ln2), mantissa);
}

}  // namespace

double exp(double x) { return pieces::exp(x); }

double log(double x) { return pieces::log(x); }

double logistic(double x) { return pieces::logistic(x); }

double log1p(double x) {
  if (!(x > -1.0) || x == pieces::infinity) return x == pieces::infinity ? x : log(1.0 + x);
  const double whole = 1.0 + x;
  if (whole == 1.0) return x;
  const double lost = whole > 2.0 ? 1.0 - (whole - x) : x - (whole - 1.0);
  return log(whole) + lost / whole;
}

double expm1(double x) {
  if (!(std::fabs(x) < 38.0)) return exp(x) - 1.0;
  if (std::fabs(x) < 0x1p-54) return x;
  const double k = std::floor(x * 1.44269504088896338700e+00 + 0.5);
  const double high = x - k * pieces::ln2_high;
  const double low = k * pieces::ln2_low;
  const double r = high - low;
  const double lost = (high - r) - low;
  const double e = r + (r * r * pieces::exp_tail(r) + lost);
  if (k == 0.0) return e;
  const double scale = std::ldexp(1.0, static_cast<int>(k));
  return k > 53.0 ? scale * (e + 1.0) - 1.0 : (scale - 1.0) + scale * e;
}

double pow(double x, double y) {
  if (y == 0.0 || x == 1.0) return 1.0;
  if (!(x >= 0.0) || !(y == y)) return pieces::not_a_number;
  if (x == 0.0) return y > 0.0 ? 0.0 : pieces::infinity;
  if (x == pieces::infinity) return y > 0.0 ? x : 0.0;
  const double rough = y * log(x);
  if (!(std::fabs(rough) < 800.0)) return rough > 0.0 ? pieces::infinity : 0.0;
  if (std::fabs(rough) < 0x1p-60) return 1.0 + rough;
  const pair exponent = product({y, 0.0}, log_pair(x));
  return pieces::exp_of_sum(exponent.high, exponent.low);
}

double normal_quantile(double p) {
  if (!(p > 0.0 && p < 1.0)) {
    if (p == 0.0) return -pieces::infinity;
    return p == 1.0 ? pieces::infinity : pieces::not_a_number;
  }
  const double q = p - 0.5;
  if (std::fabs(q) <= pieces::central_limit) return pieces::quantile_central(q);
  const double rest = 1.0 - p;
  const double root = std::sqrt(-log(rest < p ? rest : p));
  const double z = root > 5.0 ? pieces::quantile_far(root) : pieces::quantile_tail(root);
  return q < 0.0 ? -z : z;
}

double normal_cdf(double z) {
  const double y = std::fabs(z);
  if (!(y == y)) return z;
  if (y <= pieces::centre_of_normal) return pieces::normal_centre(z);
  const double tail =
      y <= pieces::far_normal ? pieces::normal_tail(y) : pieces::normal_far_tail(y);
  return z < 0.0 ? tail : 1.0 - tail;
}

double logit(double p) {
  if (!(p >= 0.0 && p <= 1.0)) return pieces::not_a_number;
  if (p < 0.25) return log(p) - log1p(-p);
  if (p > 0.75) return log(p) - log(1.0 - p);
  return 2.0 * p == 1.0 ? 0.0 : log1p((2.0 * p - 1.0) / (1.0 - p));
}

}  // namespace attain::random
