// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/forecast.hpp>
#include <attain/study/paired.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// How the draws of a run are split into factors.
enum class factor_kind {
  layer,      ///< what we do not know; what varies from year to year
  group,      ///< parts of the model: tail, own growth, class growth, class surprise, ...
  lever,      ///< all parameters of a lever; everything else is "history and noise"
  mark,       ///< lever parameters of one causal mark; everything else is "history and noise"
  parameter,  ///< one lever parameter, total effect or interaction
  indicator,  ///< what is an indicator's own, and what a class shares
};

/// A set of streams of draws that is looked at as one.
struct factor {
  factor_kind kind = factor_kind::layer;
  std::string id = {};
  std::string name = {};
  int streams = 0;
  friend bool operator==(const factor&, const factor&) = default;
};

/// Shares of a variance: `first` is what would go if the factor alone were known, `total` what
/// would be left if everything but the factor were known; their difference is interaction.
struct factor_share {
  paired first = {};
  paired total = {};
  friend bool operator==(const factor_share&, const factor_share&) = default;
};

/// Shares of the log level at the end of a year, by factor.
struct year_shares {
  int year = 0;
  double sd = 0;  ///< of the log level
  std::vector<factor_share> shares = {};
  friend bool operator==(const year_shares&, const year_shares&) = default;
};

/// Total shares (as in `attribution_row::main`) from the first draws of the run.
struct convergence_point {
  std::int64_t draws = 0;
  std::vector<double> totals = {};
  friend bool operator==(const convergence_point&, const convergence_point&) = default;
};

/// What carries the outcome of one target, or the number of headline targets reached.
struct attribution_row {
  std::string id = {};         ///< of the target; "expected reached"
  core::name name = {};        ///< of its indicator
  std::string indicator = {};  ///< empty for the number reached
  int due = 0;
  std::optional<paired> value = {};         ///< probability, or the expected number
  std::vector<factor_share> of_event = {};  ///< by factor; empty where the outcome never varies
  std::vector<year_shares> by_year = {};    ///< of the log level, where it has one
  double worst_error = 0;                   ///< largest standard error among `main`
  bool converged = false;                   ///< `worst_error` is at most the tolerance
  std::int64_t draws_needed = 0;            ///< in all, for that; 0 where converged
  std::vector<convergence_point> path = {};

  /// Shares of the log level in the due year; none without a level.
  const year_shares* at_due() const;
  /// Shares of the outcome where that varies, else of the log level when due.
  const std::vector<factor_share>& main() const;
  friend bool operator==(const attribution_row&, const attribution_row&) = default;
};

/// "expected reached".
inline constexpr const char* expected_reached_id = "expected reached";

/// What is asked.
struct attribution_question {
  std::optional<plans::scenario> scenario = {};  ///< none: trend
  /// Ids of targets or indicators, or "expected reached"; empty: all.
  std::vector<std::string> of = {};
  std::vector<factor_kind> by = {factor_kind::layer, factor_kind::group, factor_kind::lever,
                                 factor_kind::mark};
  double tolerance = .01;  ///< standard error of a share that counts as converged, in (0, 1)
};

/// What the answers of a scenario hang on. Immutable.
class attribution {
 public:
  attribution(session run, attribution_question asked, std::vector<factor> factors,
              std::vector<attribution_row> rows);

  const session& run() const noexcept { return run_; }
  const plans::scenario& scenario() const { return run_.scenarios.front(); }
  const attribution_question& asked() const noexcept { return asked_; }
  const std::vector<factor>& factors() const noexcept { return factors_; }
  /// Targets of the period that were asked for, in the order of the plan file, then the number
  /// reached.
  const std::vector<attribution_row>& rows() const noexcept { return rows_; }
  const std::vector<std::string>& labels() const noexcept { return labels_; }
  /// @throws not_found with the nearest id.
  const attribution_row& operator[](const std::string& target) const;
  /// Place of a factor among `factors`, by its id. @throws not_found with the nearest id.
  std::size_t place_of(const std::string& factor) const;

  friend bool operator==(const attribution& a, const attribution& b) {
    return a.run_ == b.run_ && a.factors_ == b.factors_ && a.rows_ == b.rows_;
  }

 private:
  session run_;
  attribution_question asked_;
  std::vector<factor> factors_;
  std::vector<attribution_row> rows_;
  std::vector<std::string> labels_;
};

/// Sobol' indices of every target at once, by pick-freeze on the run's own draws. For a factor u
/// let Y' be the figure with u drawn anew and all else kept, and Y'' that with u kept and all else
/// drawn anew:
///
///   total_u = E[(Y - Y')^2] / (2 V),    first_u = 1 - E[(Y - Y'')^2] / (2 V),
///
/// V the variance pooled over both arms. The streams of the model are independent, what is shared
/// (a class, an indicator's tail) being a stream of its own, so the decomposition exists. Sources:
/// Jansen, Comput. Phys. Commun. 117 (1999) 35-43, eq. 12; Janon and others, ESAIM Probab. Stat. 18
/// (2014) 342-364, eq. 6, which `first` equals. Errors are those of the jackknife over 16 parts.
/// Figures: the 0/1 outcome, the log level at each year's end, the number of headline targets
/// reached. The log level has a Student t: its variance is estimated slowly where nu is near 2.
/// @throws invalid_input for the exact method, a shard, less than 2,048 draws or a tolerance out of
/// range; not_found for an id; otherwise as `forecast`.
attribution attribution_of(const plans::plan& plan, const attribution_question& asked = {},
                           const forecast_settings& settings = {});

std::string to_string(factor_kind k);
/// @throws not_found with the nearest name.
factor_kind parse_factor_kind(const std::string& text);
std::string to_string(const attribution_row& r, const std::vector<factor>& factors);

}  // namespace attain::study
