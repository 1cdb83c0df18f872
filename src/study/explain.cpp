// SPDX-License-Identifier: Apache-2.0
#include <attain/study/explain.hpp>

#include <attain/core/text.hpp>
#include <attain/growth/implied_inflow.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>

namespace attain::study {

namespace {

using core::cat;
using growth::indicator_estimate;
using lines = std::vector<std::pair<std::string, std::string>>;

void put(lines& out, std::string label, std::string text) {
  out.push_back({std::move(label), std::move(text)});
}

std::string rate(double log_growth) {
  return core::percent(random::expm1(log_growth), 1) + " a year";
}

/// What a target is beside the headline: stage, restatement, second reading, part.
void put_relations(lines& out, const board& b, const row& r) {
  const plans::target_fields& f = r.target;
  put(out, "role", to_string(r.role));
  if (!f.restates.empty()) put(out, "restates", f.restates);
  if (!f.part_of.empty()) put(out, "part of", f.part_of);
  if (f.staged) {
    std::string others;
    for (const row& other : b.rows())
      if (other.target.staged && other.target.staged->of == f.staged->of)
        others += cat(others.empty() ? "" : "; ", other.id, " ", other.target.due, ": ",
                      other.target.staged->printed);
    put(out, "stages of " + f.staged->of, others);
    const bool sums = f.event == plans::event_kind::sum || f.event == plans::event_kind::added;
    put(out, "rule of the stages", sums ? "they add up" : "each stands for its own year");
  }
  if (f.contributes)
    put(out, "contributes to",
        cat(f.contributes->plan, " ", f.contributes->target, ": ", f.contributes->amount));
}

explanation_section words_of(const board& b, const row& r) {
  const plans::target_fields& f = r.target;
  lines out;
  put(out, "target", plans::to_string(plans::target(f)));
  put(out, "indicator", core::to_string(r.name));
  put(out, "unit", r.unit);
  put(out, "section", f.section);
  put(out, "quotation", f.quote);
  if (!f.data_source.empty()) put(out, "data source", f.data_source);
  if (f.soft) put(out, "soft", "the document strives for it (力争)");
  put_relations(out, b, r);
  if (!f.reading.empty()) put(out, "reading chosen", f.reading);
  for (const std::string& other : f.rejected) put(out, "reading rejected", other);
  return {"What the document says", out};
}

std::string chance_of(const row& r) {
  return r.probability ? core::percent(r.probability->value, 1)
                       : cat(simulate::to_string(r.state), ": ", r.reason);
}

/// Other readings of the same sentence, each with its own answer.
void put_readings(lines& out, const board& b, const row& r) {
  for (const row& other : b.rows()) {
    const bool reads = other.target.alternative_to == r.id || other.id == r.target.alternative_to;
    if (reads && other.id != r.id)
      put(out, cat("other reading ", other.id),
          cat(plans::to_string(plans::target(other.target)), ": ", chance_of(other)));
  }
}

void put_growth(lines& out, const row& r) {
  const auto yearly = [](double g) { return core::percent(g, 1) + " a year"; };
  if (r.required_growth) put(out, "growth required", yearly(*r.required_growth));
  if (r.observed_growth) put(out, "growth made", yearly(*r.observed_growth));
  if (r.break_even_growth)
    put(out, "break-even growth",
        cat(yearly(*r.break_even_growth), " for an even chance",
            r.break_even_share ? cat(", ", core::fixed(*r.break_even_share, 2), " of the fitted")
                               : std::string()));
  if (r.start_for_even)
    put(out, "even chance from",
        cat(r.start_for_even->value, " ", r.unit, " at the end of ", r.start_for_even->year,
            ", not observed: the median path under class growth just meets the target"));
}

void put_course(lines& out, const row& r) {
  const row_standing& s = r.standing;
  if (s.word) {
    put(out, "standing",
        cat(progress::in_chinese(*s.word), " ", progress::to_string(*s.word),
            s.completion && s.elapsed ? cat(": ", core::percent(*s.completion, 0), " of the way, ",
                                            core::percent(*s.elapsed, 0), " of the time")
                                      : std::string()));
  } else {
    put(out, "standing", "none: " + s.reason);
  }
  if (r.crossed_by.empty()) return;
  std::string by;
  for (const auto& [year, p] : r.crossed_by)
    by += cat(by.empty() ? "" : ", ", year, " ", core::percent(p, 1));
  put(out, "crossed by", by);
  put(out, "median first year", r.first_year ? cat(*r.first_year) : cat("after ", r.target.due));
  if (r.reversal)
    put(out, "risk of reversal",
        core::percent(r.reversal->value, 1) +
            " cross it before it is due and do not stand there then");
}

explanation_section answer_of(const board& b, const row& r) {
  lines out;
  put(out, "state", simulate::to_string(r.state));
  if (!r.reason.empty()) put(out, "because", r.reason);
  if (!r.needs.empty()) put(out, "what would help", r.needs);
  if (r.probability)
    put(out, "probability",
        cat(core::percent(r.probability->value, 1), ", 95 % interval ",
            core::percent(r.probability->range.low, 1), " to ",
            core::percent(r.probability->range.high, 1), " from the number of draws alone"));
  if (r.elicited)
    put(out, "starts from", "a level that the user believes; nobody observed one (elicited)");
  if (r.plan_probability)
    put(out, "under the plan's commitments", core::percent(r.plan_probability->value, 1));
  put_readings(out, b, r);
  put_growth(out, r);
  put_course(out, r);
  for (const stages_together& s : b.together().stages)
    if (r.target.staged && s.of == r.target.staged->of)
      put(out, "all stages of " + s.of, all_in_words(s));
  for (const plans::base_rate& record : b.run().plan->parts().records) {
    put(out, "base rate", plans::to_string(record));
    put(out, "base rate, source", record.source());
    if (!record.warning().empty()) put(out, "base rate, warning", record.warning());
  }
  return {"The answer", out};
}

explanation_section observations_of(const indicators::indicator& i, const indicator_estimate& e,
                                    core::moment as_of) {
  lines out;
  for (const indicators::observation& o : i.observations()) {
    if (o.at > as_of) continue;
    std::string fate = "used";
    for (const indicators::refusal& refused : e.past.refused)
      if (refused.what == o) fate = "not used: " + refused.reason;
    if (o.known_from) fate += cat("; known from ", *o.known_from);
    put(out, fate, cat(indicators::to_string(o), ", definition ", o.definition));
  }
  if (out.empty()) put(out, "none", cat("nothing observed up to ", core::to_string(as_of)));
  return {"Observations", out};
}

/// Losses of a trending stock, and the inflow that its history implies at their median.
void put_losses(lines& out, const indicators::indicator& i, const indicator_estimate& e) {
  const std::optional<random::distribution>& lost = i.law().attrition;
  if (!lost) return;
  put(out, "yearly losses",
      cat(random::to_string(*lost), "; levers on inflow and losses ask for it"));
  put(out, "evidence of losses", core::to_string(i.law().attrition_evidence));
  if (e.past.segments.empty()) return;
  std::string inflow;
  for (const growth::yearly_inflow& g :
       growth::implied_inflow(e.past.segments.front().levels, random::median(*lost)))
    inflow += cat(inflow.empty() ? "" : ", ", g.year, ": ",
                  core::fixed(i.unit().to_printed(g.amount), 2));
  if (!inflow.empty()) put(out, "implied inflow", cat(inflow, " ", i.unit().printed()));
}

explanation_section model_of(const row& r, const indicators::indicator& i,
                             const indicator_estimate& e) {
  lines out;
  if (!e.law) {
    put(out, "none", e.reason);
    return {"Model", out};
  }
  if (const auto* d = std::get_if<growth::delivery>(&*e.law)) {
    put(out, "law", growth::to_string(*d));
    put(out, "evidence", core::to_string(d->evidence()));
    return {"Model", out};
  }
  if (!std::holds_alternative<growth::trend>(*e.law)) {
    put(out, "law", growth::to_string(*e.law));
    if (const auto* h = std::get_if<growth::hazard>(&*e.law)) {
      put(out, "evidence", core::to_string(h->parameters().chance_evidence));
      if (h->parameters().approval)
        put(out, "evidence of approval", core::to_string(h->parameters().approval_evidence));
    }
    const auto* d = std::get_if<growth::derived>(&*e.law);
    if (d && d->how().attrition())
      put(out, "evidence of losses", core::to_string(d->how().attrition_evidence()));
    return {"Model", out};
  }
  const growth::trend_parameters& p = std::get<growth::trend>(*e.law).parameters();
  if (e.believed) put(out, "start", indicators::to_string(*e.believed));
  put(out, "law", "random walk with damped drift, heavy tails (docs/growth.md)");
  put(out, "class",
      cat(e.prior.group,
          e.prior.table == e.prior.group ? "" : ", constants of \"" + e.prior.table + "\""));
  put(out, "class growth",
      cat(rate(e.prior.mean), ", log spread between places ", core::fixed(e.prior.spread, 3)));
  put(out, "own growth",
      e.own_growth ? cat(rate(*e.own_growth), " over ", e.own_years, " years, ", e.differences,
                         " differences")
                   : std::string("none observed"));
  put(out, "weight of the class", core::percent(e.prior_weight, 0));
  put(out, "growth used",
      cat(rate(p.growth), ", log standard deviation ", core::fixed(std::sqrt(p.growth_variance), 3),
          ", damped by ", p.phi, " a year"));
  put(out, "yearly noise", cat("log standard deviation ", core::fixed(p.noise, 3)));
  put(out, "tails", cat("Student t, ", p.nu, " degrees of freedom"));
  put_losses(out, i, e);
  put(out, "calibration", r.calibration);
  put(out, "source of the constants", e.prior.source);
  return {"Model", out};
}

/// Coverage of 80 % intervals by origin year, years outside the band marked.
std::string coverage_of(const growth::calibration_record& record) {
  std::string out;
  for (const growth::origin_record& o : record.origins) {
    if (o.horizon != record.horizon || o.count == 0) continue;
    const bool off =
        std::find(record.outside.begin(), record.outside.end(), o.origin) != record.outside.end();
    const double share = static_cast<double>(o.inside80) / o.count;
    out += cat(out.empty() ? "" : ", ", o.origin, ": ", core::percent(share, 0),
               off ? " (outside 70-90 %)" : "");
  }
  return out;
}

explanation_section record_of(const indicator_estimate& e) {
  const growth::calibration_record& record = e.prior.record;
  lines out;
  if (!e.law || !e.prior.calibrated() || record.empty()) {
    put(out, "none", e.law ? record.verdict : "nothing was forecast");
    return {"Calibration record", out};
  }
  put(out, "panel", record.panel);
  put(out, "rests on",
      cat(e.prior.series, " series of class ", e.prior.table, ", ", e.prior.origins,
          " origin years; every place forecast without its own data"));
  put(out, cat("80 % intervals held, ", record.horizon, " years ahead"), coverage_of(record));
  const growth::origin_record all = record.pooled(record.horizon);
  put(out, cat("CRPS, ", record.horizon, " years ahead"),
      cat(core::fixed(all.crps, 3), " log points; class mean ", core::fixed(all.crps_class_mean, 3),
          ", drift ", core::fixed(all.crps_drift, 3), ", theta ", core::fixed(all.crps_theta, 3)));
  for (const growth::event_record& event : record.events)
    put(out, cat("Brier of +", core::percent(event.rise, 0), " within 5 years"),
        cat(core::fixed(event.brier, 3), "; always saying the ",
            core::percent(static_cast<double>(event.happened) / event.count, 0), " that happened ",
            core::fixed(event.base_brier, 3), " (", event.count, " forecasts)"));
  put(out, "verdict", record.verdict);
  return {"Calibration record", out};
}

explanation_section levers_of(const board& b, const row& r) {
  lines out;
  std::vector<std::string> acting{b.run().plan->indicator_of(r.indicator).law().delivered_by};
  for (const levers::lever& l : b.run().plan->levers()) {
    for (const levers::effect& effect : l.fields().effects) {
      if (effect.indicator != r.indicator) continue;
      acting.push_back(l.id());
      put(out, l.id(), levers::to_string(effect));
      if (!effect.basis.empty()) put(out, l.id() + ", basis", effect.basis);
      for (const levers::parameter& p : l.fields().parameters)
        put(out, cat(l.id(), ".", p.id), levers::to_string(p));
    }
  }
  for (const plans::scenario& s : b.run().scenarios)
    for (const auto& [id, keys] : s.settings())
      if (std::find(acting.begin(), acting.end(), id) != acting.end())
        put(out, cat("scenario ", s.id()), cat(id, " ", levers::to_string(keys)));
  if (out.empty()) put(out, "none", "no quantified lever acts on this indicator");
  return {"Levers", out};
}

explanation_section run_of(const board& b) {
  const session& s = b.run();
  lines out;
  put(out, "plan",
      cat(s.plan->id(), ", file ", s.plan->plan_hash(), ", observations ", s.plan->data_hash()));
  put(out, "as of", core::to_string(s.as_of()));
  put(out, "method", to_string(s.how));
  put(out, "draws", core::number(s.draws()));
  put(out, "seed", std::to_string(s.seed()));
  for (const std::string& label : b.labels()) put(out, "note", label);
  return {"Run", out};
}

}  // namespace

std::vector<explanation_section> explain(const board& b, const std::string& target) {
  const row& r = b[target];
  const session& s = b.run();
  const indicators::indicator& i = s.plan->indicator_of(r.indicator);
  const indicator_estimate& e = s.estimate->of(r.indicator);
  return {words_of(b, r),    answer_of(b, r), observations_of(i, e, s.as_of()),
          model_of(r, i, e), record_of(e),    levers_of(b, r),
          run_of(b)};
}

}  // namespace attain::study
