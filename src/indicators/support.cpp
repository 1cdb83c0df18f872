// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/support.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace attain::indicators {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double share_floor = .0005;

constexpr std::array all_kinds{support_kind::positive, support_kind::count, support_kind::share,
                               support_kind::score, support_kind::real};

}  // namespace

support::support(support_kind kind, double low, double high, std::optional<int> set_size)
    : kind_(kind),
      low_(kind == support_kind::score ? core::check_finite("low", low) : 0),
      high_(kind == support_kind::score ? core::check_finite("high", high) : 1),
      set_size_(set_size) {
  if (!(low_ < high_))
    throw invalid_input({.field = "low",
                         .value = core::number(low_),
                         .message = core::cat("must satisfy low < high, high is ", high_)});
  if (set_size_ && *set_size_ < 1)
    throw invalid_input(
        {.field = "size", .value = core::cat(*set_size_), .message = "must be at least 1"});
}

bool support::is_log() const noexcept {
  return kind_ == support_kind::positive || kind_ == support_kind::count;
}

bool support::contains(double y) const noexcept {
  switch (kind_) {
    case support_kind::positive:
      return std::isfinite(y) && y > 0;
    case support_kind::count:
      return std::isfinite(y) && y >= 0 && std::floor(y) == y;
    case support_kind::share:
      return y >= 0 && y <= 1;
    case support_kind::score:
      return y >= low_ && y <= high_;
    case support_kind::real:
      return std::isfinite(y);
  }
  return false;
}

double support::forward(double y) const {
  switch (kind_) {
    case support_kind::positive:
      return random::log(y);
    case support_kind::count:
      return random::log(std::max(y, .5));
    case support_kind::real:
      return y;
    case support_kind::share:
    case support_kind::score:
      break;
  }
  const double p = (y - low_) / (high_ - low_);
  if (kind_ == support_kind::share && set_size_) {
    const double n = *set_size_;
    return random::logit((std::floor(p * n + .5) + .5) / (n + 1));
  }
  return random::logit(std::clamp(p, share_floor, 1 - share_floor));
}

double support::forward_threshold(double y) const {
  switch (kind_) {
    case support_kind::positive:
    case support_kind::count:
      return y <= 0 ? -infinity : random::log(y);
    case support_kind::real:
      return y;
    case support_kind::share:
    case support_kind::score:
      break;
  }
  const double p = (y - low_) / (high_ - low_);
  if (p <= 0) return -infinity;
  if (p >= 1) return infinity;
  return random::logit(p);
}

double support::inverse(double x) const {
  switch (kind_) {
    case support_kind::positive:
    case support_kind::count:
      return random::exp(x);
    case support_kind::real:
      return x;
    case support_kind::share:
    case support_kind::score:
      break;
  }
  return low_ + (high_ - low_) * random::logistic(x);
}

double support::slope(double y) const {
  switch (kind_) {
    case support_kind::positive:
      return 1 / y;
    case support_kind::count:
      return 1 / std::max(y, .5);
    case support_kind::real:
      return 1;
    case support_kind::share:
    case support_kind::score:
      break;
  }
  double p = (y - low_) / (high_ - low_);
  if (kind_ == support_kind::share && set_size_) {
    const double n = *set_size_;
    p = (p * n + .5) / (n + 1);
    return n / (n + 1) / (p * (1 - p));
  }
  p = std::clamp(p, share_floor, 1 - share_floor);
  return 1 / ((high_ - low_) * p * (1 - p));
}

std::string to_string(support_kind k) {
  switch (k) {
    case support_kind::positive:
      return "positive";
    case support_kind::count:
      return "count";
    case support_kind::share:
      return "share";
    case support_kind::score:
      return "score";
    case support_kind::real:
      return "real";
  }
  return "";
}

std::optional<support_kind> parse_support_kind(std::string_view text) {
  for (const support_kind k : all_kinds)
    if (to_string(k) == text) return k;
  return std::nullopt;
}

std::vector<std::string> support_kind_names() {
  std::vector<std::string> names;
  for (const support_kind k : all_kinds) names.push_back(to_string(k));
  return names;
}

}  // namespace attain::indicators
