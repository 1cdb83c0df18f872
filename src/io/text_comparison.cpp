// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/io/text.hpp>

#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <ostream>

namespace attain::io {

namespace {

using core::cat;

std::string points_with_error(const std::optional<study::paired>& p, int digits) {
  if (!p) return dash;
  if (p->value == 0 && p->std_error == 0) return "0";
  const std::string sign = p->value > 0 ? "+" : "";
  return cat(sign, core::fixed(100 * p->value, digits), " ± ",
             core::fixed(100 * p->std_error, digits));
}

/// Rows that no scenario moves are listed up to this number, else counted.
constexpr int most_unmoved = 12;

/// Whether a scenario gives a target another probability than the first one does, or one at all.
bool is_moved(const study::comparison_row& r) {
  const study::compared& first = r.scenarios.front();
  return std::any_of(r.scenarios.begin() + 1, r.scenarios.end(), [&](const study::compared& one) {
    const bool differs =
        one.difference && (one.difference->value != 0 || one.difference->std_error != 0);
    const bool level = one.level_difference && one.level_difference->value != 0;
    return differs || level || one.probability.has_value() != first.probability.has_value();
  });
}

/// Targets that are counted in place of being listed: those alike in all scenarios.
struct unmoved {
  explicit unmoved(const study::comparison& c) {
    for (const study::comparison_row& r : c.rows())
      if (!is_moved(r)) ++(r.scenarios.front().probability ? equal : unknown);
  }
  bool left_out() const { return equal + unknown > most_unmoved; }
  std::string text() const {
    return cat("Not listed: ", equal, " targets that differ by exactly 0, ", unknown,
               " without a probability; the JSON and the data frame have them all.");
  }
  int equal = 0;
  int unknown = 0;
};

/// Columns and cells of a comparison, with or without the differences of the level.
struct comparison_table {
  comparison_table(const study::comparison& c, bool levels);

