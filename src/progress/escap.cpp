// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/escap.hpp>

#include <attain/core/text.hpp>

#include <cmath>

namespace attain::progress {

escap_status current_status(const course& c) {
  check(c);
  escap_status out;
  out.line = 10 * elapsed(c);
  const std::string why = no_distance(c);
  const double scale = c.wanted == toward::more ? 10 : -10;
  out.status = why.empty() ? known(scale * (c.latest - *c.base) / std::fabs(c.target - *c.base))
                           : unknown(why);
  return out;
}

std::string to_string(const escap_status& s) {
  return core::cat(to_string(s.status, 1), s.status ? " of 10" : "",
                   " (even progress: ", core::fixed(s.line, 1), ")");
}

}  // namespace attain::progress
