// SPDX-License-Identifier: Apache-2.0
#include "compiler.hpp"

namespace attain::simulate {

change_slots changes(builder& build, int before, const std::vector<std::optional<term>>& now,
                     const std::vector<std::optional<term>>& then,
                     const std::vector<bool>& counted) {
  change_slots out{.run = before, .pairs = std::vector<int>(now.size(), -1)};
  term gained = number_term(0);
  int most = 0;
  for (std::size_t t = 0; t < now.size(); ++t) {
    if (!now[t] || !then[t]) continue;
    out.pairs[t] = build.count_pair(*now[t], *then[t]);
    if (!counted[t]) continue;
    gained = build.add(build.add(gained, 1, *now[t], 1), 1, *then[t], -1);
    ++most;
  }
  out.gained_low = -most;
  out.gained = build.tally(gained, -most, 2 * most + 1);
  return out;
}

}  // namespace attain::simulate
