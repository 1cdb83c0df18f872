// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/guarantee_fund.hpp>

#include "composition.hpp"

namespace attain::levers {

lever guarantee_fund(const guarantee_fund_settings& s) {
  composition parts(s.id);
  const guarantee how{
      .multiple = parts.take("multiple", "", s.multiple, "fund.multiple"),
      .legal_cap = parts.take("legal_cap", "", s.legal_cap, "fund.legal_cap"),
      .losses = parts.take("losses", "yearly share of the guarantees that the fund pays", s.losses),
      .term = parts.take("term", "years that a loan stands", s.term),
      .flow = parts.take("flow", "loans of a year in base units", s.flow)};
  const partial reacts{.additionality =
                           parts.take("additionality", "", s.additionality, "fund.additionality")};
  lever_fields f{.id = s.id,
                 .name = s.name,
                 .state = lever_state::quantified,
                 .kind = schedule_kind::count,
                 .unit = s.unit,
                 .start = s.start,
                 .low = 0,
                 .high = s.high,
                 .history = s.history,
                 .reference = s.reference,
                 .effects = {{.indicator = s.indicator,
                              .through = channel::level,
                              .how = how,
                              .reacts = reacts,
                              .basis = s.basis}},
                 .price = parts.price(s.price)};
  f.parameters = parts.finish();
  return lever(std::move(f));
}

lever interest_subsidy(const interest_subsidy_settings& s) {
  composition parts(s.id);
  const elasticity how{.exponent = parts.take(
                           "elasticity", "elasticity of loans to the net interest", s.elasticity)};
  const partial reacts{
      .take_up = parts.take("take_up", "part of the loans that draws the subsidy", s.take_up)};
  lever_fields f{.id = s.id,
                 .name = s.name,
                 .state = lever_state::quantified,
                 .kind = schedule_kind::rate,
                 .unit = "1",
                 .start = s.start,
                 .low = 0,
                 .high = s.high,
                 .reference = s.reference,
                 .effects = {{.indicator = s.indicator,
                              .through = channel::level,
                              .how = how,
                              .reacts = reacts,
                              .later = s.later,
                              .basis = s.basis}},
                 .price = parts.price(s.price, reacts.take_up)};
  f.parameters = parts.finish();
  return lever(std::move(f));
}

}  // namespace attain::levers
