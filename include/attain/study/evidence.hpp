// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/plans/scenario.hpp>
#include <attain/study/forecast.hpp>
#include <attain/study/paired.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// Shares of variance that rest on something.
struct variance_share {
  paired of_level = {};   ///< of the log level at the due year
  paired of_effect = {};  ///< of what the scenario adds to it against trend
  friend bool operator==(const variance_share&, const variance_share&) = default;
};

/// One uncertain lever parameter, or what levers share, and what rests on it.
struct parameter_share {
  /// `lever.parameter`, "total effect on ...", "interaction of ...".
  std::string what = {};
  std::string name = {};
  std::string unit = {};
  random::distribution value = random::distribution::fixed(0);
  core::evidence from = {};
  bool hindsight = false;  ///< known later than the as-of point
  variance_share share = {};
  friend bool operator==(const parameter_share&, const parameter_share&) = default;
};

/// All parameters of one causal mark together.
struct mark_share {
  core::causal_mark mark = core::causal_mark::J;
  int parameters = 0;
  variance_share share = {};
  friend bool operator==(const mark_share&, const mark_share&) = default;
};

/// What carries the level of one target's indicator at its due year.
struct evidence_row {
  std::string id = {};  ///< of the target
  core::name name = {};
  int due = 0;
  double level_sd = 0;   ///< standard deviation of the log level
  paired effect = {};    ///< mean of what the scenario adds to it
  double effect_sd = 0;  ///< standard deviation of that; 0: no parameter is uncertain
  std::vector<parameter_share> parameters = {};  ///< the largest share of the effect first
  std::vector<mark_share> marks = {};            ///< in order A, B, C, J, U; those that stand
  variance_share all = {};                       ///< all uncertain lever parameters together
  paired rest = {};  ///< share of the level that history and noise carry alone: 1 - all
  friend bool operator==(const evidence_row&, const evidence_row&) = default;
};

/// How much of a scenario's answers rests on which evidence. Immutable.
class evidence_table {
 public:
  evidence_table(session run, std::vector<evidence_row> rows, std::vector<std::string> labels);

  const session& run() const noexcept { return run_; }
  const plans::scenario& scenario() const { return run_.scenarios.front(); }
  /// Targets of the period whose level the scenario moves, in the order of the plan file.
  const std::vector<evidence_row>& rows() const noexcept { return rows_; }
  const std::vector<std::string>& labels() const noexcept { return labels_; }
  /// @throws not_found with the nearest id.
  const evidence_row& operator[](const std::string& target) const;

  friend bool operator==(const evidence_table& a, const evidence_table& b) {
    return a.run_ == b.run_ && a.rows_ == b.rows_;
  }

 private:
  session run_;
  std::vector<evidence_row> rows_;
  std::vector<std::string> labels_;
};

/// Total sensitivity indices, E[(Y - Y')^2] / (2 var Y), where Y' is Y with one parameter (or all
/// of one mark) drawn anew and everything else kept: the share of the variance that would be left
/// on average if everything but these were known. Shares of what works together overlap and add up
/// to more than 1. Source: Jansen, Comput. Phys. Commun. 117 (1999) 35-43, eq. 12; Saltelli and
/// others, Comput. Phys. Commun. 181 (2010) 259-270, table 2 (f). Errors are those of the jackknife
/// over 16 parts of the run. Lever parameters, total effects and interactions are told apart:
/// everything else, structural breaks included, is history and noise.
/// @throws invalid_input for trend itself and for the exact method; otherwise as `compare`.
evidence_table evidence_of(const plans::plan& plan, const plans::scenario& scenario,
                           const forecast_settings& settings = {});

std::string to_string(const evidence_row& r);

}  // namespace attain::study
