// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/learn.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "learn_state.hpp"

namespace attain::calibrate {

namespace {

const learn_settings& checked(const learn_settings& s) {
  growth::damped_steps(s.phi, 1);
  core::check_in("linear_share", s.linear_share, 0, 1);
  core::check_in("horizons", s.horizons, 1, 20);
  core::check_in("history", s.history, 1, 50);
  core::check_finite("growth_mean", s.growth_mean);
  for (const auto& [field, value] : {std::pair{"growth_sd", s.growth_sd},
                                     {"tau_scale", s.tau_scale},
                                     {"noise_median", s.noise_median},
                                     {"noise_log_sd", s.noise_log_sd},
                                     {"k_log_sd", s.k_log_sd},
                                     {"surprise", s.surprise},
                                     {"surprise_log_sd", s.surprise_log_sd},
                                     {"effective_series", s.effective_series}})
    core::check_positive(field, value);
  return s;
}

}  // namespace

learner::learner(const panel& from, const learn_settings& settings)
    : state_(std::make_unique<state>(from, checked(settings))) {}
learner::~learner() = default;
learner::learner(learner&&) noexcept = default;
learner& learner::operator=(learner&&) noexcept = default;

int learner::first_as_of() const noexcept {
  return state_->from.first_year() + state_->settings.history;
}

const learn_settings& learner::settings() const noexcept { return state_->settings; }

class_constants learner::learn(const std::string& group, int as_of,
                               const std::vector<std::string>& leave_out) {
  return state_->learn(group, as_of, leave_out);
}

learner::state::class_state& learner::state::of(const std::string& group,
                                                const std::vector<std::string>& leave_out) {
  std::vector<std::string> names;
  for (const std::string& name : leave_out)
    if (from.has_place(name)) names.push_back(name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const auto key = std::pair{group, names};
  const auto found = classes.find(key);
  if (found != classes.end()) return found->second;
  detail::class_part part = detail::part_of(from, group, names);
  const double share = linear_share_of(group, settings.linear_share);
  return classes
      .emplace(key, class_state{.part = std::move(part), .left_out = names, .linear_share = share})
      .first->second;
}

const detail::class_growth& learner::state::growth_at(class_state& c, int year) {
  const auto found = c.growths.find(year);
  if (found != c.growths.end()) return found->second;
  return c.growths.emplace(year, detail::growth_of(c.part, year - from.first_year() + 1, settings))
      .first->second;
}

const std::optional<detail::origin_block>& learner::state::block_at(class_state& c, int origin,
                                                                    int horizon) {
  const std::pair<int, int> key{origin, horizon};
  const auto found = c.blocks.find(key);
  if (found != c.blocks.end()) return found->second;
  return c.blocks
      .emplace(key, detail::errors_at(c.part, growth_at(c, origin), origin - from.first_year(),
                                      horizon, settings.phi, c.linear_share))
      .first->second;
}

class_constants learner::state::learn(const std::string& group, int as_of,
                                      const std::vector<std::string>& leave_out) {
  class_state& c = of(group, leave_out);
  const int first = from.first_year() + settings.history;
  if (as_of < first)
    throw invalid_input({.field = "as_of",
                         .value = core::number(static_cast<std::int64_t>(as_of)),
                         .message = core::cat("must be at least ", first, ": the panel begins in ",
                                              from.first_year())});
  const int last = std::min(as_of, from.last_year());
  const detail::class_growth& g = growth_at(c, last);
  if (g.n_series == 0)
    throw invalid_input({.field = "class",
                         .value = group,
                         .message = core::cat("has no series with two figures up to ", last)});
  std::vector<const detail::origin_block*> blocks;
  std::set<int> origins;
  for (int origin = first; origin < last; ++origin) {
    for (int h = 1; h <= settings.horizons && origin + h <= last; ++h) {
      const auto& block = block_at(c, origin, h);
      if (!block) continue;
      blocks.push_back(&*block);
      origins.insert(origin);
    }
  }
  // Noise above that of a typical class is that of small figures, not of common surprises.
  const double surprise = settings.surprise * std::min(g.s, settings.noise_median);
  const detail::scale_factors k = detail::fit_factors(blocks, group, surprise, g.r_n, settings);
  std::string names;
  for (const std::string& name : c.left_out) names += (names.empty() ? "" : "+") + name;
  return {.group = group,
          .as_of = as_of,
          .leave_out = names.empty() ? "-" : names,
          .n_series = g.n_series,
          .n_origins = static_cast<int>(origins.size()),
          .mu = g.mu,
          .mu_sd = g.mu_sd,
          .tau = g.tau,
          .s = g.s,
          .k_tau = k.k_tau,
          .k_s = k.k_s,
          .k_d = k.k_d,
          .nu = k.nu,
          .r_p = k.r_p,
          .r_n = g.r_n,
          .cov80 = k.cov80,
          .cov95 = k.cov95,
          .source = core::cat(from.name(), " ", from.first_year(), "-", last),
          .known_from = last + 1};
}

class_constants judged_constants(int as_of) {
  constexpr double five_years = 3.68559;
  constexpr double spread = .55 / five_years;
  constexpr double mean_error = .06;
  return {.group = any_class,
          .as_of = as_of,
          .leave_out = "-",
          .mu = .6 / five_years,
          .mu_sd = mean_error,
          .tau = std::sqrt(spread * spread - mean_error * mean_error),
          .s = .2,
          .k_d = .05,
          .nu = 5,
          .r_p = .3,
          .r_n = .4,
          .source = "judgement: spread between classes",
          .known_from = 2026};
}

}  // namespace attain::calibrate
