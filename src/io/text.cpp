// SPDX-License-Identifier: Apache-2.0
#include <attain/io/text.hpp>

#include <attain/core/text.hpp>

#include "text_table.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace attain::io {

namespace {

using core::cat;

constexpr const char* dash = "–";

/// Digits after the point that show an error, in percent, to one significant digit.
int digits_of(double error_percent) {
  if (error_percent >= .05) return 1;
  return error_percent >= .005 ? 2 : 3;
}

/// A probability in percent with its standard error; a bound where all draws agree, and no error
/// where the outcome is known.
std::string percent_with_error(const std::optional<core::proportion>& p) {
  if (!p) return dash;
  if (p->std_error == 0) return core::fixed(100 * p->value, 0);
  const int digits = digits_of(100 * p->std_error);
  if (p->value <= 0) return cat("< ", core::fixed(100 * p->range.high, digits));
  if (p->value >= 1) return cat("> ", core::fixed(100 * p->range.low, digits));
  return cat(core::fixed(100 * p->value, digits), " ± ", core::fixed(100 * p->std_error, digits));
}

std::string points_with_error(const std::optional<study::paired>& p, int digits) {
  if (!p) return dash;
  if (p->value == 0 && p->std_error == 0) return "0";
  const std::string sign = p->value > 0 ? "+" : "";
  return cat(sign, core::fixed(100 * p->value, digits), " ± ",
             core::fixed(100 * p->std_error, digits));
}

std::string growth(const std::optional<double>& g) {
  return g ? core::percent(*g, 1) : std::string(dash);
}

std::string aim(const study::row& r, bool with_year) {
  const plans::target_fields& f = r.target;
  const std::string by = with_year ? cat(" by ", f.due) : "";
  if (f.event == plans::event_kind::no_number) return cat("no number", by);
  std::string out = cat(plans::to_string(f.compare), " ", f.value, " ", r.unit, by);
  if (f.event == plans::event_kind::every_year) out += ", every year";
  if (f.event == plans::event_kind::sum) out += ", in all";
  if (f.event == plans::event_kind::growth) out += " a year";
  return out;
}

/// Last observation, with its date where that is not the as-of point.
std::string last(const study::row& r, core::moment as_of) {
  if (!r.last_observation) return dash;
  const std::string value = short_number(r.last_observation->second);
  if (r.last_observation->first == as_of.time()) return value;
  return cat(value, " (", core::fixed(std::floor(r.last_observation->first), 0), ")");
}

std::string middle(const study::row& r, bool narrow) {
  if (!r.quantiles) return dash;
  if (narrow) return short_number((*r.quantiles)[2], 3);
  return cat(short_number((*r.quantiles)[2], 3), " [", short_number((*r.quantiles)[0], 3), ", ",
             short_number((*r.quantiles)[4], 3), "]");
}

/// Whether a row's probability has a calibration to speak of.
bool has_calibration(const study::row& r) { return r.probability && !r.calibration.empty(); }

/// On how many series a row is calibrated, with a mark where some origin year came out badly.
std::string calibrated_on(const study::row& r) {
  if (!has_calibration(r)) return "";
  if (!r.calibrated()) return "no";
  return cat(r.calibrated_on, r.flagged ? "!" : "");
}

bool has_plan_column(const study::board& b) {
  return std::any_of(b.rows().begin(), b.rows().end(),
                     [](const study::row& r) { return r.plan_probability.has_value(); });
}

/// How much of a board a table shows.
enum class detail {
  full,
  medium,  ///< without the range of the level
  least,   ///< also without last value and growth
};

/// Columns and cells of a board.
struct board_table {
  board_table(const study::board& b, detail shown);

