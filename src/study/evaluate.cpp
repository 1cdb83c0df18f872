// SPDX-License-Identifier: Apache-2.0
#include <attain/study/evaluate.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/simulate/assess.hpp>

#include "evaluation_course.hpp"
#include "reading.hpp"

#include <algorithm>
#include <utility>

namespace attain::study {

namespace {

using plans::event_kind;
using progress::standing;

progress::figure ratio_of(const plans::target_fields& f, const progress::figure& achieved) {
  if (!plans::has_value(f.event) || f.event == event_kind::rank)
    return progress::unknown("the target has no amount");
  if (!achieved) return achieved;
  if (f.value == 0) return progress::unknown("the target is zero");
  return progress::known(*achieved / f.value);
}

outcome result_of(const plans::target& t, const simulate::assessment& verdict, core::moment as_of) {
  if (verdict.outcome) return *verdict.outcome ? outcome::reached : outcome::missed;
  if (!t.has_number()) return outcome::no_number;
  return t.fields().due > as_of.time() ? outcome::open : outcome::not_observed;
}

/// Why a target that is due has no outcome.
std::string reason_of(const evaluation_row& r, const plans::target& t,
                      const growth::indicator_estimate& e, const simulate::assessment& verdict) {
  if (r.result == outcome::no_number) return verdict.reason;
  if (r.result != outcome::not_observed) return "";
  if (const int year = unobserved_year(t, e))
    return core::cat("the value of ", year, " was not observed");
  return verdict.reason.empty() ? "what decides it was not observed" : verdict.reason;
}

/// The word of a target: its outcome where that is known, else its pace or, where it has none,
/// whether the years so far satisfy it.
void add_words(evaluation_row& r, const observed_way& way) {
  switch (r.result) {
    case outcome::reached:
      r.words = standing::early;
      return;
    case outcome::missed:
      r.words = standing::behind;
      return;
    case outcome::no_number:
      r.words_reason = r.reason;
      return;
    case outcome::open:
    case outcome::not_observed:
      break;
  }
  if (r.methods) {
    r.words = r.methods->time.words;
    r.words_reason = r.words ? "" : r.methods->time.reason;
  } else if (way.holds_so_far) {
    r.words = *way.holds_so_far ? standing::as_expected : standing::behind;
  } else {
    r.words_reason = way.no_course;
  }
}

void add_methods(evaluation_row& r, const observed_way& way, const indicators::indicator& i) {
  r.methods_reason = way.no_course;
  if (way.change) r.growth = progress::cagr_without_target(*way.change);
  if (!way.course) return;
  progress::course c = *way.course;
  if (r.result == outcome::reached || r.result == outcome::missed)
    c.met = r.result == outcome::reached;
  progress::method_choices choices;
  if (r.target.standing == plans::attribute::binding) choices.edges = progress::no_tolerance;
  choices.by = way.by;
  if (i.range().kind() == indicators::support_kind::share)
    choices.percentage_point = i.unit().to_printed(.01);
  r.methods = progress::all_methods(c, choices);
}

void add_probability(evaluation_row& r, const std::optional<board>& beside) {
  if (!beside || r.result == outcome::reached || r.result == outcome::missed) return;
  for (const row& other : beside->rows())
    if (other.id == r.id) r.probability = other.probability;
}

bool counts_once(const evaluation_row& r) {
  return r.target.restates.empty() && r.target.alternative_to.empty();
}

void count(evaluation_totals& t, const evaluation_row& r) {
  if (r.result == outcome::no_number) return;
  ++t.targets;
  t.open += r.result == outcome::open ? 1 : 0;
  t.not_observed += r.result == outcome::not_observed ? 1 : 0;
  t.reached += r.result == outcome::reached ? 1 : 0;
  t.observed += r.result == outcome::reached || r.result == outcome::missed ? 1 : 0;
  if (r.words) ++t.words[static_cast<std::size_t>(*r.words)];
}

template <class Belongs>
evaluation_totals totals_of(const std::vector<evaluation_row>& rows, const Belongs& belongs) {
  evaluation_totals out;
  std::vector<double> ratios;
  for (const evaluation_row& r : rows) {
    if (!counts_once(r) || !belongs(r)) continue;
    count(out, r);
    const bool observed = r.result == outcome::reached || r.result == outcome::missed;
    if (observed && r.ratio) ratios.push_back(*r.ratio);
  }
  if (ratios.empty()) return out;
  std::sort(ratios.begin(), ratios.end());
  const std::size_t n = ratios.size();
  out.median_ratio = (ratios[(n - 1) / 2] + ratios[n / 2]) / 2;
  out.smallest_ratio = ratios.front();
  out.largest_ratio = ratios.back();
  return out;
}

}  // namespace

evaluation::evaluation(std::shared_ptr<const plans::plan> plan, const growth::estimate& estimate,
                       std::optional<int> base_year, std::optional<board> beside)
    : plan_(std::move(plan)),
      as_of_(estimate.as_of),
      base_year_(base_year),
      beside_(std::move(beside)) {
  if (base_year_) core::check_year("base_year", *base_year_);
  const plans::scenario& trend = plan_->scenario_of(plans::trend_id);
  for (const plans::target& t : plan_->targets()) {
    const indicators::indicator& i = plan_->indicator_of(t.indicator());
    const simulate::assessment verdict = simulate::assess(*plan_, t, estimate, trend);
    const observed_way way = way_of(*plan_, t, estimate, base_year_);
    evaluation_row r;
    r.id = t.id();
    r.indicator = i.id();
    r.name = i.name();
    r.target = t.fields();
    r.unit = unit_of(t.fields(), i);
    r.headline = plan_->is_headline(t);
    r.past = plan_->is_past(t);
    r.result = result_of(t, verdict, as_of_);
    r.reason = reason_of(r, t, estimate.of(i.id()), verdict);
    r.base_year = way.base_year;
    r.base = way.base;
    r.latest = way.latest;
    r.achieved = way.achieved;
    r.ratio = ratio_of(t.fields(), way.achieved);
    add_methods(r, way, i);
    add_words(r, way);
    add_probability(r, beside_);
    rows_.push_back(std::move(r));
  }
  headline_ = totals_of(rows_, [](const evaluation_row& r) { return r.headline; });
  others_ = totals_of(rows_, [](const evaluation_row& r) { return !r.headline && !r.past; });
  past_ = totals_of(rows_, [](const evaluation_row& r) { return r.past; });
  if (beside_) labels_ = beside_->labels();
}

const evaluation_row& evaluation::operator[](const std::string& target) const {
  std::vector<std::string> ids;
  for (const evaluation_row& r : rows_) {
    if (r.id == target) return r;
    ids.push_back(r.id);
  }
  throw not_found("target", target, ids);
}

evaluation evaluate(const plans::plan& plan, const evaluate_settings& settings) {
  forecast_settings run;
  run.as_of = settings.as_of.value_or(plan.parts().end);
  run.seed = settings.seed;
  run.on = settings.on;
  run.stop = settings.stop;
  run.progress = settings.progress;
  run.constants = settings.constants;
  auto shared = std::make_shared<const plans::plan>(plan);
  if (settings.draws == 0)
    return evaluation(std::move(shared), estimate_of(plan, run), settings.base_year, {});
  run.draws = settings.draws;
  board beside = forecast(plan, run);
  const std::shared_ptr<const growth::estimate> estimate = beside.run().estimate;
  return evaluation(std::move(shared), *estimate, settings.base_year, std::move(beside));
}

std::string to_string(outcome o) {
  switch (o) {
    case outcome::reached:
      return "reached";
    case outcome::missed:
      return "missed";
    case outcome::open:
      return "open";
    case outcome::not_observed:
      return "not observed";
    case outcome::no_number:
      return "no number";
  }
  return "";
}

std::string in_chinese(outcome o) {
  switch (o) {
    case outcome::reached:
      return "已实现";
    case outcome::missed:
      return "未实现";
    case outcome::open:
      return "未到期";
    case outcome::not_observed:
      return "无数据";
    case outcome::no_number:
      return "无数值";
  }
  return "";
}

std::string to_string(const evaluation_totals& t) {
  return core::cat("reached ", t.reached, " of ", t.observed, " observed, of ", t.targets,
                   t.targets == 1 ? " target" : " targets");
}

}  // namespace attain::study
