// SPDX-License-Identifier: Apache-2.0
#include <attain/io/evaluation.hpp>

#include <attain/core/text.hpp>

#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <ostream>
#include <utility>
#include <vector>

namespace attain::io {

namespace {

using core::cat;
using progress::figure;
using study::evaluation_row;
using study::outcome;

/// Columns that names and targets need at least before figures are left out.
constexpr int least = 18;

std::string dated_text(const std::optional<study::dated_value>& v) {
  return v ? cat(short_number(v->value), " (", date_text(v->time), ")") : std::string(dash);
}

std::string figure_text(const figure& f, int digits) {
  return f ? core::fixed(*f, digits) : std::string(dash);
}

/// A figure of a method; a dash where the methods do not apply.
template <class Get>
std::string method_text(const evaluation_row& r, int digits, const Get& get) {
  return r.methods ? figure_text(get(*r.methods), digits) : std::string(dash);
}

std::string achieved_text(const evaluation_row& r) {
  return r.achieved ? short_number(*r.achieved) : std::string(dash);
}

std::string word_text(const evaluation_row& r) {
  return r.words ? progress::in_chinese(*r.words) : std::string(dash);
}

std::string result_text(const evaluation_row& r) {
  return cat(study::in_chinese(r.result), " ", study::to_string(r.result));
}

using rows_shown = std::vector<const evaluation_row*>;

/// What the rows of one table have in common.
struct table_traits {
  explicit table_traits(const rows_shown& rows) {
    const auto any = [&](const auto& is) { return std::any_of(rows.begin(), rows.end(), is); };
    probability = any([](const auto* r) { return r->probability.has_value(); });
    methods = any([](const auto* r) { return r->methods.has_value(); });
    amounts = any([](const auto* r) {
      return r->achieved && (!r->latest || *r->achieved != r->latest->value);
    });
    due = rows.front()->target.due;
    base = rows.front()->base_year;
    if (any([&](const auto* r) { return r->target.due != due; })) due = 0;
    if (any([&](const auto* r) { return r->base_year != base; })) base = 0;
  }

  bool probability;
  bool methods;
  bool amounts;  ///< what is achieved is not the latest level everywhere
  int due;       ///< year that all share; 0: they differ
  int base;
};

constexpr int most_detail = 5;

struct column {
  text_column head;
  std::function<std::string(const evaluation_row&)> cell;
  int detail;                   ///< 0: always shown; more: left out of narrower tables first
  int below = most_detail + 1;  ///< shown below this level of detail alone
};

/// A column of one method's figure.
template <class Get>
column method_column(const char* title, int digits, int detail, const Get& get) {
  return {{title, true, false},
          [=](const evaluation_row& r) { return method_text(r, digits, get); },
          detail};
}

std::vector<column> columns_of(const table_traits& t) {
  using progress::methods;
  const auto number = [&](std::optional<study::dated_value> v, int shared) {
    if (!v || shared == 0) return dated_text(v);
    return short_number(v->value);
  };
  std::vector<column> all;
  all.push_back({{"", false, false}, [](const auto& r) { return r.id; }, 0});
  all.push_back({{"indicator", false, true},
                 [](const auto& r) { return r.name.zh.empty() ? r.name.en : r.name.zh; },
                 0});
  all.push_back({{t.due ? cat("target ", t.due) : std::string("target"), false, true},
                 [t](const auto& r) { return aim_text(r.target, r.unit, t.due == 0); },
                 0});
  if (t.methods)
    all.push_back({{t.base ? cat("base ", t.base) : std::string("base"), true, false},
                   [=](const auto& r) { return number(r.base, t.base); },
                   5});
  all.push_back({{"latest", true, false}, [](const auto& r) { return dated_text(r.latest); }, 3});
  if (t.amounts) all.push_back({{"achieved", true, false}, achieved_text, 3});
  all.push_back(
      {{"/target", true, false}, [](const auto& r) { return figure_text(r.ratio, 2); }, 0});
  if (t.methods) {
    all.push_back(method_column("P", 2, 5, [](const methods& m) { return m.time.completion; }));
    all.push_back(method_column("P/τ", 2, 1, [](const methods& m) { return m.time.pace; }));
    all.push_back(method_column("R", 2, 3, [](const methods& m) { return m.cagr.ratio; }));
    all.push_back(method_column("CR", 2, 4, [](const methods& m) { return m.unsd.ratio; }));
    all.push_back(method_column("CS", 1, 4, [](const methods& m) { return m.escap.status; }));
  }
  all.push_back({{"standing", false, false}, word_text, 0});
  all.push_back({{"outcome", false, false}, result_text, 2});
  all.push_back(
      {{"outcome", false, false}, [](const auto& r) { return study::in_chinese(r.result); }, 0, 2});
  if (t.probability)
    all.push_back({{"P %", true, false},
                   [](const auto& r) {
                     return r.probability ? percent_with_error(r.probability) : std::string(dash);
                   },
                   0});
  return all;
}

/// One table with the columns up to a level of detail.
struct shown_table {
  shown_table(const rows_shown& rows, const std::vector<column>& all, int detail)
      : cells(rows.size()) {
    for (const column& c : all) {
      if (c.detail > detail || detail >= c.below) continue;
      heads.push_back(c.head);
      for (std::size_t k = 0; k < rows.size(); ++k) cells[k].push_back(c.cell(*rows[k]));
    }
  }

