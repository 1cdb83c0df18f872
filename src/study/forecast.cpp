// SPDX-License-Identifier: Apache-2.0
#include <attain/study/forecast.hpp>

#include <attain/calibrate/fit.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/block.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include "precise.hpp"
#include "prepare.hpp"

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace attain::study {

growth::estimate estimate_of(const plans::plan& plan, const forecast_settings& settings) {
  std::vector<std::string> places{plan.parts().place};
  places.insert(places.end(), plan.parts().inside.begin(), plan.parts().inside.end());
  const calibrate::constant_table& constants =
      settings.constants ? *settings.constants : calibrate::constant_table::builtin();
  return calibrate::fit(plan.indicators(), settings.as_of.value_or(plan.base_year()), places,
                        constants, settings.constants_as_of);
}

namespace {

/// Compiles `parts` into sessions without draws.
std::vector<session> prepare(const std::vector<part_of_run>& parts,
                             const forecast_settings& settings,
                             const simulate::compile_settings& how) {
  if (!(settings.discount > -1) || !std::isfinite(settings.discount))
    throw invalid_input({.field = "discount",
                         .value = core::number(settings.discount),
                         .message = "must be above -1, a share a year"});
  std::vector<simulate::plan_run> runs;
  for (const part_of_run& p : parts)
    runs.push_back({p.plan.get(), p.estimate.get(), p.scenarios, p.against, p.counted, p.redrawn,
                    p.levels, settings.discount});
  const auto program = std::make_shared<const simulate::program>(simulate::compile(runs, how));
  const auto none = std::make_shared<const simulate::summary>(
      simulate::empty_summary(*program, settings.seed, design_of(settings)));
  std::vector<session> out;
  for (std::size_t at = 0; at < parts.size(); ++at)
    out.push_back({parts[at].plan, parts[at].estimate, program, none, parts[at].scenarios,
                   settings.how, at, settings.discount});
  return out;
}

/// Runs the program that `sessions` share. What was done when it was stopped is kept in them.
void draw(std::vector<session>& sessions, const forecast_settings& settings) {
  if (settings.how == method::exact) return;
  const simulate::run_settings run{.draws = settings.draws,
                                   .seed = settings.seed,
                                   .part = settings.part,
                                   .how = design_of(settings),
                                   .instructions = settings.instructions,
                                   .stop = settings.stop,
                                   .progress = settings.progress};
  const simulate::program& program = *sessions.front().program;
  try {
    const auto summary = std::make_shared<const simulate::summary>(
        simulate::run(program, run, settings.on ? settings.on : simulate::threads()));
    for (session& s : sessions) s.summary = summary;
  } catch (const simulate::stopped& s) {
    for (session& one : sessions) {
      one.summary = s.so_far();
      one.interrupted = settings.draws;
    }
    throw;
  }
  if (sessions.front().draws() == 0)
    throw invalid_input({.field = "shard",
                         .value = core::cat(run.part.index, " of ", run.part.of),
                         .message = core::cat("holds no block of ", random::block_size, " of the ",
                                              run.draws, " draws; use fewer shards")});
}

}  // namespace

std::vector<session> play_together(const std::vector<part_of_run>& parts,
                                   const forecast_settings& settings) {
  refuse_precision(settings);
  std::vector<session> sessions = prepare(parts, settings, {});
  draw(sessions, settings);
  return sessions;
}

namespace {

part_of_run part_of(const plans::plan& plan, std::vector<plans::scenario> scenarios,
                    const forecast_settings& settings) {
  return {.plan = std::make_shared<const plans::plan>(plan),
          .estimate = std::make_shared<const growth::estimate>(estimate_of(plan, settings)),
          .scenarios = std::move(scenarios)};
}

}  // namespace

session play(const plans::plan& plan, std::vector<plans::scenario> scenarios,
             const forecast_settings& settings) {
  return play_together({part_of(plan, std::move(scenarios), settings)}, settings).front();
}

simulate::compile_settings compiled_for(simulate::design design, bool to_a_tolerance) {
  return {.pairs = design == simulate::design::sobol, .chances = to_a_tolerance};
}

std::vector<plans::scenario> scenarios_of(const plans::plan& plan,
                                          const forecast_settings& settings) {
  std::vector<plans::scenario> scenarios{settings.scenario ? *settings.scenario
                                                           : plan.scenario_of(plans::trend_id)};
  if (settings.how == method::exact && !scenarios.front().settings().empty())
    throw invalid_input({.field = "method",
                         .value = "exact",
                         .message = "has a closed form for scenario \"trend\" only"});
  const bool beside = settings.how == method::monte_carlo && plan.has_scenario(plans::plan_id) &&
                      scenarios.front().id() != plans::plan_id;
  if (beside) scenarios.push_back(plan.scenario_of(plans::plan_id));
  return scenarios;
}

board forecast(const plans::plan& plan, const forecast_settings& settings) {
  check_precision(settings);
  const part_of_run part = part_of(plan, scenarios_of(plan, settings), settings);
  std::vector<session> one =
      prepare({part}, settings, compiled_for(design_of(settings), settings.tolerance.has_value()));
  session& run = one.front();
  if (settings.tolerance) run.wanted = precision{*settings.tolerance, settings.most_draws};
  try {
    if (settings.tolerance) {
      draw_until_precise(run, settings);
    } else {
      draw(one, settings);
    }
  } catch (const cancelled&) {
    if (run.draws() == 0) throw;
    throw interrupted(std::make_shared<const board>(run));
  }
  return board(run);
}

}  // namespace attain::study
