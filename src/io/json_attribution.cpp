// SPDX-License-Identifier: Apache-2.0
#include <attain/io/attribution.hpp>

#include "json_parts.hpp"

#include <string>
#include <vector>

namespace attain::io {

namespace {

void write_shares(json_writer& out, const std::vector<study::factor>& factors,
                  const std::vector<study::factor_share>& shares) {
  out.key("shares");
  out.open_array();
  for (std::size_t f = 0; f < shares.size(); ++f) {
    out.open_object();
    out.member("factor", factors[f].id);
    out.member("kind", study::to_string(factors[f].kind));
    write_paired(out, "first", shares[f].first);
    write_paired(out, "total", shares[f].total);
    out.close_object();
  }
  out.close_array();
}

void write_row(json_writer& out, const std::vector<study::factor>& factors,
               const study::attribution_row& r) {
  out.open_object();
  out.member("id", r.id);
  write_name(out, r.name);
  out.member("indicator", r.indicator);
  out.member("due", r.due);
  write_paired(out, "value", r.value);
  out.member("worst_error", r.worst_error);
  out.member("converged", r.converged);
  out.member("draws_needed", r.draws_needed);
  write_shares(out, factors, r.of_event);
  out.key("years");
  out.open_array();
  for (const study::year_shares& y : r.by_year) {
    out.open_object();
    out.member("year", y.year);
    out.member("sd", y.sd);
    write_shares(out, factors, y.shares);
    out.close_object();
  }
  out.close_array();
  out.key("path");
  out.open_array();
  for (const study::convergence_point& p : r.path) {
    out.open_object();
    out.member("draws", p.draws);
    out.member_list("totals", p.totals);
    out.close_object();
  }
  out.close_array();
  out.close_object();
}

void write_change(json_writer& out, const study::stress_change& c, bool reading) {
  out.open_object();
  out.member("target", c.target);
  write_paired(out, "low", reading ? std::nullopt : std::optional(c.low));
  write_paired(out, "high", c.high);
  out.close_object();
}

void write_row(json_writer& out, const study::stress_row& r) {
  out.open_object();
  out.member("what", r.what);
  out.member("kind", r.kind);
  out.member("name", r.name);
  out.member("unit", r.unit);
  out.member("low", r.low);
  out.member("high", r.high);
  if (r.mark) {
    out.member("causal", core::to_string(*r.mark));
  } else {
    out.member_null("causal");
  }
  out.member("largest", r.largest);
  out.member_list("verdicts", r.verdicts);
  out.key("changes");
  out.open_array();
  for (const study::stress_change& c : r.changes) write_change(out, c, !r.low);
  out.close_array();
  out.close_object();
}

}  // namespace

std::string to_json(const study::attribution& a) {
  json_writer out;
  out.open_object();
  write_run(out, a.run());
  out.member("scenario", a.scenario().id());
  write_draws(out, a.run());
  out.member("estimator", "pick-freeze");
  out.member("tolerance", a.asked().tolerance);
  out.member_list("labels", a.labels());
  out.key("factors");
  out.open_array();
  for (const study::factor& f : a.factors()) {
    out.open_object();
    out.member("kind", study::to_string(f.kind));
    out.member("id", f.id);
    out.member("name", f.name);
    out.member("streams", f.streams);
    out.close_object();
  }
  out.close_array();
  out.key("targets");
  out.open_array();
  for (const study::attribution_row& r : a.rows()) write_row(out, a.factors(), r);
  out.close_array();
  out.close_object();
  return out.take();
}

std::string to_json(const study::stress_table& t) {
  json_writer out;
  out.open_object();
  write_run(out, t.run());
  out.member("scenario", t.scenario().id());
  write_draws(out, t.run());
  out.member("point", t.asked().point);
  out.member_list("labels", t.labels());
  out.key("targets");
  out.open_array();
  for (const study::stress_target& one : t.targets()) {
    out.open_object();
    out.member("id", one.id);
    write_name(out, one.name);
    out.member("due", one.due);
    write_paired(out, "value", one.value);
    const bool number = one.id == study::expected_reached_id;
    if (number) {
      out.member_null("verdict");
    } else {
      out.member("verdict", study::to_string(study::verdict_of(one.value.value)));
    }
    out.close_object();
  }
  out.close_array();
  out.key("assumptions");
  out.open_array();
  for (const study::stress_row& r : t.rows()) write_row(out, r);
  out.close_array();
  out.close_object();
  return out.take();
}

}  // namespace attain::io
