// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/compare.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// What is looked for.
enum class unknown {
  setting,    ///< the setting at a date
  date,       ///< since when a setting has to hold
  phase_out,  ///< the last year of a phase-out
};

/// "Which setting of `lever` makes `target` probable enough?"
struct question {
  std::string lever = {};
  std::string target = {};                 ///< id; empty: the expected number of headline targets
  double probability = .9;                 ///< wanted of `target`, in (0, 1)
  std::optional<double> expected = {};     ///< wanted expected number, where `target` is empty
  std::optional<plans::scenario> on = {};  ///< what else is set; none: trend
  unknown find = unknown::setting;
  /// Of a setting: its date; none: the plan's last year for counts, else the year after the as-of
  /// point. Of a phase-out: its first year; none: the year after the as-of point, or one later
  /// where the setting in force is in no document and `setting` gives it.
  std::optional<levers::schedule_key> at = {};
  /// Of a date: what has to hold from then on. Of a phase-out: what is phased out; none: the
  /// setting in force. Of a setting: not allowed.
  std::optional<double> setting = {};
  /// Of a setting: its range; none: the admissible one, cut where that has no end. Of the others:
  /// years between which to look; none: those of the plan after the as-of point.
  std::optional<double> low = {};
  std::optional<double> high = {};
};

/// A point of the search. `place` is the setting, the time of the date (a year's first day is a
/// whole number less one, 2024-06 is 2023.5) or the last year of the phase-out.
struct solve_point {
  double place = 0;
  std::optional<levers::schedule_key> date = {};
  paired value = {};          ///< probability or expected number
  core::interval range = {};  ///< 95 %
  friend bool operator==(const solve_point&, const solve_point&) = default;
};

/// Where the answer lies.
enum class solved {
  found,          ///< at a place inside the range
  everywhere,     ///< every place played reaches what is wanted; the answer is the weakest
  not_reachable,  ///< no place does; the answer is the best
};

/// What a search found.
struct search_result {
  solved state = solved::not_reachable;
  /// The place that just reaches what is wanted, or the best one where none does.
  solve_point answer = {};
  /// 95 % interval of the answer's place from the number of draws: where value plus and less 1.96
  /// standard errors cross what is wanted. It ends with the range of the search, which `open_low`
  /// and `open_high` say. Where nothing reaches what is wanted, it holds the places that may.
  core::interval range = {};
  bool open_low = false;
  bool open_high = false;
  bool increasing = true;  ///< whether the value rises with the place, from the two ends
  /// Whether no played place breaks that direction by more than 1.96 standard errors.
  bool monotone = true;
  std::vector<solve_point> points = {};  ///< all places that were played, in their order
  friend bool operator==(const search_result&, const search_result&) = default;
};

/// The answer of `solve`: the place that just reaches what is wanted, so the smallest setting, the
/// latest date or the earliest end of those that do where more is better, and the other way round
/// where less is better. Immutable.
class solution {
 public:
  solution(question asked, search_result found, comparison with, std::vector<std::string> notes);

  const question& asked() const noexcept { return asked_; }
  const search_result& found() const noexcept { return found_; }
  bool reachable() const noexcept { return found_.state != solved::not_reachable; }
  /// Whether the scenario that the search starts from reaches what is wanted by itself.
  bool reached_already() const noexcept { return reached_already_; }
  /// Value under the scenario searched from; none where that gives no probability.
  const std::optional<paired>& before() const noexcept { return before_; }
  /// The scenario searched from and the one of the answer, on the same draws: cost, other targets.
  const comparison& with() const noexcept { return with_; }
  const session& run() const noexcept { return with_.run(); }
  const plans::scenario& scenario() const { return run().scenarios.back(); }
  const scenario_cost& cost() const { return with_.costs().back(); }
  /// Cut ranges, doubts, and what a reader must know of the run.
  const std::vector<std::string>& notes() const noexcept { return notes_; }

  friend bool operator==(const solution& a, const solution& b) {
    return a.with_ == b.with_ && a.found_ == b.found_;
  }

 private:
  question asked_;
  search_result found_;
  comparison with_;
  std::optional<paired> before_;
  bool reached_already_ = false;
  std::vector<std::string> notes_;
};

/// Searches the place by sections: each round plays about a dozen of them in one program, on the
/// same draws, between the places that bracket what is wanted. Counts are whole units, dates
/// months (budgets: years), ends of phase-outs years; other settings are exact to 1e-6 of the range
/// or to a thousandth of their interval. `settings.scenario` is not used: the question says what
/// the search starts from.
/// @throws not_found for an unknown lever or target; invalid_input for a question that makes no
/// sense, a shard and the exact method; missing_input where the setting in force is in no document,
/// or the target has no probability; otherwise as `compare`.
solution solve(const plans::plan& plan, const question& asked,
               const forecast_settings& settings = {});

std::string to_string(unknown u);
/// "setting", "date", "phase-out". @throws not_found with the nearest name.
unknown parse_unknown(const std::string& text);
/// "found", "everywhere", "not reachable".
std::string to_string(solved s);
std::string to_string(const solution& s);

}  // namespace attain::study
