// SPDX-License-Identifier: Apache-2.0
#include <attain/study/forecast.hpp>

#include <attain/calibrate/fit.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/block.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

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

std::vector<session> play_together(const std::vector<part_of_run>& parts,
                                   const forecast_settings& settings) {
  if (!(settings.discount > -1) || !std::isfinite(settings.discount))
    throw invalid_input({.field = "discount",
                         .value = core::number(settings.discount),
                         .message = "must be above -1, a share a year"});
  std::vector<simulate::plan_run> runs;
  for (const part_of_run& p : parts)
    runs.push_back({p.plan.get(), p.estimate.get(), p.scenarios, p.against, p.counted, p.redrawn,
                    p.levels, settings.discount});
  const auto program = std::make_shared<const simulate::program>(simulate::compile(runs));
  const simulate::run_settings run{.draws = settings.draws,
                                   .seed = settings.seed,
                                   .part = settings.part,
                                   .stop = settings.stop,
                                   .progress = settings.progress};
  const bool exact = settings.how == method::exact;
  const auto summary = std::make_shared<const simulate::summary>(
      exact ? simulate::empty_summary(*program, settings.seed)
            : simulate::run(*program, run, settings.on ? settings.on : simulate::threads()));
  if (!exact && summary->draws == 0)
    throw invalid_input({.field = "shard",
                         .value = core::cat(run.part.index, " of ", run.part.of),
                         .message = core::cat("holds no block of ", random::block_size, " of the ",
                                              run.draws, " draws; use fewer shards")});
  std::vector<session> out;
  for (std::size_t at = 0; at < parts.size(); ++at)
    out.push_back({parts[at].plan, parts[at].estimate, program, summary, parts[at].scenarios,
                   settings.how, at, settings.discount});
  return out;
}

session play(const plans::plan& plan, std::vector<plans::scenario> scenarios,
             const forecast_settings& settings) {
  const part_of_run part{
      .plan = std::make_shared<const plans::plan>(plan),
      .estimate = std::make_shared<const growth::estimate>(estimate_of(plan, settings)),
      .scenarios = std::move(scenarios)};
  return play_together({part}, settings).front();
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
  return board(play(plan, scenarios_of(plan, settings), settings));
}

}  // namespace attain::study
