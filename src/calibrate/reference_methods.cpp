// SPDX-License-Identifier: Apache-2.0
#include "reference_methods.hpp"

#include <attain/growth/damping.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace attain::calibrate::detail {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr reference_forecast none{nothing, nothing, nothing};

/// Changes of a series: how many, over how many years, their sum and squares a year.
struct changes {
  int count = 0;
  double years = 0;
  double total = 0;
  double squares = 0;

  double growth() const { return total / years; }
  /// Sum of squares about the own growth.
  double residual() const { return std::max(0.0, squares - total * total / years); }
};

changes changes_of(std::span<const double> x) {
  const growth_record r = record_of(x);
  changes out{static_cast<int>(r.differences.size()), r.span, r.total, 0};
  for (const difference& d : r.differences) out.squares += d.total * d.total / d.span;
  return out;
}

/// From the first figure to the last, gaps on straight lines.
std::vector<double> filled(std::span<const double> x) {
  std::vector<double> out;
  std::size_t gap = 0;
  for (const double v : x) {
    if (std::isnan(v)) {
      if (!out.empty()) ++gap;
      continue;
    }
    const double from = out.empty() ? v : out.back();
    for (std::size_t j = 1; j <= gap; ++j)
      out.push_back(from + (v - from) * static_cast<double>(j) / static_cast<double>(gap + 1));
    out.push_back(v);
    gap = 0;
  }
  return out;
}

double slope_of(const std::vector<double>& x) {
  const auto n = static_cast<double>(x.size());
  const double middle = (n - 1) / 2;
  double sum = 0;
  for (std::size_t j = 0; j < x.size(); ++j) sum += (static_cast<double>(j) - middle) * x[j];
  return sum * 12 / (n * (n * n - 1));
}

struct smoothing {
  double squares = 0;
  double level = 0;
};

smoothing smooth(const std::vector<double>& x, double alpha, double drift) {
  smoothing out{.squares = 0, .level = x.front()};
  for (std::size_t j = 1; j < x.size(); ++j) {
    const double miss = x[j] - out.level - drift;
    out.squares += miss * miss;
    out.level += drift + alpha * miss;
  }
  return out;
}

}  // namespace

references::references(std::span<const double> x, double phi) : last_(x.back()), phi_(phi) {
  const changes c = changes_of(x);
  changes_ = c.count;
  years_ = c.years;
  if (changes_ < 1) return;
  growth_ = c.growth();
  walk2_ = c.squares / changes_;
  if (changes_ < 2) return;
  noise2_ = c.residual() / (changes_ - 1);
  const std::vector<double> all = filled(x);
  slope_ = slope_of(all) / 2;
  std::optional<double> least;
  constexpr int steps = 20;
  for (int i = 1; i <= steps; ++i) {
    const double alpha = static_cast<double>(i) / steps;
    const smoothing s = smooth(all, alpha, slope_);
    if (least && !(s.squares < *least)) continue;
    least = s.squares;
    level_ = s.level;
    alpha_ = alpha;
  }
  smooth2_ = *least / (changes_ - 1);
}

reference_forecast references::naive(int horizon) const {
  if (changes_ < 1) return none;
  return {last_, std::sqrt(walk2_ * horizon), std::max(3.0, changes_ - 1.0)};
}

reference_forecast references::drift(int horizon) const {
  if (changes_ < 2) return none;
  return {last_ + growth_ * horizon, std::sqrt(noise2_ * horizon * (1 + horizon / years_)),
          std::max(3.0, changes_ - 1.0)};
}

reference_forecast references::damped(int horizon) const {
  if (changes_ < 2) return none;
  const double c = growth::damped_steps(phi_, horizon);
  return {last_ + growth_ * c, std::sqrt(noise2_ * (horizon + c * c / years_)),
          std::max(3.0, changes_ - 1.0)};
}

reference_forecast references::theta(int horizon) const {
  if (changes_ < 2) return none;
  return {level_ + slope_ * horizon, std::sqrt(smooth2_ * (1 + (horizon - 1) * alpha_ * alpha_)),
          std::max(3.0, changes_ - 1.0)};
}

class_mean::class_mean(const class_part& part, int columns) {
  std::vector<double> growths;
  double freedom = 0;
  for (const double* x : part.x) {
    const changes c = changes_of({x, static_cast<std::size_t>(columns)});
    if (c.count < 1) continue;
    growths.push_back(c.growth());
    growth_ += growths.back();
    noise2_ += c.residual();
    freedom += c.count - 1;
  }
  series_ = static_cast<double>(growths.size());
  if (series_ < 2) return;
  growth_ /= series_;
  for (const double g : growths) spread2_ += (g - growth_) * (g - growth_) / (series_ - 1);
  noise2_ = freedom > 0 ? noise2_ / freedom : 0;
}

reference_forecast class_mean::from(double last, int horizon) const {
  if (series_ < 2) return none;
  return {last + growth_ * horizon, std::sqrt(spread2_ * horizon * horizon + noise2_ * horizon),
          std::max(3.0, series_ - 1)};
}

}  // namespace attain::calibrate::detail
