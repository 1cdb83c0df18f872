// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/study/forecast.hpp>
#include <attain/study/paired.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// A probability in words. Source: Mastrandrea and others, Guidance Note for Lead Authors of the
/// IPCC Fifth Assessment Report on Consistent Treatment of Uncertainties (2010), table 1.
enum class verdict {
  very_unlikely,  ///< below .1
  unlikely,       ///< below 1/3
  open,           ///< up to 2/3: about as likely as not
  likely,         ///< up to .9
  very_likely,    ///< above
};

verdict verdict_of(double probability);
/// "very unlikely", "unlikely", "as likely as not", "likely", "very likely".
std::string to_string(verdict v);

/// What one assumption at one end does to one target, or to the number reached.
struct stress_change {
  std::string target = {};  ///< id; "expected reached"
  paired low = {};          ///< value at the 5 % point less value as it is
  paired high = {};         ///< the same at the 95 % point; of a reading: the other reading
  friend bool operator==(const stress_change&, const stress_change&) = default;
};

/// One assumption moved to its 5 % and 95 % point, one other reading of a sentence, or all of them.
struct stress_row {
  /// "stations.b", "own growth of held", "reading t-2 of t", "all second readings"
  std::string what = {};
  /// "lever", "growth", "start", "rate", "break", "reading", "readings"
  std::string kind = {};
  std::string name = {};
  std::string unit = {};
  /// Values at the two points; of what is a standard normal of the model -1.645 and 1.645; none for
  /// readings.
  std::optional<double> low = {};
  std::optional<double> high = {};
  std::optional<core::causal_mark> mark = {};  ///< of lever parameters
  std::vector<stress_change> changes = {};     ///< of what it changes in any draw
  std::vector<std::string> verdicts = {};      ///< targets whose verdict changes at either point
  double largest = 0;  ///< largest change of a probability by size
  friend bool operator==(const stress_row&, const stress_row&) = default;
};

/// A target as it stands before anything is moved.
struct stress_target {
  std::string id = {};
  core::name name = {};
  int due = 0;
  paired value = {};
  friend bool operator==(const stress_target&, const stress_target&) = default;
};

/// What is asked.
struct stress_question {
  std::optional<plans::scenario> scenario = {};  ///< none: trend
  std::vector<std::string> of = {};  ///< ids of targets; empty: all headline targets assessed
  double point = .05;                ///< probability of the low point, in (0, 1/2)
};

/// Assumptions ranked by what they could change. Immutable.
class stress_table {
 public:
  stress_table(session run, stress_question asked, std::vector<stress_target> targets,
               std::vector<stress_row> rows);

  const session& run() const noexcept { return run_; }
  const plans::scenario& scenario() const { return run_.scenarios.front(); }
  const stress_question& asked() const noexcept { return asked_; }
  /// Targets looked at; the last is the number of headline targets reached, where all are.
  const std::vector<stress_target>& targets() const noexcept { return targets_; }
  /// Most changed verdicts first, then the largest change of a probability.
  const std::vector<stress_row>& rows() const noexcept { return rows_; }
  const std::vector<std::string>& labels() const noexcept { return labels_; }
  /// @throws not_found with the nearest name.
  const stress_row& operator[](const std::string& what) const;

  friend bool operator==(const stress_table& a, const stress_table& b) {
    return a.run_ == b.run_ && a.rows_ == b.rows_;
  }

 private:
  session run_;
  stress_question asked_;
  std::vector<stress_target> targets_;
  std::vector<stress_row> rows_;
  std::vector<std::string> labels_;
};

/// Holds each assumption at its 5 % and 95 % point in every draw, one at a time, in one program on
/// the same draws; and reads each sentence the other way, where the plan has second readings: one
/// by one, and where several sentences have one, all at once (of a sentence with several the first
/// in the plan). Moved are lever parameters of the scenario, total effects, interactions, and what
/// the model does not know of growth, start, rates and breaks; yearly noise and the width of errors
/// are not. Errors are those of the paired draws, sqrt((p10 + p01 - d^2) / n).
/// @throws invalid_input for the exact method, a shard or a point out of range; not_found for a
/// target; missing_input for a target without a probability.
stress_table stress(const plans::plan& plan, const stress_question& asked = {},
                    const forecast_settings& settings = {});

std::string to_string(const stress_row& r);

}  // namespace attain::study
