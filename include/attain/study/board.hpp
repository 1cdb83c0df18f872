// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/joint.hpp>
#include <attain/study/row.hpp>
#include <attain/study/session.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// The table of a plan's targets with their attainment. Immutable; keeps the run it was made from,
/// so that parts of one run can be merged into the board of the whole.
class board {
 public:
  explicit board(session run);

  const session& run() const noexcept { return run_; }
  /// Targets of the period in the order of the plan file.
  const std::vector<row>& rows() const noexcept { return rows_; }
  /// Ids of targets that were due before the period: they are evaluated, not forecast.
  const std::vector<std::string>& past() const noexcept { return past_; }
  const joint& together() const noexcept { return joint_; }
  /// What a reader must know of the run: evidence newer than the as-of point, assumptions, levels
  /// that the user believes, parts that do not add up.
  const std::vector<std::string>& labels() const noexcept { return labels_; }

  /// Widest half of the 95 % intervals of the assessed headline targets' probabilities; none where
  /// none is assessed.
  std::optional<double> half_width() const;
  /// Whether a tolerance was asked for and `half_width` is within it.
  bool is_precise() const;

  /// @throws not_found with the nearest id.
  const row& operator[](const std::string& target) const;

  friend bool operator==(const board& a, const board& b) { return a.run_ == b.run_; }

 private:
  session run_;
  std::vector<row> rows_;
  std::vector<std::string> past_;
  joint joint_;
  std::vector<std::string> labels_;
};

/// The board of parts of one run. @throws invalid_input where they are not of one run.
board merge(const std::vector<board>& parts);

}  // namespace attain::study
