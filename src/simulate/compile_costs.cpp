// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace attain::simulate {

namespace {

/// Most that a fixed-point sum takes of a draw, and how many times its size a drawn cost may reach.
constexpr double most_units = 100;
constexpr double headroom = 100;

bool is_drawn(const std::map<int, term>& years) {
  return std::any_of(years.begin(), years.end(),
                     [](const auto& entry) { return !entry.second.is_number(); });
}

}  // namespace

double compiler::size_of(const levers::lever& l, const levers::operand& o) const {
  if (const double* number = std::get_if<double>(&o)) return *number;
  const random::distribution& d = l.parameter_of(std::get<std::string>(o)).value;
  return std::fabs(random::quantile_at_normal(d, 2));
}

double compiler::size_of_cost(const levers::lever& l, std::size_t arm, int year, double units,
                              double mean) {
  const levers::cost& c = *l.fields().price;
  double size = units * (size_of(l, c.capital) + size_of(l, c.running));
  if (!c.output.empty())
    size += mean * size_of(l, c.each) * size_of(l, c.take_up) *
            span_of(plan_.indicator_of(c.output), arm, year).high;
  return size;
}

std::size_t compiler::first_that_sets(const levers::lever& l) const {
  std::size_t arm = 0;
  while (levers_[arm].count(l.id()) == 0) ++arm;
  return arm;
}

std::map<int, term> compiler::cost_by_year(const levers::lever& l, std::size_t arm, double& size) {
  const levers::cost& c = *l.fields().price;
  const bool set = levers_[arm].count(l.id()) > 0;
  const levers::schedule& path =
      set ? levers_[arm].at(l.id()).acting : levers_[first_that_sets(l)].at(l.id()).reference;
  const bool units = path.kind() == levers::schedule_kind::count;
  const auto value = [&](const levers::operand& o) { return value_of(l, o, arm); };
  const double since = std::max(estimate_.as_of.time(), static_cast<double>(plan_.base_year()));
  std::map<int, term> out;
  for (int year = static_cast<int>(std::floor(since)) + 1; year <= plan_.parts().end; ++year) {
    const double before = levers::whole_units(path.at_end_of(year - 1));
    const double after = levers::whole_units(path.at_end_of(year));
    double mean = 0;
    for (const levers::setting_share& s : path.during(year)) mean += s.weight * s.setting;
    term sum = build_.scale(value(c.capital), units ? std::max(0.0, after - before) : 0, 0);
    sum = build_.add(sum, 1, value(c.running), units ? (before + after) / 2 : mean);
    if (!c.output.empty() && mean != 0) {
      const term paid = build_.multiply(value(c.each), value(c.take_up));
      sum = build_.add(sum, 1, build_.multiply(paid, value_at(c.output, arm, year)), mean);
    }
    size = std::max(size, size_of_cost(l, arm, year, units ? before + after : mean, mean));
    out.emplace(year, sum);
  }
  return out;
}

void compiler::keep_total_cost(std::size_t arm, const std::vector<const levers::lever*>& priced,
                               const std::vector<std::string>& unpriced, bool together,
                               const std::function<double(double, bool)>& unit_for) {
  arm_slots& slots = out_.arms[arm];
  slots.unpriced = unpriced;
  if (!together) return;
  double size = 0;
  bool drawn = false;
  std::vector<std::map<int, term>> by_lever;
  for (const levers::lever* l : priced) {
    by_lever.push_back(cost_by_year(*l, arm, size));
    drawn = drawn || is_drawn(by_lever.back());
  }
  // The unit is the scenario's own, so that its sum does not depend on the scenarios beside it.
  slots.cost_unit = unit_for(size, drawn);
  term total = number_term(0);
  for (const std::map<int, term>& costs : by_lever)
    for (const auto& [year, cost] : costs)
      total = build_.add(total, 1, cost,
                         levers::discounted(1, discount_, year, plan_.base_year()) /
                             slots.cost_unit);
  slots.cost = build_.sum(total);
}

void compiler::keep_costs() {
  std::set<std::string> moved;
  for (const auto& arm : levers_)
    for (const auto& [id, paths] : arm) moved.insert(id);
  std::vector<const levers::lever*> priced;
  std::vector<std::string> unpriced;
  for (const std::string& id : moved) {
    const levers::lever& l = plan_.lever_of(id);
    if (l.fields().price) {
      priced.push_back(&l);
    } else {
      unpriced.push_back(id);
    }
  }
  bool together = unpriced.empty() && !priced.empty();
  for (const levers::lever* l : priced)
    together = together &&
               l->fields().price->currency == priced.front()->fields().price->currency &&
               l->fields().price->price_year == priced.front()->fields().price->price_year;
  if (priced.empty()) {
    for (arm_slots& arm : out_.arms) arm.unpriced = unpriced;
    return;
  }
  std::vector<std::vector<std::map<int, term>>> by_lever(scenarios_.size());
  double size = 0;
  bool drawn = false;
  const double years = plan_.parts().end - plan_.parts().start + 1;
  const auto unit_for = [&](double largest, bool is_wide) {
    double unit = 1;
    while (unit * most_units <
           largest * years * static_cast<double>(priced.size()) * (is_wide ? headroom : 1))
      unit *= 10;
    return unit;
  };
  if (brief_) {
    for (std::size_t arm = 0; arm < scenarios_.size(); ++arm)
      keep_total_cost(arm, priced, unpriced, together, unit_for);
    return;
  }
  for (std::size_t arm = 0; arm < scenarios_.size(); ++arm)
    for (const levers::lever* l : priced) {
      by_lever[arm].push_back(cost_by_year(*l, arm, size));
      drawn = drawn || is_drawn(by_lever[arm].back());
    }
  const double unit = unit_for(size, drawn);
  term first = number_term(0);
  for (std::size_t arm = 0; arm < scenarios_.size(); ++arm) {
    arm_slots& slots = out_.arms[arm];
    slots.unpriced = unpriced;
    slots.cost_unit = unit;
    term total = number_term(0);
    for (std::size_t k = 0; k < priced.size(); ++k) {
      const levers::cost& c = *priced[k]->fields().price;
      cost_slots one{priced[k]->id(), c.currency, c.price_year, {}, {}};
      for (const auto& [year, cost] : by_lever[arm][k]) {
        one.years.push_back(year);
        one.sums.push_back(build_.sum(build_.scale(cost, 1 / unit, 0)));
        const double worth = levers::discounted(1, discount_, year, plan_.base_year());
        total = build_.add(total, 1, cost, worth / unit);
      }
      slots.costs.push_back(std::move(one));
    }
    if (!together) continue;
    slots.cost = build_.sum(total);
    if (arm == 0) {
      first = total;
      continue;
    }
    const term more = build_.add(total, 1, first, -1);
    slots.cost_difference = build_.sum(more);
    for (std::size_t t = 0; t < slots.targets.size(); ++t) {
      const auto gain = target_gains_.find({arm, t});
      if (gain != target_gains_.end())
        slots.targets[t].cost_gain = build_.sum(build_.multiply(more, gain->second));
    }
  }
}

}  // namespace attain::simulate
