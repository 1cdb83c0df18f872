// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/board.hpp>
#include <attain/study/compare.hpp>
#include <attain/study/forecast.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// Why a probability is another one at a later as-of point, in the order in which the reasons are
/// taken up. Each step starts where the one before it ended, so the parts depend on this order.
enum class reason_of_change {
  method,  ///< class constants cut for the later point, history still that of the earlier one
  time,    ///< the years that passed went exactly as the earlier median expected
  data,    ///< actual figures in place of the expected ones
  lever,   ///< the later scenario in place of the earlier one
};
inline constexpr int reasons_of_change = 4;

/// One target between the two points.
struct changed_row {
  std::string id = {};
  core::name name = {};
  plans::target_fields target = {};
  std::string unit = {};
  bool headline = false;
  std::optional<core::proportion> from = {};
  std::optional<core::proportion> to = {};
  simulate::assessability from_state = simulate::assessability::not_assessable;
  simulate::assessability to_state = simulate::assessability::not_assessable;
  /// Differences of the probability by reason; none where it is missing at some step.
  std::optional<std::array<paired, reasons_of_change>> parts = {};
  /// The parts added up from left to right; its error is that of the paired ends.
  std::optional<paired> total = {};
  /// Where there are no parts: the step that gave or took the probability.
  std::string note = {};

  friend bool operator==(const changed_row&, const changed_row&) = default;
};

/// Expected number of headline targets reached at the two points.
struct changed_joint {
  int from_assessed = 0;
  int to_assessed = 0;
  int counted = 0;  ///< headline targets with a probability at every step: the parts are about them
  paired from = {};
  paired to = {};
  std::array<paired, reasons_of_change> parts = {};
  paired total = {};
  /// What targets bring that have a probability at one end only or not at every step: `to` less
  /// `from` less `total`.
  double by_assessability = 0;

  friend bool operator==(const changed_joint&, const changed_joint&) = default;
};

/// The change of a plan's probabilities between two as-of points, by reason. Immutable.
class changed {
 public:
  /// `before` and `after` are the boards at the two ends, of one program.
  changed(board before, board after, std::vector<changed_row> rows, changed_joint together,
          std::vector<std::string> labels);

  /// The run of the later point.
  const session& run() const noexcept { return after_.run(); }
  const board& before() const noexcept { return before_; }
  const board& after() const noexcept { return after_; }
  const plans::scenario& from_scenario() const { return before_.run().scenarios.front(); }
  const plans::scenario& to_scenario() const { return after_.run().scenarios.front(); }
  /// Targets of the period in the order of the plan file.
  const std::vector<changed_row>& rows() const noexcept { return rows_; }
  const changed_joint& together() const noexcept { return joint_; }
  const std::vector<std::string>& labels() const noexcept { return labels_; }

  /// @throws not_found with the nearest id.
  const changed_row& operator[](const std::string& target) const;

  friend bool operator==(const changed& a, const changed& b) {
    return a.before_ == b.before_ && a.after_ == b.after_;
  }

 private:
  board before_;
  board after_;
  std::vector<changed_row> rows_;
  changed_joint joint_;
  std::vector<std::string> labels_;
};

/// Splits the change between two points on the same draws. Where an indicator got figures between
/// them, the step `time` puts in their place what the earlier point expected: the median path, of
/// the scenario's own draws where a lever acts or the law has no closed form. Figures that the
/// earlier point had no expectation of (no level known, other definitions, bounds, part-year flows)
/// belong to `data`; an indicator without new figures does not age. Executor, stop, progress and
/// the table of constants are those of `to`.
/// @throws invalid_input where the points are out of order, or draws, seed, method or parts of the
/// run differ or are no plain Monte Carlo run; otherwise as `forecast`.
changed what_changed(const plans::plan& plan, const forecast_settings& from,
                     const forecast_settings& to);

/// "method", "time", "data", "lever".
std::string to_string(reason_of_change r);

}  // namespace attain::study
