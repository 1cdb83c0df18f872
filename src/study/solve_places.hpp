// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>
#include <attain/plans/plan.hpp>
#include <attain/study/solve.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// The places at which a question may have its answer, and the scenario at each. A coordinate is a
/// setting, a month counted from year 0 (budgets: a year) or a year.
class places {
 public:
  /// @throws as `solve`, for questions about levers.
  places(const plans::plan& plan, const question& asked, core::moment as_of);

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  /// Least distance between two places: 1 for whole numbers.
  double step() const noexcept { return whole_ ? 1 : 1e-6 * (high_ - low_); }
  bool whole() const noexcept { return whole_; }
  /// The scenario at coordinate `x`, named by it.
  plans::scenario at(double x) const;
  std::optional<levers::schedule_key> date(double x) const;
  /// The coordinate as `solve_point::place` has it.
  double place(double x) const;
  const plans::scenario& start() const noexcept { return on_; }
  const std::vector<std::string>& notes() const noexcept { return notes_; }

 private:
  void look_for_setting(const question& q);
  void look_for_date(const question& q);
  void look_for_phase_out(const question& q);
  void check_start() const;
  /// Whether a document gives the setting in force; `otherwise` is tried in its place.
  bool is_start_known(double otherwise) const;
  /// Settings of the scenario searched from that lie before `key`.
  levers::dated_settings before(const levers::schedule_key& key) const;
  levers::dated_settings keys_at(double x) const;
  int first_year_ahead() const;
  double largest_named() const;

  const plans::plan& plan_;
  const levers::lever& lever_;
  plans::scenario on_;
  core::moment from_;
  unknown find_;
  levers::schedule_key at_;
  double setting_ = 0;
  std::optional<double> in_force_ = {};  // of a phase-out, where no document gives it
  double low_ = 0;
  double high_ = 0;
  bool whole_ = true;
  std::vector<std::string> notes_;
};

}  // namespace attain::study
