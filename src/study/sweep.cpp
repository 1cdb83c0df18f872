// SPDX-License-Identifier: Apache-2.0
#include <attain/study/sweep.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/simulate/brief.hpp>
#include <attain/simulate/compile.hpp>

#include "reading.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace attain::study {

namespace {

/// Scenarios of one program, few enough for their counts to stay in a core's cache, and most bytes
/// of its histograms.
constexpr std::int64_t most_together = 64;
constexpr std::int64_t most_histogram_bytes = std::int64_t{48} << 20;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

template <class Level>
const Level& level_at(const std::vector<Level>& all, const sweep_input& input, double value) {
  const bool is_place = value >= 0 && value < static_cast<double>(all.size()) &&
                        value == std::floor(value);
  if (!is_place)
    throw invalid_input({.field = input.parameter.empty()
                                      ? input.lever
                                      : core::cat(input.lever, ".", input.parameter),
                         .value = core::number(value),
                         .message = core::cat("must be a place from 0 to ", all.size() - 1)});
  return all[static_cast<std::size_t>(value)];
}

void check(const sweep_design& design, double discount) {
  if (!(discount > -1) || !std::isfinite(discount))
    throw invalid_input({.field = "discount",
                         .value = core::number(discount),
                         .message = "must be above -1, a share a year"});
  if (design.inputs.empty())
    throw invalid_input({.field = "inputs", .message = "at least one is needed"});
  if (design.values.empty() || design.values.size() % design.inputs.size() != 0)
    throw invalid_input({.field = "values",
                         .value = core::cat(design.values.size()),
                         .message = core::cat("must fill rows of ", design.inputs.size())});
}

/// Writes the figures of one scenario of a run.
class writer {
 public:
  writer(const session& run, const simulate::plan_slots& slots,
         const std::vector<std::size_t>& targets)
      : run_(run), slots_(slots), targets_(targets) {}

  void write(std::size_t arm, double* out) {
    const simulate::arm_slots& slots = slots_.arms[arm];
    for (const std::size_t t : targets_) {
      write_target(t, slots.targets[t], out);
      out += sweep_target_figures.size();
    }
    const auto& tally = run_.summary->tallies[static_cast<std::size_t>(slots.reached)];
    const mean_of_tally reached(tally, 0);
    const core::proportion all = core::wilson(tally.back(), run_.draws());
    out[0] = slots.assessed;
    out[1] = reached.value;
    out[2] = reached.std_error;
    out[3] = slots.assessed > 0 ? all.value : none;
    out[4] = slots.assessed > 0 ? all.std_error : none;
    const bool priced = slots.cost >= 0;
    const paired cost = priced ? mean_of_sum(run_, slots.cost, slots.cost_unit) : paired{};
    out[5] = priced ? cost.value : none;
    out[6] = priced ? cost.std_error : none;
  }

 private:
  void write_target(std::size_t t, const simulate::target_slots& slots, double* out) {
    std::fill_n(out, sweep_target_figures.size(), none);
    if (const auto p = probability_of(run_, slots)) {
      out[0] = p->value;
      out[1] = p->std_error;
      out[2] = p->range.low;
      out[3] = p->range.high;
    }
    if (slots.due_level < 0) return;
    // Scenarios that do not move a level share its histogram.
    const auto known = quantiles_.find({slots.due_level, t});
    if (known != quantiles_.end()) {
      std::copy(known->second.begin(), known->second.end(), out + 4);
      return;
    }
    const auto& h = run_.summary->histograms[static_cast<std::size_t>(slots.due_level)];
    const indicators::indicator& i =
        run_.plan->indicator_of(run_.plan->targets()[t].indicator());
    const auto found = quantiles_of(i, h);
    std::copy(found.begin(), found.end(), out + 4);
    quantiles_.emplace(std::pair(slots.due_level, t), found);
  }

  const session& run_;
  const simulate::plan_slots& slots_;
  const std::vector<std::size_t>& targets_;
  std::map<std::pair<int, std::size_t>, std::array<double, quantile_levels.size()>> quantiles_;
};

/// Memory of runs, as much of it as runs go on at one time.
class memory_pool {
 public:
  simulate::run_memory take() {
    const std::lock_guard lock(guard_);
    if (free_.empty()) return {};
    simulate::run_memory one = std::move(free_.back());
    free_.pop_back();
    return one;
  }
  void give_back(simulate::run_memory&& one) {
    const std::lock_guard lock(guard_);
    free_.push_back(std::move(one));
  }

