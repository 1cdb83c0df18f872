// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/recalibration.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/scores/pit.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace attain::scores {

namespace {

using group_of_pits = std::vector<core::interval>;

/// The PITs by increasing key, each group sorted: sums over them do not depend on their order.
std::vector<group_of_pits> grouped(std::span<const grouped_pit> pits) {
  std::vector<grouped_pit> sorted(pits.begin(), pits.end());
  for (const grouped_pit& p : sorted) detail::check_pit(p.pit);
  std::sort(sorted.begin(), sorted.end(), [](const grouped_pit& a, const grouped_pit& b) {
    return std::tie(a.group, a.pit.low, a.pit.high) < std::tie(b.group, b.pit.low, b.pit.high);
  });
  std::vector<group_of_pits> out;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i - 1].group != sorted[i].group) out.emplace_back();
    out.back().push_back(sorted[i].pit);
  }
  return out;
}

double share_below(const group_of_pits& group, double u) {
  double sum = 0;
  for (const core::interval& pit : group) sum += detail::share_below(pit, u);
  return sum / static_cast<double>(group.size());
}

/// Linear interpolation from `from` to `to` at the share `s`, exact at both ends.
double between(double from, double to, double s) { return (1 - s) * from + s * to; }

}  // namespace

recalibration::recalibration(std::vector<double> knots) : knots_(std::move(knots)) {
  const bool ends = knots_.size() >= 2 && knots_.front() == 0 && knots_.back() == 1;
  const auto not_above = [](double a, double b) { return !(a < b); };
  if (!ends || std::adjacent_find(knots_.begin(), knots_.end(), not_above) != knots_.end())
    throw invalid_input({.field = "knots", .message = "must increase from 0 to 1"});
}

recalibration::recalibration(std::span<const grouped_pit> pits,
                             const recalibration_settings& settings) {
  core::check_in("steps", settings.steps, 1, 1000);
  core::check_in("prior_groups", settings.prior_groups, .01, 1e6);
  const std::vector<group_of_pits> groups = grouped(pits);
  if (groups.size() < static_cast<std::size_t>(least_groups))
    throw invalid_input({.field = "groups",
                         .value = core::cat(static_cast<std::int64_t>(groups.size())),
                         .message = core::cat("a recalibration needs PITs of at least ",
                                              least_groups, " different groups")});
  const double weight = static_cast<double>(groups.size()) + settings.prior_groups;
  knots_.push_back(0);
  for (int i = 1; i < settings.steps; ++i) {
    const double u = static_cast<double>(i) / settings.steps;
    double sum = settings.prior_groups * u;
    for (const group_of_pits& group : groups) sum += share_below(group, u);
    knots_.push_back(sum / weight);
  }
  knots_.push_back(1);
}

double recalibration::operator()(double u) const {
  core::check_in("u", u, 0, 1);
  const double at = u * static_cast<double>(knots_.size() - 1);
  const std::size_t i = std::min(static_cast<std::size_t>(at), knots_.size() - 2);
  return between(knots_[i], knots_[i + 1], at - static_cast<double>(i));
}

double recalibration::inverse(double p) const {
  core::check_in("p", p, 0, 1);
  const auto above = std::upper_bound(knots_.begin() + 1, knots_.end() - 1, p);
  const double low = *(above - 1);
  const auto i = static_cast<double>(above - knots_.begin() - 1);
  return (i + (p - low) / (*above - low)) / static_cast<double>(knots_.size() - 1);
}

std::string to_string(const recalibration& map) {
  std::string out =
      core::cat("recalibration in ", static_cast<std::int64_t>(map.knots().size() - 1), " steps:");
  for (const double u : {.025, .5, .975})
    out += core::cat(u > .025 ? ", " : " ", core::percent(u, 1), " -> ", core::percent(map(u), 1));
  return out;
}

}  // namespace attain::scores
