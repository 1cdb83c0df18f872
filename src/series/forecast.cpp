// SPDX-License-Identifier: Apache-2.0
#include <attain/series/forecast.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/growth/predictive.hpp>
#include <attain/random/distribution.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/philox.hpp>

#include "scale.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace attain::series {

namespace {

using indicators::support;

double standard_cdf(double nu, double t) {
  if (std::isinf(nu)) return random::normal_cdf(t);
  return growth::predictive(0, 1, nu).cdf(t);
}

}  // namespace

double standard_quantile(double nu, double p) {
  if (std::isinf(nu) && p > 0 && p < 1) return random::normal_quantile(p);
  return growth::predictive(0, 1, std::isinf(nu) ? 3 : nu).quantile(p);
}

forecast::forecast(support range, std::vector<double> centre, std::vector<double> scale, double nu,
                   int length)
    : range_(range),
      centre_(std::move(centre)),
      scale_(std::move(scale)),
      nu_(nu),
      length_(length) {
  if (centre_.empty() || centre_.size() != scale_.size())
    throw invalid_input(
        {.field = "scale",
         .value = core::cat(scale_.size(), " values"),
         .message = core::cat("must be as many as centres, ", centre_.size(), ", and not none")});
  for (const double c : centre_) core::check_finite("centre", c);
  for (const double s : scale_) core::check_not_negative("scale", s);
  if (!(nu_ > 2))
    throw invalid_input({.field = "nu", .value = core::number(nu_), .message = "must be > 2"});
  if (length_ < 1)
    throw invalid_input(
        {.field = "length", .value = core::cat(length_), .message = "must be 1 or more"});
}

std::size_t forecast::index(int h) const {
  if (h < 1 || h > horizon())
    throw invalid_input({.field = "h",
                         .value = core::cat(h),
                         .message = core::cat("must be from 1 to ", horizon())});
  return static_cast<std::size_t>(h - 1);
}

double forecast::from_standard(int h, double t) const {
  const std::size_t i = index(h);
  const double x = centre_[i] + scale_[i] * t;
  if (on_logit(range_)) return range_.inverse(x);
  return is_amount(range_) ? std::max(x, 0.0) : x;
}

double forecast::quantile(int h, double p) const {
  return from_standard(h, standard_quantile(nu_, p));
}

double forecast::cdf(int h, double y) const {
  const std::size_t i = index(h);
  if (is_amount(range_) && y < 0) return 0;
  const double x = on_logit(range_) ? range_.forward_threshold(y) : y;
  if (std::isnan(x)) return x;
  if (scale_[i] == 0) return x < centre_[i] ? 0 : 1;
  if (std::isinf(x)) return x < 0 ? 0 : 1;
  return standard_cdf(nu_, (x - centre_[i]) / scale_[i]);
}

double forecast::exceedance(int h, double y) const {
  const std::size_t i = index(h);
  if (is_amount(range_) && y <= 0) return 1;
  const double x = on_logit(range_) ? range_.forward_threshold(y) : y;
  if (std::isnan(x)) return x;
  if (scale_[i] == 0) return x > centre_[i] ? 0 : 1;
  if (std::isinf(x)) return x < 0 ? 1 : 0;
  return standard_cdf(nu_, (centre_[i] - x) / scale_[i]);
}

std::string to_string(const forecast& f) {
  return core::cat(std::isinf(f.nu()) ? std::string("normal")
                                      : core::cat("Student t, ", f.nu(), " degrees of freedom"),
                   ", ", f.horizon(), f.horizon() == 1 ? " step from " : " steps from ", f.length(),
                   f.length() == 1 ? " value" : " values");
}

forecast forecast_series(std::span<const double> values, int horizon, const support& range,
                         const series_constants& constants) {
  const std::vector<double> x = on_own_scale(values, range);
  const bool amounts = is_amount(range);
  const centre c = centre_of(x, horizon, amounts, constants.centres());
  const int length = static_cast<int>(x.size());
  std::vector<double> scale = spread_of(c, length, constants.spread(amounts, length));
  std::vector<double> path;
  path.reserve(c.path.size());
  for (const double step : c.path) path.push_back(c.last + step * c.unit);
  return forecast(range, std::move(path), std::move(scale), constants.nu(), length);
}

std::vector<double> draw_paths(const forecast& f, std::uint64_t seed, std::string_view name,
                               std::int64_t first, std::int64_t count) {
  if (first < 0 || count < 0)
    throw invalid_input({.field = "draws",
                         .value = core::cat(first, " and ", count),
                         .message = "must not be negative"});
  const std::string key(name);
  std::vector<random::stream> noise;
  for (int h = 1; h <= f.horizon(); ++h)
    noise.push_back(random::make_stream(seed, core::cat(key, "/", h, "/noise")));
  const random::stream tail = random::make_stream(seed, key + "/tail");
  const bool normal = std::isinf(f.nu());
  const random::distribution factor =
      normal ? random::distribution::fixed(1) : random::distribution::t_scale(f.nu());
  std::vector<double> out;
  out.reserve(static_cast<std::size_t>(count) * noise.size());
  for (std::int64_t draw = first; draw < first + count; ++draw) {
    const double lambda =
        normal ? 1 : random::quantile_at_normal(factor, random::normal_at(tail, draw));
    double walk = 0;
    for (int h = 1; h <= f.horizon(); ++h) {
      walk += random::normal_at(noise[static_cast<std::size_t>(h - 1)], draw);
      out.push_back(f.from_standard(h, lambda * walk / std::sqrt(static_cast<double>(h))));
    }
  }
  return out;
}

}  // namespace attain::series
