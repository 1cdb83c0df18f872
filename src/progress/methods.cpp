// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/methods.hpp>

namespace attain::progress {

methods all_methods(const course& c, const method_choices& choices) {
  return {time_proportional(c, choices.edges, choices.by), cagr_ratio(c),
          unsd_ratio(c, choices.percentage_point), current_status(c)};
}

}  // namespace attain::progress
