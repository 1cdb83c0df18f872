// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/random/distribution.hpp>

#include <optional>
#include <string>

namespace attain::growth {

/// Numbers of a `hazard`.
struct hazard_parameters {
  int members = 1;        ///< size of the set; 1: a milestone
  double start_time = 0;  ///< L: years
  int standing = 0;       ///< members counted at the start
  bool falling = false;   ///< the count is of members that are still without, and falls
  random::distribution chance = random::distribution::fixed(0);  ///< yearly, of one member
  core::evidence chance_evidence = {};
  std::optional<random::distribution> approval = {};  ///< by a higher authority, once
  core::evidence approval_evidence = {};

  friend bool operator==(const hazard_parameters&, const hazard_parameters&) = default;
};

/// Law of a milestone or of a finite set. Every member that has not yet done so joins in a year
/// with one uncertain chance that all members share; given it they are independent, so a year's
/// number is binomial. Who has joined stays. Where a higher authority must approve, one second
/// chance a draw decides whether anything that joins counts. A part of a year has the chance
/// 1 - (1 - p)^part. Channels: none.
class hazard {
 public:
  /// @throws invalid_input unless members >= 1, 0 <= standing <= members, both chances stay within
  /// 0 to 1 and approval belongs to a milestone.
  explicit hazard(hazard_parameters parameters);

  const hazard_parameters& parameters() const noexcept { return p_; }
  /// Members that may still change.
  int left() const noexcept { return p_.falling ? p_.standing : p_.members - p_.standing; }

  friend bool operator==(const hazard&, const hazard&) = default;

 private:
  hazard_parameters p_;
};

std::string to_string(const hazard& h);

}  // namespace attain::growth
