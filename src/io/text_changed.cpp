// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/io/changed.hpp>

#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

namespace attain::io {

namespace {

using core::cat;
using study::changed_row;
using study::paired;
using study::reason_of_change;
using study::reasons_of_change;

/// Names and targets may be shortened by this much before figures are left out.
constexpr int give = 24;

std::string points(const paired& p, bool error) {
  if (p.value == 0 && p.std_error == 0) return "0";
  const std::string sign = p.value >= 0 ? "+" : "";
  const std::string figure = sign + core::fixed(100 * p.value, 1);
  return error ? cat(figure, " ± ", core::fixed(100 * p.std_error, 1)) : figure;
}

std::string chance(const std::optional<core::proportion>& p, bool error) {
  if (error || !p) return percent_with_error(p);
  return core::fixed(100 * p->value, 1);
}

std::string number_with_error(const paired& p) {
  return cat(core::fixed(p.value, 2), " ± ", core::fixed(p.std_error, 2));
}

std::string signed_number(double value) {
  return cat(value >= 0 ? "+" : "", core::fixed(value, 2));
}

bool has_lever(const study::changed& c) { return !(c.from_scenario() == c.to_scenario()); }

std::vector<const changed_row*> shown_rows(const study::changed& c) {
  std::vector<const changed_row*> out;
  for (const bool headline : {true, false})
    for (const changed_row& r : c.rows())
      if (r.headline == headline && (r.from || r.to)) out.push_back(&r);
  return out;
}

/// The table with or without targets and errors.
struct change_table {
  change_table(const study::changed& c, bool full);

  std::vector<text_column> columns;
  std::vector<std::vector<std::string>> rows;
};

change_table::change_table(const study::changed& c, bool full) {
  const std::string first = core::to_string(c.before().run().as_of());
  const std::string last = core::to_string(c.after().run().as_of());
  columns = {{"", false, false}, {"indicator", false, true}};
  if (full) columns.push_back({"target", false, true});
  columns.push_back({cat("P % ", first), true, false});
  const int reasons = has_lever(c) ? reasons_of_change : reasons_of_change - 1;
  for (int k = 0; k < reasons; ++k)
    columns.push_back({study::to_string(static_cast<reason_of_change>(k)), true, false});
  columns.push_back({"total", true, false});
  columns.push_back({cat("P % ", last), true, false});
  for (const changed_row* r : shown_rows(c)) {
    std::vector<std::string> cells{r->id, r->name.zh.empty() ? r->name.en : r->name.zh};
    if (full) cells.push_back(aim_text(r->target, r->unit, true));
    cells.push_back(chance(r->from, full));
    for (int k = 0; k < reasons; ++k)
      cells.push_back(r->parts ? points((*r->parts)[static_cast<std::size_t>(k)], full)
                               : std::string(dash));
    cells.push_back(r->total ? points(*r->total, full) : std::string(dash));
    cells.push_back(chance(r->to, full));
    rows.push_back(std::move(cells));
  }
}

std::string heading_of(const study::changed& c, int width) {
  const study::session& s = c.after().run();
  const auto end = [](const study::board& b) {
    return cat(core::to_string(b.run().as_of()), " (", b.run().scenarios.front().id(), ")");
  };
  return cat(wrapped(core::to_string(s.plan->name()), width, 2),
             wrapped(cat("What changed from ", end(c.before()), " to ", end(c.after()), " · ",
                         core::number(s.draws()), " draws, seed ", std::to_string(s.seed())),
                     width, 2),
             "\n");
}

std::string joint_text(const study::changed& c, int width) {
  const study::changed_joint& j = c.together();
  std::string out =
      cat("Expected number of headline targets reached: ", number_with_error(j.from), " of ",
          j.from_assessed, " with a probability, then ", number_with_error(j.to), " of ",
          j.to_assessed, ". Of the change, for the ", j.counted, " that have one throughout:");
  const int reasons = has_lever(c) ? reasons_of_change : reasons_of_change - 1;
  for (int k = 0; k < reasons; ++k) {
    const paired& part = j.parts[static_cast<std::size_t>(k)];
    out += cat(k > 0 ? "," : "", " ", study::to_string(static_cast<reason_of_change>(k)), " ",
               signed_number(part.value), " ± ", core::fixed(part.std_error, 2));
  }
  if (j.by_assessability != 0)
    out += cat("; by targets that got or lost a probability ", signed_number(j.by_assessability));
  return wrapped(out + ".", width, 0);
}

/// Rows whose probability came or went, those with the same answer together, and how many never
/// had one.
std::string notes_of(const study::changed& c, int width) {
  std::vector<std::pair<std::string, std::string>> groups;
  int never = 0;
  for (const changed_row& r : c.rows()) {
    if (!r.from && !r.to) {
      ++never;
      continue;
    }
    if (r.note.empty()) continue;
    const auto same = std::find_if(groups.begin(), groups.end(),
                                   [&](const auto& g) { return g.second == r.note; });
    if (same == groups.end()) {
      groups.emplace_back(r.id, r.note);
    } else {
      same->first += ", " + r.id;
    }
  }
  std::string out;
  for (const auto& [ids, note] : groups) out += wrapped(cat("  ", ids, ": ", note), width, 4);
  if (never > 0)
    out += wrapped(cat("  ", never, never == 1 ? " target has" : " targets have",
                       " no probability at either point (attain forecast says why)"),
                   width, 4);
  return out.empty() ? out : "\nWithout parts:\n" + out;
}

}  // namespace

std::string to_text(const study::changed& c, int width) {
  const int wide = std::max(width, 80);
  change_table table(c, true);
  if (natural_width(table.columns, table.rows) > wide + give) table = change_table(c, false);
  std::string out = heading_of(c, wide);
  if (!table.rows.empty()) out += text_table(table.columns, table.rows, wide) + "\n";
  out += joint_text(c, wide);
  out += wrapped(
      cat("Percentage points of probability, on the same draws, taken up in this order; they add "
          "up to the total. method: class constants cut at the later point instead of the earlier; "
          "time: the years that passed went as the earlier median expected; data: the actual "
          "figures in place of the expected ones",
          has_lever(c) ? "; lever: the later scenario" : "",
          ". ±: standard error of the paired draws."),
      wide, 2);
  return out + notes_of(c, wide) + notes_text(c.labels(), wide);
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const changed& c) { return out << io::to_text(c); }

}  // namespace attain::study
