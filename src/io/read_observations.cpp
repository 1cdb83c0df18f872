// SPDX-License-Identifier: Apache-2.0
#include "io/read_observations.hpp"

#include "io/cell_number.hpp"
#include "io/csv_table.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace attain::io {

namespace {

using indicators::indicator;
using indicators::observation;
using indicators::observation_kind;

/// In the order of `observation_columns`, which need not be that of a file.
enum column : std::size_t {
  c_indicator,
  c_year,
  c_value,
  c_source,
  c_definition,
  c_kind,
  c_from,
  c_month,
  c_unit,
  c_resolution,
  c_bound,
  c_known_from,
  c_url,
  c_quote
};

indicators::bound read_bound(row_reader& in) {
  const std::string& word = in.cell(c_bound);
  if (word == "lower") return indicators::bound::lower;
  if (word == "upper") return indicators::bound::upper;
  if (!word.empty())
    in.fail("bound", word, "must be empty, lower or upper", nearest_of(word, {"lower", "upper"}));
  return indicators::bound::none;
}

core::moment read_moment(row_reader& in) {
  const std::optional<int> year = in.year(c_year);
  const std::optional<int> month = in.whole(c_month);
  if (!year && in.cell(c_year).empty()) in.fail("year", "", "must not be empty");
  if (month && (*month < 1 || *month > 12)) in.fail("month", core::cat(*month), "must be 1 to 12");
  if (!year || !in.good()) return core::moment(core::first_year);
  return core::moment(*year, month.value_or(12));
}

/// Unit of a row and what one of it is in base units.
struct row_unit {
  std::string name = {};
  double scale = 1;
};

/// Where the column is empty the printed unit, or the base unit behind 万 or 亿; percent for
/// growth.
row_unit read_unit(row_reader& in, const indicator& of, observation_kind kind, bool has_prefix) {
  const std::string unit = in.text(c_unit, longest_id, false);
  if (kind == observation_kind::growth) {
    if (!unit.empty() && unit != "%") in.fail("unit", unit, "must be % for a growth");
    if (has_prefix) in.fail("value", in.cell(c_value), "must be in percent for a growth");
    return {"%", .01};
  }
  if (has_prefix && !unit.empty() && unit != of.unit().base()) {
    in.fail("value", in.cell(c_value),
            core::cat("must not hold 万 or 亿 where the unit is ", unit));
    return {};
  }
  if (unit.empty() && has_prefix) return {of.unit().base(), 1};
  if (unit.empty()) return {of.unit().printed(), of.unit().scale()};
  return {unit, in.attempt([&] { return of.unit().scale_of(unit); })};
}

cell_number read_number(row_reader& in, column c, bool needed) {
  if (in.text(c, longest_id, needed).empty()) return {};
  cell_number read = read_cell_number(in.cell(c), in.separator());
  if (!read.message.empty()) in.fail(in.name(c), in.cell(c), read.message);
  return read;
}

/// Value, resolution and the figure as printed.
void read_value(row_reader& in, const indicator* of, observation& o) {
  const cell_number value = read_number(in, c_value, true);
  const cell_number step = read_number(in, c_resolution, false);
  if (of == nullptr || !in.good()) return;
  const row_unit unit = read_unit(in, *of, o.kind, value.scale != 1);
  const bool stated = !in.cell(c_resolution).empty();
  o.value = value.value * value.scale * unit.scale;
  o.resolution = (stated ? step.value * step.scale : value.step * value.scale) * unit.scale;
  o.printed = core::cat(in.cell(c_value), " ", unit.name);
}

std::optional<observation_kind> read_kind(row_reader& in) {
  const std::string& word = in.cell(c_kind);
  if (word.empty()) return observation_kind::level;
  const auto kind = indicators::parse_observation_kind(word);
  if (!kind)
    in.fail("kind", word, "must be one of level, partial_flow, sum, growth",
            nearest_of(word, indicators::observation_kind_names()));
  return kind;
}

/// Without the indicator, whose own mistakes are reported elsewhere, only what needs no unit.
std::optional<observation> read_row(row_reader& in, const indicator* of) {
  observation o;
  const auto kind = read_kind(in);
  o.kind = kind.value_or(observation_kind::level);
  o.at = read_moment(in);
  o.from = in.year(c_from);
  read_value(in, of, o);
  o.side = read_bound(in);
  o.definition = in.text(c_definition, longest_id, false);
  if (o.definition.empty()) o.definition = of == nullptr ? "unknown" : of->definition();
  o.known_from = in.year(c_known_from);
  o.source = in.text(c_source, longest_quote, true);
  o.url = in.text(c_url, longest_quote, false);
  o.quote = in.text(c_quote, longest_quote, false);
  o.line = in.line();
  if (!in.good()) return std::nullopt;
  in.attempt([&] { return indicators::check(o); });
  if (!in.good() || of == nullptr) return std::nullopt;
  return o;
}

/// `bare` with `found`; those that it refuses are reported and left out.
indicator with(const indicator& bare, std::vector<observation> found, problem_list& problems) {
  for (;;) {
    indicators::indicator_fields fields{
        bare.id(),   bare.name(), bare.definition(), bare.what(),     bare.better(), bare.law(),
        bare.note(), bare.cap(),  bare.floor(),      bare.elicited(), found};
    try {
      return indicator(std::move(fields), bare.unit(), bare.range());
    } catch (const invalid_input& e) {
      const core::problem& p = e.problems().front();
      problems.add(p);
      const auto refused = std::find_if(found.begin(), found.end(),
                                        [&](const observation& o) { return o.line == p.line; });
      if (refused == found.end()) return bare;
      found.erase(refused);
    }
  }
}

}  // namespace

const csv_columns& observation_columns() {
  static const csv_columns all{
      {"indicator", "year", "value", "source", "definition", "kind", "from", "month", "unit",
       "resolution", "bound", "known_from", "url", "quote"},
      4};
  return all;
}

std::vector<indicator> with_observations(const std::vector<indicator>& bare,
                                         const std::vector<std::string>& ids,
                                         const plans::source_text& table, problem_list& problems) {
  std::map<std::string, std::size_t> places;
  for (std::size_t k = 0; k < bare.size(); ++k) places.emplace(bare[k].id(), k);
  const std::set<std::string> known(ids.begin(), ids.end());
  std::vector<std::vector<observation>> found(bare.size());
  const csv_table read = read_csv_table(table, observation_columns(), problems);
  for (const core::csv_row& row : read.rows) {
    row_reader in(row, observation_columns(), read.separator, problems);
    const std::string& id = in.cell(c_indicator);
    if (known.count(id) == 0) {
      in.fail("indicator", id, "is no indicator of this plan", nearest_of(id, ids));
      continue;
    }
    const auto place = places.find(id);
    const auto o = read_row(in, place == places.end() ? nullptr : &bare[place->second]);
    if (o) found[place->second].push_back(*o);
  }
  std::vector<indicator> out;
  for (std::size_t k = 0; k < bare.size(); ++k)
    out.push_back(with(bare[k], std::move(found[k]), problems));
  return out;
}

}  // namespace attain::io
