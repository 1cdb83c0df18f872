// SPDX-License-Identifier: Apache-2.0
#include "scale.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cmath>
#include <cstddef>

namespace attain::series {

using indicators::support;
using indicators::support_kind;

bool is_amount(const support& range) {
  return range.kind() == support_kind::positive || range.kind() == support_kind::count;
}

bool on_logit(const support& range) {
  return range.kind() == support_kind::share || range.kind() == support_kind::score;
}

std::vector<double> on_own_scale(std::span<const double> values, const support& range) {
  std::vector<double> x(values.begin(), values.end());
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isfinite(x[i]) || !range.contains(x[i]))
      throw invalid_input(
          {.field = core::cat("values[", i, "]"),
           .value = core::number(x[i]),
           .message = core::cat("is no value of support ", indicators::to_string(range.kind()))});
    if (on_logit(range)) x[i] = range.forward(x[i]);
  }
  return x;
}

}  // namespace attain::series
