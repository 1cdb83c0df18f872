// SPDX-License-Identifier: Apache-2.0
#include "precise.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/block.hpp>
#include <attain/simulate/run.hpp>

#include "reading.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attain::study {

namespace {

/// The first look: two blocks, so that what is counted beside the probabilities is not all noise.
constexpr std::int64_t first_draws = 2 * random::block_size;

/// Widest half of the intervals of the headline targets' probabilities under the first scenario.
double widest(const session& s) {
  const std::vector<simulate::target_slots>& targets = s.slots().arms.front().targets;
  double most = 0;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const plans::target& target = s.plan->targets()[t];
    if (s.plan->is_past(target) || !s.plan->is_headline(target)) continue;
    if (const auto p = probability_of(s, targets[t])) most = std::max(most, half_width_of(*p));
  }
  return most;
}

void add(session& so_far, const simulate::summary& more) {
  simulate::summary all = *so_far.summary;
  simulate::merge_into(all, more);
  so_far.summary = std::make_shared<const simulate::summary>(std::move(all));
}

}  // namespace

double half_width_of(const core::proportion& p) { return (p.range.high - p.range.low) / 2; }

std::string precision_in_words(const board& b) {
  const precision& wanted = *b.run().wanted;
  const std::optional<double> reached = b.half_width();
  if (!reached) return "precision: no headline target has a probability";
  const std::string figures =
      core::cat("the 95 % intervals of the headline probabilities are within ",
                core::fixed(*reached, 5), " to either side, ", core::number(wanted.tolerance),
                " asked, after ", b.run().draws(), " draws");
  if (b.is_precise()) return "precision: " + figures;
  return core::cat("precision not reached: ", figures, ", at most ", wanted.most_draws);
}

simulate::design design_of(const forecast_settings& settings) {
  return settings.design.value_or(settings.tolerance ? simulate::design::sobol
                                                     : simulate::design::monte_carlo);
}

void check_precision(const forecast_settings& settings) {
  const bool exact = settings.how == method::exact;
  if (exact && (settings.design || settings.tolerance))
    throw invalid_input({.field = settings.tolerance ? "tolerance" : "design",
                         .message = "is of draws; the method \"exact\" has none"});
  if (!settings.tolerance) return;
  if (!(*settings.tolerance > 0 && *settings.tolerance < .5))
    throw invalid_input({.field = "tolerance",
                         .value = core::number(*settings.tolerance),
                         .message = "must be above 0 and below 0.5, a half-width"});
  if (settings.draws != default_draws)
    throw invalid_input({.field = "draws",
                         .value = core::cat(settings.draws),
                         .message = "follow from the tolerance; most_draws limits them"});
  if (settings.most_draws < first_draws || settings.most_draws > std::int64_t{1} << 36)
    throw invalid_input({.field = "most_draws",
                         .value = core::cat(settings.most_draws),
                         .message = "must be from 2048 to 2^36"});
  if (settings.part != simulate::shard{})
    throw invalid_input({.field = "shard",
                         .value = core::cat(settings.part.index, " of ", settings.part.of),
                         .message = "cannot know when the whole is within the tolerance"});
}

void refuse_precision(const forecast_settings& settings) {
  if (settings.design || settings.tolerance)
    throw invalid_input({.field = settings.tolerance ? "tolerance" : "design",
                         .message = "is for a forecast of one plan"});
}

void draw_until_precise(session& so_far, const forecast_settings& settings) {
  simulate::run_settings run{.draws = first_draws,
                             .seed = settings.seed,
                             .how = design_of(settings),
                             .instructions = settings.instructions,
                             .stop = settings.stop};
  for (;; run.draws *= 2, run.part = {2, 2}) {
    const std::int64_t before = so_far.draws();
    if (settings.progress)
      run.progress = [&](std::int64_t done, std::int64_t) {
        settings.progress(before + done, run.draws);
      };
    try {
      add(so_far,
          simulate::run(*so_far.program, run, settings.on ? settings.on : simulate::threads()));
    } catch (const simulate::stopped& s) {
      add(so_far, *s.so_far());
      so_far.interrupted = run.draws;
      throw cancelled();
    } catch (const cancelled&) {
      so_far.interrupted = run.draws;
      throw;
    }
    if (widest(so_far) <= *settings.tolerance || 2 * run.draws > settings.most_draws) return;
  }
}

}  // namespace attain::study
