// SPDX-License-Identifier: Apache-2.0
#include <attain/io/text.hpp>

#include <attain/core/text.hpp>

#include "text_board.hpp"
#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <utility>

namespace attain::io {

namespace {

using core::cat;
using study::row;

/// The most targets that are reached with 90, 50 and 10 %.
std::string distribution_text(const study::joint& j) {
  if (j.at_least.empty()) return "";
  return cat("; at least ", *j.reached_with(.9), " with 90 %, ", *j.reached_with(.5),
             " with 50 %, ", *j.reached_with(.1), " with 10 %");
}

std::string joint_text(const study::board& b, int width) {
  const study::joint& j = b.together();
  if (j.headline == 0) return wrapped("No target of this board is a headline target.", width, 0);
  if (j.assessed == 0)
    return wrapped(cat("None of the ", j.headline,
                       " headline targets can be given a probability; what would give one stands "
                       "below. All of them: not assessable."),
                   width, 0);
  std::string out =
      cat("Of ", j.headline, " headline targets ", j.assessed,
          " can be assessed; expected to be reached: ", core::fixed(j.expected_reached, 2));
  if (j.all) out += cat(" ± ", core::fixed(j.expected_reached_std_error, 2));
  out += distribution_text(j);
  if (j.all) {
    out += cat("; all ", j.headline, ": ");
    if (j.all_is_upper_bound) {
      out += cat("not assessable, ", j.headline - j.assessed, " have no probability; at most ",
                 percent_with_error(j.all), " %");
    } else {
      out += percent_with_error(j.all) + " %";
    }
  }
  return wrapped(out + ".", width, 0);
}

std::string stages_text(const study::joint& j, int width) {
  if (j.stages.empty()) return "";
  std::string known;
  std::string unknown;
  for (const study::stages_together& s : j.stages) {
    if (!s.all) {
      unknown += cat(unknown.empty() ? "" : ", ", s.of);
      continue;
    }
    known += cat(known.empty() ? "" : "; ", s.of, " (", static_cast<int>(s.ids.size()), ") ",
                 s.is_upper_bound() ? "at most " : "", percent_with_error(s.all), " %");
  }
  if (!unknown.empty()) known += cat(known.empty() ? "" : "; ", "not assessable: ", unknown);
  return wrapped(cat("All stages reached: ", known, "."), width, 2);
}

/// Every record of comparable targets with its interval and its warning.
std::string records_text(const plans::plan& plan, int width) {
  std::string out;
  for (const plans::base_rate& record : plan.parts().records) {
    const bool first = out.empty();
    out += wrapped(cat(first ? "Base rate (base): " : "  also: ", plans::to_string(record), ". ",
                       record.warning()),
                   width, first ? 2 : 4);
  }
  return out;
}

std::string without_name(std::string sentence, const core::name& name) {
  const std::string full = core::to_string(name);
  for (const std::string& word : {full, name.zh, name.en}) {
    if (word.empty()) continue;
    for (std::size_t at = sentence.find(word); at != std::string::npos; at = sentence.find(word))
      sentence.replace(at, word.size(), "it");
  }
  return sentence;
}

/// Why rows have no probability and what would give one; rows with the same answer together.
std::string reasons_text(const study::board& b, int width) {
  std::vector<std::pair<std::string, std::string>> groups;
  int count = 0;
  for (const row& r : b.rows()) {
    if (r.probability) continue;
    ++count;
    const std::string why =
        without_name(cat(r.reason, r.needs.empty() ? "" : cat("; would need ", r.needs)), r.name);
    const auto same =
        std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.second == why; });
    if (same == groups.end()) {
      groups.emplace_back(r.id, why);
    } else {
      same->first += ", " + r.id;
    }
  }
  if (groups.empty()) return "";
  std::string out = cat("\nWithout a probability (", count, "), and what would give one:\n");
  for (const auto& [ids, why] : groups) out += wrapped(cat("  ", ids, ": ", why), width, 4);
  return out;
}

