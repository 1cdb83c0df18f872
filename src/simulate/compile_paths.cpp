// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/growth/damping.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"

#include <algorithm>
#include <cmath>

namespace attain::simulate {

namespace {

/// Half the width of a histogram in scales of the Student t: beyond it lies less than half a
/// percent of the draws even for three degrees of freedom.
constexpr double reach_in_scales = 8.5;
/// What levers may move a log level by without leaving the histogram's fine part.
constexpr double reach_of_levers = .5;

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

year_terms compiler::trend_path(const indicator& i, const growth::trend& law, int end) {
  const growth::trend_parameters& p = law.parameters();
  const std::string group = "class/" + i.law().group + "/";
  const std::vector<int> years = growth::path_years(p.start_time, end);
  if (years.empty()) return {};
  const term tail = build_.draw(random::distribution::t_scale(p.nu), own(i, "tail"));
  term slope = mix(build_, group + "growth", own(i, "growth"), p.r_p, p.k_tau * law.drift_on_own());
  if (p.k_d > 0) slope = build_.add(slope, 1, build_.normal(group + "surprise"), p.k_d);
  const bool uncertain_start = p.start_error > 0;
  const term start = uncertain_start ? build_.normal(own(i, "start")) : number_term(0);
  if (uncertain_start && law.drift_on_start() != 0)
    slope = build_.add(slope, 1, start, p.k_tau * law.drift_on_start());

  year_terms path;
  term noise = number_term(0);
  double before = p.start_time;
  for (const int year : years) {
    const std::string date = "noise/" + core::cat(year);
    const double step = std::sqrt(year - before);
    before = year;
    const term shock = mix(build_, group + date, own(i, date), p.r_n, p.k_s * p.noise * step);
    noise = build_.add(noise, 1, shock, 1);
    const double h = year - p.start_time;
    term sum = build_.add(slope, growth::damped_steps(p.phi, h), noise, 1);
    if (uncertain_start) sum = build_.add(sum, 1, start, p.k_tau * p.start_error);
    path.emplace(year, build_.join(law.centre(h), tail, sum));
  }
  return path;
}

year_terms compiler::delivery_path(const indicator& i, const growth::delivery& law, std::size_t arm,
                                   int end) {
  year_terms path;
  const auto found = levers_[arm].find(law.lever());
  if (found == levers_[arm].end()) return path;
  const term realised = build_.draw(law.completion(), own(i, "completion"));
  for (const int year : growth::path_years(law.start_time(), end)) {
    const double scheduled = found->second.acting.at_end_of(year);
    const double additions = std::max(0.0, scheduled - law.start());
    const term level = build_.scale(realised, additions, law.start());
    path.emplace(year, build_.logarithm(build_.in_register(level)));
  }
  return path;
}

std::vector<arm_path> compiler::arm_paths(const indicator& i, const indicator_estimate& e,
                                          int end) {
  std::vector<arm_path> paths(scenarios_.size());
  if (!e.law || e.scale_free) return paths;
  if (const auto* law = std::get_if<growth::delivery>(&*e.law)) {
    for (std::size_t arm = 0; arm < paths.size(); ++arm) {
      paths[arm].levels = delivery_path(i, *law, arm, end);
      const bool first_exists = !paths[0].levels.empty();
      paths[arm].as_first = arm == 0 || (same_levers(i, 0, arm) && first_exists);
      if (paths[arm].as_first || !first_exists) continue;
      for (const auto& [year, level] : paths[arm].levels)
        paths[arm].differences.emplace(year, build_.add(level, 1, paths[0].levels.at(year), -1));
    }
    return paths;
  }
  const growth::trend& law = std::get<growth::trend>(*e.law);
  const year_terms base = trend_path(i, law, end);
  std::vector<year_terms> shift(paths.size());
  for (std::size_t arm = 0; arm < paths.size(); ++arm) {
    paths[arm].as_first = arm == 0 || same_levers(i, 0, arm);
    if (arm > 0 && paths[arm].as_first) continue;
    shift[arm] = shifts(i, law.parameters().start_time, arm, end);
    paths[arm].as_first = arm == 0 || (shift[arm].empty() && shift[0].empty());
    paths[arm].levels = base;
    for (const auto& [year, points] : shift[arm])
      paths[arm].levels[year] = build_.add(base.at(year), 1, points, 1);
    if (paths[arm].as_first) continue;
    for (const auto& [year, level] : base) {
      const auto mine = shift[arm].find(year);
      const auto first = shift[0].find(year);
      const term a = mine == shift[arm].end() ? number_term(0) : mine->second;
      const term b = first == shift[0].end() ? number_term(0) : first->second;
      paths[arm].differences.emplace(year, build_.add(a, 1, b, -1));
    }
  }
  for (std::size_t arm = 1; arm < paths.size(); ++arm)
    if (paths[arm].as_first) paths[arm].levels = paths[0].levels;
  return paths;
}

bucket_grid compiler::grid_of(const indicator_estimate& e, std::size_t arm, int year) const {
  if (const auto* law = std::get_if<growth::delivery>(&*e.law)) {
    const double scheduled = levers_[arm].at(law->lever()).acting.at_end_of(year);
    const auto at = [&](double z) {
      return random::log(
          std::max(law->level(scheduled, random::quantile_at_normal(law->completion(), z)), 1e-9));
    };
    const double low = at(-4);
    const double high = at(4);
    return grid_around((low + high) / 2, (high - low) / 2 + .01);
  }
  const growth::trend& law = std::get<growth::trend>(*e.law);
  const double h = year - law.parameters().start_time;
  const double levers = levers_[arm].empty() ? 0 : reach_of_levers;
  return grid_around(law.centre(h), reach_in_scales * std::sqrt(law.scale2(h)) + levers + .01);
}

void compiler::keep_fan(const indicator& i, const indicator_estimate& e, const arm_path& path) {
  fan_slots fan;
  fan.indicator = i.id();
  for (const auto& [year, level] : path.levels) {
    const int index = build_.bucket(level, grid_of(e, 0, year));
    fan.years.push_back(year);
    fan.levels.push_back(index);
    first_levels_[{i.id(), year}] = index;
  }
  out_.fans.push_back(std::move(fan));
}

}  // namespace attain::simulate
