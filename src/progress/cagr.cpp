// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/cagr.hpp>

#include <attain/core/check.hpp>
#include <attain/random/functions.hpp>

#include <cmath>

namespace attain::progress {

namespace {

cagr_class class_of(double value, double high, double middle) {
  if (value >= high) return cagr_class::on_track;
  if (value >= middle) return cagr_class::acceleration_needed;
  return value >= 0 ? cagr_class::limited : cagr_class::deterioration;
}

figure observed_growth(const std::optional<double>& base, double latest, double years) {
  if (!base) return unknown("the base value is unknown");
  if (years < 1) return unknown("less than a year lies between the two values");
  return cagr(*base, latest, years);
}

/// +1 where growth of the absolute value goes the wanted way, else -1.
double sign_of(double base, toward wanted) {
  return (base < 0 ? -1 : 1) * (wanted == toward::more ? 1 : -1);
}

figure required_growth(const course& c) {
  if (!c.base) return unknown("the base value is unknown");
  if (c.target == 0) return unknown("no growth rate leads to a target of zero");
  return cagr(*c.base, c.target, c.due - c.base_time);
}

figure ratio_of(const course& c, const figure& observed, const figure& required) {
  if (!observed) return observed;
  if (!required) return required;
  if (*c.base == c.target) return unknown("the target equals the base value");
  return known(sign_of(*c.base, c.wanted) * *observed / std::fabs(*required));
}

}  // namespace

figure cagr(double from, double to, double years) {
  if (from == 0) return unknown("the base value is zero");
  if (from * to < 0) return unknown("the values have different signs");
  if (!(years > 0)) return unknown("no time is over since the base");
  return known(random::expm1(random::log(to / from) / years));
}

cagr_progress cagr_ratio(const course& c) {
  check(c);
  cagr_progress out;
  out.observed = observed_growth(c.base, c.latest, c.latest_time - c.base_time);
  out.required = required_growth(c);
  out.ratio = ratio_of(c, out.observed, out.required);
  if (is_met(c)) {
    out.verdict = cagr_class::achieved;
  } else if (out.ratio) {
    out.verdict = class_of(*out.ratio, .95, .6);
  }
  return out;
}

cagr_trend cagr_without_target(const change& c, std::optional<double> limit) {
  check(c);
  cagr_trend out;
  out.growth = observed_growth(c.base, c.latest, c.latest_time - c.base_time);
  if (limit && c.base) out.factor = limit_factor(*c.base, *limit);
  if (!out.growth) return out;
  out.growth = known(sign_of(*c.base, c.wanted) * *out.growth);
  out.verdict = class_of(*out.growth, .015 * out.factor, .005 * out.factor);
  return out;
}

double limit_factor(double base, double limit) {
  const double x = std::fabs(core::check_finite("base", base));
  const double lim = std::fabs(core::check_finite("limit", limit));
  if (x >= 2 * lim) return 1;
  const double place = x <= lim ? x / lim : (2 * lim - x) / lim;
  return 1 - random::pow(place, 4.44);
}

std::string to_string(cagr_class c) {
  switch (c) {
    case cagr_class::achieved:
      return "achieved";
    case cagr_class::on_track:
      return "on track";
    case cagr_class::acceleration_needed:
      return "acceleration needed";
    case cagr_class::limited:
      return "limited";
    case cagr_class::deterioration:
      return "deterioration";
  }
  return "";
}

}  // namespace attain::progress
