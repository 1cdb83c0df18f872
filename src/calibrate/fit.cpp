// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/fit.hpp>

#include <attain/calibrate/centre.hpp>
#include <attain/core/error.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>

#include "fit_laws.hpp"
#include "lender.hpp"

namespace attain::calibrate {

namespace {

using growth::indicator_estimate;
using indicators::indicator;
using indicators::support_kind;

constexpr double noise_degrees = 4;
/// Standard deviations from the middle of a normal to the ends of its central 90 %.
constexpr double ninety_percent = 1.6449;

growth::trend_parameters parameters_of(const class_constants& c, const growth_posterior& g) {
  growth::trend_parameters p;
  p.growth = g.mean;
  p.growth_variance = g.variance;
  p.noise = g.noise;
  p.k_tau = c.k_tau;
  p.k_s = c.k_s;
  p.k_d = c.k_d;
  p.nu = c.nu;
  p.r_p = c.r_p;
  p.r_n = c.r_n;
  return p;
}

/// A trend that rests on the indicator's own differences alone: for scales on which the growth of
/// a class means nothing.
class_constants own_only(const growth_record& record) {
  double squares = 0;
  const double mean = record.total / record.span;
  for (const difference& d : record.differences) {
    const double miss = d.total - d.span * mean;
    squares += miss * miss / d.span;
  }
  const double n = static_cast<double>(record.differences.size());
  class_constants c;
  c.group = "own";
  c.s = std::sqrt(squares / (n - 1));
  c.tau = 1e3 * (c.s > 0 ? c.s : 1);
  c.nu = std::fmax(3, n - 1);
  c.source = "its own differences only";
  return c;
}

/// Levels of other definitions from which no growth was taken are refused one by one, so that
/// nobody takes them for used.
void refuse_unused(indicators::history& past, const std::vector<indicators::segment>& before,
                   const indicator& i, core::moment as_of) {
  for (const indicators::segment& s : before) {
    const bool used =
        std::any_of(past.segments.begin(), past.segments.end(),
                    [&](const auto& kept) { return kept.definition == s.definition; });
    if (used) continue;
    const std::string reason =
        core::cat("another definition: ", s.definition,
                  s.levels.size() < 2 ? ", with one level and so without growth"
                                      : ", its years are covered already");
    for (const indicators::observation& o : i.observations()) {
      const bool level = o.kind == indicators::observation_kind::level && o.at <= as_of &&
                         o.definition == s.definition;
      const bool refused = std::any_of(past.refused.begin(), past.refused.end(),
                                       [&](const auto& r) { return r.what == o; });
      if (level && !refused) past.refused.push_back({o, reason});
    }
  }
}

/// A class without a panel is no mistake; one that misses a known class by a slip of the pen is.
void check_spelling(const indicator& i, const constant_table& constants) {
  constexpr int slip = 2;
  const std::string& group = i.law().group;
  const auto& rows = constants.rows();
  const auto known = [&](const class_constants& c) { return c.group == group; };
  if (std::any_of(rows.begin(), rows.end(), known)) return;
  std::string meant;
  const std::string* before = nullptr;
  for (const class_constants& c : rows) {
    // A class has a row for each as-of year; a word much longer or shorter is no slip.
    if (before != nullptr && c.group == *before) continue;
    before = &c.group;
    const auto longer = static_cast<int>(c.group.size()) - static_cast<int>(group.size());
    if (longer > slip || longer < -slip) continue;
    if (core::edit_distance(group, c.group) <= slip) meant = c.group;
  }
  if (meant.empty()) return;
  throw invalid_input({.field = core::cat("indicator \"", i.id(), "\".class"),
                       .value = group,
                       .message = "names no class of the constants",
                       .nearest = meant});
}

/// What the user believes of a level that nobody observed, as a normal on the model scale.
void start_from_belief(indicator_estimate& e, growth::trend_parameters& p, const indicator& i) {
  const indicators::elicited_level& belief = *i.elicited();
  const double low = i.range().forward(belief.low());
  const double high = i.range().forward(belief.high());
  p.start_time = belief.year();
  p.start = (low + high) / 2;
  p.believed_error = (high - low) / (2 * ninety_percent);
  e.believed = belief;
}

void estimate_trend(indicator_estimate& e, const indicator& i, core::moment as_of,
                    const constant_table& constants, detail::lender& lent) {
  const std::vector<indicators::segment> before = e.past.segments;
  check_spelling(i, constants);
  const growth_record record = growth_differences(e.past);
  refuse_unused(e.past, before, i, as_of);
  e.differences = static_cast<int>(record.differences.size());
  e.own_years = record.span;
  if (record.span > 0) e.own_growth = record.total / record.span;
  const std::string what = core::to_string(i.name());

  const bool count = i.range().kind() == support_kind::count;
  if (count && e.past.last && e.past.last->value < small_count) {
    detail::estimate_counting(e, i);
    return;
  }
  std::optional<class_constants> group;
  if (i.range().is_log()) {
    group = lent.of(i.law().group);
    if (!group) {
      detail::say_no(e, core::cat("no class constants reach back to ", core::to_string(as_of)),
                     "an as-of year within the panel");
      return;
    }
  } else if (e.differences >= bounded_differences) {
    group = own_only(record);
  } else {
    detail::say_no(e,
                   core::cat("a ", indicators::to_string(i.range().kind()),
                             " has no class to lend its growth"),
                   core::cat(bounded_differences + 1, " or more yearly values of ", what,
                             ", it has ", e.past.last ? e.differences + 1 : 0));
    return;
  }
  e.prior = lent.describe(i.law().group, *group);
  const growth_posterior g = shrink(record, *group);
  e.prior_weight = 1 - g.own_weight;
  growth::trend_parameters p = parameters_of(*group, g);
  if (e.past.last) {
    p.start_time = e.past.last->time;
    p.start = e.past.last->x;
    p.start_error = e.past.last->std_error;
    const bool inside = e.past.segments.front().levels.size() > 1;
    if (inside && i.range().is_log()) {
      const std::vector<indicators::level>& levels = e.past.segments.front().levels;
      p.shift =
          centre_shift(levels.front().x, levels.back().x, levels.back().time - levels.front().time,
                       static_cast<int>(levels.size()) - 1, p.growth, p.phi, centre_years,
                       linear_share_of(i.law().group));
    }
    if (inside) p.start_covariance = g.own_weight * p.start_error * p.start_error / record.span;
  } else if (i.elicited() && i.elicited()->year() <= as_of.time()) {
    start_from_belief(e, p, i);
  } else {
    e.scale_free = true;
    p.start_time = std::floor(as_of.time());
    e.reason = "no level was observed: only growth can be read from its class";
    e.needs = core::cat("one value of ", what);
  }
  e.law = growth::trend(p);
}

}  // namespace

growth_posterior shrink(const growth_record& own, const class_constants& group) {
  const double prior_noise = group.s * group.s;
  const double class_variance = group.mu_sd * group.mu_sd;
  const double spread = group.tau * group.tau;
  const double n = static_cast<double>(own.differences.size());
  if (n == 0) return {group.mu, spread + class_variance, 0, group.s};
  const double mean = own.total / own.span;
  double squares = 0;
  for (const difference& d : own.differences) {
    const double miss = d.total - d.span * mean;
    squares += miss * miss / d.span;
  }
  const double noise = (noise_degrees * prior_noise + squares) / (noise_degrees + n - 1);
  const double v = noise / own.span + own.error_variance / (own.span * own.span);
  const double k = spread + v > 0 ? spread / (spread + v) : 0;
  return {group.mu + k * (mean - group.mu), k * v + (1 - k) * (1 - k) * class_variance, k,
          std::sqrt(noise)};
}

growth::estimate fit(const std::vector<indicator>& indicators, core::moment as_of,
                     const std::vector<std::string>& places, const constant_table& constants,
                     std::optional<core::moment> constants_as_of) {
  growth::estimate out;
  out.as_of = as_of;
  out.constants_as_of = constants_as_of.value_or(as_of);
  out.constants_digest = constants.digest();
  detail::lender lent(constants, out.constants_as_of, places);
  for (const indicator& i : indicators) {
    indicator_estimate e;
    e.indicator = i.id();
    e.past = indicators::history_as_of(i, as_of);
    out.indicators.push_back(std::move(e));
  }
  for (std::size_t k = 0; k < indicators.size(); ++k) {
    const indicator& i = indicators[k];
    indicator_estimate& e = out.indicators[k];
    const std::string& law = i.law().law;
    if (law == growth::law_name<growth::delivery>) {
      detail::estimate_delivery(e, i, as_of);
    } else if (law == growth::law_name<growth::hazard>) {
      detail::estimate_hazard(e, i);
    } else if (law == growth::law_name<growth::derived>) {
      detail::estimate_derived(e, i, out.indicators);
    } else {
      estimate_trend(e, i, as_of, constants, lent);
    }
  }
  return out;
}

}  // namespace attain::calibrate
