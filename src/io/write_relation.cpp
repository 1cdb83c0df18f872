// SPDX-License-Identifier: Apache-2.0
#include "io/toml_writer.hpp"
#include "io/write_plan.hpp"

#include <attain/core/text.hpp>

namespace attain::io {

void write_interaction(toml_writer& out, const levers::interaction& i) {
  out.item("interaction");
  out.text("indicator", i.indicator);
  out.list("levers", {i.first, i.second});
  out.raw("strength", written_distribution(i.strength));
  write_evidence(out, i.from);
}

void write_total_effect(toml_writer& out, const levers::total_effect& t) {
  out.item("total_effect");
  out.text("indicator", t.indicator);
  out.text("channel", levers::to_string(t.through));
  out.raw("distribution", written_distribution(t.value));
  write_evidence(out, t.from);
}

void write_break(toml_writer& out, const levers::structural_break& b) {
  out.item("break");
  out.text("indicator", b.indicator);
  const std::string date = levers::to_string(b.date);
  out.raw("date", b.date.month ? toml_text(date) : date);
  if (b.step) out.raw("step", written_distribution(*b.step));
  if (b.slope) out.raw("slope", written_distribution(*b.slope));
  out.text("lever", b.lever);
  write_evidence(out, b.from);
  out.text("note", b.note);
}

void write_scenario(toml_writer& out, const plans::scenario& s) {
  out.item("scenario");
  out.text("id", s.id());
  if (!(s.name() == core::name{})) out.raw("name", written_name(s.name()));
  toml_inline set;
  for (const auto& [lever, keys] : s.settings()) set.add(toml_text(lever), written_schedule(keys));
  out.raw("set", set.done());
  toml_inline assume;
  for (const auto& [id, value] : s.assumptions()) {
    const std::string key = core::cat(id.lever, ".", id.parameter);
    const std::string field = core::cat("scenario \"", s.id(), "\".assume.", key);
    assume.add(toml_text(key), written_distribution(value, field));
  }
  if (!s.assumptions().empty()) out.raw("assume", assume.done());
  out.text("note", s.note());
}

}  // namespace attain::io
