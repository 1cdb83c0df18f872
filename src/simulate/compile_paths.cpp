// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/growth/damping.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attain::simulate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// What a count of 0 is read as on the log scale.
constexpr double half_unit = .5;

/// Weighted sum of a class part and an own part of unit variance; parts of weight 0 are not drawn.
term mix(builder& build, const std::string& common, const std::string& own, double share,
         double weight) {
  const double x = weight * std::sqrt(share);
  const double y = weight * std::sqrt(1 - share);
  if (x == 0) return build.scale(build.normal(own), y, 0);
  if (y == 0) return build.scale(build.normal(common), x, 0);
  return build.add(build.normal(common), x, build.normal(own), y);
}

}  // namespace

year_terms compiler::trend_path(const indicator& i, const growth::trend& law, int end,
                                const std::vector<indicators::observation>& partials) {
  const growth::trend_parameters& p = law.parameters();
  const std::string group = "class/" + i.law().group + "/";
  const std::vector<int> years = growth::path_years(p.start_time, end);
  const bool is_believed = p.believed_error > 0;
  if (years.empty() && !is_believed) return {};
  const term tail = build_.draw(random::distribution::t_scale(p.nu), own(i, "tail"));
  term slope = mix(build_, group + "growth", own(i, "growth"), p.r_p, p.k_tau * law.drift_on_own());
  if (p.k_d > 0) slope = build_.add(slope, 1, build_.normal(group + "surprise"), p.k_d);
  const bool uncertain_start = p.start_error > 0;
  const term start = uncertain_start ? build_.normal(own(i, "start")) : number_term(0);
  if (uncertain_start && law.drift_on_start() != 0)
    slope = build_.add(slope, 1, start, p.k_tau * law.drift_on_start());
  const term belief = is_believed
                          ? build_.scale(build_.normal(own(i, "start")), p.believed_error, 0)
                          : number_term(0);

  year_terms path;
  if (is_believed) path.emplace(static_cast<int>(p.start_time), build_.scale(belief, 1, p.start));
  term noise = number_term(0);
  double before = p.start_time;
  for (const int year : years) {
    const std::string date = "noise/" + core::cat(year);
    const double step = std::sqrt(year - before);
    before = year;
    const double h = year - p.start_time;
    const double weight = p.k_s * p.noise * step;
    const auto part = std::find_if(partials.begin(), partials.end(),
                                   [&](const auto& o) { return o.at.year() == year; });
    const double least = part == partials.end() ? 0 : i.range().forward_threshold(part->value);
    const double own_weight = weight * std::sqrt(1 - p.r_n);
    const bool above = part != partials.end() && own_weight > 0 && std::isfinite(least);
    if (above) {
      term rest = build_.add(slope, growth::damped_steps(p.phi, h), noise, 1);
      if (uncertain_start) rest = build_.add(rest, 1, start, p.k_tau * p.start_error);
      term common = number_term(0);
      if (p.r_n > 0)
        common = build_.scale(build_.normal(group + date), weight * std::sqrt(p.r_n), 0);
      rest = build_.add(rest, 1, common, 1);
      const term gap = build_.scale(belief, -1, least - law.centre(h));
      const term bound =
          build_.scale(build_.add(build_.divide(gap, tail), 1, rest, -1), 1 / own_weight, 0);
      const term shock = build_.above(build_.normal(own(i, date)), bound);
      noise = build_.add(noise, 1, build_.add(common, 1, shock, own_weight), 1);
    } else {
      const term shock = mix(build_, group + date, own(i, date), p.r_n, weight);
      noise = build_.add(noise, 1, shock, 1);
    }
    term sum = build_.add(slope, growth::damped_steps(p.phi, h), noise, 1);
    if (uncertain_start) sum = build_.add(sum, 1, start, p.k_tau * p.start_error);
    term level = build_.join(law.centre(h), tail, sum);
    if (is_believed) level = build_.add(level, 1, belief, 1);
    // Without a shock of its own, or by rounding, a draw may stand below what was counted already.
    if (part != partials.end()) level = build_.bound(level, least, infinity);
    path.emplace(year, level);
  }
  return path;
}

void compiler::cut(const indicator& i, year_terms& levels, const year_terms& ceiling) {
  if (i.cap().empty() && i.floor().empty()) return;
  term offset = number_term(0);
  for (auto& [year, x] : levels) {
    const double low =
        i.floor().empty() ? -infinity : i.range().forward_threshold(i.floor().at(year));
    const double high = i.cap().empty() ? infinity : i.range().forward_threshold(i.cap().at(year));
    term inside = build_.add(x, 1, offset, 1);
    const auto moved = ceiling.find(year);
    if (moved == ceiling.end()) {
      inside = build_.bound(inside, low, high);
    } else {
      inside =
          build_.least(build_.bound(inside, low, infinity), build_.scale(moved->second, 1, high));
    }
    offset = build_.add(inside, 1, x, -1);
    x = inside;
  }
}

