// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/levered.hpp"

#include <string>

namespace attain::test {

/// Stations that help, priced, with an uncertain effect.
inline plans::plan priced_plan() {
  levers::lever_fields f = count_lever("stations", std::string("b"));
  f.parameters = {normally("b", .002, .0005)};
  f.price = levers::cost{.capital = 2.0, .running = .5, .currency = "CNY", .price_year = 2020};
  return levered({f});
}

inline plans::scenario a_hundred() {
  return plans::scenario("a hundred").set("stations", {{{2025, {}}, 100.0}});
}

}  // namespace attain::test
