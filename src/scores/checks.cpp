// SPDX-License-Identifier: Apache-2.0
#include "scores/checks.hpp"

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cmath>
#include <cstdint>
#include <string>

namespace attain::scores {

void check_all_finite(std::string_view field, std::span<const double> values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isfinite(values[i]))
      core::check_finite(core::cat(field, "[", static_cast<std::int64_t>(i), "]"), values[i]);
}

void check_draws(std::span<const double> draws) {
  if (draws.empty()) throw invalid_input({.field = "draws", .message = "must not be empty"});
  check_all_finite("draws", draws);
}

double check_inside_unit(std::string_view field, double value) {
  if (!(value > 0 && value < 1))
    throw invalid_input({.field = std::string(field),
                         .value = core::number(value),
                         .message = "must be between 0 and 1, both excluded"});
  return value;
}

}  // namespace attain::scores
