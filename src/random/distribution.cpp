// SPDX-License-Identifier: Apache-2.0
#include <attain/random/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <ostream>
#include <span>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/special.hpp>

namespace attain::random {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double smallest_shape = 0.05;
constexpr double largest_shape = 1e6;

[[noreturn]] void refuse(std::string_view family, std::string_view parameter, double value,
                         std::string inequality) {
  throw invalid_input({.field = core::cat(family, ".", parameter),
                       .value = core::number(value),
                       .message = core::cat("must be ", inequality)});
}

void require_finite(std::string_view family, std::string_view parameter, double value) {
  if (!std::isfinite(value)) refuse(family, parameter, value, "a finite number");
}

void require_positive(std::string_view family, std::string_view parameter, double value) {
  if (!(value > 0.0 && value < infinity)) refuse(family, parameter, value, "> 0 and finite");
}

void require_range(std::string_view family, double lo, double hi) {
  require_finite(family, "lo", lo);
  require_finite(family, "hi", hi);
  if (!(lo < hi)) refuse(family, "lo", lo, core::cat("< hi = ", hi));
  if (!(hi - lo < infinity)) refuse(family, "hi", hi, "less than 1.8e308 above lo");
}

void require_shape(std::string_view family, std::string_view parameter, double value) {
  if (!(value >= smallest_shape && value <= largest_shape)) {
    refuse(family, parameter, value, ">= 0.05 and <= 1e6");
  }
}

/// Squared ratio (Gamma(y + 1/2) / Gamma(y))^2 less y - 1/4, for y >= 50.
double half_step_rest(double y) {
  const double z = 1.0 / y;
  return z * (1.0 / 32.0 +
              z * (1.0 / 128.0 +
                   z * (-5.0 / 2048.0 +
                        z * (-23.0 / 8192.0 + z * (53.0 / 65536.0 + z * 593.0 / 262144.0)))));
}

struct moments {
  double mean;
  double sd;
};

/// E = sqrt(nu/2) Gamma((nu-1)/2) / Gamma(nu/2), E of the square nu / (nu - 2); for large nu by the
/// asymptotic series of the ratio, because the variance is a small difference.
moments t_scale_moments(double nu) {
  const double x = nu / 2.0;
  if (nu < 101.0) {
    const double mean = std::sqrt(x) * exp(lgamma(x - 0.5) - lgamma(x));
    return {mean, std::sqrt(x / (x - 1.0) - mean * mean)};
  }
  const double y = x - 0.5;
  const double rest = half_step_rest(y);
  const double square = y - 0.25 + rest;
  return {std::sqrt(x / square), std::sqrt(x * (0.25 + rest) / ((x - 1.0) * square))};
}

moments moments_of(const distribution& d) {
  const auto& [a, b, c, e] = d.parameters();
  switch (d.kind()) {
    case distribution_kind::fixed:
      return {a, 0.0};
    case distribution_kind::normal:
      return {a, b};
    case distribution_kind::lognormal: {
      const double mean = a * exp(0.5 * b * b);
      return {mean, mean * std::sqrt(expm1(b * b))};
    }
    case distribution_kind::uniform:
      return {a + 0.5 * (b - a), (b - a) / std::sqrt(12.0)};
    case distribution_kind::triangular: {
      const double left = b - a;
      const double right = c - b;
      const double squares = left * left + left * right + right * right;
      return {a + (left + (c - a)) / 3.0, std::sqrt(squares / 18.0)};
    }
    case distribution_kind::beta: {
      const double n = a + b;
      const double width = e - c;
      return {c + width * (a / n), width * std::sqrt(a / n * (b / n) / (n + 1.0))};
    }
    case distribution_kind::t_scale:
      return t_scale_moments(a);
    case distribution_kind::gamma:
      return {a / b, std::sqrt(a) / b};
  }
  return {0.0, 0.0};
}

std::span<const std::string_view> parameter_names(distribution_kind kind) {
  static constexpr std::string_view fixed[] = {"value"};
  static constexpr std::string_view normal[] = {"mean", "sd"};
  static constexpr std::string_view lognormal[] = {"median", "sigma"};
  static constexpr std::string_view uniform[] = {"lo", "hi"};
  static constexpr std::string_view triangular[] = {"lo", "mode", "hi"};
  static constexpr std::string_view beta[] = {"a", "b", "lo", "hi"};
  static constexpr std::string_view t_scale[] = {"nu"};
  static constexpr std::string_view gamma[] = {"shape", "rate"};
  switch (kind) {
    case distribution_kind::fixed:
      return fixed;
    case distribution_kind::normal:
      return normal;
    case distribution_kind::lognormal:
      return lognormal;
    case distribution_kind::uniform:
      return uniform;
    case distribution_kind::triangular:
      return triangular;
    case distribution_kind::beta:
      return beta;
    case distribution_kind::t_scale:
      return t_scale;
    case distribution_kind::gamma:
      return gamma;
  }
  return {};
}

}  // namespace

