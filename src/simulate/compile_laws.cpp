// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/growth/damping.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"
#include "reach.hpp"

#include <algorithm>
#include <cmath>

namespace attain::simulate {

using indicators::formula_kind;

year_terms compiler::hazard_path(const indicator& i, const growth::hazard& law, int end) {
  const growth::hazard_parameters& p = law.parameters();
  const term chance = build_.draw(p.chance, own(i, "chance"));
  term approved = number_term(1);
  if (p.approval && law.left() > 0)
    approved = build_.below(build_.uniform(own(i, "approved")),
                            build_.draw(*p.approval, own(i, "approval")));
  year_terms values;
  term standing = number_term(p.standing);
  double before = p.start_time;
  for (const int year : growth::path_years(p.start_time, end)) {
    const double step = year - before;
    before = year;
    term of_step = chance;
    if (step != 1) {
      const term stays = build_.logarithm(build_.scale(chance, -1, 1));
      of_step = build_.scale(build_.exponential(build_.scale(stays, step, 0)), -1, 1);
    }
    if (law.left() > 0) {
      const term left = p.falling ? standing : build_.scale(standing, -1, p.members);
      const term joined =
          build_.binomial(build_.uniform(own(i, core::cat("joined/", year))), left, of_step);
      standing = build_.add(standing, 1, joined, p.falling ? -1 : 1);
    }
    const term change = build_.scale(standing, 1, -p.standing);
    values.emplace(year, p.approval ? build_.join(p.standing, approved, change) : standing);
  }
  return values;
}

year_terms compiler::counting_path(const indicator& i, const growth::counting& law, int end,
                                   const year_terms& shift) {
  const growth::counting_parameters& p = law.parameters();
  const term rate = build_.draw(law.rate(), own(i, "rate"));
  year_terms values;
  term total = number_term(p.start);
  double before = p.start_time;
  for (const int year : growth::path_years(p.start_time, end)) {
    const auto pushed = shift.find(year);
    const term mean =
        pushed == shift.end() ? rate : build_.multiply(rate, build_.exponential(pushed->second));
    const term number = build_.poisson(build_.uniform(own(i, core::cat("count/", year))), mean,
                                       p.adds ? year - before : 1);
    before = year;
    total = p.adds ? build_.add(total, 1, number, 1) : number;
    values.emplace(year, total);
  }
  return values;
}

std::vector<arm_path> compiler::value_paths(const indicator& i, const indicator_estimate& e,
                                            int end) {
  std::vector<arm_path> paths(scenarios_.size());
  const auto* counts = std::get_if<growth::counting>(&*e.law);
  for (std::size_t arm = 0; arm < paths.size(); ++arm) {
    arm_path& path = paths[arm];
    const bool pushed = counts && !counts->parameters().adds;
    path.as_first = arm == 0 || !pushed || same_levers(i, 0, arm);
    if (arm > 0 && path.as_first) {
      path.levels = paths[0].levels;
      path.values = paths[0].values;
      continue;
    }
    if (counts) {
      const year_terms shift =
          pushed ? shifts(i, counts->parameters().start_time, arm, end) : year_terms{};
      path.values = counting_path(i, *counts, end, shift);
    } else {
      path.values = hazard_path(i, std::get<growth::hazard>(*e.law), end);
    }
    if (!aimed_at_[i.id()]) continue;
    for (const auto& [year, value] : path.values) {
      path.levels.emplace(year, build_.in_register(model_scale(value, i)));
      if (arm > 0 && !brief_)
        path.differences.emplace(year,
                                 build_.add(path.levels.at(year), 1, paths[0].levels.at(year), -1));
    }
  }
  return paths;
}

bool compiler::derived_as_first(const indicator& i, const growth::derived& law, std::size_t arm) {
  const std::vector<std::string>& of = law.how().of();
  return same_levers(i, 0, arm) && std::all_of(of.begin(), of.end(), [&](const std::string& id) {
           return paths_for(id)[arm].as_first;
         });
}

std::vector<arm_path> compiler::derived_paths(const indicator& i, const indicator_estimate& e,
                                              int end) {
  const growth::derived& law = std::get<growth::derived>(*e.law);
  std::vector<arm_path> paths(scenarios_.size());
  for (std::size_t arm = 0; arm < paths.size(); ++arm)
    paths[arm].as_first = derived_as_first(i, law, arm);
  if (!aimed_at_[i.id()]) return paths;
  const int as_of = static_cast<int>(std::floor(estimate_.as_of.time()));
  const int first = law.start_year().value_or(as_of) + 1;
  for (std::size_t arm = 0; arm < paths.size(); ++arm) {
    arm_path& path = paths[arm];
    if (arm > 0 && path.as_first) {
      path.levels = paths[0].levels;
      continue;
    }
    const reach values(plan_, estimate_, scenarios_[arm]);
    for (int year = first; year <= end; ++year) {
      if (e.past.at_year(year) || values.missing(i.id(), year)) continue;
      const term level = model_scale(derived_value(i, law, arm, year), i);
      path.levels.emplace(year, build_.in_register(level));
      const auto before = paths[0].levels.find(year);
      if (arm > 0 && !brief_ && before != paths[0].levels.end())
        path.differences.emplace(year, build_.add(path.levels.at(year), 1, before->second, -1));
    }
  }
  return paths;
}

term compiler::remainder(const growth::derived& law, std::size_t arm, int year) {
  const std::vector<std::string>& of = law.how().of();
  const term whole = value_at(of.front(), arm, year);
  term parts = number_term(0);
  for (std::size_t k = 1; k < of.size(); ++k)
    parts = build_.add(parts, 1, value_at(of[k], arm, year), 1);
  const term left = build_.add(whole, 1, parts, -1);
  const term share =
      build_.bound(build_.divide(left, whole), growth::least_share, 1 - growth::least_share);
  if (law.log_odds() == 0) {
    // W x share, as W - P wherever that is inside, so that whole and parts add up.
    const term low = build_.scale(whole, growth::least_share, 0);
    const term high = build_.scale(whole, 1 - growth::least_share, 0);
    return build_.least(build_.greatest(left, low), high);
  }
  const term odds =
      build_.add(build_.logarithm(share), 1, build_.logarithm(build_.scale(share, -1, 1)), -1);
  return build_.multiply(whole, build_.logistic(build_.scale(odds, 1, law.log_odds())));
}

term compiler::derived_value(const indicator& i, const growth::derived& law, std::size_t arm,
                             int year) {
  const std::tuple key{i.id(), arm, year};
  const auto found = values_.find(key);
  if (found != values_.end()) return found->second;
  const indicators::formula& how = law.how();
  const auto operand = [&](std::size_t k) { return value_at(how.of()[k], arm, year); };
  term value;
  switch (how.kind()) {
    case formula_kind::ratio:
      value = build_.scale(build_.divide(operand(0), operand(1)), how.per(), 0);
      break;
    case formula_kind::sum:
      value = number_term(0);
      for (std::size_t k = 0; k < how.of().size(); ++k) value = build_.add(value, 1, operand(k), 1);
      break;
    case formula_kind::running_total:
      value = year < *how.from() ? number_term(0)
                                 : build_.add(year == *how.from() ? number_term(0)
                                                                  : value_at(i.id(), arm, year - 1),
                                              1, operand(0), 1);
      break;
    case formula_kind::stock:
      value = pushed_stock(i, law, arm, year);
      break;
    case formula_kind::remainder:
      value = remainder(law, arm, year);
      break;
  }
  values_.emplace(key, value);
  return value;
}

}  // namespace attain::simulate
