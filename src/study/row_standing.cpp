// SPDX-License-Identifier: Apache-2.0
#include "evaluation_course.hpp"
#include "rows.hpp"

namespace attain::study {

row_standing standing_of(const plans::plan& plan, const plans::target& target,
                         const growth::estimate& estimate, std::optional<bool> outcome) {
  const observed_way way = way_of(plan, target, estimate, std::nullopt);
  if (outcome && !way.course)
    return {*outcome ? progress::standing::early : progress::standing::behind, {}, {}, ""};
  if (way.course) {
    progress::course course = *way.course;
    if (outcome) course.met = outcome;
    const bool binding = target.fields().standing == plans::attribute::binding;
    const progress::time_progress p = progress::time_proportional(
        course, binding ? progress::no_tolerance : progress::standing_edges{}, way.by);
    const bool geometric = way.by == progress::path::geometric;
    const std::optional<progress::standing> word =
        outcome && !*outcome ? std::optional(progress::standing::behind) : p.words;
    return {word, (geometric ? p.geometric : p.completion).value, p.elapsed, word ? "" : p.reason};
  }
  if (!way.holds_so_far) return {{}, {}, {}, way.no_course};
  if (!*way.holds_so_far) return {progress::standing::behind, {}, {}, ""};
  return {progress::standing::as_expected, {}, {}, ""};
}

}  // namespace attain::study
