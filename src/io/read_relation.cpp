// SPDX-License-Identifier: Apache-2.0
#include "io/read_items.hpp"

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::io {

namespace {

std::string read_indicator_id(table_reader& in, const plan_ids& ids) {
  std::string id = in.text("indicator", longest_id);
  check_reference(in, "indicator", id, ids.indicators);
  return id;
}

/// 2021, or "2021-07".
levers::schedule_key read_date(table_reader& in, std::string_view key) {
  const toml_entry* found = in.require(key);
  if (found == nullptr) return {};
  if (found->value.what == toml_node::kind::integer) return {in.year(key), std::nullopt};
  const std::optional<std::string> text = in.as_text(found->value, in.field(key), longest_id);
  if (!text) return {};
  try {
    return levers::schedule_key::parse(*text);
  } catch (const invalid_input& e) {
    in.fail(key, *text, e.problems().front().message);
  }
  return {};
}

std::optional<random::distribution> read_optional_distribution(table_reader& in,
                                                               std::string_view key) {
  if (in.find(key) == nullptr) return std::nullopt;
  return read_distribution(in, key);
}

}  // namespace

std::optional<levers::interaction> read_interaction(table_reader& in, const plan_ids& ids) {
  in.start();
  levers::interaction i;
  i.indicator = read_indicator_id(in, ids);
  in.require("levers");
  const std::vector<std::string> pair = in.optional_texts("levers", longest_id);
  for (const std::string& id : pair) check_reference(in, "levers", id, ids.levers);
  if (in.good() && (pair.size() != 2 || pair[0] == pair[1]))
    in.fail("levers", core::cat(static_cast<int>(pair.size()), " ids"), "must be two levers");
  const auto strength = read_distribution(in, "strength");
  i.from = read_evidence(in);
  in.finish();
  if (!in.good() || !strength) return std::nullopt;
  if (!(random::quantile_at_normal(*strength, -8.0) >= -1)) {
    in.fail("strength", random::to_string(*strength), "must be at least -1");
    return std::nullopt;
  }
  i.first = pair[0];
  i.second = pair[1];
  i.strength = *strength;
  return i;
}

std::optional<levers::total_effect> read_total_effect(table_reader& in, const plan_ids& ids) {
  in.start();
  levers::total_effect t;
  t.indicator = read_indicator_id(in, ids);
  const auto through = in.choice("channel", levers::parse_channel, levers::channel_names());
  const auto value = read_distribution(in, "distribution");
  t.from = read_evidence(in);
  in.finish();
  if (!in.good() || !through || !value) return std::nullopt;
  t.through = *through;
  t.value = *value;
  return t;
}

std::optional<levers::structural_break> read_break(table_reader& in, const plan_ids& ids) {
  in.start();
  levers::structural_break b;
  b.indicator = read_indicator_id(in, ids);
  b.date = read_date(in, "date");
  b.step = read_optional_distribution(in, "step");
  b.slope = read_optional_distribution(in, "slope");
  if (!in.has("step") && !in.has("slope")) in.fail("step", "", "is missing: a step or a slope");
  b.lever = in.optional_text("lever", longest_id);
  check_reference(in, "lever", b.lever, ids.levers);
  b.from = read_evidence(in);
  b.note = in.optional_text("note", longest_quote);
  in.finish();
  if (!in.good()) return std::nullopt;
  return b;
}

}  // namespace attain::io
