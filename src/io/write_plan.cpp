// SPDX-License-Identifier: Apache-2.0
#include "io/write_plan.hpp"

#include "io/csv_table.hpp"
#include "io/toml_writer.hpp"

#include <attain/core/text.hpp>

namespace attain::io {

namespace {

using indicators::indicator;
using indicators::observation;
using indicators::observation_kind;

void write_heading(toml_writer& out, const plans::plan_parts& p, const std::string& observations) {
  out.whole("format", 1);
  if (p.targets.empty()) out.text("kind", "history");
  out.text("id", p.id);
  out.raw("name", written_name(p.name));
  out.text("place", p.place);
  out.list("inside", p.inside);
  out.text("within", p.within);
  out.raw("period",
          toml_inline().add("start", core::cat(p.start)).add("end", core::cat(p.end)).done());
  out.text("document", p.document);
  out.text("observations", observations);
  if (p.soft) out.flag("soft", true);
}

void write_record(toml_writer& out, const plans::base_rate& r) {
  out.item("base_rate");
  out.whole("reached", r.reached());
  out.whole("of", r.of());
  out.text("what", r.what());
  out.text("source", r.source());
  out.whole("known_from", r.known_from());
  out.text("warning", r.warning());
}

void write_parts(toml_writer& out, const plans::parts_of_whole& p) {
  out.item("parts");
  out.text("whole", p.whole);
  out.list("of", p.of);
  out.flag("exact", p.exact);
  out.text("note", p.note);
}

void write_uncertain(toml_writer& out, const std::string& key,
                     const std::optional<random::distribution>& value, const core::evidence& e) {
  if (!value) return;
  out.raw(key, written_distribution(*value));
  out.raw(key + "_evidence", written_evidence(e));
}

void write_formula(toml_writer& out, const indicators::formula& f) {
  out.text("derived", indicators::to_string(f.kind()));
  out.list("of", f.of());
  if (f.per() != 1) out.number("per", f.per());
  out.whole("from", f.from());
  write_uncertain(out, "attrition", f.attrition(), f.attrition_evidence());
}

void write_law(toml_writer& out, const indicators::law_choice& law) {
  out.text("law", law.law);
  out.text("class", law.group);
  out.text("delivered_by", law.delivered_by);
  write_uncertain(out, "completion", law.completion, law.completion_evidence);
  write_uncertain(out, "chance", law.chance, law.chance_evidence);
  write_uncertain(out, "approval", law.approval, law.approval_evidence);
  write_uncertain(out, "attrition", law.attrition, law.attrition_evidence);
  if (law.derived) write_formula(out, *law.derived);
}

void write_line(toml_writer& out, const char* key, const indicators::yearly_line& line,
                double scale) {
  if (line.empty()) return;
  toml_inline values;
  for (const auto& [year, value] : line.values())
    values.add(core::cat(year), toml_number(unscaled(value, scale)));
  out.raw(key, values.done());
}

void write_elicited(toml_writer& out, const indicators::elicited_level& e, double scale) {
  out.raw("elicited", toml_inline()
                          .add("year", core::cat(e.year()))
                          .add("low", toml_number(unscaled(e.low(), scale)))
                          .add("high", toml_number(unscaled(e.high(), scale)))
                          .add("source", toml_text(e.source()))
                          .done());
}

void write_indicator(toml_writer& out, const indicator& i) {
  const double scale = i.unit().scale();
  out.item("indicator");
  out.text("id", i.id());
  out.raw("name", written_name(i.name()));
  out.text("unit", i.unit().printed());
  out.number("scale", scale);
  out.text("base_unit", i.unit().base());
  out.text("statistic", indicators::to_string(i.what()));
  out.text("support", indicators::to_string(i.range().kind()));
  if (i.range().kind() == indicators::support_kind::score) {
    out.number("low", i.range().low());
    out.number("high", i.range().high());
  }
  out.whole("size", i.range().set_size());
  out.text("better", indicators::to_string(i.better()));
  write_law(out, i.law());
  write_line(out, "cap", i.cap(), scale);
  write_line(out, "floor", i.floor(), scale);
  if (i.elicited()) write_elicited(out, *i.elicited(), scale);
  out.text("definition", i.definition());
  out.text("note", i.note());
}

void write_contribution(toml_writer& out, const plans::contribution& c) {
  out.raw("contributes_to", toml_inline()
                                .add("plan", toml_text(c.plan))
                                .add("target", toml_text(c.target))
                                .add("amount", toml_number(c.amount))
                                .done());
}

void write_target(toml_writer& out, const plans::target& t) {
  const plans::target_fields& f = t.fields();
  out.item("target");
  out.text("id", f.id);
  out.text("indicator", f.indicator);
  out.text("event", plans::to_string(f.event));
  if (plans::has_value(f.event)) {
    out.text("comparator", plans::to_string(f.compare));
    out.number("value", f.value);
    out.number("value_max", f.value_max);
  }
  out.whole("due", f.due);
  if (f.years) out.raw("window", core::cat("[", f.years->first, ", ", f.years->last, "]"));
  out.list("among", f.among);
  out.text("attribute", plans::to_string(f.standing));
  if (f.soft) out.flag("soft", true);
  out.flag("headline", f.headline);
  out.text("restates", f.restates);
  out.text("alternative_to", f.alternative_to);
  out.text("part_of", f.part_of);
  if (f.staged) {
    out.text("stage_of", f.staged->of);
    out.number("stage_value", f.staged->printed);
  }
  if (f.contributes) write_contribution(out, *f.contributes);
  out.text("data_source", f.data_source);
  out.text("section", f.section);
  out.text("quote", f.quote);
  out.text("reading", f.reading);
  out.list("rejected", f.rejected);
}

std::string optional_year(const std::optional<int>& year) { return year ? core::cat(*year) : ""; }

/// In base units, which is exact; a growth in percent.
std::string written_observation(const indicator& i, const observation& o) {
  const bool growth = o.kind == observation_kind::growth;
  const auto figure = [&](double value) {
    return core::number(growth ? unscaled(value, .01) : value);
  };
  return csv_line(
      {i.id(), o.definition, indicators::to_string(o.kind), optional_year(o.from),
       core::cat(o.at.year()), o.at.is_year_end() ? std::string() : core::cat(o.at.month()),
       figure(o.value), growth ? std::string("%") : i.unit().base(), figure(o.resolution),
       o.side == indicators::bound::none ? std::string() : indicators::to_string(o.side),
       optional_year(o.known_from), o.source, o.url, o.quote});
}

}  // namespace

std::string definition_text(const plans::plan_parts& parts, const std::string& observations) {
  toml_writer out;
  write_heading(out, parts, observations);
  for (const plans::base_rate& r : parts.records) write_record(out, r);
  for (const plans::parts_of_whole& p : parts.parts) write_parts(out, p);
  for (const indicator& i : parts.indicators) write_indicator(out, i);
  for (const plans::target& t : parts.targets) write_target(out, t);
  for (const levers::lever& l : parts.levers) write_lever(out, l);
  for (const levers::interaction& i : parts.interactions) write_interaction(out, i);
  for (const levers::total_effect& t : parts.total_effects) write_total_effect(out, t);
  for (const levers::structural_break& b : parts.breaks) write_break(out, b);
  for (const plans::scenario& s : parts.scenarios) write_scenario(out, s);
  return out.document();
}

plan_texts write_plan(const plans::plan_parts& parts) {
  std::string observations =
      "indicator,definition,kind,from,year,month,value,unit,resolution,bound,known_from,source,"
      "url,quote\n";
  for (const indicator& i : parts.indicators)
    for (const observation& o : i.observations()) observations += written_observation(i, o);
  const std::string name = parts.id + ".csv";
  return {{parts.id + ".toml", definition_text(parts, name)}, {name, observations}, {}};
}

}  // namespace attain::io
