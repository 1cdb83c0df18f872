// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/random/distribution.hpp>

#include <optional>
#include <string>

namespace attain::growth {

/// Law of a quantity that the authority builds itself: the level in use at the start plus the
/// additions that the lever's schedule names, times the share C of them that is realised. C is
/// one number a draw. Without a dated schedule the law says nothing; without a known start only
/// what is newly added has a probability. Channels: none, the lever is the law.
class delivery {
 public:
  /// @throws invalid_input unless `completion` is bounded below by 0 and a known `start` is >= 0.
  delivery(std::string lever, double start_time, std::optional<double> start,
           random::distribution completion, core::evidence from);

  const std::string& lever() const noexcept { return lever_; }
  double start_time() const noexcept { return start_time_; }
  bool has_start() const noexcept { return start_.has_value(); }
  /// Base units; 0 where it is not known.
  double start() const noexcept { return start_.value_or(0); }
  const random::distribution& completion() const noexcept { return completion_; }
  const core::evidence& evidence() const noexcept { return evidence_; }

  /// Level when `scheduled` units are due by now and the share `realised` of the additions stands.
  /// Without a known start: the additions alone.
  double level(double scheduled, double realised) const noexcept;

  friend bool operator==(const delivery&, const delivery&) = default;

 private:
  std::string lever_;
  double start_time_;
  std::optional<double> start_;
  random::distribution completion_;
  core::evidence evidence_;
};

std::string to_string(const delivery& d);

/// Realised over scheduled additions where a plan does not say: lognormal with median 1.14 and a
/// log standard deviation of .2, so that the schedule is met with .74, the lower end of the 95 %
/// Wilson interval of the one record of comparable targets, 11 of 11 reached.
random::distribution default_completion();
/// Grade C: a record without control or counterfactual.
core::evidence default_completion_evidence();

}  // namespace attain::growth