std::string_view to_string(distribution_kind kind) {
  switch (kind) {
    case distribution_kind::fixed:
      return "fixed";
    case distribution_kind::normal:
      return "normal";
    case distribution_kind::lognormal:
      return "lognormal";
    case distribution_kind::uniform:
      return "uniform";
    case distribution_kind::triangular:
      return "triangular";
    case distribution_kind::beta:
      return "beta";
    case distribution_kind::t_scale:
      return "t_scale";
    case distribution_kind::gamma:
      return "gamma";
  }
  return "";
}

distribution distribution::fixed(double value) {
  require_finite("fixed", "value", value);
  return {distribution_kind::fixed, {value, 0.0, 0.0, 0.0}};
}

distribution distribution::normal(double mean, double sd) {
  require_finite("normal", "mean", mean);
  require_positive("normal", "sd", sd);
  return {distribution_kind::normal, {mean, sd, 0.0, 0.0}};
}

distribution distribution::lognormal(double median, double sigma) {
  require_positive("lognormal", "median", median);
  require_positive("lognormal", "sigma", sigma);
  return {distribution_kind::lognormal, {median, sigma, 0.0, 0.0}};
}

distribution distribution::uniform(double lo, double hi) {
  require_range("uniform", lo, hi);
  return {distribution_kind::uniform, {lo, hi, 0.0, 0.0}};
}

distribution distribution::triangular(double lo, double mode, double hi) {
  require_range("triangular", lo, hi);
  if (!(mode >= lo)) refuse("triangular", "mode", mode, core::cat(">= lo = ", lo));
  if (!(mode <= hi)) refuse("triangular", "mode", mode, core::cat("<= hi = ", hi));
  return {distribution_kind::triangular, {lo, mode, hi, 0.0}};
}

distribution distribution::beta(double a, double b, double lo, double hi) {
  require_shape("beta", "a", a);
  require_shape("beta", "b", b);
  require_range("beta", lo, hi);
  return {distribution_kind::beta, {a, b, lo, hi}};
}

distribution distribution::t_scale(double nu) {
  if (!(nu > 2.0 && nu <= largest_shape)) refuse("t_scale", "nu", nu, "> 2 and <= 1e6");
  return {distribution_kind::t_scale, {nu, 0.0, 0.0, 0.0}};
}

distribution distribution::gamma(double shape, double rate) {
  require_shape("gamma", "shape", shape);
  require_positive("gamma", "rate", rate);
  return {distribution_kind::gamma, {shape, rate, 0.0, 0.0}};
}

double mean(const distribution& d) { return moments_of(d).mean; }

double sd(const distribution& d) { return moments_of(d).sd; }

double median(const distribution& d) { return quantile_at_normal(d, 0.0); }

double cdf(const distribution& d, double x) {
  const auto& [a, b, c, e] = d.parameters();
  if (std::isnan(x)) return x;
  switch (d.kind()) {
    case distribution_kind::fixed:
      return x >= a ? 1.0 : 0.0;
    case distribution_kind::normal:
      return normal_cdf((x - a) / b);
    case distribution_kind::lognormal:
      return x <= 0.0 ? 0.0 : normal_cdf(log(x / a) / b);
    case distribution_kind::uniform:
      return std::clamp((x - a) / (b - a), 0.0, 1.0);
    case distribution_kind::triangular:
      if (x <= a) return 0.0;
      if (x >= c) return 1.0;
      if (x < b) return (x - a) / (c - a) * ((x - a) / (b - a));
      return (b - a) / (c - a) + (x - b) / (c - a) * (((c - x) + (c - b)) / (c - b));
    case distribution_kind::beta:
      return incomplete_beta(a, b, std::clamp((x - c) / (e - c), 0.0, 1.0));
    case distribution_kind::t_scale:
      return x <= 0.0 ? 0.0 : gamma_q(a / 2.0, a / (2.0 * x * x));
    case distribution_kind::gamma:
      return x <= 0.0 ? 0.0 : gamma_p(a, x * b);
  }
  return 0.0;
}

std::string to_string(const distribution& d) {
  std::string text = core::cat(to_string(d.kind()), "(");
  std::size_t i = 0;
  for (const std::string_view name : parameter_names(d.kind())) {
    text += core::cat(i == 0 ? "" : ", ", name, "=", d.parameters()[i]);
    ++i;
  }
  return text + ")";
}

std::ostream& operator<<(std::ostream& out, const distribution& d) { return out << to_string(d); }

}  // namespace attain::random
