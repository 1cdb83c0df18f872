// SPDX-License-Identifier: Apache-2.0
#include "io/read_observations.hpp"

#include "io/read_table.hpp"
#include "io/read_text.hpp"

#include <attain/core/check.hpp>
#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <map>

namespace attain::io {

namespace {

using indicators::indicator;
using indicators::observation;
using indicators::observation_kind;

enum column {
  c_indicator,
  c_definition,
  c_kind,
  c_from,
  c_year,
  c_month,
  c_value,
  c_unit,
  c_resolution,
  c_bound,
  c_known_from,
  c_source,
  c_url,
  c_quote
};

/// Reads the cells of one row; every mistake is reported at its column.
class row_reader {
 public:
  row_reader(const core::csv_row& row, problem_list& problems)
      : row_(row), problems_(problems), before_(problems.size()) {}

  bool good() const { return problems_.size() == before_; }
  const std::string& cell(column c) const { return row_.cells[c]; }

  void fail(const std::string& field, std::string value, std::string message,
            std::string nearest = "") {
    problems_.add({.line = row_.line,
                   .field = field,
                   .value = std::move(value),
                   .message = std::move(message),
                   .nearest = std::move(nearest)});
  }

  std::string text(column c, std::size_t limit, bool needed) {
    const std::string& found = cell(c);
    const std::string& name = observation_columns()[c];
    if (needed && found.empty()) fail(name, "", "must not be empty");
    if (found.size() > limit)
      fail(name, core::clip(found, 40),
           core::cat("must be at most ", static_cast<std::int64_t>(limit), " bytes"));
    return found;
  }

  template <class Read>
  auto attempt(Read read) -> decltype(read()) {
    try {
      return read();
    } catch (const invalid_input& e) {
      for (const core::problem& p : e.problems()) fail(p.field, p.value, p.message, p.nearest);
    }
    return {};
  }

  double number(column c) {
    if (text(c, longest_id, true).empty()) return 0;
    return attempt([&] {
      return core::csv_number(problems_.file(), row_, observation_columns()[c], cell(c));
    });
  }

  std::optional<int> whole(column c) {
    if (text(c, longest_id, false).empty()) return std::nullopt;
    return attempt([&]() -> std::optional<int> {
      return core::csv_integer(problems_.file(), row_, observation_columns()[c], cell(c));
    });
  }

  std::optional<int> year(column c) {
    const std::optional<int> value = whole(c);
    if (value) attempt([&] { return core::check_year(observation_columns()[c], *value); });
    return value;
  }

 private:
  const core::csv_row& row_;
  problem_list& problems_;
  std::size_t before_;
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

/// What one unit of the row is in base units; growth is a share.
double read_scale(row_reader& in, const indicator& of, observation_kind kind) {
  const std::string unit = in.text(c_unit, longest_id, true);
  if (unit.empty()) return 1;
  if (kind != observation_kind::growth) return in.attempt([&] { return of.unit().scale_of(unit); });
  if (unit != "%") in.fail("unit", unit, "must be % for a growth");
  return .01;
}

std::optional<observation> read_row(row_reader& in, const indicator& of, int line) {
  const std::string& word = in.cell(c_kind);
  const auto kind = indicators::parse_observation_kind(word);
  if (!kind) {
    const std::vector<std::string> names = indicators::observation_kind_names();
    in.fail("kind", word, "must be one of level, partial_flow, sum, growth",
            nearest_of(word, names));
    return std::nullopt;
  }
  observation o;
  o.kind = *kind;
  o.at = read_moment(in);
  o.from = in.year(c_from);
  const double scale = read_scale(in, of, *kind);
  o.value = in.number(c_value) * scale;
  o.resolution = in.number(c_resolution) * scale;
  o.side = read_bound(in);
  o.definition = in.text(c_definition, longest_id, true);
  o.known_from = in.year(c_known_from);
  o.printed = core::cat(in.cell(c_value), " ", in.cell(c_unit));
  o.source = in.text(c_source, longest_quote, true);
  o.url = in.text(c_url, longest_quote, false);
  o.quote = in.text(c_quote, longest_quote, false);
  o.line = line;
  if (!in.good()) return std::nullopt;
  in.attempt([&] { return indicators::check(o); });
  if (!in.good()) return std::nullopt;
  return o;
}

std::vector<core::csv_row> read_rows(const plans::source_text& table, problem_list& problems) {
  std::vector<core::csv_row> rows;
  try {
    check_characters(table.file, table.text, observations_most_bytes);
    rows = core::read_csv(table.file, table.text, observation_columns());
  } catch (const invalid_input& e) {
    for (const core::problem& p : e.problems()) problems.add(p);
  }
  if (rows.size() > observations_most_rows)
    problems.add(
        {.line = rows[observations_most_rows].line,
         .message = core::cat("must have at most ",
                              static_cast<std::int64_t>(observations_most_rows), " rows")});
  problems.throw_if_any();
  return rows;
}

}  // namespace

const std::vector<std::string>& observation_columns() {
  static const std::vector<std::string> names{
      "indicator", "definition", "kind",  "from",       "year",   "month", "value",
      "unit",      "resolution", "bound", "known_from", "source", "url",   "quote"};
  return names;
}

std::vector<indicator> with_observations(const std::vector<indicator>& bare,
                                         const plans::source_text& table) {
  problem_list problems(table.file);
  std::map<std::string, std::size_t> places;
  std::vector<std::string> ids;
  for (const indicator& i : bare) {
    places.emplace(i.id(), ids.size());
    ids.push_back(i.id());
  }
  std::vector<std::vector<observation>> found(bare.size());
  for (const core::csv_row& row : read_rows(table, problems)) {
    row_reader in(row, problems);
    const std::string& id = in.cell(c_indicator);
    const auto place = places.find(id);
    if (place == places.end()) {
      in.fail("indicator", id, "is no indicator of this plan", nearest_of(id, ids));
      continue;
    }
    const auto o = read_row(in, bare[place->second], row.line);
    if (o) found[place->second].push_back(*o);
  }
  std::vector<indicator> out;
  for (std::size_t k = 0; k < bare.size(); ++k) {
    const indicator& i = bare[k];
    indicators::indicator_fields fields{i.id(),     i.name(),     i.definition(),     i.what(),
                                        i.better(), i.law(),      i.note(),           i.cap(),
                                        i.floor(),  i.elicited(), std::move(found[k])};
    try {
      out.push_back(indicator(std::move(fields), i.unit(), i.range()));
    } catch (const invalid_input& e) {
      for (const core::problem& p : e.problems()) problems.add(p);
    }
  }
  problems.throw_if_any();
  return out;
}

}  // namespace attain::io
