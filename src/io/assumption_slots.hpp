// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/io/assumptions.hpp>
#include <attain/levers/effect.hpp>
#include <attain/plans/plan.hpp>
#include <attain/random/distribution.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attain::io {

/// What an edited row says. A plain number has a certain value and its basis as source.
struct edited_assumption {
  random::distribution value = random::distribution::fixed(0);
  core::evidence from = {};
  /// Of a plain number whose basis was left as it was: its name. The basis, which others share,
  /// says that it was edited.
  std::string edited_number = {};
};

/// `current`, or what the user wrote.
std::string basis_after(const std::string& current, const edited_assumption& e);

/// An assumption and its place in the parts of a plan.
struct assumption_slot {
  assumption row = {};
  bool plain = false;  ///< a number, which cannot become a distribution
  edited_assumption is = {};
  /// Puts edited values there; none where the row is shown only.
  /// @throws invalid_input where they break a rule of the item.
  std::function<void(plans::plan_parts&, const edited_assumption&)> put = {};
};

/// Slots of levers: parameters, written numbers of effects, prices.
void add_lever_slots(std::vector<assumption_slot>& out, const plans::plan_parts& parts);

/// All of them, in the order of `assumptions_of`, each with an id of its own.
std::vector<assumption_slot> assumption_slots(const plans::plan& plan);

/// A slot with a distribution and evidence.
assumption_slot uncertain_slot(std::string id, std::string what, std::string unit,
                               const random::distribution& value, const core::evidence& from);

/// A slot with a plain number.
assumption_slot plain_slot(std::string id, std::string what, std::string unit, double value,
                           const std::string& basis);

}  // namespace attain::io
