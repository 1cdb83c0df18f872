// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::simulate {

/// Why an indicator has no value in a year, and which datum would give one.
struct gap {
  std::string reason = {};
  std::string needs = {};
  bool of_year = false;  ///< the year is the matter: before or between what was observed
};

/// Looks up whether indicators have a value in a year under one scenario, observed or drawn.
class reach {
 public:
  reach(const plans::plan& plan, const growth::estimate& estimate, const plans::scenario& scenario)
      : plan_(plan), estimate_(estimate), scenario_(scenario) {}

  /// None: it has one.
  std::optional<gap> missing(const std::string& indicator, int year) const;
  std::optional<gap> missing(const std::string& indicator, int first, int last) const;
  /// Whether gross additions in the years `first` to `last` have a value.
  std::optional<gap> missing_additions(const std::string& indicator, int first, int last) const;

 private:
  using indicator_type = indicators::indicator;
  using indicator_estimate = growth::indicator_estimate;

  std::optional<gap> missing_trend(const indicator_estimate& e, int year, double start) const;
  std::optional<gap> missing_delivery(const indicator_type& i, const indicator_estimate& e,
                                      int year) const;
  std::optional<gap> missing_derived(const indicator_type& i, const growth::derived& law,
                                     int year) const;
  std::optional<gap> pushed(const indicator_type& i) const;
  gap through(const indicator_type& i, const std::string& operand, gap of_operand) const;

  const plans::plan& plan_;
  const growth::estimate& estimate_;
  const plans::scenario& scenario_;
};

/// Whether the law of `e` works on the indicator's own values instead of its model scale.
bool has_values(const growth::indicator_estimate& e);

/// Indicators that `id` is computed from or held against, itself first, without repetition.
std::vector<std::string> with_operands(const plans::plan& plan, const std::string& id);
/// The same for a target: its indicator and the comparators of a rank.
std::vector<std::string> with_operands(const plans::plan& plan, const plans::target& target);

}  // namespace attain::simulate
