// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/distribution.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/special.hpp>

#include "tails.hpp"

namespace attain::random {

namespace {

using tails::point;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int most_steps = 100;

/// A place on the normal scale with both tails, so that neither is lost by rounding.
struct place {
  double z;
  double lower;
  double upper;
};

double normal_density(double z) { return 0.39894228040143267794 * exp(-0.5 * z * z); }

/// Gamma value with lower tail p: Newton on the log of the smaller tail against log x. Both tails
/// are log-concave there, so that it converges from anywhere. Starts at Wilson and Hilferty's cube
/// (1931) or the leading term of the lower tail.
double gamma_quantile(double a, const place& at) {
  const double cube = 1.0 - 1.0 / (9.0 * a) + at.z / (3.0 * std::sqrt(a));
  double w = cube > 0.3 ? log(a) + 3.0 * log(cube) : (log(at.lower) + lgamma(a + 1.0)) / a;
  const bool lower = at.lower < at.upper;
  const double target = lower ? at.lower : at.upper;
  for (int step = 0; step < most_steps; ++step) {
    const double x = exp(w);
    const double tail = lower ? gamma_p(a, x) : gamma_q(a, x);
    const double kernel = tails::gamma_kernel(a, x);
    const double change = tail / kernel * log(target / tail);
    w += lower ? change : -change;
    if (!(std::fabs(change) > 1e-15 * (1.0 + std::fabs(w)))) break;
  }
  return exp(w);
}

/// logit of the beta value with lower tail p <= 1/2, z = normal quantile of p: Newton on log I_x
/// against logit x, where the distribution function is log-concave.
double beta_logit(double a, double b, double p, double z) {
  const double leading = (log(p) + log(a) + lgamma(a) + lgamma(b) - lgamma(a + b)) / a;
  if (leading < -690.0) return leading;
  const double centre = log(a / b);
  double w = leading < centre ? leading : centre;
  if (a >= 1.0 && b >= 1.0) w = centre + z * std::sqrt(1.0 / a + 1.0 / b);
  for (int step = 0; step < most_steps; ++step) {
    const double x = logistic(w);
    const double y = logistic(-w);
    const double tail = tails::incomplete_beta(a, b, x, y);
    if (!(tail > 1e-300)) {
      w = 0.5 * (w + centre);
      continue;
    }
    const double change = tail / tails::beta_kernel(a, b, x, y) * log(p / tail);
    w += change;
    if (!(std::fabs(change) > 1e-15 * (1.0 + std::fabs(w)))) break;
  }
  return w;
}

point triangular_point(const distribution& d, const place& at) {
  const auto& [lo, mode, hi, unused] = d.parameters();
  const double left = (hi - lo) * (mode - lo);
  const double right = (hi - lo) * (hi - mode);
  const double density = normal_density(at.z);
  if (at.lower * (hi - lo) <= mode - lo) {
    const double step = std::sqrt(at.lower * left);
    return {lo + step, step > 0.0 ? 0.5 * left * density / step : 0.0};
  }
  const double step = std::sqrt(at.upper * right);
  return {hi - step, step > 0.0 ? 0.5 * right * density / step : 0.0};
}

point beta_point(const distribution& d, const place& at) {
  const auto& [a, b, lo, hi] = d.parameters();
  const bool lower = at.lower <= at.upper;
  const double near = lower ? a : b;
  const double far = lower ? b : a;
  const double p = lower ? at.lower : at.upper;
  const double w = beta_logit(near, far, p, lower ? at.z : -at.z);
  const double x = logistic(w);
  const double y = logistic(-w);
  const double kernel = tails::beta_kernel(near, far, x, y);
  const double width = hi - lo;
  const double slope = kernel > 0.0 ? width * normal_density(at.z) * (x * y / kernel) : 0.0;
  const double above_lo = lower ? x : y;
  const double below_hi = lower ? y : x;
  return {above_lo < 0.5 ? lo + width * above_lo : hi - width * below_hi, slope};
}

point t_scale_point(const distribution& d, const place& at) {
  const double a = d.parameters()[0] / 2.0;
  const double x = gamma_quantile(a, {-at.z, at.upper, at.lower});
  const double value = std::sqrt(a / x);
  return {value, 0.5 * value * normal_density(at.z) / tails::gamma_kernel(a, x)};
}

point point_at(const distribution& d, const place& at) {
  const auto& [a, b, c, e] = d.parameters();
  switch (d.kind()) {
    case distribution_kind::fixed:
      return {a, 0.0};
    case distribution_kind::normal:
      return {a + b * at.z, b};
    case distribution_kind::lognormal: {
      const double value = a * exp(b * at.z);
      return {value, b * value};
    }
    case distribution_kind::uniform: {
      const double value = at.lower <= 0.5 ? a + (b - a) * at.lower : b - (b - a) * at.upper;
      return {value, (b - a) * normal_density(at.z)};
    }
    case distribution_kind::triangular:
      return triangular_point(d, at);
    case distribution_kind::beta:
      return beta_point(d, at);
    case distribution_kind::t_scale:
      return t_scale_point(d, at);
  }
  return {0.0, 0.0};
}

/// The end of the support below (or above) every draw.
double support_end(const distribution& d, bool upper) {
  const auto& [a, b, c, e] = d.parameters();
  switch (d.kind()) {
    case distribution_kind::fixed:
      return a;
    case distribution_kind::normal:
      return upper ? infinity : -infinity;
    case distribution_kind::lognormal:
    case distribution_kind::t_scale:
      return upper ? infinity : 0.0;
    case distribution_kind::uniform:
      return upper ? b : a;
    case distribution_kind::triangular:
      return upper ? c : a;
    case distribution_kind::beta:
      return upper ? e : c;
  }
  return 0.0;
}

}  // namespace

namespace tails {

point at_normal(const distribution& d, double z) {
  return point_at(d, {z, normal_cdf(z), normal_cdf(-z)});
}

}  // namespace tails

double quantile_at_normal(const distribution& d, double z) {
  if (std::isnan(z)) return z;
  if (std::fabs(z) > 37.0) return support_end(d, z > 0.0);
  return tails::at_normal(d, z).value;
}

double quantile(const distribution& d, double p) {
  if (!(p >= 0.0 && p <= 1.0)) {
    throw invalid_input({.field = core::cat("quantile of ", to_string(d), ": p"),
                         .value = core::number(p),
                         .message = "must be >= 0 and <= 1"});
  }
  if (p == 0.0 || p == 1.0) return support_end(d, p == 1.0);
  return point_at(d, {normal_quantile(p), p, 1.0 - p}).value;
}

}  // namespace attain::random
