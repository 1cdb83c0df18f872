// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/random/distribution.hpp>

#include <string>

namespace attain::growth {

/// Law of a quantity that the authority builds itself: the level in use at the start plus the
/// additions that the lever's schedule names, times the share C of them that is realised. C is
/// one number a draw. Without a dated schedule the law says nothing. Channels: none, the lever is
/// the law.
class delivery {
 public:
  /// @throws invalid_input unless `completion` is bounded below by 0 and `start` is >= 0.
  delivery(std::string lever, double start_time, double start, random::distribution completion,
           core::evidence from);

  const std::string& lever() const noexcept { return lever_; }
  double start_time() const noexcept { return start_time_; }
  /// Base units.
  double start() const noexcept { return start_; }
  const random::distribution& completion() const noexcept { return completion_; }
  const core::evidence& evidence() const noexcept { return evidence_; }

  /// Level when `scheduled` units are due by now and the share `realised` of the additions stands.
  double level(double scheduled, double realised) const noexcept;

  friend bool operator==(const delivery&, const delivery&) = default;

 private:
  std::string lever_;
  double start_time_;
  double start_;
  random::distribution completion_;
  core::evidence evidence_;
};

std::string to_string(const delivery& d);

}  // namespace attain::growth
