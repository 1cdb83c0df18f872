// SPDX-License-Identifier: Apache-2.0
#include "io/read_items.hpp"

#include <attain/core/text.hpp>

namespace attain::io {

namespace {

std::optional<plans::window> read_window(table_reader& in) {
  const toml_entry* found = in.find("window");
  if (found == nullptr) return std::nullopt;
  const std::string field = in.field("window");
  const toml_node& list = found->value;
  if (list.what != toml_node::kind::array) {
    in.wrong_kind(list, field, "a list of two years");
    return std::nullopt;
  }
  if (list.items.size() != 2) {
    in.fail("window", core::cat(static_cast<std::int64_t>(list.items.size()), " values"),
            "must hold its first and its last year");
    return std::nullopt;
  }
  const std::optional<int> first = in.as_whole(list.items[0], field);
  const std::optional<int> last = in.as_whole(list.items[1], field);
  if (!first || !last) return std::nullopt;
  return plans::window{*first, *last};
}

/// Comparator and value, which a target without a number does not have.
void read_number(table_reader& in, plans::target_fields& f) {
  if (!plans::has_value(f.event)) {
    for (const char* key : {"comparator", "value", "value_max"})
      if (in.find(key) != nullptr) in.fail(key, "", "belongs to an event with a number only");
    return;
  }
  const auto compare = in.choice("comparator", plans::parse_comparator, plans::comparator_names());
  f.compare = compare.value_or(plans::comparator::at_least);
  f.value = in.number("value");
  f.value_max = in.optional_number("value_max");
}

std::optional<plans::stage> read_stage(table_reader& in) {
  if (!in.has("stage_of") && !in.has("stage_value")) return std::nullopt;
  const std::string of = in.text("stage_of", longest_id);
  return plans::stage{of, in.number("stage_value")};
}

std::optional<plans::contribution> read_contribution(table_reader& in) {
  std::optional<table_reader> table = in.optional_table("contributes_to");
  if (!table) return std::nullopt;
  plans::contribution c;
  c.plan = table->text("plan", longest_id);
  c.target = table->text("target", longest_id);
  c.amount = table->number("amount");
  table->finish();
  return c;
}

std::string read_target_id(table_reader& in, const char* key, const plan_ids& ids) {
  std::string id = in.optional_text(key, longest_id);
  check_reference(in, key, id, ids.targets);
  return id;
}

}  // namespace

std::optional<plans::target> read_target(table_reader& in, const plan_ids& ids) {
  in.start();
  plans::target_fields f;
  f.id = in.text("id", longest_id);
  f.indicator = in.text("indicator", longest_id);
  check_reference(in, "indicator", f.indicator, ids.indicators);
  const auto event = in.choice("event", plans::parse_event_kind, plans::event_kind_names());
  f.event = event.value_or(plans::event_kind::level);
  read_number(in, f);
  f.due = in.year("due");
  f.years = read_window(in);
  const auto standing =
      in.choice("attribute", plans::parse_attribute, {"expected", "binding", "none"});
  f.standing = standing.value_or(plans::attribute::none);
  f.soft = in.optional_flag("soft").value_or(false);
  f.headline = in.optional_flag("headline");
  f.among = in.optional_texts("among", longest_id);
  for (const std::string& id : f.among) check_reference(in, "among", id, ids.indicators);
  f.restates = read_target_id(in, "restates", ids);
  f.alternative_to = read_target_id(in, "alternative_to", ids);
  f.part_of = read_target_id(in, "part_of", ids);
  f.staged = read_stage(in);
  f.contributes = read_contribution(in);
  f.data_source = in.optional_text("data_source", longest_name);
  f.section = in.text("section", longest_name);
  f.quote = in.text("quote", longest_quote);
  f.reading = in.optional_text("reading", longest_quote);
  f.rejected = in.optional_texts("rejected", longest_quote);
  in.finish();
  if (!in.good()) return std::nullopt;
  return in.build([&] { return plans::target(f); });
}

std::optional<plans::parts_of_whole> read_parts(table_reader& in, const plan_ids& ids) {
  in.start();
  plans::parts_of_whole p;
  p.whole = in.text("whole", longest_id);
  check_reference(in, "whole", p.whole, ids.indicators);
  in.require("of");
  p.of = in.optional_texts("of", longest_id);
  for (const std::string& id : p.of) check_reference(in, "of", id, ids.indicators);
  p.exact = in.optional_flag("exact").value_or(true);
  p.note = in.optional_text("note", longest_quote);
  in.finish();
  if (!in.good()) return std::nullopt;
  return p;
}

std::optional<plans::base_rate> read_base_rate(table_reader& in) {
  in.start();
  const int reached = in.whole("reached");
  const int of = in.whole("of");
  const std::string what = in.text("what", longest_quote);
  const std::string source = in.text("source", longest_quote);
  const std::optional<int> known_from = in.optional_year("known_from");
  const std::string warning = in.optional_text("warning", longest_quote);
  in.finish();
  if (!in.good()) return std::nullopt;
  if (of < 1) in.fail("of", core::cat(of), "must be at least 1");
  if (of >= 1 && (reached < 0 || reached > of))
    in.fail("reached", core::cat(reached), core::cat("must be 0 to ", of));
  if (!in.good()) return std::nullopt;
  return in.build([&] { return plans::base_rate(reached, of, what, source, known_from, warning); });
}

}  // namespace attain::io
