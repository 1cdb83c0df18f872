// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>

#include "compiler.hpp"
#include "reach.hpp"

#include <cmath>
#include <limits>

namespace attain::simulate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// What a count of 0 is read as on the log scale.
constexpr double half_unit = .5;
/// Shares of a finite draw are kept this far from 0 and 1 for histograms of their logit.
constexpr double crumb = 1e-9;

}  // namespace

term compiler::natural(term x, const indicator& i) {
  if (!x.is_number()) {
    const auto found = naturals_.find(x.slot);
    if (found != naturals_.end()) return found->second;
  }
  const indicators::support& range = i.range();
  term value = x;
  if (range.is_log()) {
    value = build_.exponential(x);
  } else if (range.kind() != indicators::support_kind::real) {
    value = build_.scale(build_.logistic(x), range.high() - range.low(), range.low());
  }
  if (!x.is_number()) naturals_.emplace(x.slot, value);
  return value;
}

term compiler::model_scale(term value, const indicator& i) {
  const indicators::support& range = i.range();
  if (range.kind() == indicators::support_kind::real) return value;
  if (range.is_log()) {
    const bool count = range.kind() == indicators::support_kind::count;
    return build_.logarithm(
        build_.bound(value, count ? half_unit : std::numeric_limits<double>::min(), infinity));
  }
  const double width = range.high() - range.low();
  const term share =
      build_.bound(build_.scale(value, 1 / width, -range.low() / width), crumb, 1 - crumb);
  return build_.add(build_.logarithm(share), 1, build_.logarithm(build_.scale(share, -1, 1)), -1);
}

term compiler::bridge(int year, const indicator& i, const indicator_estimate& e) {
  const std::string key = own(i, core::cat("gap/", year));
  const auto found = bridges_.find(key);
  if (found != bridges_.end()) return found->second;
  double time_before = 0;
  term before;
  double time_after = 0;
  double after = 0;
  for (const indicators::level& l : e.past.segments.front().levels) {
    if (l.time < year) {
      time_before = l.time;
      before = number_term(l.x);
    } else {
      time_after = l.time;
      after = l.x;
      break;
    }
  }
  if (time_before < year - 1) {
    before = bridge(year - 1, i, e);
    time_before = year - 1;
  }
  const growth::trend& law = std::get<growth::trend>(*e.law);
  const growth::trend_parameters& p = law.parameters();
  const double whole = time_after - time_before;
  const double share = (year - time_before) / whole;
  const double sd = p.k_s * p.noise * std::sqrt((year - time_before) * (time_after - year) / whole);
  const term tail = build_.draw(random::distribution::t_scale(p.nu), own(i, "tail"));
  const term shock = build_.multiply(tail, build_.scale(build_.normal(key), sd, 0));
  const term line = build_.scale(before, 1 - share, share * after);
  const term result = build_.add(line, 1, shock, 1);
  bridges_.emplace(key, result);
  return result;
}

term compiler::value_at(const std::string& id, std::size_t arm, int year) {
  const indicator_estimate& e = estimate_.of(id);
  if (const auto observed = e.past.at_year(year)) return number_term(observed->value);
  const indicator& i = plan_.indicator_of(id);
  if (!has_values(e)) return natural(x_at(id, arm, year), i);
  if (const auto* law = std::get_if<growth::derived>(&*e.law))
    return derived_value(i, *law, derived_as_first(i, *law, arm) ? 0 : arm, year);
  return paths_for(id)[arm].values.at(year);
}

term compiler::x_at(const std::string& id, std::size_t arm, int year) {
  const indicator_estimate& e = estimate_.of(id);
  if (const auto observed = e.past.at_year(year)) return number_term(observed->x);
  const indicator& i = plan_.indicator_of(id);
  const year_terms& levels = paths_for(id)[arm].levels;
  const auto ahead = levels.find(year);
  if (ahead != levels.end()) return ahead->second;
  if (has_values(e)) return model_scale(value_at(id, arm, year), i);
  return bridge(year, i, e);
}

term compiler::scaled_at(const std::string& id, std::size_t arm, int year) {
  return has_values(estimate_.of(id)) ? value_at(id, arm, year) : x_at(id, arm, year);
}

term compiler::added(const plans::target_fields& f, std::size_t arm) {
  const indicator& i = plan_.indicator_of(f.indicator);
  const indicator_estimate& e = estimate_.of(f.indicator);
  const bool flow = i.what() == indicators::statistic::flow;
  const auto* built = e.law ? std::get_if<growth::delivery>(&*e.law) : nullptr;
  if (flow || (i.law().derived && !built)) {
    const std::string& id = flow ? f.indicator : i.law().derived->of().front();
    term sum = number_term(0);
    for (int year = f.years->first; year <= f.years->last; ++year)
      sum = build_.add(sum, 1, value_at(id, arm, year), 1);
    return sum;
  }
  if (built && !built->has_start()) {
    const levers::schedule& acting = levers_[arm].at(built->lever()).acting;
    const double scheduled = acting.at_end_of(f.years->last) - acting.at_end_of(f.years->first - 1);
    return build_.scale(build_.draw(built->completion(), own(i, "completion")),
                        scheduled > 0 ? scheduled : 0, 0);
  }
  return build_.add(value_at(f.indicator, arm, f.years->last), 1,
                    value_at(f.indicator, arm, f.years->first - 1), -1);
}

}  // namespace attain::simulate
