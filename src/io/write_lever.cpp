// SPDX-License-Identifier: Apache-2.0
#include "io/toml_writer.hpp"
#include "io/write_plan.hpp"

#include <attain/core/text.hpp>

#include <variant>

namespace attain::io {

namespace {

void write_parameter(toml_writer& out, const std::string& lever, const levers::parameter& p) {
  out.item("lever.parameter");
  out.text("id", p.id);
  out.text("name", p.name);
  out.text("unit", p.unit);
  out.raw("distribution",
          written_distribution(
              p.value, core::cat("lever \"", lever, "\".parameter \"", p.id, "\".distribution")));
  write_evidence(out, p.from);
}

void write_operand(toml_writer& out, const char* key, const levers::operand& o) {
  if (const double* number = std::get_if<double>(&o)) {
    out.number(key, *number);
  } else {
    out.text(key, std::get<std::string>(o));
  }
}

/// Operands that differ from their default, and those that have none.
void write_operands(toml_writer& out, const std::vector<levers::named_operand>& given,
                    const std::vector<levers::named_operand>& defaults) {
  for (std::size_t k = 0; k < given.size(); ++k)
    if (!given[k].optional || k >= defaults.size() || given[k] != defaults[k])
      write_operand(out, given[k].name.c_str(), given[k].value);
}

std::string written_delay(const levers::delay& d) {
  if (d.kind() == levers::delay_kind::fixed) return toml_number(d.years());
  const std::string gamma = toml_inline()
                                .add("years", toml_number(d.years()))
                                .add("shape", toml_number(d.shape()))
                                .done();
  return toml_inline().add("gamma", gamma).done();
}

/// A response of the user's own appears by its name, which no reader takes for a word.
void write_response(toml_writer& out, const levers::response& how) {
  if (const auto* own = std::get_if<levers::custom>(&how)) {
    out.text("response", core::cat("custom ", own->how->name()));
    return write_operands(out, levers::operands(how), {});
  }
  const std::string word = levers::response_name(how);
  out.text("response", word);
  write_operands(out, levers::operands(how), levers::operands(levers::default_response(word)));
}

void write_effect(toml_writer& out, const levers::effect& e) {
  out.item("lever.effect");
  out.text("indicator", e.indicator);
  out.text("channel", levers::to_string(e.through));
  write_response(out, e.how);
  if (e.at_most) write_operand(out, "at_most", *e.at_most);
  write_operands(out, levers::operands(e.reacts), levers::operands(levers::partial{}));
  if (!e.later.none()) out.raw("delay", written_delay(e.later));
  out.text("basis", e.basis);
}

void write_cost(toml_writer& out, const levers::cost& c) {
  out.table("lever.cost");
  write_operands(out, levers::operands(c), levers::operands(levers::cost{}));
  out.text("output", c.output);
  out.text("currency", c.currency);
  out.whole("price_year", c.price_year);
  out.text("basis", c.basis);
}

std::string written_reference(const levers::dated_settings& keys) {
  return keys.empty() ? toml_text("hold") : written_schedule(keys);
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
  if (!f.history.empty()) out.raw("history", written_schedule(f.history));
  if (f.reference) out.raw("reference", written_reference(*f.reference));
  out.text("group", f.group);
  out.text("category", f.category);
  out.text("quantity", f.quantity);
  out.text("section", f.section);
  out.text("quote", f.quote);
  out.list("overlaps", f.overlaps);
  out.text("note", f.note);
  for (const levers::parameter& p : f.parameters) write_parameter(out, f.id, p);
  for (const levers::effect& e : f.effects) write_effect(out, e);
  if (f.price) write_cost(out, *f.price);
}

}  // namespace attain::io
