// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/stations.hpp>

#include "composition.hpp"

namespace attain::levers {

lever stations(const stations_settings& s) {
  composition parts(s.id);
  const support output{
      .capacity =
          parts.take("capacity", "registrations that one station supports in a year", s.capacity),
      .stock = parts.take("stock", "level of the indicator in base units", s.stock),
      .reach = parts.take_or("reach", s.reach, 0)};
  const partial reacts{
      .additionality = parts.take("additionality", "", s.additionality, "stations.additionality")};
  lever_fields f{.id = s.id,
                 .name = s.name,
                 .state = lever_state::quantified,
                 .kind = schedule_kind::count,
                 .unit = "家",
                 .start = s.start,
                 .low = 0,
                 .high = s.high,
                 .history = s.history,
                 .reference = s.reference,
                 .effects = {{.indicator = s.indicator,
                              .through = s.through,
                              .how = output,
                              .reacts = reacts,
                              .later = s.maturity,
                              .basis = s.basis}},
                 .price = parts.price(s.price)};
  f.parameters = parts.finish();
  return lever(std::move(f));
}

}  // namespace attain::levers