 private:
  std::mutex guard_;
  std::vector<simulate::run_memory> free_;
};

/// Plays rows of one sweep, as many together as memory allows.
class player {
 public:
  player(const plans::plan& plan, const sweep_design& design, const forecast_settings& settings,
         sweep_outcomes& out)
      : plan_(std::make_shared<const plans::plan>(plan)),
        estimate_(std::make_shared<const growth::estimate>(estimate_of(plan, settings))),
        design_(design),
        settings_(settings),
        out_(out) {
    for (std::size_t t = 0; t < plan.targets().size(); ++t) {
      if (plan.is_past(plan.targets()[t])) continue;
      targets_.push_back(t);
      out.targets.push_back(plan.targets()[t].id());
    }
    out.values.resize(static_cast<std::size_t>(design.rows() * out.columns()));
    first_ = simulate::compile_brief({.plan = plan_.get(),
                                      .estimate = estimate_.get(),
                                      .scenarios = {design.on, scenario_at(plan, design, 0)},
                                      .discount = settings.discount});
  }

  void play(std::int64_t first, std::int64_t last) const {
    session run{.plan = plan_, .estimate = estimate_, .scenarios = {design_.on}};
    for (std::int64_t row = first; row < last; ++row)
      run.scenarios.push_back(scenario_at(*plan_, design_, row));
    const simulate::plan_run parts{.plan = plan_.get(),
                                   .estimate = estimate_.get(),
                                   .scenarios = run.scenarios,
                                   .discount = settings_.discount};
    simulate::program_parts code = simulate::compile_brief(parts, &first_);
    if (last - first > 1 && simulate::histogram_bytes(code) > most_histogram_bytes) {
      code = {};
      const std::int64_t middle = first + (last - first) / 2;
      play(first, middle);
      play(middle, last);
      return;
    }
    simulate::run_memory memory = memories_.take();
    const auto counts = std::make_shared<simulate::summary>(simulate::run_alone(
        code, {.draws = settings_.draws, .seed = settings_.seed, .stop = settings_.stop}, &memory));
    run.summary = counts;
    writer figures(run, code.plans.front(), targets_);
    for (std::int64_t row = first; row < last; ++row)
      figures.write(static_cast<std::size_t>(row - first) + 1,
                    out_.values.data() + row * out_.columns());
    memory.take_back(std::move(*counts));
    memories_.give_back(std::move(memory));
  }

 private:
  std::shared_ptr<const plans::plan> plan_;
  std::shared_ptr<const growth::estimate> estimate_;
  const sweep_design& design_;
  const forecast_settings& settings_;
  sweep_outcomes& out_;
  std::vector<std::size_t> targets_;
  simulate::program_parts first_;  // of the first row: its tables serve all
  mutable memory_pool memories_;
};

}  // namespace

plans::scenario scenario_at(const plans::plan& plan, const sweep_design& design,
                            std::int64_t row) {
  const auto width = static_cast<std::int64_t>(design.inputs.size());
  const double* values = design.values.data() + row * width;
  plans::scenario::settings_map settings = design.on.settings();
  plans::scenario::assumptions_map assumptions = design.on.assumptions();
  for (std::size_t k = 0; k < design.inputs.size(); ++k) {
    const sweep_input& input = design.inputs[k];
    if (!input.parameter.empty()) {
      assumptions.insert_or_assign(
          {input.lever, input.parameter},
          input.distributions.empty() ? random::distribution::fixed(values[k])
                                      : level_at(input.distributions, input, values[k]));
    } else if (!input.schedules.empty()) {
      settings[input.lever] = level_at(input.schedules, input, values[k]);
    } else {
      settings[input.lever] = {{{plan.parts().end, {}}, values[k]}};
    }
  }
  return plans::scenario(core::cat(row + 1), std::move(settings), {}, {}, std::move(assumptions));
}

sweep_outcomes sweep(const plans::plan& plan, const sweep_design& design,
                     const forecast_settings& settings) {
  check(design, settings.discount);
  sweep_outcomes out;
  const player rows(plan, design, settings, out);
  const std::int64_t n = design.rows();
  // Few scenarios are dealt to the threads evenly.
  const std::int64_t together =
      std::min(most_together, std::max<std::int64_t>(1, n / simulate::default_threads()));
  const std::int64_t parts = (n + together - 1) / together;
  std::atomic<std::int64_t> done{0};
  const simulate::for_blocks& on = settings.on ? settings.on : simulate::threads();
  on(parts, [&](std::int64_t part) {
    const std::int64_t first = part * together;
    const std::int64_t last = std::min(first + together, n);
    rows.play(first, last);
    const std::int64_t so_far = done += last - first;
    if (settings.progress) settings.progress(so_far, n);
  });
  return out;
}

}  // namespace attain::study
