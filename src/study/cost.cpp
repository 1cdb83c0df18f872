// SPDX-License-Identifier: Apache-2.0
#include <attain/study/cost.hpp>

#include <attain/core/text.hpp>

#include "reading.hpp"

#include <algorithm>
#include <cmath>

namespace attain::study {

namespace {

using core::cat;

std::string list_of(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + id;
  return out;
}

lever_cost cost_of(const session& s, const simulate::cost_slots& slots, double unit) {
  lever_cost out{slots.lever,
                 s.plan->lever_of(slots.lever).name(),
                 slots.currency,
                 slots.price_year,
                 slots.years,
                 {},
                 {}};
  for (const int sum : slots.sums) {
    out.amounts.push_back(mean_of_sum(s, sum, unit));
    out.total.value += out.amounts.back().value;
    out.total.std_error += out.amounts.back().std_error;
  }
  return out;
}

/// Why the costs of an arm are not added up; empty where they are.
std::string missing_of(const scenario_cost& c) {
  if (!c.unpriced.empty())
    return cat("no price for ", c.unpriced.size() == 1 ? "lever " : "levers ", list_of(c.unpriced),
               ": write [lever.cost] in the plan file");
  std::vector<std::string> prices;
  for (const lever_cost& l : c.levers) {
    std::string price = cat(l.currency, " of ", l.price_year);
    if (std::find(prices.begin(), prices.end(), price) == prices.end())
      prices.push_back(std::move(price));
  }
  if (prices.size() > 1) return cat("prices differ and are not added up: ", list_of(prices));
  return "";
}

/// Covariance of the means of cost difference and gain of one target, from the mean of their
/// product.
double covariance(const session& s, const simulate::target_slots& slots, const paired& cost,
                  const paired& gain, double unit) {
  if (slots.cost_gain < 0) return 0;
  const double product = mean_of_sum(s, slots.cost_gain, unit).value;
  return (product - cost.value * gain.value) / static_cast<double>(s.draws());
}

std::optional<unit_cost> ratio(const paired& cost, const paired& gain, double covariance) {
  if (gain.value == 0) return std::nullopt;
  const double r = cost.value / gain.value;
  const double variance = cost.std_error * cost.std_error +
                          r * r * gain.std_error * gain.std_error - 2 * r * covariance;
  return unit_cost{r, std::sqrt(std::max(0.0, variance)) / std::fabs(gain.value), gain.differs()};
}

/// Cost per percentage point by target, and per expected headline target.
void add_ratios(scenario_cost& c, const session& s, std::size_t arm) {
  const plans::plan& plan = *s.plan;
  const auto& arms = s.slots().arms;
  const double unit = arms[arm].cost_unit;
  double with_reached = 0;
  for (std::size_t t = 0; t < plan.targets().size(); ++t) {
    const plans::target& target = plan.targets()[t];
    if (plan.is_past(target)) continue;
    const simulate::target_slots& slots = arms[arm].targets[t];
    const bool both = arm > 0 && slots.assessed && arms[0].targets[t].assessed;
    if (!both || !c.difference) {
      c.per_point.emplace_back();
      continue;
    }
    const paired gain = paired_difference(s, slots.pair);
    const double cov = covariance(s, slots, *c.difference, gain, unit);
    if (plan.is_headline(target)) with_reached += cov;
    c.per_point.push_back(
        ratio(*c.difference, {100 * gain.value, 100 * gain.std_error}, 100 * cov));
  }
  if (arm == 0 || !c.difference) return;
  const mean_of_tally gained(s.summary->tallies[static_cast<std::size_t>(arms[arm].gained)],
                             arms[arm].gained_low);
  c.per_target = ratio(*c.difference, {gained.value, gained.std_error}, with_reached);
}

}  // namespace

std::vector<scenario_cost> costs_of(const session& s) {
  std::vector<scenario_cost> out;
  const auto& arms = s.slots().arms;
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    const simulate::arm_slots& slots = arms[arm];
    scenario_cost c;
    c.discount = s.discount;
    c.unpriced = slots.unpriced;
    for (const simulate::cost_slots& l : slots.costs)
      c.levers.push_back(cost_of(s, l, slots.cost_unit));
    if (!c.levers.empty()) {
      c.currency = c.levers.front().currency;
      c.price_year = c.levers.front().price_year;
    }
    c.missing = missing_of(c);
    if (c.missing.empty())
      c.total = slots.cost < 0 ? paired{} : mean_of_sum(s, slots.cost, slots.cost_unit);
    if (arm > 0 && c.total)
      c.difference = slots.cost_difference < 0
                         ? paired{}
                         : mean_of_sum(s, slots.cost_difference, slots.cost_unit);
    add_ratios(c, s, arm);
    out.push_back(std::move(c));
  }
  return out;
}

std::string to_string(const scenario_cost& c) {
  if (!c.total) return c.missing;
  const std::string error =
      c.total->std_error == 0 ? "" : cat(" ± ", core::number(c.total->std_error));
  if (c.levers.empty()) return "0: no lever is set";
  return cat(
      core::number(c.total->value), error, " ", c.currency, " (prices of ", c.price_year,
      c.discount == 0 ? "" : cat(", discounted by ", core::percent(c.discount, 1), " a year"), ")");
}

}  // namespace attain::study
