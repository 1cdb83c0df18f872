// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>
#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/summary.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// How probabilities are computed.
enum class method {
  monte_carlo,  ///< draws
  exact,        ///< the closed Student t; levels without levers only
};

/// The precision that a run was asked for.
struct precision {
  double tolerance = 0;         ///< half-width of a 95 % interval
  std::int64_t most_draws = 0;  ///< limit of the draws
  friend bool operator==(const precision&, const precision&) = default;
};

/// A finished run: everything that a board or a comparison reads. Parts are shared, not copied.
struct session {
  std::shared_ptr<const plans::plan> plan = {};
  std::shared_ptr<const growth::estimate> estimate = {};
  std::shared_ptr<const simulate::program> program = {};
  std::shared_ptr<const simulate::summary> summary = {};
  std::vector<plans::scenario> scenarios = {};
  method how = method::monte_carlo;
  std::size_t at = 0;   ///< which plan of the program this is
  double discount = 0;  ///< yearly rate of the costs
  std::optional<precision> wanted = {};
  std::int64_t interrupted = 0;  ///< draws asked for, where the run was stopped before them

  /// Where the figures of this plan stand in the summary.
  const simulate::plan_slots& slots() const { return program->parts().plans.at(at); }
  core::moment as_of() const { return estimate->as_of; }
  std::uint64_t seed() const { return summary->seed; }
  std::int64_t draws() const { return summary->draws; }
  /// "monte carlo", "sobol", or "none" of the closed form.
  std::string design() const;
};

bool operator==(const session& a, const session& b);

std::string to_string(method m);
/// @throws not_found with the nearest name.
method parse_method(const std::string& text);

/// Joins runs of the same program and seed. @throws invalid_input otherwise.
session merge(const std::vector<session>& parts);

/// Evidence that is newer than the as-of point, one sentence each, in order of the plan file.
std::vector<std::string> hindsight(const session& s);

/// What a reader must know of a run: evidence newer than the as-of point, assumptions of the user,
/// and whether it is a part of a run only.
std::vector<std::string> labels_of(const session& s);

}  // namespace attain::study
