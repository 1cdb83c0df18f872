// SPDX-License-Identifier: Apache-2.0
#include <attain/io/evidence.hpp>

#include "json_parts.hpp"

#include <string>
#include <vector>

namespace attain::io {

namespace {

void write_share(json_writer& out, const study::variance_share& s) {
  write_paired(out, "of_level", s.of_level);
  write_paired(out, "of_effect", s.of_effect);
}

void write_parameter(json_writer& out, const study::parameter_share& p) {
  out.open_object();
  out.member("what", p.what);
  out.member("name", p.name);
  out.member("unit", p.unit);
  out.member("distribution", random::to_string(p.value));
  out.member("causal", core::to_string(p.from.causal));
  out.member("read", core::to_string(p.from.read));
  out.member("source", p.from.source);
  out.member("known_from", p.from.known_from);
  out.member("hindsight", p.hindsight);
  write_share(out, p.share);
  out.close_object();
}

void write_row(json_writer& out, const study::evidence_row& r) {
  out.open_object();
  out.member("id", r.id);
  write_name(out, r.name);
  out.member("due", r.due);
  out.member("level_sd", r.level_sd);
  write_paired(out, "effect", r.effect);
  out.member("effect_sd", r.effect_sd);
  out.key("parameters");
  out.open_array();
  for (const study::parameter_share& p : r.parameters) write_parameter(out, p);
  out.close_array();
  out.key("marks");
  out.open_array();
  for (const study::mark_share& m : r.marks) {
    out.open_object();
    out.member("causal", core::to_string(m.mark));
    out.member("parameters", m.parameters);
    write_share(out, m.share);
    out.close_object();
  }
  out.close_array();
  out.key("all");
  out.open_object();
  write_share(out, r.all);
  out.close_object();
  write_paired(out, "rest", r.rest);
  out.close_object();
}

}  // namespace

std::string to_json(const study::evidence_table& e) {
  json_writer out;
  out.open_object();
  write_run(out, e.run());
  out.member("scenario", e.scenario().id());
  write_draws(out, e.run());
  out.member_list("labels", e.labels());
  out.key("targets");
  out.open_array();
  for (const study::evidence_row& r : e.rows()) write_row(out, r);
  out.close_array();
  out.close_object();
  return out.take();
}

}  // namespace attain::io