  /// Width with names and targets as short as they may become.
  int least_width() const {
    std::vector<std::vector<std::string>> cut = cells;
    for (std::vector<std::string>& row : cut)
      for (std::size_t k = 0; k < row.size(); ++k)
        if (heads[k].flexible) row[k] = core::clip(row[k], least);
    return natural_width(heads, cut);
  }

  std::vector<text_column> heads = {};
  std::vector<std::vector<std::string>> cells;
};

/// The fullest table whose figures fit.
std::string table_of(const rows_shown& rows, int width) {
  const std::vector<column> all = columns_of(table_traits(rows));
  for (int detail = most_detail;; --detail) {
    const shown_table t(rows, all, detail);
    if (detail == 0 || t.least_width() <= width) return text_table(t.heads, t.cells, width);
  }
}

std::string words_of(const study::evaluation_totals& t) {
  std::string out;
  for (std::size_t k = 0; k < t.words.size(); ++k) {
    const auto word = static_cast<progress::standing>(k);
    if (t.words[k] > 0)
      out += cat(out.empty() ? "" : " · ", progress::in_chinese(word), " ",
                 progress::to_string(word), " ", t.words[k]);
  }
  return out;
}

std::string total_text(const std::string& title, const study::evaluation_totals& t, int width) {
  if (t.targets == 0) return "";
  std::string out = t.observed > 0 ? cat(title, ": ", study::to_string(t))
                                   : cat(title, ": none of ", t.targets, " observed when due");
  if (t.open > 0) out += cat(", ", t.open, " open");
  if (t.not_observed > 0) out += cat(", ", t.not_observed, " due and not observed");
  if (t.median_ratio)
    out += cat("; achieved/target ", core::fixed(*t.smallest_ratio, 2), " to ",
               core::fixed(*t.largest_ratio, 2), ", median ", core::fixed(*t.median_ratio, 2));
  const std::string words = words_of(t);
  if (!words.empty()) out += cat("; ", words);
  return wrapped(out + ".", width, 2);
}

using grouped = std::vector<std::pair<std::string, std::vector<std::string>>>;

void put(grouped& groups, const std::string& reason, const std::string& id) {
  if (reason.empty()) return;
  for (auto& [known, ids] : groups)
    if (known == reason) return ids.push_back(id);
  groups.push_back({reason, {id}});
}

/// Reasons with the targets that they hold for, below a title.
std::string reasons_text(const std::string& title, const grouped& groups, int width) {
  std::string out;
  for (const auto& [reason, ids] : groups) {
    std::string line = cat("  ", reason, ": ");
    for (std::size_t k = 0; k < ids.size(); ++k) line += cat(k > 0 ? ", " : "", ids[k]);
    out += wrapped(line, width, 4);
  }
  return out.empty() ? out : cat("\n", title, ":\n", out);
}

std::string why_text(const study::evaluation& e, int width) {
  grouped results;
  grouped words;
  for (const evaluation_row& r : e.rows()) {
    put(results, r.reason, r.id);
    if (r.reason.empty()) put(words, r.words_reason, r.id);
  }
  return reasons_text("Without an outcome", results, width) +
         reasons_text("Without a standing", words, width);
}

constexpr const char* legend =
    "achieved: what stands against the target's value (latest level, sum so far, growth in "
    "percent, least favourable year). P: share of the way from base to target; τ: share of the "
    "time that is over; standing by P/τ: 提前实现 ahead of schedule (reached), 快于预期 faster "
    "than expected (1.05 or more), 基本符合 as expected (0.95 or more), 滞后 behind (attain's own "
    "edges). R: observed over required yearly growth (Open SDG: 0.95 on track, 0.60 acceleration "
    "needed). CR: where growth so far leads (UN Progress Chart: 0.95 on track, 0.10 fair). CS: UN "
    "ESCAP status, 0 the base, 10 the target. outcome: 已实现 reached, 未实现 missed, 未到期 open, "
    "无数据 not observed, 无数值 no number.";

}  // namespace

std::string to_text(const study::evaluation& e, int width) {
  const int wide = std::max(width, 80);
  rows_shown period;
  rows_shown past;
  for (const evaluation_row& r : e.rows()) (r.past ? past : period).push_back(&r);
  std::string out = wrapped(core::to_string(e.plan().name()), wide, 2);
  std::string how = cat("Evaluation 评估 · as of ", core::to_string(e.as_of()));
  if (e.base_year()) how += cat(" · measured from ", *e.base_year());
  if (e.beside())
    how += cat(" · ", core::number(e.beside()->run().draws()), " draws, seed ",
               std::to_string(e.beside()->run().seed()));
  out += wrapped(how, wide, 2) + "\n";
  if (!period.empty()) out += table_of(period, wide);
  if (!past.empty()) {
    if (!period.empty()) out += "\n";
    out += cat("Targets due before ", e.plan().parts().start, " 上期指标\n");
    out += table_of(past, wide);
  }
  out += "\n" + total_text("Headline targets", e.headline(), wide) +
         total_text("Other targets", e.others(), wide) + total_text("Past targets", e.past(), wide);
  out += wrapped(legend, wide, 2);
  const bool with_probability =
      std::any_of(period.begin(), period.end(),
                  [](const evaluation_row* r) { return r->probability.has_value(); });
  if (with_probability)
    out += wrapped(
        "P %: probability that the target is reached on time, ± its Monte Carlo standard error.",
        wide, 2);
  return out + why_text(e, wide) + notes_text(e.labels(), wide);
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const evaluation& e) { return out << io::to_text(e); }

}  // namespace attain::study
