// SPDX-License-Identifier: Apache-2.0
#include "io/read_items.hpp"

#include <attain/core/check.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::io {

namespace {

using levers::lever_fields;
using levers::operand;

class lever_reader {
 public:
  lever_reader(table_reader& in, const plan_ids& ids, plan_years years)
      : in_(in), ids_(ids), years_(years) {}

  std::optional<levers::lever> read() {
    in_.start();
    read_heading();
    std::vector<table_reader> parameters = in_.tables("parameter");
    parameter_ids_ = read_ids(parameters);
    for (table_reader& p : parameters) read_parameter(p);
    std::vector<table_reader> effects = in_.tables("effect");
    for (table_reader& e : effects) read_effect(e);
    read_cost();
    for (table_reader& p : parameters) check_used(p);
    in_.finish();
    if (!in_.good()) return std::nullopt;
    return build(parameters);
  }

 private:
  void read_heading() {
    f_.id = in_.text("id", longest_id);
    f_.name = read_name(in_, "name");
    const auto state =
        in_.choice("state", levers::parse_lever_state, {"quantified", "described", "existing"});
    const auto kind = in_.choice("kind", levers::parse_schedule_kind, {"rate", "count", "budget"});
    f_.state = state.value_or(levers::lever_state::described);
    f_.kind = kind.value_or(levers::schedule_kind::count);
    f_.unit = in_.optional_text("unit", longest_id);
    f_.start = in_.optional_number("start");
    f_.low = in_.optional_number("low").value_or(f_.low);
    f_.high = in_.optional_number("high").value_or(f_.high);
    f_.category = in_.optional_text("category", longest_name);
    f_.quantity = in_.optional_text("quantity", longest_name);
    f_.section = in_.optional_text("section", longest_name);
    f_.quote = in_.optional_text("quote", longest_quote);
    f_.note = in_.optional_text("note", longest_quote);
    f_.overlaps = in_.optional_texts("overlaps", longest_id);
    for (const std::string& id : f_.overlaps) check_reference(in_, "overlaps", id, ids_.levers);
    f_.group = in_.optional_text("group", longest_id);
    read_history();
    read_reference();
  }

  /// Facts: dated, before the period.
  void read_history() {
    const toml_entry* found = in_.find("history");
    if (found == nullptr) return;
    if (found->value.what != toml_node::kind::table)
      return in_.wrong_kind(found->value, in_.field("history"), "a schedule with dates");
    const auto keys = read_schedule(in_, *found, years_.start - 1);
    if (!keys) return;
    check_dates(in_, *found, *keys, f_.kind);
    f_.history = *keys;
  }

  void read_reference() {
    const toml_entry* found = in_.find("reference");
    if (found == nullptr) return;
    if (found->value.what == toml_node::kind::text) {
      if (found->value.text != "hold")
        in_.fail("reference", found->value.text, "must be \"hold\" or a schedule",
                 nearest_of(found->value.text, {"hold"}));
      f_.reference = levers::dated_settings{};
      return;
    }
    f_.reference = read_schedule(in_, *found, years_.end);
    if (f_.reference) check_dates(in_, *found, *f_.reference, f_.kind);
  }

  void read_parameter(table_reader& in) {
    const std::string id = in.text("id", longest_id);
    const std::string name = in.optional_text("name", longest_name);
    const std::string unit = in.optional_text("unit", longest_id);
    const auto value = read_distribution(in, "distribution");
    const core::evidence from = read_evidence(in);
    in.finish();
    if (value) f_.parameters.push_back({id, name, unit, *value, from});
  }

  /// What stands under `key`: a number, or the id of a parameter of this lever.
  operand read_operand(table_reader& in, const std::string& key) {
    const toml_entry* found = in.require(key);
    if (found == nullptr) return 0.0;
    if (found->value.what != toml_node::kind::text)
      return in.as_number(found->value, in.field(key)).value_or(0);
    const std::string id = in.text(key, longest_id);
    used_.push_back(id);
    if (id.empty() || parameter_ids_.count(id) > 0) return id;
    std::vector<std::string> names;
    for (const auto& [name, line] : parameter_ids_) names.push_back(name);
    in.fail(key, id, "must be a number or the id of a parameter of this lever",
            nearest_of(id, names));
    return id;
  }

  std::vector<std::pair<std::string, operand>> read_operands(
      table_reader& in, const std::vector<levers::named_operand>& wanted) {
    std::vector<std::pair<std::string, operand>> given;
    for (const levers::named_operand& o : wanted)
      if (!o.optional || in.find(o.name) != nullptr)
        given.emplace_back(o.name, read_operand(in, o.name));
    return given;
  }

  std::optional<levers::response> read_response(table_reader& in) {
    const std::vector<std::string> names = levers::response_names();
    const std::string word = in.text("response", longest_id);
    if (std::find(names.begin(), names.end(), word) != names.end()) {
      const auto given = read_operands(in, levers::operands(levers::default_response(word)));
      return in.build([&] { return levers::make_response(word, given); });
    }
    for (const std::string& name : names)
      for (const levers::named_operand& o : levers::operands(levers::default_response(name)))
        note_parameter(in, o.name);
    if (!word.empty()) in.not_one_of("response", word, names);
    return std::nullopt;
  }