year_terms compiler::delivery_path(const indicator& i, const growth::delivery& law, std::size_t arm,
                                   int end) {
  year_terms path;
  const auto found = levers_[arm].find(law.lever());
  if (found == levers_[arm].end() || !law.has_start()) return path;
  const term realised = build_.draw(law.completion(), own(i, "completion"));
  for (const int year : growth::path_years(law.start_time(), end)) {
    const double scheduled = found->second.acting.at_end_of(year);
    const double additions = std::max(0.0, scheduled - law.start());
    term level = build_.scale(realised, additions, law.start());
    if (law.start() < half_unit) level = build_.bound(level, half_unit, infinity);
    path.emplace(year, build_.logarithm(build_.in_register(level)));
  }
  return path;
}

std::vector<arm_path> compiler::delivery_paths(const indicator& i, const growth::delivery& law,
                                               int end) {
  std::vector<arm_path> paths(scenarios_.size());
  const bool first_plays = levers_[0].count(law.lever()) > 0;
  for (std::size_t arm = 0; arm < paths.size(); ++arm) {
    paths[arm].levels = delivery_path(i, law, arm, end);
    paths[arm].as_first = arm == 0 || (same_levers(i, 0, arm) && first_plays);
    if (paths[arm].as_first || !first_plays || brief_) continue;
    for (const auto& [year, level] : paths[arm].levels)
      paths[arm].differences.emplace(year, build_.add(level, 1, paths[0].levels.at(year), -1));
  }
  return paths;
}

std::vector<arm_path> compiler::trend_paths(const indicator& i, const indicator_estimate& e,
                                            int end) {
  std::vector<arm_path> paths(scenarios_.size());
  if (e.scale_free) {
    for (std::size_t arm = 0; arm < paths.size(); ++arm) {
      refuse_without_level(i, arm);
      paths[arm].as_first = arm == 0 || same_levers(i, 0, arm);
    }
    return paths;
  }
  const growth::trend& law = std::get<growth::trend>(*e.law);
  const bool cuts = !i.cap().empty() || !i.floor().empty() || !e.past.partials.empty();
  const year_terms base = trend_path(i, law, end, e.past.partials);
  std::vector<year_terms> shift(paths.size());
  std::vector<bool> moved(paths.size(), false);
  for (std::size_t arm = 0; arm < paths.size(); ++arm) {
    paths[arm].as_first = arm == 0 || same_levers(i, 0, arm);
    if (arm > 0 && paths[arm].as_first) continue;
    shift[arm] = shifts(i, law.parameters().start_time, arm, end);
    paths[arm].levels = base;
    for (const auto& [year, points] : shift[arm])
      paths[arm].levels[year] = build_.add(base.at(year), 1, points, 1);
    moved[arm] = i.law().attrition && move_stock(i, law, arm, end, paths[arm].levels);
    const int first_year = static_cast<int>(std::floor(law.parameters().start_time)) + 1;
    const year_terms ceiling =
        i.cap().empty() ? year_terms{}
                        : channel_points(i, levers::channel::ceiling, arm, first_year, end);
    moved[arm] = moved[arm] || !ceiling.empty();
    if (!cuts && !moved[arm]) paths[arm].added = shift[arm];
    paths[arm].as_first =
        arm == 0 || (shift[arm].empty() && shift[0].empty() && !moved[arm] && !moved[0]);
    if (arm > 0 && paths[arm].as_first) continue;
    for (const indicators::observation& o : e.past.partials) {
      const auto level = paths[arm].levels.find(o.at.year());
      if (level == paths[arm].levels.end() || shift[arm].count(o.at.year()) == 0) continue;
      level->second = build_.bound(level->second, i.range().forward_threshold(o.value), infinity);
    }
    cut(i, paths[arm].levels, ceiling);
    if (arm == 0 || brief_) continue;
    for (const auto& [year, level] : base) {
      const auto mine = shift[arm].find(year);
      const auto first = shift[0].find(year);
      const term a = mine == shift[arm].end() ? number_term(0) : mine->second;
      const term b = first == shift[0].end() ? number_term(0) : first->second;
      const term difference =
          cuts || moved[arm] || moved[0]
              ? build_.add(paths[arm].levels.at(year), 1, paths[0].levels.at(year), -1)
              : build_.add(a, 1, b, -1);
      paths[arm].differences.emplace(year, difference);
    }
  }
  for (std::size_t arm = 1; arm < paths.size(); ++arm)
    if (paths[arm].as_first) paths[arm].levels = paths[0].levels;
  return paths;
}

std::vector<arm_path> compiler::arm_paths(const indicator& i, const indicator_estimate& e,
                                          int end) {
  if (!e.law) return std::vector<arm_path>(scenarios_.size());
  if (std::holds_alternative<growth::trend>(*e.law)) return trend_paths(i, e, end);
  if (const auto* law = std::get_if<growth::delivery>(&*e.law)) return delivery_paths(i, *law, end);
  if (std::holds_alternative<growth::derived>(*e.law)) return derived_paths(i, e, end);
  return value_paths(i, e, end);
}

const std::vector<arm_path>& compiler::paths_for(const std::string& id) {
  const auto found = paths_.find(id);
  if (found != paths_.end()) return found->second;
  std::vector<arm_path> made = arm_paths(plan_.indicator_of(id), estimate_.of(id), ends_.at(id));
  return paths_.emplace(id, std::move(made)).first->second;
}

}  // namespace attain::simulate