  std::vector<text_column> columns;
  std::vector<std::vector<std::string>> rows;
};

/// The due year that all targets share; 0 where they differ.
int shared_due(const study::board& b) {
  int due = b.rows().empty() ? 0 : b.rows().front().target.due;
  for (const study::row& r : b.rows())
    if (r.target.due != due) due = 0;
  return due;
}

board_table::board_table(const study::board& b, detail shown) {
  const bool beside = has_plan_column(b);
  const int due = shared_due(b);
  const bool history = shown != detail::least;
  columns = {{"", false, false}, {"indicator", false, true}};
  columns.push_back({due ? cat("target ", due) : std::string("target"), false, true});
  if (history)
    for (const char* title : {"last", "needs", "made"}) columns.push_back({title, true, false});
  columns.push_back({shown == detail::full ? "median [90 %]" : "median", true, false});
  columns.push_back({"P %", true, false});
  if (beside) columns.push_back({"P % plan", true, false});
  columns.push_back({"cal.", false, false});
  columns.push_back({"state", false, false});
  for (const study::row& r : b.rows()) {
    std::vector<std::string> cells{r.id, r.name.zh.empty() ? r.name.en : r.name.zh,
                                   aim(r, due == 0)};
    if (history) {
      cells.push_back(last(r, b.run().as_of()));
      cells.push_back(growth(r.required_growth));
      cells.push_back(growth(r.observed_growth));
    }
    cells.push_back(middle(r, shown != detail::full));
    cells.push_back(percent_with_error(r.probability));
    if (beside) cells.push_back(r.plan_probability ? percent_with_error(r.plan_probability) : "");
    cells.push_back(calibrated_on(r));
    cells.push_back(simulate::to_string(r.state));
    rows.push_back(std::move(cells));
  }
}

/// The fullest table whose figures fit.
board_table fitting(const study::board& b, int width) {
  // Names and targets may be shortened by this much before figures are left out.
  constexpr int give = 24;
  for (const detail shown : {detail::full, detail::medium}) {
    board_table table(b, shown);
    if (natural_width(table.columns, table.rows) <= width + give) return table;
  }
  return board_table(b, detail::least);
}

std::string heading(const study::session& s, const std::string& what, int width) {
  const bool exact = s.how == study::method::exact;
  const std::string draws =
      exact ? std::string("closed form")
            : cat(core::number(s.draws()), " draws, seed ", std::to_string(s.seed()));
  return cat(wrapped(core::to_string(s.plan->name()), width, 2),
             wrapped(cat(what, " · as of ", core::to_string(s.as_of()), " · ", draws), width, 2),
             "\n");
}

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
  for (const study::comparison_row& r : c.rows()) {
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

std::string joint_text(const study::board& b) {
  const study::joint& j = b.together();
  if (j.assessed == 0) return "";
  std::string out =
      cat("Of ", j.headline, " headline targets ", j.assessed,
          " can be assessed; expected to be reached: ", core::fixed(j.expected_reached, 2));
  if (j.all) out += cat(" ± ", core::fixed(j.expected_reached_std_error, 2));
  if (j.all)
    out += cat("; all of them: ", j.all_is_upper_bound ? "at most " : "", percent_with_error(j.all),
               " %");
  return out + ".";
}

std::string reasons(const study::board& b, int width) {
  std::string out;
  for (const study::row& r : b.rows())
    if (!r.probability)
      out += wrapped(
          cat("  ", r.id, ": ", r.reason, r.needs.empty() ? "" : cat("; would need ", r.needs)),
          width, 4);
  return out.empty() ? out : "\nWithout a probability, and what would give one:\n" + out;
}

std::string notes(const std::vector<std::string>& labels, int width) {
  std::string out;
  for (const std::string& label : labels) out += wrapped(cat("  ", label), width, 4);
  return out.empty() ? out : "\nNotes:\n" + out;
}

}  // namespace

std::string to_text(const study::board& b, int width) {
  const int wide = std::max(width, 80);
  const study::session& s = b.run();
  const plans::base_rate* record = s.plan->record();
  const bool beside = has_plan_column(b);
  const board_table table = fitting(b, wide);
  std::string out = heading(s, cat("Scenario ", s.scenarios.front().id()), wide);
  out += text_table(table.columns, table.rows, wide);
  const std::string together = joint_text(b);
  if (!together.empty()) out += cat("\n", wrapped(together, wide, 0));
  if (record != nullptr)
    out += wrapped(cat("Base rate: ", plans::to_string(*record), ". ", record->warning()), wide, 2);
  out +=
      wrapped(cat("P: probability that the target is reached on time, ± its Monte Carlo standard ",
                  "error, in percent",
                  beside ? "; P plan: where a lever of the plan's commitments acts" : "",
                  ". needs, made: compound growth a year."),
              wide, 2);
  if (std::any_of(b.rows().begin(), b.rows().end(), has_calibration))
    out += wrapped(
        "cal.: calibrated on so many series of other places; !: 80 % intervals of its class held "
        "less "
        "than 70 or more than 90 % of some year's outcomes (explain says which); no: uncalibrated, "
        "its class has no panel.",
        wide, 2);
  return out + reasons(b, wide) + notes(b.labels(), wide);
}

std::string to_text(const study::comparison& c, int width) {
  const int wide = std::max(width, 80);
  const study::session& s = c.run();
  comparison_table table(c, true);
  const bool levels = natural_width(table.columns, table.rows) <= wide + 16;
  if (!levels) table = comparison_table(c, false);
  std::string out = heading(s, "Scenarios on the same draws", wide);
  out += text_table(table.columns, table.rows, wide);
  out +=
      cat("\n",
          wrapped("Δ: difference against the first scenario, percentage points of probability "
                  "and percent (log points) of the level at the due date, each ± the "
                  "standard error of the paired draws; 0 where no changed lever acts; P "
                  "where only that scenario gives a probability; the expected number's difference "
                  "counts the targets assessed in both.",
                  wide, 2));
  return out + notes(c.labels(), wide);
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const board& b) { return out << io::to_text(b); }

std::ostream& operator<<(std::ostream& out, const comparison& c) { return out << io::to_text(c); }

}  // namespace attain::study
