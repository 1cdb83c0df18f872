// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/parameter.hpp>

#include <attain/core/text.hpp>

namespace attain::levers {

std::string to_string(const parameter& p) {
  return core::cat(p.name.empty() ? p.id : p.name, " ~ ", random::to_string(p.value),
                   p.unit.empty() ? "" : " ", p.unit, "; ", core::to_string(p.from));
}

std::string to_string(const operand& o) {
  if (const double* number = std::get_if<double>(&o)) return core::number(*number);
  return std::get<std::string>(o);
}

}  // namespace attain::levers
