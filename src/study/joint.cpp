// SPDX-License-Identifier: Apache-2.0
#include <attain/study/joint.hpp>

#include <attain/core/text.hpp>

#include "joint_of.hpp"
#include "reading.hpp"

#include <algorithm>

namespace attain::study {

namespace {

/// The staged indicators of a plan with their targets in order of years.
std::vector<stages_together> stages_of(const session& s, const std::vector<row>& rows) {
  std::vector<stages_together> out;
  for (const simulate::stage_slots& slots : s.slots().all_stages) {
    std::vector<const row*> staged;
    for (const row& r : rows)
      if (r.target.staged && r.target.staged->of == slots.of) staged.push_back(&r);
    if (staged.empty()) continue;
    std::stable_sort(staged.begin(), staged.end(),
                     [](const row* a, const row* b) { return a->target.due < b->target.due; });
    stages_together one{slots.of, {}, slots.assessed, {}};
    for (const row* r : staged) one.ids.push_back(r->id);
    if (s.how == method::monte_carlo) {
      if (slots.known >= 0) {
        const double p = slots.known;
        one.all = core::proportion{p, {p, p}, 0};
      } else if (slots.met >= 0) {
        one.all = share_of_count(s, slots.met);
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

/// A chance of several at once; a bound of what the draws can tell where none reached all.
std::string words_of(const std::optional<core::proportion>& all, bool upper_bound) {
  if (!all) return "not assessable";
  const bool none = all->value <= 0 && all->range.high > 0;
  const double shown = none ? all->range.high : all->value;
  const std::string figure = (none ? "below " : "") + core::percent(shown, shown < .01 ? 3 : 1);
  return upper_bound ? "not assessable; at most " + figure : figure;
}

}  // namespace

void add_tally(joint& j, const std::vector<std::int64_t>& tally, std::int64_t draws) {
  const mean_of_tally reached(tally, 0);
  j.expected_reached = reached.value;
  j.expected_reached_std_error = reached.std_error;
  j.all = core::wilson(tally.back(), draws);
  std::int64_t more = draws;
  for (const std::int64_t count : tally) {
    j.at_least.push_back(static_cast<double>(more) / static_cast<double>(draws));
    more -= count;
  }
}

joint joint_of(const session& s, const std::vector<row>& rows) {
  joint j;
  for (const row& r : rows) j.headline += r.headline ? 1 : 0;
  j.stages = stages_of(s, rows);
  if (s.how == method::exact) {
    for (const row& r : rows) {
      if (!r.headline || !r.probability) continue;
      ++j.assessed;
      j.expected_reached += r.probability->value;
    }
    j.all_is_upper_bound = j.assessed < j.headline;
    return j;
  }
  const simulate::arm_slots& arm = s.slots().arms.front();
  j.assessed = arm.assessed;
  j.all_is_upper_bound = j.assessed < j.headline;
  if (j.assessed == 0) return j;
  const auto& tally = s.summary->tallies[static_cast<std::size_t>(arm.reached)];
  add_tally(j, tally, s.draws());
  const auto at = static_cast<std::size_t>(arm.reached);
  if (arm.expected >= 0) {
    const paired expected = mean_of_sum(s, arm.expected);
    j.expected_reached = expected.value;
    j.expected_reached_std_error = expected.std_error;
  } else if (!s.summary->scrambles.empty()) {
    j.expected_reached_std_error =
        error_across(s, [at](const simulate::counted& part, std::int64_t) {
          return mean_of_tally(part.tallies[at], 0).value;
        });
  }
  j.all = share_of(
      s, [at](const simulate::counted& part, std::int64_t) { return part.tallies[at].back(); });
  return j;
}

std::optional<int> joint::reached_with(double p) const {
  std::optional<int> most;
  for (std::size_t k = 0; k < at_least.size(); ++k)
    if (at_least[k] >= p) most = static_cast<int>(k);
  return most;
}

std::string all_in_words(const joint& j) {
  if (j.assessed > 0 && !j.all && !j.all_is_upper_bound) return "not computed";
  return words_of(j.all, j.all_is_upper_bound);
}

std::string all_in_words(const stages_together& s) { return words_of(s.all, s.is_upper_bound()); }

}  // namespace attain::study
