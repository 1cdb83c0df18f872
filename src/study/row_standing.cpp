// SPDX-License-Identifier: Apache-2.0
#include "evaluation_course.hpp"
#include "rows.hpp"

namespace attain::study {

row_standing standing_of(const plans::plan& plan, const plans::target& target,
                         const growth::estimate& estimate) {
  const observed_way way = way_of(plan, target, estimate, std::nullopt);
  if (way.course) {
    const bool binding = target.fields().standing == plans::attribute::binding;
    const progress::time_progress p = progress::time_proportional(
        *way.course, binding ? progress::no_tolerance : progress::standing_edges{}, way.by);
    const bool geometric = way.by == progress::path::geometric;
    return {p.words, (geometric ? p.geometric : p.completion).value, p.elapsed,
            p.words ? "" : p.reason};
  }
  if (!way.holds_so_far) return {{}, {}, {}, way.no_course};
  if (!*way.holds_so_far) return {progress::standing::behind, {}, {}, ""};
  const bool over = unobserved_year(target, estimate.of(target.indicator())) == 0;
  return {over ? progress::standing::early : progress::standing::as_expected, {}, {}, ""};
}

}  // namespace attain::study
