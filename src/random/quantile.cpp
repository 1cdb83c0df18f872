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

struct tail_and_kernel {
  double tail;
  double kernel;  // derivative of the tail, unsigned
};

/// Place w where a log-concave tail, rising or falling in w, has the value `target`: Newton on the
/// log of the tail, kept inside a bracket.
template <class Evaluate>
double solve(double start, double target, bool rising, Evaluate evaluate) {
  double low = -745.0;
  double high = 745.0;
  double w = start;
  for (int step = 0; step < most_steps; ++step) {
    const auto [tail, kernel] = evaluate(w);
    const double size = tail / kernel * log(target / tail);
    const double change = rising ? size : -size;
    if (std::fabs(change) <= 1e-10 * (1.0 + std::fabs(w))) return w + change;
    if ((tail < target) == rising) {
      low = w;
    } else {
      high = w;
    }
    const double next = w + change;
    w = next > low && next < high ? next : 0.5 * (low + high);
  }
  return w;
}

/// A gamma value, and the kernel of its law there.
struct gamma_place {
  double x;
  double kernel;
};

/// Gamma value with lower tail p, from the smaller tail against log x. Starts at Wilson and
/// Hilferty's cube (1931) or the leading term of the lower tail.
gamma_place gamma_quantile(double a, const place& at) {
  const double cube = 1.0 - 1.0 / (9.0 * a) + at.z / (3.0 * std::sqrt(a));
  const double start =
      cube > 0.3 ? log(a) + 3.0 * log(cube) : (log(at.lower) + lgamma(a + 1.0)) / a;
  const bool lower = at.lower < at.upper;
  const double target = lower ? at.lower : at.upper;
  const tails::gamma_law law(a);
  const double x = exp(solve(start, target, lower, [&law, lower](double w) {
    const double here = exp(w);
    const double kernel = law.kernel(here);
    return tail_and_kernel{lower ? law.lower(here, kernel) : law.upper(here, kernel), kernel};
  }));
  return {x, law.kernel(x)};
}

/// logit of the beta value with lower tail p <= 1/2 and z = normal quantile of p, against logit x.
/// Starts at the leading term of the lower tail or the normal approximation.
double beta_logit(double a, double b, double p, double z) {
  const double leading = (log(p) + log(a) + lgamma(a) + lgamma(b) - lgamma(a + b)) / a;
  if (leading < -690.0) return leading;
  const double centre = log(a / b);
  double start = leading < centre ? leading : centre;
  if (a >= 1.0 && b >= 1.0) start = centre + z * std::sqrt(1.0 / a + 1.0 / b);
  return solve(start, p, true, [a, b](double w) {
    const double x = logistic(w);
    const double y = logistic(-w);
    return tail_and_kernel{tails::incomplete_beta(a, b, x, y), tails::beta_kernel(a, b, x, y)};
  });
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
  const double value =
      at.lower < 0.5 ? mode + (at.lower * (hi - lo) - (mode - lo)) / (1.0 + step / (hi - mode))
                     : hi - step;
  return {value, step > 0.0 ? 0.5 * right * density / step : 0.0};
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
  const auto [x, kernel] = gamma_quantile(a, {-at.z, at.upper, at.lower});
  const double value = std::sqrt(a / x);
  return {value, 0.5 * value * normal_density(at.z) / kernel};
}

point gamma_point(const distribution& d, const place& at) {
  const auto& [shape, rate, unused, none] = d.parameters();
  const auto [x, kernel] = gamma_quantile(shape, at);
  return {x / rate, kernel > 0.0 ? normal_density(at.z) * (x / kernel) / rate : 0.0};
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
    case distribution_kind::gamma:
      return gamma_point(d, at);
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
    case distribution_kind::gamma:
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
