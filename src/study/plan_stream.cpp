// SPDX-License-Identifier: Apache-2.0
#include <attain/study/plan_stream.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/draw_counts.hpp>
#include <attain/study/board.hpp>

#include "precise.hpp"
#include "prepare.hpp"
#include "reading.hpp"
#include "table_shelf.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace attain::study {

namespace {

void check(const forecast_settings& s) {
  refuse_precision(s);
  if (s.how == method::exact)
    throw invalid_input({.field = "method",
                         .value = "exact",
                         .message = "answers for one plan: several need the same draws"});
  if (s.scenario)
    throw invalid_input({.field = "scenario",
                         .value = s.scenario->id(),
                         .message = "of several plans is given by its name"});
  if (!(s.part == simulate::shard{}))
    throw invalid_input({.field = "shard",
                         .message = "is for one plan; of many plans forecast some here and others "
                                    "there and merge the boards"});
}

target_figures figures_of(const board& b, const row& r) {
  return {.id = r.id,
          .indicator = r.indicator,
          .group = b.run().plan->indicator_of(r.indicator).law().group,
          .due = r.target.due,
          .headline = r.headline,
          .state = r.state,
          .probability = r.probability,
          .plan_probability = r.plan_probability};
}

plan_figures figures_of(const board& b) {
  const session& s = b.run();
  const joint& j = b.together();
  plan_figures out{.plan = s.plan->id(),
                   .name = s.plan->name(),
                   .place = s.plan->parts().place,
                   .within = s.plan->parts().within,
                   .plan_hash = s.plan->plan_hash(),
                   .program_digest = s.program->digest(),
                   .as_of = s.as_of(),
                   .scenario = s.scenarios.front().id(),
                   .headline = j.headline,
                   .assessed = j.assessed,
                   .expected_reached = j.expected_reached,
                   .expected_reached_std_error = j.expected_reached_std_error,
                   .all = j.all,
                   .with_90 = j.reached_with(.9),
                   .with_50 = j.reached_with(.5),
                   .with_10 = j.reached_with(.1),
                   .labels = b.labels()};
  out.variance_reached = j.expected_reached_std_error * j.expected_reached_std_error *
                         static_cast<double>(s.draws());
  for (const row& r : b.rows()) out.targets.push_back(figures_of(b, r));
  return out;
}

/// What one plan brings.
struct played {
  plan_figures figures = {};
  std::vector<std::int32_t> reached = {};
  bool has_scenario = false;
};

played play_one(const plans::plan& plan, const stream_settings& settings,
                const simulate::for_blocks& on, const std::stop_token& stop, table_shelf& shelf) {
  forecast_settings one = settings.each;
  const bool has = plan.has_scenario(settings.scenario);
  one.scenario = plan.scenario_of(has ? settings.scenario : std::string(plans::trend_id));
  session s{.plan = std::make_shared<const plans::plan>(plan),
            .estimate = std::make_shared<const growth::estimate>(estimate_of(plan, one)),
            .scenarios = scenarios_of(plan, one),
            .discount = one.discount};
  const auto known = shelf.all();
  s.program = std::make_shared<const simulate::program>(
      simulate::compile({simulate::plan_run{.plan = s.plan.get(),
                                            .estimate = s.estimate.get(),
                                            .scenarios = s.scenarios,
                                            .discount = one.discount}},
                        {.tables = *known}));
  shelf.keep(s.program->parts().tables);
  simulate::draw_counts run = simulate::run_counting(
      *s.program, s.slots().arms.front().reached,
      {.draws = one.draws, .seed = one.seed, .part = {}, .stop = stop, .progress = {}}, on);
  s.summary = std::make_shared<const simulate::summary>(std::move(run.whole));
  return {figures_of(board(std::move(s))), std::move(run.values), has};
}

/// The same kind of mistake with the plan in front.
[[noreturn]] void rethrow_for(const std::string& plan, const error& e) {
  const std::string text = core::cat("plan ", plan, ": ", e.what());
  if (dynamic_cast<const missing_input*>(&e)) throw missing_input(text);
  if (dynamic_cast<const invalid_input*>(&e) || dynamic_cast<const not_found*>(&e))
    throw invalid_input({.field = core::cat("plan ", plan), .message = e.what()});
  throw error(text);
}

}  // namespace

