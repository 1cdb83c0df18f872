// SPDX-License-Identifier: Apache-2.0
#include <attain/io/json.hpp>

#include <attain/core/text.hpp>

#include "json_parts.hpp"

#include <string>
#include <utility>
#include <vector>

namespace attain::io {

namespace {

using study::quantile_levels;

void write_window(json_writer& out, const std::optional<plans::window>& w) {
  out.key("window");
  if (!w) return out.null();
  out.open_array();
  out.value(w->first);
  out.value(w->last);
  out.close_array();
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

void write_one_record(json_writer& out, const plans::base_rate& record) {
  out.open_object();
  out.member("reached", record.reached());
  out.member("of", record.of());
  out.member("low", record.rate().range.low);
  out.member("high", record.rate().range.high);
  out.member("what", record.what());
  out.member("source", record.source());
  out.member("warning", record.warning());
  out.close_object();
}

void write_record(json_writer& out, std::string_view key, const plans::base_rate* record) {
  out.key(key);
  if (record == nullptr) return out.null();
  write_one_record(out, *record);
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

void write_target(json_writer& out, const study::row& r) {
  const plans::target_fields& f = r.target;
  const bool has_value = plans::has_value(f.event);
  out.member("event", plans::to_string(f.event));
  out.member("comparator", has_value ? std::optional(plans::to_string(f.compare)) : std::nullopt);
  out.member("value", has_value ? std::optional(f.value) : std::nullopt);
  out.member("value_max", f.value_max);
  out.member("unit", r.unit);
  out.member("due", f.due);
  write_window(out, f.years);
  out.member("attribute", plans::to_string(f.standing));
  out.member("soft", f.soft);
  out.member("headline", r.headline);
  out.member("role", study::to_string(r.role));
  for (const auto& [key, id] :
       {std::pair{"restates", f.restates}, std::pair{"alternative_to", f.alternative_to},
        std::pair{"part_of", f.part_of}})
    out.member(key, id.empty() ? std::nullopt : std::optional(id));
  out.key("stage");
  if (f.staged) {
    out.open_object();
    out.member("of", f.staged->of);
    out.member("printed", f.staged->printed);
    out.close_object();
  } else {
    out.null();
  }
  out.member("data_source", f.data_source);
}

void write_standing(json_writer& out, const study::row_standing& s) {
  out.key("standing");
  out.open_object();
  out.member("zh", s.word ? std::optional(progress::in_chinese(*s.word)) : std::nullopt);
  out.member("en", s.word ? std::optional(progress::to_string(*s.word)) : std::nullopt);
  out.member("completion", s.completion);
  out.member("elapsed", s.elapsed);
  out.member("reason", s.reason);
  out.close_object();
}

void write_growth(json_writer& out, const study::row& r) {
  out.member("required_growth", r.required_growth);
  out.member("observed_growth", r.observed_growth);
  out.member("class_growth", r.class_growth);
  out.member("fitted_growth", r.fitted_growth);
  out.member("break_even_growth", r.break_even_growth);
  out.member("break_even_share", r.break_even_share);
  out.key("start_for_even");
  if (r.start_for_even) {
    out.open_object();
    out.member("year", r.start_for_even->year);
    out.member("value", r.start_for_even->value);
    out.close_object();
  } else {
    out.null();
  }
}

/// Where the path first crosses the target, and whether it is lost again.
void write_crossing(json_writer& out, const study::row& r) {
  out.member("first_year", r.first_year);
  out.key("crossed_by");
  out.open_array();
  for (const auto& [year, probability] : r.crossed_by) {
    out.open_object();
    out.member("year", year);
    out.member("probability", probability);
    out.close_object();
  }
  out.close_array();
  out.member("reversal", r.reversal ? std::optional(r.reversal->value) : std::nullopt);
  out.member("reversal_std_error",
             r.reversal ? std::optional(r.reversal->std_error) : std::nullopt);
}

void write_row(json_writer& out, const study::row& r, const study::session& s) {
  out.open_object();
  out.member("id", r.id);
  out.member("indicator", r.indicator);
  write_name(out, r.name);
  write_target(out, r);
  out.member("state", simulate::to_string(r.state));
  out.member("reason", r.reason);
  out.member("needs", r.needs);
  write_proportion(out, r.probability);
  out.member("estimator", study::to_string(r.estimator));
  write_quantiles(out, r);
  write_last(out, r);
  write_growth(out, r);
  write_standing(out, r.standing);
  write_crossing(out, r);
  out.member("elicited", r.elicited);
  out.member("base_rate", r.base_rate);
  write_record(out, "base_rate_record", s.plan->record());
  const auto& beside = r.plan_probability;
  out.member("plan_probability", beside ? std::optional(beside->value) : std::nullopt);
  out.member("plan_std_error", beside ? std::optional(beside->std_error) : std::nullopt);
  write_calibration(out, r, s.estimate->of(r.indicator).prior.record);
  out.close_object();
}

void write_stages(json_writer& out, const std::vector<study::stages_together>& stages) {
  out.key("stages");
  out.open_array();
  for (const study::stages_together& s : stages) {
    out.open_object();
    out.member("of", s.of);
    out.member_list("targets", s.ids);
    out.member("assessed", s.assessed);
    out.member("all", s.all ? std::optional(s.all->value) : std::nullopt);
    out.member("all_std_error", s.all ? std::optional(s.all->std_error) : std::nullopt);
    out.member("all_is_upper_bound", s.is_upper_bound());
    out.close_object();
  }
  out.close_array();
}

}  // namespace

void write_rows(json_writer& out, const study::board& b) {
  out.key("targets");
  out.open_array();
  for (const study::row& r : b.rows()) write_row(out, r, b.run());
  out.close_array();
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
  out.member("all_in_words", study::all_in_words(j));
  out.member_list("at_least", j.at_least);
  write_stages(out, j.stages);
  out.close_object();
}

void write_board(json_writer& out, const study::board& b) {
  const study::session& s = b.run();
  out.open_object();
  write_run(out, s);
  out.member("scenario", s.scenarios.front().id());
  write_draws(out, s);
  out.member("tolerance", s.wanted ? std::optional(s.wanted->tolerance) : std::nullopt);
  out.member("half_width", b.half_width());
  out.member_list("labels", b.labels());
  out.member_list("past_targets", b.past());
  out.key("base_rates");
  out.open_array();
  for (const plans::base_rate& record : s.plan->parts().records) write_one_record(out, record);
  out.close_array();
  write_rows(out, b);
  write_joint(out, b.together(), s.how != study::method::exact);
  out.close_object();
}

std::string to_json(const study::board& b) {
  json_writer out;
  write_board(out, b);
  return out.take();
}

}  // namespace attain::io
