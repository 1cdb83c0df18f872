// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/schedule.hpp>

namespace attain::levers {

// Dated settings of common shapes.

/// One change that stays.
dated_settings step(schedule_key from, double to);

/// For rates: equal yearly steps from `from`, in force before `first`, to `to`, in force from the
/// first day of `last`: the setting of year y is from + (to - from)(y - first + 1)/(last - first +
/// 1).
/// @throws invalid_input unless first <= last.
dated_settings ramp(double from, double to, int first, int last);

/// A ramp to nothing.
dated_settings phase_out(double from, int first, int last);

/// For counts: `each` units a year on top of `start`, at the ends of the years `first` to `last`.
dated_settings build_out(double start, double each, int first, int last);

/// For budgets: `amount` in each of the years `first` to `last`, nothing from the year after where
/// the plan does not `end` before it.
dated_settings yearly_budget(double amount, int first, int last, int end);

}  // namespace attain::levers
