// SPDX-License-Identifier: Apache-2.0
#include "text_board.hpp"

#include <attain/core/text.hpp>

#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

namespace attain::io {

namespace {

using core::cat;
using study::role;
using study::row;

/// Names and targets are shortened to this before figures are left out.
int comfortable(int width) { return width < 100 ? 16 : 20; }

std::string name_of(const row& r) { return r.name.zh.empty() ? r.name.en : r.name.zh; }

/// Last observation, with its year where that is not the as-of point.
std::string last(const row& r, core::moment as_of) {
  if (!r.last_observation) return dash;
  const std::string value = short_number(r.last_observation->second);
  if (r.last_observation->first == as_of.time()) return value;
  return cat(value, " (", date_text(r.last_observation->first), ")");
}

std::string middle(const row& r, bool range) {
  if (!r.quantiles) return dash;
  if (!range) return short_number((*r.quantiles)[2], 3);
  return cat(short_number((*r.quantiles)[2], 3), " [", short_number((*r.quantiles)[0], 3), ", ",
             short_number((*r.quantiles)[4], 3), "]");
}

/// Break-even growth and its share of the fitted one.
std::string break_even(const row& r) {
  if (!r.break_even_growth) return dash;
  const std::string share =
      r.break_even_share ? cat(" (", core::fixed(*r.break_even_share, 2), ")") : std::string();
  return growth_text(r.break_even_growth) + share;
}

/// Median year of the first crossing.
std::string first_year(const row& r) {
  if (r.first_year) return cat(*r.first_year);
  return r.crossed_by.empty() ? std::string(dash) : cat("after ", r.target.due);
}

std::string standing(const row& r) {
  return r.standing.word ? progress::in_chinese(*r.standing.word) : std::string(dash);
}

std::string base_rate(const study::board& b) {
  const plans::base_rate* record = b.run().plan->record();
  return record != nullptr ? cat(record->reached(), "/", record->of()) : std::string(dash);
}

/// On how many series a row is calibrated, with a mark where some origin year came out badly.
std::string calibrated_on(const row& r) {
  if (!has_calibration(r)) return dash;
  if (!r.calibrated()) return "no";
  return cat(r.calibrated_on, r.flagged ? "!" : "");
}

std::string state_of(const row& r) {
  switch (r.state) {
    case simulate::assessability::from_class_growth:
      return "class growth";
    case simulate::assessability::base_rate_only:
      return "base rate";
    default:
      return (r.elicited ? "elicited, " : "") + simulate::to_string(r.state);
  }
}

/// What a row beside the headline is.
std::string relation_of(const row& r) {
  switch (r.role) {
    case role::stage:
      return cat("stage of ", r.target.staged->of);
    case role::restatement:
      return cat("restates ", r.target.restates);
    case role::alternative:
      return cat("2nd of ", r.target.alternative_to);
    case role::soft:
      return "力争 strives";
    case role::unnumbered:
      return "no number";
    case role::headline:
    case role::aside:
      break;
  }
  return r.target.part_of.empty() ? "aside" : cat("part of ", r.target.part_of);
}

struct column {
  text_column look;
  int rank;   ///< 0: always there; the highest is left out first
  bool keep;  ///< also where no row has anything for it
  std::function<std::string(const row&)> cell;
};

void add(std::vector<column>& to, text_column look, int rank, bool keep,
         std::function<std::string(const row&)> cell) {
  to.push_back({std::move(look), rank, keep, std::move(cell)});
}

/// The year in which all rows are due; 0 where they differ.
int shared_due(const std::vector<const row*>& rows) {
  int due = rows.empty() ? 0 : rows.front()->target.due;
  for (const row* r : rows)
    if (r->target.due != due) due = 0;
  return due;
}

std::vector<column> headline_columns(const study::board& b, const std::vector<const row*>& rows) {
  const int due = shared_due(rows);
  const core::moment as_of = b.run().as_of();
  int start = 0;
  for (const row* r : rows)
    if (r->start_for_even) start = r->start_for_even->year;
  const auto even = [](const row& r) {
    if (!r.start_for_even) return std::string(dash);
    return cat(plans::asks_for_less(r.target.compare) ? "≤ " : "≥ ",
               short_number(r.start_for_even->value));
  };
  std::vector<column> out;
  add(out, {"", false, false}, 0, true, [](const row& r) { return r.id; });
  add(out, {"indicator", false, true}, 0, true, name_of);
  add(out, {due ? cat("target ", due) : std::string("target"), false, true}, 0, true,
      [due](const row& r) { return aim_text(r.target, r.unit, due == 0); });
  add(out, {"last", true, false}, 5, false, [as_of](const row& r) { return last(r, as_of); });
  add(out, {"needs", true, false}, 2, false,
      [](const row& r) { return growth_text(r.required_growth); });
  add(out, {"made", true, false}, 3, false,
      [](const row& r) { return growth_text(r.observed_growth); });
  add(out, {"class", true, false}, 10, false,
      [](const row& r) { return growth_text(r.class_growth); });
  add(out, {"break-even", true, false}, 7, false, break_even);
  add(out, {cat("even if ", start), true, false}, 1, false, even);
  add(out, {"median [90 %]", true, false}, 9, false, [](const row& r) { return middle(r, true); });
  add(out, {"median", true, false}, 6, false, [](const row& r) { return middle(r, false); });
  add(out, {"P %", true, false}, 0, true,
      [](const row& r) { return percent_with_error(r.probability); });
  add(out, {"P % plan", true, false}, 8, false, [](const row& r) {
    return r.plan_probability ? percent_with_error(r.plan_probability) : std::string(dash);
  });
  add(out, {"first", true, false}, 4, false, first_year);
  add(out, {"back %", true, false}, 11, false, [](const row& r) {
    return r.reversal ? core::fixed(100 * r.reversal->value, 1) : std::string(dash);
  });
  add(out, {"standing", false, false}, 2, false, standing);
  add(out, {"base", true, false}, 0, true, [b = base_rate(b)](const row&) { return b; });
  add(out, {"cal.", false, false}, 6, false, calibrated_on);
  add(out, {"state", false, false}, 0, true, state_of);
  return out;
}

std::vector<column> other_columns(const study::board& b) {
  std::vector<column> out;
  add(out, {"", false, false}, 0, true, [](const row& r) { return r.id; });
  add(out, {"what", false, false}, 0, true, relation_of);
  add(out, {"indicator", false, true}, 0, true, name_of);
  add(out, {"target", false, true}, 0, true,
      [](const row& r) { return aim_text(r.target, r.unit, true); });
  add(out, {"needs", true, false}, 2, false,
      [](const row& r) { return growth_text(r.required_growth); });
  add(out, {"P %", true, false}, 0, true,
      [](const row& r) { return percent_with_error(r.probability); });
  add(out, {"standing", false, false}, 1, false, standing);
  add(out, {"base", true, false}, 0, true, [b = base_rate(b)](const row&) { return b; });
  add(out, {"state", false, false}, 0, true, state_of);
  return out;
}

/// Columns that the table takes when names and targets are shortened as far as is comfortable.
int comfortable_width(const std::vector<text_column>& looks,
                      std::vector<std::vector<std::string>> cells, int room) {
  for (auto& line : cells)
    for (std::size_t c = 0; c < looks.size(); ++c)
      if (looks[c].flexible) line[c] = core::clip(line[c], room);
  return natural_width(looks, cells);
}

/// Lays `columns` out; of a column that stands in two forms the fuller one is kept.
shown_table lay_out(std::vector<column> columns, const std::vector<const row*>& rows, int width) {
  const auto is_empty = [&](const column& c) {
    return !c.keep &&
           std::all_of(rows.begin(), rows.end(), [&](const row* r) { return c.cell(*r) == dash; });
  };
  columns.erase(std::remove_if(columns.begin(), columns.end(), is_empty), columns.end());
  const auto cells_of = [&](const std::vector<column>& shown, std::vector<text_column>& looks) {
    std::vector<std::vector<std::string>> cells(rows.size());
    bool ranged = false;
    for (const column& c : shown) ranged = ranged || c.look.title == "median [90 %]";
    for (const column& c : shown) {
      if (ranged && c.look.title == "median") continue;
      looks.push_back(c.look);
      for (std::size_t r = 0; r < rows.size(); ++r) cells[r].push_back(c.cell(*rows[r]));
    }
    return cells;
  };
  while (true) {
    std::vector<text_column> looks;
    const auto cells = cells_of(columns, looks);
    const auto least =
        std::max_element(columns.begin(), columns.end(),
                         [](const column& a, const column& b) { return a.rank < b.rank; });
    if (comfortable_width(looks, cells, comfortable(width)) <= width || least->rank == 0) {
      shown_table out{text_table(looks, cells, width), {}};
      for (const text_column& look : looks) out.columns.push_back(look.title);
      return out;
    }
    columns.erase(least);
  }
}

std::vector<const row*> rows_of(const study::board& b, bool headline) {
  std::vector<const row*> out;
  for (const row& r : b.rows())
    if (r.headline == headline) out.push_back(&r);
  // Rows of one kind together, within it in order of the plan.
  std::stable_sort(out.begin(), out.end(),
                   [](const row* a, const row* c) { return a->role < c->role; });
  return out;
}

}  // namespace

bool shown_table::shows(const std::string& column) const {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const std::string& c) { return c.rfind(column, 0) == 0; });
}

bool has_calibration(const row& r) { return r.probability && !r.calibration.empty(); }

shown_table headline_table(const study::board& b, int width) {
  const std::vector<const row*> rows = rows_of(b, true);
  if (rows.empty()) return {};
  return lay_out(headline_columns(b, rows), rows, width);
}

std::string other_table(const study::board& b, int width) {
  const std::vector<const row*> rows = rows_of(b, false);
  return rows.empty() ? std::string() : lay_out(other_columns(b), rows, width).text;
}

std::string count_others(const study::board& b) {
  constexpr std::array<std::pair<role, const char*>, 6> kinds{
      {{role::soft, "only striven for"},
       {role::stage, "earlier stages"},
       {role::restatement, "restatements"},
       {role::alternative, "second readings"},
       {role::unnumbered, "without a number"},
       {role::aside, "set aside"}}};
  std::string out;
  for (const auto& [kind, word] : kinds) {
    const auto n = std::count_if(b.rows().begin(), b.rows().end(),
                                 [k = kind](const row& r) { return r.role == k; });
    if (n > 0) out += cat(out.empty() ? "" : ", ", word, ": ", static_cast<int>(n));
  }
  return out;
}

}  // namespace attain::io
