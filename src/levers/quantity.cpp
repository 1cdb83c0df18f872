// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/quantity.hpp>

#include <attain/core/text.hpp>

namespace attain::levers {

bool is_given(const quantity& q) noexcept { return !std::holds_alternative<std::monostate>(q); }

std::string to_string(const quantity& q) {
  if (const auto* number = std::get_if<double>(&q)) return core::number(*number);
  if (const auto* own = std::get_if<random::distribution>(&q)) return random::to_string(*own);
  if (const auto* known = std::get_if<parameter>(&q)) return to_string(*known);
  return "default";
}

}  // namespace attain::levers