std::string others_text(const study::board& b, int width) {
  const std::string table = other_table(b, width);
  if (table.empty()) return "";
  return cat(
      "\n",
      wrapped(cat("Beside the headline, not counted in the answers above: ", count_others(b), "."),
              width, 2),
      "\n", table);
}

std::string past_text(const study::board& b, int width) {
  const int past = static_cast<int>(b.past().size());
  if (past == 0) return "";
  return cat("\n", wrapped(cat(past, past == 1 ? " target was" : " targets were", " due before ",
                               b.run().plan->parts().start, " and ", past == 1 ? "is" : "are",
                               " not forecast; attain evaluate ", b.run().plan->id(),
                               " shows what came of ", past == 1 ? "it." : "them."),
                           width, 2));
}

/// What the plan's own levers do, where no column says it.
std::string planned_text(const study::board& b, int width) {
  std::string out;
  for (const row& r : b.rows())
    if (r.plan_probability)
      out += cat(out.empty() ? "" : ", ", r.id, " ", percent_with_error(r.plan_probability));
  return out.empty() ? out
                     : wrapped(cat("With the plan's own commitments (P %): ", out, "."), width, 2);
}

/// English of the words of standing that the table shows.
std::string standing_key(const study::board& b) {
  std::set<progress::standing> seen;
  for (const row& r : b.rows())
    if (r.standing.word) seen.insert(*r.standing.word);
  std::string out;
  for (const progress::standing s : seen)
    out += cat(out.empty() ? "" : ", ", progress::in_chinese(s), " ", progress::to_string(s));
  return out.empty()
             ? out
             : cat(" standing: share of the way against share of the time (时序进度): ", out, ".");
}

/// What the columns mean.
std::string key_text(const study::board& b, const shown_table& table, int width) {
  std::string out =
      "P: probability that the target is reached on time, ± its Monte Carlo standard error, in "
      "percent";
  out += table.shows("P % plan") ? "; P plan: where a lever of the plan's commitments acts." : ".";
  if (table.shows("needs"))
    out += table.shows("made") ? " needs, made: compound growth a year."
                               : " needs: compound growth a year.";
  if (table.shows("class")) out += " class: mean growth of its class.";
  if (table.shows("break-even"))
    out += " break-even: growth a year for P = 1/2, in brackets as share of the fitted one.";
  if (table.shows("even if"))
    out +=
        " even if: the level at the end of that year, not observed, from which the median path "
        "under class growth just meets the target.";
  if (table.shows("first")) out += " first: year by which half of the draws crossed the target.";
  if (table.shows("back")) out += " back: crossed before the due date and lost again by then.";
  out += standing_key(b);
  if (table.shows("cal.") && std::any_of(b.rows().begin(), b.rows().end(), has_calibration))
    out +=
        " cal.: calibrated on so many series of other places; !: 80 % intervals of its class "
        "held less than 70 or more than 90 % of some year's outcomes (explain says which); no: "
        "uncalibrated, its class has no panel.";
  return wrapped(out, width, 2);
}

}  // namespace

std::string to_text(const study::board& b, int width) {
  const int wide = std::max(width, 80);
  const study::session& s = b.run();
  const shown_table table = headline_table(b, wide);
  std::string out = heading(s, cat("Scenario ", s.scenarios.front().id()), wide);
  if (!table.text.empty()) out += table.text + "\n";
  out += joint_text(b, wide) + stages_text(b.together(), wide);
  if (!table.shows("P % plan")) out += planned_text(b, wide);
  out += records_text(*s.plan, wide);
  out += key_text(b, table, wide);
  return out + others_text(b, wide) + reasons_text(b, wide) + past_text(b, wide) +
         notes_text(b.labels(), wide);
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const board& b) { return out << io::to_text(b); }

}  // namespace attain::study