struct plan_stream::state {
  stream_settings settings;
  table_shelf shelf;
  std::mutex guard;
  std::map<std::int64_t, plan_figures> rows;  ///< by place in the order of handing in
  std::map<std::int64_t, refused_plan> refused;
  std::set<std::string> ids;
  std::set<std::string> known;  ///< scenarios of the plans
  std::int64_t asked = 0;
  bool found = false;
  std::vector<std::int32_t> reached;
  std::vector<std::int32_t> complete;

  void claim(const std::string& id) {
    const std::lock_guard lock(guard);
    if (!ids.insert(id).second)
      throw invalid_input(
          {.field = "plans", .value = id, .message = "is given twice: ids must differ"});
  }

  void refuse(std::int64_t at, const std::string& what, const std::string& reason) {
    const std::lock_guard lock(guard);
    refused[at] = {what, reason};
  }

  void take_up(std::int64_t at, const plans::plan& plan, played&& one) {
    const std::lock_guard lock(guard);
    found = found || one.has_scenario;
    if (!one.has_scenario)
      for (const plans::scenario& s : plan.scenarios()) known.insert(s.id());
    reached.resize(one.reached.size(), 0);
    complete.resize(one.reached.size(), 0);
    const int all = one.figures.assessed;
    for (std::size_t d = 0; d < reached.size(); ++d) {
      reached[d] += one.reached[d];
      complete[d] += all > 0 && one.reached[d] == all ? 1 : 0;
    }
    rows.emplace(at, std::move(one.figures));
  }

  /// Plan `at`, number `k` of its source.
  void do_one(std::int64_t at, std::int64_t k, const source& plan_at,
              const simulate::for_blocks& on, const std::stop_token& stop) {
    std::optional<plans::plan> plan;
    try {
      plan = plan_at(k);
      claim(plan->id());
      take_up(at, *plan, play_one(*plan, settings, on, stop, shelf));
    } catch (const cancelled&) {
      const std::lock_guard lock(guard);
      if (plan) ids.erase(plan->id());
      throw;
    } catch (const error& e) {
      if (settings.list_refused)
        return refuse(at, plan ? plan->id() : core::cat("number ", at + 1), e.what());
      if (!plan) throw;
      rethrow_for(plan->id(), e);
    }
  }
};

plan_stream::plan_stream(stream_settings settings) : state_(std::make_unique<state>()) {
  check(settings.each);
  if (!settings.each.on) settings.each.on = simulate::threads();
  state_->settings = std::move(settings);
}

plan_stream::~plan_stream() = default;
plan_stream::plan_stream(plan_stream&&) noexcept = default;
plan_stream& plan_stream::operator=(plan_stream&&) noexcept = default;

void plan_stream::add(std::int64_t n, const source& plan_at) {
  add(n, plan_at, state_->settings.each.stop, state_->settings.each.progress);
}

void plan_stream::add(std::int64_t n, const source& plan_at, std::stop_token stop,
                      const std::function<void(std::int64_t, std::int64_t)>& progress) {
  state& s = *state_;
  const std::int64_t first = s.asked;
  s.asked += n;
  std::atomic<std::int64_t> done{0};
  const auto body = [&](std::int64_t k, const simulate::for_blocks& on) {
    if (stop.stop_requested()) throw cancelled();
    s.do_one(first + k, k, plan_at, on, stop);
    const std::int64_t now = ++done;
    if (progress) progress(now, n);
  };
  if (n == 1) return body(0, s.settings.each.on);
  s.settings.each.on(n, [&](std::int64_t k) { body(k, simulate::serial()); });
}

portfolio_board plan_stream::board() const {
  const state& s = *state_;
  if (!s.rows.empty() && !s.found)
    throw not_found("scenario", s.settings.scenario,
                    std::vector<std::string>(s.known.begin(), s.known.end()));
  portfolio_parts out{.draws = static_cast<std::int64_t>(s.reached.size()),
                      .seed = s.settings.each.seed,
                      .scenario = s.settings.scenario,
                      .asked = s.asked,
                      .reached_by_draw = s.reached,
                      .complete_by_draw = s.complete};
  for (const auto& [at, row] : s.rows) out.rows.push_back(row);
  for (const auto& [at, why] : s.refused) out.refused.push_back(why);
  return portfolio_board(std::move(out));
}

portfolio_board forecast_each(std::int64_t n, const plan_stream::source& plan_at,
                              const stream_settings& settings) {
  plan_stream stream(settings);
  stream.add(n, plan_at);
  return stream.board();
}

}  // namespace attain::study
