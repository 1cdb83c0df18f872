// SPDX-License-Identifier: Apache-2.0
#include <attain/io/json.hpp>

#include <attain/core/hash.hpp>
#include <attain/core/text.hpp>
#include <attain/version.hpp>

#include "json_writer.hpp"

namespace attain::io {

namespace {

using study::quantile_levels;

void write_name(json_writer& out, const core::name& name) {
  out.key("name");
  out.open_object();
  out.member("zh", name.zh);
  out.member("en", name.en);
  out.close_object();
}

void write_run(json_writer& out, const study::session& s) {
  out.member("attain", std::string_view(version()));
  out.member("plan", s.plan->id());
  out.member("plan_hash", s.plan->plan_hash());
  out.member("data_hash", data_hash(s));
  const core::moment as_of = s.as_of();
  if (as_of.is_year_end()) {
    out.member("as_of", as_of.year());
  } else {
    out.member("as_of", core::to_string(as_of));
  }
}

void write_draws(json_writer& out, const study::session& s) {
  out.member("method", study::to_string(s.how));
  out.member("seed", s.seed());
  out.member("draws", s.draws());
  out.member("design", s.how == study::method::exact ? "none" : "monte carlo");
}

void write_window(json_writer& out, const std::optional<plans::window>& w) {
  out.key("window");
  if (!w) return out.null();
  out.open_array();
  out.value(w->first);
  out.value(w->last);
  out.close_array();
}

void write_proportion(json_writer& out, const std::optional<core::proportion>& p) {
  if (p) {
    out.member("probability", p->value);
    out.member("std_error", p->std_error);
    out.member("low", p->range.low);
    out.member("high", p->range.high);
    return;
  }
  for (const char* name : {"probability", "std_error", "low", "high"}) out.member_null(name);
}

void write_quantiles(json_writer& out, const study::row& r) {
  out.key("quantiles");
  if (!r.quantiles) return out.null();
  out.open_object();
  for (std::size_t k = 0; k < quantile_levels.size(); ++k)
    out.member(core::number(quantile_levels[k]), (*r.quantiles)[k]);
  out.close_object();
}

void write_time(json_writer& out, double time) {
  const auto whole = static_cast<std::int64_t>(time);
  if (static_cast<double>(whole) == time) {
    out.member("year", whole);
  } else {
    out.member("year", time);
  }
}

void write_last(json_writer& out, const study::row& r) {
  out.key("last_observation");
  if (!r.last_observation) return out.null();
  out.open_object();
  write_time(out, r.last_observation->first);
  out.member("value", r.last_observation->second);
  out.close_object();
}

void write_record(json_writer& out, const plans::base_rate* record) {
  out.key("base_rate_record");
  if (record == nullptr) return out.null();
  out.open_object();
  out.member("reached", record->reached());
  out.member("of", record->of());
  out.member("low", record->rate().range.low);
  out.member("high", record->rate().range.high);
  out.member("source", record->source());
  out.member("warning", record->warning());
  out.close_object();
}

void write_event(json_writer& out, const growth::event_record& e) {
  out.open_object();
  out.member("rise", e.rise);
  out.member("count", e.count);
  out.member("happened", e.happened);
  out.member("brier", e.brier);
  out.member("base_brier", e.base_brier);
  out.close_object();
}

/// What the probability's calibration rests on; null where its class has no record.
void write_calibration(json_writer& out, const study::row& r,
                       const growth::calibration_record& record) {
  out.member("calibration", r.calibration);
  out.member("calibrated_on", r.calibrated_on);
  out.key("calibration_record");
  if (!r.calibrated() || record.empty()) return out.null();
  const growth::origin_record all = record.pooled(record.horizon);
  out.open_object();
  out.member("panel", record.panel);
  out.member("horizon", record.horizon);
  out.key("coverage80");
  out.open_array();
  for (const growth::origin_record& o : record.origins) {
    if (o.horizon != record.horizon || o.count == 0) continue;
    out.open_object();
    out.member("origin", o.origin);
    out.member("count", o.count);
    out.member("inside", o.inside80);
    out.close_object();
  }
  out.close_array();
  out.member("crps", all.crps);
  out.member("crps_class_mean", all.crps_class_mean);
  out.member("crps_drift", all.crps_drift);
  out.member("crps_theta", all.crps_theta);
  out.key("events");
  out.open_array();
  for (const growth::event_record& e : record.events) write_event(out, e);
  out.close_array();
  out.close_object();
}

void write_row(json_writer& out, const study::row& r, const study::session& s) {
  const plans::target_fields& f = r.target;
  const bool has_number = f.event != plans::event_kind::no_number;
  out.open_object();
  out.member("id", r.id);
  out.member("indicator", r.indicator);
  write_name(out, r.name);
  out.member("event", plans::to_string(f.event));
  out.member("comparator", has_number ? std::optional(plans::to_string(f.compare)) : std::nullopt);
  out.member("value", has_number ? std::optional(f.value) : std::nullopt);
  out.member("unit", r.unit);
  out.member("due", f.due);
  write_window(out, f.years);
  out.member("attribute", plans::to_string(f.standing));
  out.member("soft", f.soft);
  out.member("headline", r.headline);
  out.member("state", simulate::to_string(r.state));
  out.member("reason", r.reason);
  out.member("needs", r.needs);
  write_proportion(out, r.probability);
  write_quantiles(out, r);
  write_last(out, r);
  out.member("required_growth", r.required_growth);
  out.member("observed_growth", r.observed_growth);
  out.member("base_rate", r.base_rate);
  write_record(out, s.plan->record());
  const auto& beside = r.plan_probability;
  out.member("plan_probability", beside ? std::optional(beside->value) : std::nullopt);
  out.member("plan_std_error", beside ? std::optional(beside->std_error) : std::nullopt);
  write_calibration(out, r, s.estimate->of(r.indicator).prior.record);
  out.close_object();
}

void write_joint(json_writer& out, const study::joint& j, bool with_error) {
  out.key("joint");
  out.open_object();
  out.member("headline", j.headline);
  out.member("assessed", j.assessed);
  const bool any = j.assessed > 0;
  const bool error = any && with_error;
  out.member("expected_reached", any ? std::optional(j.expected_reached) : std::nullopt);
  out.member("expected_reached_std_error",
             error ? std::optional(j.expected_reached_std_error) : std::nullopt);
  out.member("all", j.all ? std::optional(j.all->value) : std::nullopt);
  out.member("all_std_error", j.all ? std::optional(j.all->std_error) : std::nullopt);
  out.member("all_is_upper_bound", j.all_is_upper_bound);
  out.member_list("at_least", j.at_least);
  out.close_object();
}

void write_paired(json_writer& out, std::string_view name, const std::optional<study::paired>& p) {
  out.member(name, p ? std::optional(p->value) : std::nullopt);
  out.member(std::string(name) + "_std_error", p ? std::optional(p->std_error) : std::nullopt);
}

void write_compared(json_writer& out, const std::string& scenario, const study::compared& c) {
  out.open_object();
  out.member("scenario", scenario);
  write_proportion(out, c.probability);
  write_paired(out, "difference", c.difference);
  write_paired(out, "level_difference", c.level_difference);
  out.member("better", c.better);
  out.close_object();
}

}  // namespace

std::string data_hash(const study::session& s) {
  return core::digest(s.plan->data_hash() + s.estimate->constants_digest);
}

std::string to_json(const study::board& b) {
  const study::session& s = b.run();
  json_writer out;
  out.open_object();
  write_run(out, s);
  out.member("scenario", s.scenarios.front().id());
  write_draws(out, s);
  out.member_list("labels", b.labels());
  out.key("targets");
  out.open_array();
  for (const study::row& r : b.rows()) write_row(out, r, s);
  out.close_array();
  write_joint(out, b.together(), s.how != study::method::exact);
  out.close_object();
  return out.take();
}

std::string to_json(const study::comparison& c) {
  const study::session& s = c.run();
  json_writer out;
  out.open_object();
  write_run(out, s);
  std::vector<std::string> ids;
  for (const plans::scenario& scenario : s.scenarios) ids.push_back(scenario.id());
  out.member_list("scenarios", ids);
  write_draws(out, s);
  out.member_list("labels", c.labels());
  out.key("targets");
  out.open_array();
  for (const study::comparison_row& r : c.rows()) {
    out.open_object();
    out.member("id", r.id);
    write_name(out, r.name);
    out.member("unit", r.unit);
    out.member("due", r.due);
    out.key("scenarios");
    out.open_array();
    for (std::size_t k = 0; k < r.scenarios.size(); ++k)
      write_compared(out, ids[k], r.scenarios[k]);
    out.close_array();
    out.close_object();
  }
  out.close_array();
  out.key("joint");
  out.open_array();
  for (std::size_t k = 0; k < ids.size(); ++k) {
    const study::compared_joint& j = c.together()[k];
    out.open_object();
    out.member("scenario", ids[k]);
    out.member("assessed", j.assessed);
    out.member("expected_reached", j.expected_reached.value);
    out.member("expected_reached_std_error", j.expected_reached.std_error);
    write_paired(out, "difference", j.difference);
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return out.take();
}

}  // namespace attain::io