  /// A parameter under a key that is not understood is used all the same.
  void note_parameter(table_reader& in, const std::string& key) {
    const toml_entry* found = in.find(key);
    if (found != nullptr && found->value.what == toml_node::kind::text)
      used_.push_back(found->value.text);
  }

  levers::partial read_partial(table_reader& in) {
    levers::partial p;
    for (const auto& [key, value] : read_operands(in, levers::operands(p))) {
      if (key == "share") p.share = value;
      if (key == "take_up") p.take_up = value;
      if (key == "additionality") p.additionality = value;
      if (key == "leakage") p.leakage = value;
    }
    return p;
  }

  void read_effect(table_reader& in) {
    in.start();
    levers::effect e;
    e.indicator = in.text("indicator", longest_id);
    check_reference(in, "indicator", e.indicator, ids_.indicators);
    const auto through = in.choice("channel", levers::parse_channel, levers::channel_names());
    e.through = through.value_or(levers::channel::growth);
    const std::optional<levers::response> how = read_response(in);
    e.reacts = read_partial(in);
    if (in.find("at_most") != nullptr) e.at_most = read_operand(in, "at_most");
    e.later = read_delay(in);
    e.basis = in.optional_text("basis", longest_quote);
    in.finish();
    if (!how || !in.good()) return;
    e.how = *how;
    check_numbers(in, levers::operands(e));
    f_.effects.push_back(e);
  }

  static void check_numbers(table_reader& in, const std::vector<levers::named_operand>& operands) {
    for (const levers::named_operand& o : operands)
      if (const double* number = std::get_if<double>(&o.value))
        in.build([&] { return core::check_in(o.name, *number, o.low, o.high); });
  }

  /// Years, or `{ gamma = { years = 1.6, shape = 3 } }`.
  static levers::delay read_delay(table_reader& in) {
    const toml_entry* found = in.find("delay");
    if (found == nullptr) return {};
    if (found->value.what != toml_node::kind::table) {
      const double years = in.as_number(found->value, in.field("delay")).value_or(0);
      return in.build([&] { return levers::delay::fixed(years); }).value_or(levers::delay{});
    }
    std::optional<table_reader> kinds = in.table("delay");
    std::optional<table_reader> gamma = kinds->table("gamma");
    kinds->finish();
    if (!gamma) return {};
    const double years = gamma->number("years");
    const double shape = gamma->number("shape");
    gamma->finish();
    if (!gamma->good()) return {};
    return in.build([&] { return levers::delay::gamma(years, shape); }).value_or(levers::delay{});
  }

  void read_cost() {
    std::optional<table_reader> in = in_.optional_table("cost");
    if (!in) return;
    levers::cost c;
    for (const auto& [key, value] : read_operands(*in, levers::operands(c))) {
      if (key == "capital") c.capital = value;
      if (key == "running") c.running = value;
      if (key == "each") c.each = value;
      if (key == "take_up") c.take_up = value;
    }
    c.output = in->optional_text("output", longest_id);
    check_reference(*in, "output", c.output, ids_.indicators);
    c.currency = in->text("currency", longest_id);
    c.price_year = in->year("price_year");
    c.basis = in->optional_text("basis", longest_quote);
    in->finish();
    if (!in->good()) return;
    check_numbers(*in, levers::operands(c));
    f_.price = c;
  }

  void check_used(table_reader& in) {
    const toml_entry* id = in.find("id");
    if (id == nullptr || id->value.what != toml_node::kind::text) return;
    if (std::find(used_.begin(), used_.end(), id->value.text) == used_.end())
      in.fail("id", id->value.text, "is used by no effect of this lever");
  }

  std::optional<levers::lever> build(std::vector<table_reader>& parameters) {
    try {
      levers::lever made(f_);
      if (f_.reference && !f_.reference->empty() && in_.build([&] {
            made.check_settings(*f_.reference, years_.start, years_.end);
            return true;
          }) == std::nullopt)
        return std::nullopt;
      return made;
    } catch (const invalid_input& e) {
      for (const core::problem& p : e.problems()) place(p, parameters);
    }
    return std::nullopt;
  }

  /// A lever names its parameters as `parameter id`.
  void place(const core::problem& p, std::vector<table_reader>& parameters) {
    for (table_reader& in : parameters) {
      if (p.field != core::cat("parameter ", in.text("id", longest_id))) continue;
      in.fail("distribution", p.value, p.message);
      return;
    }
    in_.place(invalid_input(p));
  }

  table_reader& in_;
  const plan_ids& ids_;
  plan_years years_;
  lever_fields f_ = {};
  id_places parameter_ids_ = {};
  std::vector<std::string> used_ = {};
};

}  // namespace

std::optional<levers::lever> read_lever(table_reader& in, const plan_ids& ids, plan_years years) {
  return lever_reader(in, ids, years).read();
}

}  // namespace attain::io
