// SPDX-License-Identifier: Apache-2.0
#include <attain/study/solve.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/simulate/assess.hpp>

#include "prepare.hpp"
#include "reading.hpp"
#include "solve_places.hpp"
#include "solve_search.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace attain::study {

namespace {

using core::cat;

/// Rounds that progress counts on; a search that needs more goes on without it.
constexpr std::int64_t usual_rounds = 8;

double wanted_of(const question& q) { return q.target.empty() ? *q.expected : q.probability; }

void check(const plans::plan& plan, const question& q, const forecast_settings& settings) {
  if (settings.how == method::exact)
    throw invalid_input({.field = "method",
                         .value = "exact",
                         .message = "searches nothing: all places need the same draws"});
  if (settings.part.of != 1)
    throw invalid_input({.field = "shard",
                         .value = cat(settings.part.index, " of ", settings.part.of),
                         .message = "a search needs the whole run"});
  if (!q.target.empty()) {
    const plans::target& t = plan.target_of(q.target);
    if (plan.is_past(t))
      throw invalid_input({.field = "target",
                           .value = q.target,
                           .message = "was due before the period of the plan"});
    if (!(q.probability > 0 && q.probability < 1))
      throw invalid_input({.field = "probability",
                           .value = core::number(q.probability),
                           .message = "must lie between 0 and 1"});
    if (q.expected)
      throw invalid_input({.field = "expected",
                           .value = core::number(*q.expected),
                           .message = "is about all headline targets: leave out the target"});
  } else if (!q.expected || !(*q.expected > 0) || !std::isfinite(*q.expected)) {
    throw invalid_input({.field = q.expected ? "expected" : "target",
                         .value = q.expected ? core::number(*q.expected) : "",
                         .message = q.expected ? "must be above 0"
                                               : "is needed, or the expected number of targets"});
  }
}

std::optional<measured> measured_in(const session& s, const question& q, std::size_t arm) {
  const simulate::arm_slots& slots = s.slots().arms[arm];
  if (q.target.empty()) {
    const mean_of_tally reached(s.summary->tallies[static_cast<std::size_t>(slots.reached)], 0);
    const paired value{reached.value, reached.std_error};
    return measured{value, value.range()};
  }
  const auto& targets = s.plan->targets();
  const auto at = std::find_if(targets.begin(), targets.end(),
                               [&](const plans::target& t) { return t.id() == q.target; });
  const auto p = probability_of(s, slots.targets[static_cast<std::size_t>(at - targets.begin())]);
  if (!p) return std::nullopt;
  return measured{{p->value, p->std_error}, p->range};
}

/// Plays scenarios of one search, with one fit and a count of its rounds.
class player {
 public:
  player(const plans::plan& plan, const question& q, const forecast_settings& settings)
      : plan_(std::make_shared<const plans::plan>(plan)),
        estimate_(std::make_shared<const growth::estimate>(estimate_of(plan, settings))),
        asked_(q),
        settings_(settings) {}

  const growth::estimate& estimate() const { return *estimate_; }

  session play(std::vector<plans::scenario> scenarios) {
    forecast_settings round = settings_;
    if (settings_.progress)
      round.progress = [this](std::int64_t done, std::int64_t of) {
        const std::int64_t all = std::max(usual_rounds, rounds_ + 1) * of;
        settings_.progress(std::min(rounds_ * of + done, all), all);
      };
    const part_of_run part{.plan = plan_, .estimate = estimate_, .scenarios = std::move(scenarios)};
    session s = play_together({part}, round).front();
    ++rounds_;
    return s;
  }

  std::vector<measured> measure(const places& where, const std::vector<double>& xs) {
    std::vector<plans::scenario> scenarios;
    for (const double x : xs) scenarios.push_back(where.at(x));
    const session s = play(scenarios);
    std::vector<measured> out;
    for (std::size_t arm = 0; arm < xs.size(); ++arm) {
      const std::optional<measured> m = measured_in(s, asked_, arm);
      if (!m) refuse_target(scenarios[arm]);
      out.push_back(*m);
    }
    return out;
  }

 private:
  [[noreturn]] void refuse_target(const plans::scenario& s) const {
    const simulate::assessment verdict =
        simulate::assess(*plan_, plan_->target_of(asked_.target), *estimate_, s);
    throw missing_input(cat("target ", asked_.target, " has no probability under \"", s.id(),
                            "\": ", verdict.reason,
                            verdict.needs.empty() ? "" : "; it needs " + verdict.needs));
  }

  std::shared_ptr<const plans::plan> plan_;
  std::shared_ptr<const growth::estimate> estimate_;
  const question& asked_;
  const forecast_settings& settings_;
  std::int64_t rounds_ = 0;
};

solve_point point_at(const places& where, double x, const measured& m) {
  return {where.place(x), where.date(x), m.value, m.range};
}

search_result result_of(const places& where, const search_outcome& found) {
  search_result out;
  out.state = found.state;
  out.answer = point_at(where, found.answer, found.points.at(found.answer));
  out.range = {where.place(found.range.low), where.place(found.range.high)};
  out.open_low = found.open_low;
  out.open_high = found.open_high;
  out.increasing = found.increasing;
  out.monotone = found.monotone;
  for (const auto& [x, m] : found.points) out.points.push_back(point_at(where, x, m));
  return out;
}

}  // namespace

solution::solution(question asked, search_result found, comparison with,
                   std::vector<std::string> notes)
    : asked_(std::move(asked)),
      found_(std::move(found)),
      with_(std::move(with)),
      notes_(std::move(notes)) {
  if (const std::optional<measured> m = measured_in(with_.run(), asked_, 0)) before_ = m->value;
  reached_already_ = before_ && before_->value >= wanted_of(asked_);
  if (!found_.monotone)
    notes_.push_back(
        "more is not always better here: the played places break their order by more than their "
        "errors; the answer is the first of them that reaches what is wanted");
  notes_.insert(notes_.end(), with_.labels().begin(), with_.labels().end());
}

solution solve(const plans::plan& plan, const question& asked, const forecast_settings& settings) {
  check(plan, asked, settings);
  player play(plan, asked, settings);
  const places where(plan, asked, play.estimate().as_of);
  const search_space space{where.low(), where.high(), where.step(), where.whole(),
                           wanted_of(asked)};
  const search_outcome found =
      search(space, [&](const std::vector<double>& xs) { return play.measure(where, xs); });
  comparison with(play.play({where.start(), where.at(found.answer)}));
  return solution(asked, result_of(where, found), std::move(with), where.notes());
}

std::string to_string(unknown u) {
  switch (u) {
    case unknown::setting:
      return "setting";
    case unknown::date:
      return "date";
    case unknown::phase_out:
      return "phase-out";
  }
  return "";
}

unknown parse_unknown(const std::string& text) {
  std::vector<std::string> names;
  for (const unknown u : {unknown::setting, unknown::date, unknown::phase_out}) {
    if (to_string(u) == text) return u;
    names.push_back(to_string(u));
  }
  throw not_found("unknown to find", text, names);
}

std::string to_string(solved s) {
  switch (s) {
    case solved::found:
      return "found";
    case solved::everywhere:
      return "everywhere";
    case solved::not_reachable:
      return "not reachable";
  }
  return "";
}

std::string to_string(const solution& s) {
  const solve_point& p = s.found().answer;
  const std::string where = p.date ? to_string(*p.date) : core::number(p.place);
  return cat("solution ", s.asked().lever, " ", where, ", ", to_string(s.found().state), ": ",
             core::number(p.value.value), " ± ", core::number(p.value.std_error));
}

}  // namespace attain::study
