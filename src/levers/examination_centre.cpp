// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/examination_centre.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "composition.hpp"

namespace attain::levers {

lever examination_centre(const examination_centre_settings& s) {
  composition parts(s.id);
  const operand months = parts.take("months", "", s.months, "centre.months");
  const partial reacts{
      .share = parts.take("eligible", "part of the flow that a centre may take", s.eligible)};
  response how = points{.each = months};
  if (is_given(s.capacity)) {
    how = coverage{.effect = months, .rate = parts.take_or("capacity", s.capacity, 0)};
  } else if (s.high > 1) {
    throw invalid_input({.field = "high",
                         .value = core::number(s.high),
                         .message = "must be at most 1 without a capacity: one centre takes all "
                                    "eligible cases"});
  }
  lever_fields f{.id = s.id,
                 .name = s.name,
                 .state = lever_state::quantified,
                 .kind = schedule_kind::count,
                 .unit = "个",
                 .start = s.start,
                 .low = 0,
                 .high = s.high,
                 .history = s.history,
                 .reference = s.reference,
                 .effects = {{.indicator = s.indicator,
                              .through = channel::delay,
                              .how = how,
                              .reacts = reacts,
                              .later = s.later,
                              .basis = s.basis}},
                 .price = parts.price(s.price)};
  f.parameters = parts.finish();
  return lever(std::move(f));
}

}  // namespace attain::levers
