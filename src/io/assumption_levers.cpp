// SPDX-License-Identifier: Apache-2.0
#include "io/assumption_slots.hpp"

#include <attain/core/text.hpp>
#include <attain/levers/lever.hpp>

#include <algorithm>
#include <utility>

namespace attain::io {

namespace {

using levers::effect;
using levers::lever_fields;
using levers::named_operand;

std::string name_of(const levers::lever& l) { return core::to_string(l.name()); }

/// Changes the fields of lever `k` and makes it again.
template <class Change>
void change_lever(plans::plan_parts& parts, std::size_t k, Change change) {
  lever_fields fields = parts.levers[k].fields();
  change(fields);
  parts.levers[k] = levers::lever(std::move(fields));
}

void add_parameters(std::vector<assumption_slot>& out, const levers::lever& l, std::size_t k) {
  const std::vector<levers::parameter>& all = l.fields().parameters;
  for (std::size_t n = 0; n < all.size(); ++n) {
    const levers::parameter& p = all[n];
    const std::string what = core::cat(name_of(l), ": ", p.name.empty() ? p.id : p.name);
    assumption_slot slot =
        uncertain_slot(core::cat(l.id(), ".", p.id), what, p.unit, p.value, p.from);
    slot.put = [k, n](plans::plan_parts& parts, const edited_assumption& e) {
      change_lever(parts, k, [&](lever_fields& f) {
        f.parameters[n].value = e.value;
        f.parameters[n].from = e.from;
      });
    };
    out.push_back(std::move(slot));
  }
}

/// True for a number that somebody wrote: one without a default, or another than it.
bool is_written(const named_operand& o, const std::vector<named_operand>& defaults) {
  if (!std::holds_alternative<double>(o.value)) return false;
  return !o.optional || std::find(defaults.begin(), defaults.end(), o) == defaults.end();
}

std::vector<named_operand> defaults_of(const effect& e) {
  std::vector<named_operand> all;
  if (!std::holds_alternative<levers::custom>(e.how))
    all = levers::operands(levers::default_response(levers::response_name(e.how)));
  for (named_operand& o : levers::operands(levers::partial{})) all.push_back(std::move(o));
  return all;
}

/// The response with the operand of place `at` set to `value`.
levers::response with_operand(const levers::response& r, std::size_t at, double value) {
  if (const auto* own = std::get_if<levers::custom>(&r)) {
    levers::custom changed = *own;
    changed.values[at] = value;
    return changed;
  }
  std::vector<std::pair<std::string, levers::operand>> given;
  const std::vector<named_operand> all = levers::operands(r);
  for (std::size_t n = 0; n < all.size(); ++n)
    given.emplace_back(all[n].name, n == at ? levers::operand(value) : all[n].value);
  return levers::make_response(levers::response_name(r), given);
}

/// Sets the operand of place `at` among `operands(e)`.
void set_operand(effect& e, std::size_t at, double value) {
  const std::size_t own = levers::operands(e.how).size();
  if (at < own) {
    e.how = with_operand(e.how, at, value);
    return;
  }
  if (e.at_most && at == own) {
    e.at_most = value;
    return;
  }
  levers::operand* const shares[] = {&e.reacts.share, &e.reacts.take_up, &e.reacts.additionality,
                                     &e.reacts.leakage};
  *shares[at - own - (e.at_most ? 1 : 0)] = value;
}

levers::delay with_delay(const levers::delay& d, bool years, double value) {
  if (d.kind() == levers::delay_kind::fixed) return levers::delay::fixed(value);
  return levers::delay::gamma(years ? value : d.years(), years ? d.shape() : value);
}

void add_delay(std::vector<assumption_slot>& out, const levers::lever& l, std::size_t k,
               std::size_t n) {
  const effect& e = l.fields().effects[n];
  if (e.later.none()) return;
  const std::string id = core::cat(l.id(), ".effect ", static_cast<int>(n + 1), ".delay");
  for (const bool years : {true, false}) {
    if (!years && e.later.kind() == levers::delay_kind::fixed) continue;
    assumption_slot slot = plain_slot(
        id + (years ? ".years" : ".shape"),
        core::cat(name_of(l), years ? ": years until it acts" : ": shape of the gamma delay"),
        years ? "years" : "", years ? e.later.years() : e.later.shape(), e.basis);
    slot.put = [k, n, years](plans::plan_parts& parts, const edited_assumption& edited) {
      change_lever(parts, k, [&](lever_fields& f) {
        f.effects[n].later = with_delay(f.effects[n].later, years, random::mean(edited.value));
        f.effects[n].basis = basis_after(f.effects[n].basis, edited);
      });
    };
    out.push_back(std::move(slot));
  }
}

void add_effect(std::vector<assumption_slot>& out, const levers::lever& l, std::size_t k,
                std::size_t n) {
  const effect& e = l.fields().effects[n];
  const std::vector<named_operand> all = levers::operands(e);
  const std::vector<named_operand> defaults = defaults_of(e);
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!is_written(all[at], defaults) && all[at].name != "at_most") continue;
    const double* number = std::get_if<double>(&all[at].value);
    if (number == nullptr) continue;
    assumption_slot slot =
        plain_slot(core::cat(l.id(), ".effect ", static_cast<int>(n + 1), ".", all[at].name),
                   core::cat(name_of(l), ": ", all[at].name, " of ", levers::response_name(e.how),
                             " on the ", levers::to_string(e.through), " of ", e.indicator),
                   "", *number, e.basis);
    slot.put = [k, n, at](plans::plan_parts& parts, const edited_assumption& edited) {
      change_lever(parts, k, [&](lever_fields& f) {
        set_operand(f.effects[n], at, random::mean(edited.value));
        f.effects[n].basis = basis_after(f.effects[n].basis, edited);
      });
    };
    out.push_back(std::move(slot));
  }
  add_delay(out, l, k, n);
}

void add_prices(std::vector<assumption_slot>& out, const levers::lever& l, std::size_t k) {
  if (!l.fields().price) return;
  const levers::cost& c = *l.fields().price;
  const std::vector<named_operand> all = levers::operands(c);
  const std::vector<named_operand> defaults = levers::operands(levers::cost{});
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!is_written(all[at], defaults)) continue;
    const bool money = all[at].name != "take_up";
    assumption_slot slot = plain_slot(
        core::cat(l.id(), ".cost.", all[at].name), core::cat(name_of(l), ": cost, ", all[at].name),
        money ? core::cat(c.currency, ", prices of ", c.price_year) : "",
        std::get<double>(all[at].value), c.basis);
    slot.put = [k, at](plans::plan_parts& parts, const edited_assumption& edited) {
      change_lever(parts, k, [&](lever_fields& f) {
        levers::operand* const places[] = {&f.price->capital, &f.price->running, &f.price->each,
                                           &f.price->take_up};
        *places[at] = random::mean(edited.value);
        f.price->basis = basis_after(f.price->basis, edited);
      });
    };
    out.push_back(std::move(slot));
  }
}

}  // namespace

void add_lever_slots(std::vector<assumption_slot>& out, const plans::plan_parts& parts) {
  for (std::size_t k = 0; k < parts.levers.size(); ++k) {
    const levers::lever& l = parts.levers[k];
    add_parameters(out, l, k);
    for (std::size_t n = 0; n < l.fields().effects.size(); ++n) add_effect(out, l, k, n);
    add_prices(out, l, k);
  }
}

}  // namespace attain::io
