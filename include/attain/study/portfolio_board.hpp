// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/core/moment.hpp>
#include <attain/core/name.hpp>
#include <attain/simulate/assess.hpp>
#include <attain/study/joint.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// What a portfolio board keeps of one target of a plan.
struct target_figures {
  std::string id = {};
  std::string indicator = {};
  std::string group = {};  ///< class of the indicator
  int due = 0;
  bool headline = false;
  simulate::assessability state = simulate::assessability::not_assessable;
  std::optional<core::proportion> probability = {};
  /// Under the plan's own commitments, where one of its quantified levers acts.
  std::optional<core::proportion> plan_probability = {};

  friend bool operator==(const target_figures&, const target_figures&) = default;
};

/// What a portfolio board keeps of one plan: every figure is that of its forecast alone.
struct plan_figures {
  std::string plan = {};
  core::name name = {};
  std::string place = {};
  std::string within = {};  ///< id of the plan of the place around it
  std::string plan_hash = {};
  std::string program_digest = {};
  core::moment as_of = 2000;
  std::string scenario = {};  ///< that it was played under
  int headline = 0;
  int assessed = 0;  ///< headline targets with a probability
  double expected_reached = 0;
  double expected_reached_std_error = 0;
  double variance_reached = 0;  ///< of the number reached, over draws
  /// P(all assessed ones); an upper bound where `assessed < headline`.
  std::optional<core::proportion> all = {};
  std::optional<int> with_90 = {};  ///< most that are reached together with 90 %
  std::optional<int> with_50 = {};
  std::optional<int> with_10 = {};
  std::vector<target_figures> targets = {};
  std::vector<std::string> labels = {};

  friend bool operator==(const plan_figures&, const plan_figures&) = default;
};

/// A plan that has no row, and why.
struct refused_plan {
  std::string what = {};  ///< its id, or the place in the order given where it has none
  std::string reason = {};
  friend bool operator==(const refused_plan&, const refused_plan&) = default;
};

/// Everything that a portfolio board consists of.
struct portfolio_parts {
  std::int64_t draws = 0;
  std::uint64_t seed = 0;
  std::string scenario = {};  ///< that was asked for
  std::vector<plan_figures> rows = {};
  std::vector<refused_plan> refused = {};
  std::int64_t asked = 0;  ///< plans that were handed in; more than rows and refused: stopped
  /// Draw by draw: headline targets reached in all plans; plans that reach all their assessed ones.
  std::vector<std::int32_t> reached_by_draw = {};
  std::vector<std::int32_t> complete_by_draw = {};

  friend bool operator==(const portfolio_parts&, const portfolio_parts&) = default;
};

/// One row a plan, and answers about all plans together from the same draws: places rise and fall
/// together where they share the surprises of a class. Keeps two whole numbers a draw, however many
/// plans there are. Immutable.
class portfolio_board {
 public:
  /// @throws invalid_input where a plan stands twice or counters do not fit the draws.
  explicit portfolio_board(portfolio_parts parts);

  const portfolio_parts& parts() const noexcept { return parts_; }
  /// In the order in which they were handed in.
  const std::vector<plan_figures>& rows() const noexcept { return parts_.rows; }
  /// Headline targets of all plans.
  const joint& targets() const noexcept { return targets_; }
  /// Plans in place of targets: reached where all assessed headline targets of the plan are.
  const joint& plans() const noexcept { return plans_; }
  /// Standard deviation, over draws, of the number of targets reached in all plans.
  double spread() const noexcept { return spread_; }
  /// The same if the plans were independent of one another.
  double independent_spread() const noexcept { return independent_; }
  bool complete() const noexcept;
  /// What a reader must know: plans refused, not reached, without the scenario; cuts that differ.
  std::vector<std::string> labels() const;

  /// Number of targets reached in all plans that a share `p` of draws does not exceed. @throws
  /// invalid_input unless 0 < p < 1 and there are draws.
  int quantile(double p) const;

  /// @throws not_found with the nearest id.
  const plan_figures& operator[](const std::string& plan) const;

  friend bool operator==(const portfolio_board& a, const portfolio_board& b) {
    return a.parts_ == b.parts_;
  }

 private:
  portfolio_parts parts_;
  std::vector<std::int64_t> tally_;  ///< draws by targets reached
  joint targets_;
  joint plans_;
  double spread_ = 0;
  double independent_ = 0;
};

/// Boards of different plans on the same draws as one, in the order given: exact.
/// @throws invalid_input where draws, seed or scenario differ, or a plan stands in two of them.
portfolio_board merge(const std::vector<portfolio_board>& parts);

}  // namespace attain::study
