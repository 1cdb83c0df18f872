// SPDX-License-Identifier: Apache-2.0
#include "io/toml_writer.hpp"
#include "io/write_plan.hpp"

#include <attain/core/text.hpp>

#include <variant>

namespace attain::io {

namespace {

void write_parameter(toml_writer& out, const levers::parameter& p) {
  out.item("lever.parameter");
  out.text("id", p.id);
  out.text("name", p.name);
  out.text("unit", p.unit);
  out.raw("distribution", written_distribution(p.value));
  write_evidence(out, p.from);
}

void write_operand(toml_writer& out, const char* key, const levers::operand& o) {
  if (const double* number = std::get_if<double>(&o)) {
    out.number(key, *number);
  } else {
    out.text(key, std::get<std::string>(o));
  }
}

void write_effect(toml_writer& out, const levers::effect& e) {
  out.item("lever.effect");
  out.text("indicator", e.indicator);
  out.text("channel", levers::to_string(e.through));
  out.text("response", levers::response_name(e.how));
  const levers::effect usual{.how = levers::default_response(levers::response_name(e.how)),
                             .at_most = e.at_most};
  const std::vector<levers::named_operand> defaults = levers::operands(usual);
  const std::vector<levers::named_operand> given = levers::operands(e);
  for (std::size_t k = 0; k < given.size(); ++k)
    if (!given[k].optional || given[k].name == "at_most" || given[k].value != defaults[k].value)
      write_operand(out, given[k].name.c_str(), given[k].value);
  if (!e.later.none()) out.number("delay", e.later.years());
  out.text("basis", e.basis);
}

}  // namespace

void write_lever(toml_writer& out, const levers::lever& lever) {
  const levers::lever_fields& f = lever.fields();
  const levers::lever_fields defaults;
  out.item("lever");
  out.text("id", f.id);
  out.raw("name", written_name(f.name));
  out.text("state", levers::to_string(f.state));
  out.text("kind", levers::to_string(f.kind));
  out.text("unit", f.unit);
  out.number("start", f.start);
  if (f.low != defaults.low) out.number("low", f.low);
  if (f.high != defaults.high) out.number("high", f.high);
  if (f.reference) out.raw("reference", written_schedule(*f.reference));
  out.text("category", f.category);
  out.text("quantity", f.quantity);
  out.text("section", f.section);
  out.text("quote", f.quote);
  out.list("overlaps", f.overlaps);
  out.text("note", f.note);
  for (const levers::parameter& p : f.parameters) write_parameter(out, p);
  for (const levers::effect& e : f.effects) write_effect(out, e);
}

}  // namespace attain::io