  std::vector<text_column> columns;
  std::vector<std::vector<std::string>> rows;
};

comparison_table::comparison_table(const study::comparison& c, bool levels) {
  constexpr int longest_title = 18;
  const std::vector<plans::scenario>& scenarios = c.run().scenarios;
  const auto title = [](const std::string& text) { return core::clip(text, longest_title); };
  columns = {{"", false, false}, {"indicator", false, true}};
  columns.push_back({title(cat("P % ", scenarios.front().id())), true, false});
  for (std::size_t k = 1; k < scenarios.size(); ++k) {
    columns.push_back({title(cat("Δ ", scenarios[k].id())), true, false});
    if (levels) columns.push_back({"Δ level %", true, false});
  }
  const bool moved_only = unmoved(c).left_out();
  for (const study::comparison_row& r : c.rows()) {
    if (moved_only && !is_moved(r)) continue;
    std::vector<std::string> cells{r.id, r.name.zh.empty() ? r.name.en : r.name.zh,
                                   percent_with_error(r.scenarios.front().probability)};
    for (std::size_t k = 1; k < r.scenarios.size(); ++k) {
      const study::compared& one = r.scenarios[k];
      const bool only_here = !one.difference && one.probability;
      cells.push_back(only_here ? cat("P ", percent_with_error(one.probability))
                                : points_with_error(one.difference, 2));
      if (levels) cells.push_back(points_with_error(one.level_difference, 2));
    }
    rows.push_back(std::move(cells));
  }
  const study::paired& reached = c.together()[0].expected_reached;
  std::vector<std::string> total{
      "", "expected number reached",
      cat(core::fixed(reached.value, 2), " ± ", core::fixed(reached.std_error, 2))};
  for (std::size_t k = 1; k < c.together().size(); ++k) {
    const study::paired d = c.together()[k].difference.value_or(study::paired{});
    total.push_back(
        cat(d.value > 0 ? "+" : "", core::fixed(d.value, 3), " ± ", core::fixed(d.std_error, 3)));
    if (levels) total.push_back("");
  }
  rows.push_back(std::move(total));
}

std::string share_text(const std::optional<core::proportion>& p) {
  return p ? percent_with_error(*p) : std::string(dash);
}

/// Cost of a percentage point of each target that a scenario moves.
std::string points_text(const study::comparison& c, int width) {
  std::string out;
  for (std::size_t k = 1; k < c.costs().size(); ++k) {
    std::string told;
    std::string untold;
    for (std::size_t t = 0; t < c.rows().size(); ++t) {
      const std::optional<study::unit_cost>& u = c.costs()[k].per_point[t];
      if (!u) continue;
      std::string& list = u->certain ? told : untold;
      list += cat(list.empty() ? "" : ", ", c.rows()[t].id);
      if (u->certain)
        list += cat(" ", short_number(u->value), " ± ", short_number(u->std_error, 2));
    }
    if (told.empty() && untold.empty()) continue;
    std::string line = cat(c.run().scenarios[k].id(), ", Δ cost per percentage point: ");
    line += told.empty() ? std::string(dash) : told;
    if (!untold.empty()) line += cat("; gain not told apart from none: ", untold);
    out += wrapped(line + ".", width, 2);
  }
  return out;
}

/// One line a scenario after the first: how often more and fewer targets are reached, and the cost.
std::string scenarios_text(const study::comparison& c, int width) {
  bool priced = false;
  for (const study::scenario_cost& cost : c.costs()) priced = priced || !cost.levers.empty();
  std::vector<text_column> columns{
      {"scenario", false, true}, {"P more reached %", true, false}, {"P fewer %", true, false}};
  if (priced)
    for (const char* title : {"cost", "Δ cost", "per target"})
      columns.push_back({title, true, false});
  std::vector<std::vector<std::string>> rows;
  for (std::size_t k = 1; k < c.together().size(); ++k) {
    const study::scenario_cost& cost = c.costs()[k];
    std::vector<std::string> cells{c.run().scenarios[k].id(), share_text(c.together()[k].more),
                                   share_text(c.together()[k].fewer)};
    const auto amount = [](const std::optional<study::paired>& p) {
      if (!p) return std::string(dash);
      const std::string value = short_number(p->value);
      return p->std_error == 0 ? value : cat(value, " ± ", short_number(p->std_error, 2));
    };
    if (priced) {
      cells.push_back(amount(cost.total));
      cells.push_back(amount(cost.difference));
      const std::optional<study::unit_cost>& per = cost.per_target;
      cells.push_back(per && per->certain ? amount(study::paired{per->value, per->std_error})
                                          : std::string(dash));
    }
    rows.push_back(std::move(cells));
  }
  std::string out = "\n" + text_table(columns, rows, width);
  const study::scenario_cost& last = c.costs().back();
  if (!last.missing.empty()) return out + wrapped("No cost: " + last.missing + ".", width, 2);
  if (priced)
    out += wrapped(cat("Cost in ", last.currency, ", prices of ", last.price_year,
                       last.discount == 0
                           ? ", not discounted"
                           : cat(", discounted by ", core::percent(last.discount, 1), " a year"),
                       "; per target: Δ cost per expected headline target, – where the gain is not "
                       "told apart from none."),
                   width, 2);
  return out + points_text(c, width);
}

}  // namespace

std::string to_text(const study::comparison& c, int width) {
  const int wide = std::max(width, 80);
  const study::session& s = c.run();
  comparison_table table(c, true);
  const bool levels = natural_width(table.columns, table.rows) <= wide + 16;
  if (!levels) table = comparison_table(c, false);
  std::string out = heading(s, "Scenarios on the same draws", wide);
  out += text_table(table.columns, table.rows, wide);
  const unmoved others(c);
  if (others.left_out()) out += wrapped(others.text(), wide, 2);
  out += scenarios_text(c, wide);
  out +=
      cat("\n",
          wrapped("Δ: difference against the first scenario, percentage points of probability "
                  "and percent (log points) of the level at the due date, each ± the "
                  "standard error of the paired draws; 0 where no changed lever acts; P "
                  "where only that scenario gives a probability; the expected number's difference "
                  "counts the targets assessed in both.",
                  wide, 2));
  return out + notes_text(c.labels(), wide);
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const comparison& c) { return out << io::to_text(c); }

}  // namespace attain::study
