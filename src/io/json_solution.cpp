// SPDX-License-Identifier: Apache-2.0
#include <attain/io/solution.hpp>

#include "json_parts.hpp"

#include <string>
#include <vector>

namespace attain::io {

namespace {

std::optional<std::string> text_of(const std::optional<levers::schedule_key>& key) {
  return key ? std::optional(levers::to_string(*key)) : std::nullopt;
}

void write_point(json_writer& out, const study::solve_point& p) {
  out.open_object();
  out.member("place", p.place);
  out.member("date", text_of(p.date));
  out.member("value", p.value.value);
  out.member("std_error", p.value.std_error);
  out.member("low", p.range.low);
  out.member("high", p.range.high);
  out.close_object();
}

void write_question(json_writer& out, const study::question& q) {
  const bool one = !q.target.empty();
  out.key("question");
  out.open_object();
  out.member("find", study::to_string(q.find));
  out.member("lever", q.lever);
  out.member("target", one ? std::optional(q.target) : std::nullopt);
  out.member("probability", one ? std::optional(q.probability) : std::nullopt);
  out.member("expected", q.expected);
  out.member("on", q.on ? q.on->id() : std::string(plans::trend_id));
  out.member("at", text_of(q.at));
  out.member("setting", q.setting);
  out.member("low", q.low);
  out.member("high", q.high);
  out.close_object();
}

}  // namespace

std::string to_json(const study::solution& s) {
  const study::session& run = s.with().run();
  const study::search_result& found = s.found();
  json_writer out;
  out.open_object();
  write_run(out, run);
  write_draws(out, run);
  write_question(out, s.asked());
  out.member("state", study::to_string(found.state));
  out.member("reached_already", s.reached_already());
  write_paired(out, "before", s.before());
  out.key("answer");
  write_point(out, found.answer);
  out.member("unit", run.plan->lever_of(s.asked().lever).fields().unit);
  out.member("low", found.range.low);
  out.member("high", found.range.high);
  out.member("open_low", found.open_low);
  out.member("open_high", found.open_high);
  out.member("increasing", found.increasing);
  out.member("monotone", found.monotone);
  out.member("scenario", s.scenario().id());
  out.member("schedule", levers::to_string(s.scenario().settings().at(s.asked().lever)));
  std::vector<std::string> targets;
  for (const study::comparison_row& r : s.with().rows()) targets.push_back(r.id);
  out.key("cost");
  out.open_object();
  write_cost(out, s.cost(), targets);
  out.close_object();
  out.key("points");
  out.open_array();
  for (const study::solve_point& p : found.points) write_point(out, p);
  out.close_array();
  out.member_list("notes", s.notes());
  out.close_object();
  return out.take();
}

}  // namespace attain::io
