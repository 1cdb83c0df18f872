// SPDX-License-Identifier: Apache-2.0
#include "io/read_items.hpp"

#include <attain/core/unit.hpp>
#include <attain/growth/law.hpp>

namespace attain::io {

namespace {

using indicators::support_kind;

std::optional<core::unit> read_unit(table_reader& in) {
  const std::string printed = in.text("unit", longest_id);
  const double scale = in.number("scale");
  const std::string base = in.text("base_unit", longest_id);
  if (!in.good()) return std::nullopt;
  return in.build([&] { return core::unit(printed, scale, base); });
}

std::optional<indicators::support> read_support(table_reader& in) {
  const auto kind =
      in.choice("support", indicators::parse_support_kind, indicators::support_kind_names());
  const std::optional<double> low = in.optional_number("low");
  const std::optional<double> high = in.optional_number("high");
  const std::optional<int> size = in.optional_whole("size");
  if (!kind) return std::nullopt;
  if (*kind == support_kind::score) {
    if (!in.has("low")) in.fail("low", "", "is missing: a score needs low and high");
    if (!in.has("high")) in.fail("high", "", "is missing: a score needs low and high");
    if (!low || !high) return std::nullopt;
  } else {
    for (const char* key : {"low", "high"})
      if (in.has(key)) in.fail(key, "", "belongs to the support \"score\" only");
  }
  const bool finite_set = *kind == support_kind::share || *kind == support_kind::count;
  if (size && !finite_set) in.fail("size", "", "belongs to a share or a count only");
  return in.build(
      [&] { return indicators::support(*kind, low.value_or(0), high.value_or(1), size); });
}

void read_delivery(table_reader& in, const plan_ids& ids, indicators::law_choice& law) {
  law.delivered_by = in.text("delivered_by", longest_id);
  check_reference(in, "delivered_by", law.delivered_by, ids.levers);
  law.completion = read_distribution(in, "completion");
  if (std::optional<table_reader> evidence = in.table("completion_evidence")) {
    law.completion_evidence = read_evidence(*evidence);
    evidence->finish();
  }
  if (law.completion && in.good())
    in.build([&] {
      return growth::delivery(law.delivered_by, 0, 0, *law.completion, law.completion_evidence);
    });
}

/// Reports keys that belong to another law than the one chosen.
void refuse_keys(table_reader& in, const std::vector<std::string>& keys, const char* message) {
  for (const std::string& key : keys)
    if (in.find(key) != nullptr) in.fail(key, "", message);
}

indicators::law_choice read_law(table_reader& in, const plan_ids& ids) {
  const std::vector<std::string> names{std::string(growth::law_name<growth::trend>),
                                       std::string(growth::law_name<growth::delivery>)};
  indicators::law_choice law;
  law.law = in.text("law", longest_id);
  if (law.law == names[0]) {
    law.group = in.text("class", longest_id);
    refuse_keys(in, {"delivered_by", "completion", "completion_evidence"},
                "belongs to the law \"delivery\" only");
  } else if (law.law == names[1]) {
    read_delivery(in, ids, law);
    refuse_keys(in, {"class"}, "belongs to the law \"trend\" only");
  } else {
    for (const char* key : {"class", "delivered_by", "completion", "completion_evidence"})
      in.find(key);
    if (!law.law.empty()) in.not_one_of("law", law.law, names);
  }
  return law;
}

}  // namespace

std::optional<indicators::indicator> read_indicator(table_reader& in, const plan_ids& ids) {
  indicators::indicator_fields f;
  f.id = in.text("id", longest_id);
  f.name = read_name(in, "name");
  const std::optional<core::unit> unit = read_unit(in);
  const auto what =
      in.choice("statistic", indicators::parse_statistic, indicators::statistic_names());
  const std::optional<indicators::support> range = read_support(in);
  const auto better = in.choice("better", indicators::parse_direction, {"up", "down"});
  f.law = read_law(in, ids);
  f.definition = in.text("definition", longest_id);
  f.note = in.optional_text("note", longest_quote);
  in.finish();
  if (!in.good() || !unit || !range || !what || !better) return std::nullopt;
  f.what = *what;
  f.better = *better;
  return in.build([&] { return indicators::indicator(f, *unit, *range); });
}

}  // namespace attain::io
