// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/law.hpp>

#include <attain/core/error.hpp>

namespace attain::growth {

std::string to_string(const any_law& law) {
  return std::visit([](const auto& l) { return to_string(l); }, law);
}

const std::vector<std::string>& channels_of(const std::string& law) {
  if (law == law_name<trend>) return law_channels<trend>;
  if (law == law_name<delivery>) return law_channels<delivery>;
  if (law == law_name<hazard>) return law_channels<hazard>;
  if (law == law_name<derived>) return law_channels<derived>;
  throw not_found("growth law", law,
                  {std::string(law_name<trend>), std::string(law_name<delivery>),
                   std::string(law_name<hazard>), std::string(law_name<derived>)});
}

}  // namespace attain::growth
