// SPDX-License-Identifier: Apache-2.0
#include "io/cell_number.hpp"
#include "io/read_items.hpp"

#include <attain/core/moment.hpp>
#include <attain/core/text.hpp>
#include <attain/core/unit.hpp>

#include <map>

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

/// A bound in base units: a number, or `{ 2021 = 100, 2025 = 120 }`; empty where `key` is absent.
indicators::yearly_line read_line(table_reader& in, const char* key, const core::unit& unit,
                                  int year) {
  const toml_entry* found = in.find(key);
  if (found == nullptr) return {};
  std::map<int, double> values;
  if (found->value.what != toml_node::kind::table) {
    if (const auto value = in.as_number(found->value, in.field(key)))
      values[year] = unit.to_base(*value);
  } else {
    for (const toml_entry& e : found->value.entries) {
      const std::string field = core::cat(in.field(key), ".", e.key);
      const std::optional<int> at = whole_number(e.key);
      const std::optional<double> value = in.as_number(e.value, field);
      if (!at || *at < core::first_year || *at > core::last_year)
        in.report(e.line, in.field(key), e.key, "must be a year, such as 2025");
      else if (value)
        values[*at] = unit.to_base(*value);
    }
    if (found->value.entries.empty()) in.fail(key, "", "needs at least one year");
  }
  return indicators::yearly_line(std::move(values));
}

std::optional<indicators::elicited_level> read_elicited(table_reader& in, const core::unit& unit) {
  std::optional<table_reader> table = in.optional_table("elicited");
  if (!table) return std::nullopt;
  const int year = table->year("year");
  const double low = table->number("low");
  const double high = table->number("high");
  const std::string source = table->text("source", longest_quote);
  table->finish();
  if (!table->good()) return std::nullopt;
  if (!(low < high)) {
    table->fail("low", core::number(low), core::cat("must be below high, which is ", high));
    return std::nullopt;
  }
  return in.build([&] {
    return indicators::elicited_level(year, unit.to_base(low), unit.to_base(high), source);
  });
}

}  // namespace

std::optional<indicators::indicator> read_indicator(table_reader& in, const plan_ids& ids,
                                                    plan_years years) {
  in.start();
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
  if (unit) {
    f.cap = read_line(in, "cap", *unit, years.start);
    f.floor = read_line(in, "floor", *unit, years.start);
    f.elicited = read_elicited(in, *unit);
  }
  in.finish();
  if (!in.good() || !unit || !range || !what || !better) return std::nullopt;
  f.what = *what;
  f.better = *better;
  return in.build([&] { return indicators::indicator(f, *unit, *range); });
}

}  // namespace attain::io
