// SPDX-License-Identifier: Apache-2.0
#include "io/assumption_slots.hpp"

#include "io/toml_writer.hpp"
#include "io/write_plan.hpp"

#include <attain/calibrate/class_constants.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/growth/delivery.hpp>

#include <set>
#include <utility>

namespace attain::io {

namespace {

using indicators::indicator;
using indicators::law_choice;

/// Without its observations, which keep their order.
indicator with_law(const indicator& i, law_choice law) {
  return indicator({.id = i.id(),
                    .name = i.name(),
                    .definition = i.definition(),
                    .what = i.what(),
                    .better = i.better(),
                    .law = std::move(law),
                    .note = i.note(),
                    .cap = i.cap(),
                    .floor = i.floor(),
                    .elicited = i.elicited(),
                    .observations = i.observations()},
                   i.unit(), i.range());
}

struct uncertain_field {
  const char* name;
  const char* what;
  std::optional<random::distribution> law_choice::*value;
  core::evidence law_choice::*from;
};

constexpr uncertain_field law_fields[] = {
    {"completion", "realised over scheduled additions", &law_choice::completion,
     &law_choice::completion_evidence},
    {"chance", "chance of a member in a year", &law_choice::chance, &law_choice::chance_evidence},
    {"approval", "chance of approval", &law_choice::approval, &law_choice::approval_evidence},
    {"attrition", "yearly share of the stock that is lost", &law_choice::attrition,
     &law_choice::attrition_evidence}};

assumption_slot shown(std::string id, std::string what, std::string value) {
  assumption_slot slot;
  slot.row.id = std::move(id);
  slot.row.what = std::move(what);
  slot.row.value = std::move(value);
  slot.row.editable = false;
  return slot;
}

/// The constants that growth is taken from at the base year.
std::optional<calibrate::class_constants> constants_of(const plans::plan& plan,
                                                       const std::string& group) {
  std::vector<std::string> places{plan.parts().place};
  places.insert(places.end(), plan.parts().inside.begin(), plan.parts().inside.end());
  const calibrate::constant_table& table = calibrate::constant_table::builtin();
  auto found = table.find(group, plan.base_year(), places);
  if (!found) found = table.find(calibrate::any_class, plan.base_year(), {});
  return found;
}

void add_class(std::vector<assumption_slot>& out, const plans::plan& plan, const indicator& i) {
  if (i.law().group.empty()) return;
  assumption_slot slot = shown(core::cat("indicator ", i.id(), ".class"),
                               core::cat(core::to_string(i.name()),
                                         ": class that its growth and "
                                         "noise are taken from"),
                               i.law().group);
  if (const auto constants = constants_of(plan, i.law().group)) {
    slot.row.source = core::cat(constants->source, " (class ", constants->group, ", data to ",
                                constants->as_of, ")");
    slot.row.known_from = constants->known_from;
  }
  out.push_back(std::move(slot));
}

void add_elicited(std::vector<assumption_slot>& out, const indicator& i) {
  if (!i.elicited()) return;
  const double scale = i.unit().scale();
  const std::string range = toml_inline()
                                .add("year", core::cat(i.elicited()->year()))
                                .add("low", toml_number(unscaled(i.elicited()->low(), scale)))
                                .add("high", toml_number(unscaled(i.elicited()->high(), scale)))
                                .done();
  assumption_slot slot =
      shown(core::cat("indicator ", i.id(), ".elicited"),
            core::cat(core::to_string(i.name()), ": level that nobody observed"), range);
  slot.row.unit = i.unit().printed();
  slot.row.source = i.elicited()->source();
  out.push_back(std::move(slot));
}

void add_law(std::vector<assumption_slot>& out, const indicator& i, std::size_t k) {
  for (const uncertain_field& f : law_fields) {
    const std::optional<random::distribution>& value = i.law().*f.value;
    if (!value) continue;
    assumption_slot slot = uncertain_slot(core::cat("indicator ", i.id(), ".", f.name),
                                          core::cat(core::to_string(i.name()), ": ", f.what), "1",
                                          *value, i.law().*f.from);
    slot.put = [k, f](plans::plan_parts& parts, const edited_assumption& e) {
      law_choice law = parts.indicators[k].law();
      law.*f.value = e.value;
      law.*f.from = e.from;
      if (law.completion)
        growth::delivery(law.delivered_by, 0, 0, *law.completion, law.completion_evidence);
      parts.indicators[k] = with_law(parts.indicators[k], std::move(law));
    };
    out.push_back(std::move(slot));
  }
}

void add_formula(std::vector<assumption_slot>& out, const indicator& i, std::size_t k) {
  if (!i.law().derived || !i.law().derived->attrition()) return;
  const indicators::formula& f = *i.law().derived;
  assumption_slot slot = uncertain_slot(
      core::cat("indicator ", i.id(), ".attrition"),
      core::cat(core::to_string(i.name()), ": yearly share of the stock that is lost"), "1",
      *f.attrition(), f.attrition_evidence());
  slot.put = [k](plans::plan_parts& parts, const edited_assumption& e) {
    law_choice law = parts.indicators[k].law();
    const indicators::formula& old = *law.derived;
    law.derived = indicators::formula(old.kind(), old.of(), old.per(), old.from(), e.value, e.from);
    parts.indicators[k] = with_law(parts.indicators[k], std::move(law));
  };
  out.push_back(std::move(slot));
}

void add_relations(std::vector<assumption_slot>& out, const plans::plan_parts& parts) {
  for (std::size_t k = 0; k < parts.interactions.size(); ++k) {
    const levers::interaction& i = parts.interactions[k];
    assumption_slot slot =
        uncertain_slot(core::cat("interaction ", i.indicator, " ", i.first, " ", i.second),
                       core::cat("how ", i.first, " and ", i.second, " combine on ", i.indicator),
                       "1", i.strength, i.from);
    slot.put = [k](plans::plan_parts& p, const edited_assumption& e) {
      p.interactions[k].strength = e.value;
      p.interactions[k].from = e.from;
    };
    out.push_back(std::move(slot));
  }
  for (std::size_t k = 0; k < parts.total_effects.size(); ++k) {
    const levers::total_effect& t = parts.total_effects[k];
    const std::string through = levers::to_string(t.through);
    assumption_slot slot = uncertain_slot(
        core::cat("total_effect ", t.indicator, " ", through),
        core::cat("what all judgement levers together do to the ", through, " of ", t.indicator),
        "log points", t.value, t.from);
    slot.put = [k](plans::plan_parts& p, const edited_assumption& e) {
      p.total_effects[k].value = e.value;
      p.total_effects[k].from = e.from;
    };
    out.push_back(std::move(slot));
  }
}

void add_breaks(std::vector<assumption_slot>& out, const plans::plan_parts& parts) {
  using levers::structural_break;
  for (std::size_t k = 0; k < parts.breaks.size(); ++k)
    for (const bool step : {true, false}) {
      const structural_break& b = parts.breaks[k];
      const auto member = step ? &structural_break::step : &structural_break::slope;
      if (!(b.*member)) continue;
      const char* word = step ? "step" : "slope";
      assumption_slot slot = uncertain_slot(
          core::cat("break ", b.indicator, " ", levers::to_string(b.date), " ", word),
          core::cat(word, " of ", b.indicator, " from ", levers::to_string(b.date), " on"),
          step ? "log points" : "log points a year", *(b.*member), b.from);
      slot.put = [k, member](plans::plan_parts& p, const edited_assumption& e) {
        p.breaks[k].*member = e.value;
        p.breaks[k].from = e.from;
      };
      out.push_back(std::move(slot));
    }
}

/// Ids may hold dots, so that two places could read the same.
void make_unique(std::vector<assumption_slot>& slots) {
  std::set<std::string> taken;
  for (assumption_slot& s : slots) {
    const std::string id = s.row.id;
    for (int n = 2; !taken.insert(s.row.id).second; ++n) s.row.id = core::cat(id, " (", n, ")");
  }
}

}  // namespace

std::string basis_after(const std::string& current, const edited_assumption& e) {
  if (e.edited_number.empty()) return e.from.source;
  return core::cat(current, current.empty() ? "" : " ", "(", e.edited_number, " edited)");
}

assumption_slot uncertain_slot(std::string id, std::string what, std::string unit,
                               const random::distribution& value, const core::evidence& from) {
  assumption_slot slot;
  slot.row = {std::move(id),
              std::move(what),
              std::move(unit),
              random::to_string(value),
              core::to_string(from.causal),
              core::to_string(from.read),
              from.source,
              from.known_from,
              has_word(value)};
  if (slot.row.editable) slot.row.value = written_distribution(value);
  slot.is = {value, from};
  return slot;
}

assumption_slot plain_slot(std::string id, std::string what, std::string unit, double value,
                           const std::string& basis) {
  assumption_slot slot;
  slot.row.id = std::move(id);
  slot.row.what = std::move(what);
  slot.row.unit = std::move(unit);
  slot.row.value = core::number(value);
  slot.row.source = basis;
  slot.plain = true;
  slot.is.value = random::distribution::fixed(value);
  slot.is.from.source = basis;
  return slot;
}

std::vector<assumption_slot> assumption_slots(const plans::plan& plan) {
  std::vector<assumption_slot> out;
  const plans::plan_parts& parts = plan.parts();
  add_lever_slots(out, parts);
  for (std::size_t k = 0; k < parts.indicators.size(); ++k) {
    add_class(out, plan, parts.indicators[k]);
    add_law(out, parts.indicators[k], k);
    add_formula(out, parts.indicators[k], k);
    add_elicited(out, parts.indicators[k]);
  }
  add_relations(out, parts);
  add_breaks(out, parts);
  make_unique(out);
  return out;
}

}  // namespace attain::io
