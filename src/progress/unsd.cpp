// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/unsd.hpp>

#include <attain/core/check.hpp>
#include <attain/progress/cagr.hpp>
#include <attain/random/functions.hpp>

#include <cmath>

namespace attain::progress {

namespace {

unsd_class class_of(double value, double high, double low) {
  if (value >= high) return unsd_class::on_track;
  return value >= low ? unsd_class::fair : unsd_class::stagnation;
}

figure expected_of(const course& c) {
  if (!c.base) return unknown("the base value is unknown");
  const figure growth = cagr(*c.base, c.latest, c.latest_time - c.base_time);
  if (!growth) return growth;
  return known(c.latest * random::pow(1 + *growth, c.due - c.latest_time));
}

figure ratio_of(const course& c, const figure& expected) {
  const std::string why = no_distance(c);
  if (!why.empty()) return unknown(why);
  if (!expected) return expected;
  return known((*expected - *c.base) / (c.target - *c.base));
}

bool within_a_point(const course& c, double point) {
  core::check_positive("percentage_point", point);
  const bool edge = c.target == 0 || c.target == 100 * point;
  return edge && std::fabs(c.latest - c.target) <= point;
}

}  // namespace

unsd_progress unsd_ratio(const course& c, std::optional<double> percentage_point) {
  check(c);
  unsd_progress out;
  out.expected = expected_of(c);
  out.ratio = ratio_of(c, out.expected);
  if (is_met(c) || (percentage_point && within_a_point(c, *percentage_point))) {
    out.verdict = unsd_class::on_track;
  } else if (out.ratio) {
    out.verdict = class_of(*out.ratio, .95, .1);
  }
  return out;
}

unsd_trend unsd_without_target(const change& c) {
  const cagr_trend trend = cagr_without_target(c);
  unsd_trend out{trend.growth, {}};
  if (out.growth) out.verdict = class_of(*out.growth, .02, .005);
  return out;
}

std::string to_string(unsd_class c) {
  switch (c) {
    case unsd_class::on_track:
      return "met or on track";
    case unsd_class::fair:
      return "fair progress";
    case unsd_class::stagnation:
      return "stagnation or regression";
  }
  return "";
}

}  // namespace attain::progress
