// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/partial.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

namespace attain::levers {

std::vector<named_operand> operands(const partial& p) {
  return {{"share", p.share, 0, 1, true},
          {"take_up", p.take_up, 0, 1, true},
          {"additionality", p.additionality, 0, 1, true},
          {"leakage", p.leakage, 0, 1, true}};
}

double part(const std::vector<double>& values) {
  if (values.size() != 4)
    throw invalid_input({.field = "reacts",
                         .value = core::cat(static_cast<int>(values.size())),
                         .message = "needs four values: share, take_up, additionality, leakage"});
  return values[0] * values[1] * values[2] * (1 - values[3]);
}

double reacting(double change, double p, bool amount) {
  if (change == 0 || p == 1) return change;
  if (p == 0) return 0;
  if (amount) return p * change;
  return random::log(1 + p * (random::exp(change) - 1));
}

}  // namespace attain::levers
