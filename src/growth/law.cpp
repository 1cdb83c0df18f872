// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/law.hpp>

#include <attain/core/error.hpp>

namespace attain::growth {

const std::vector<std::string>& channels_of(const std::string& law) {
  if (law == law_name<trend>) return law_channels<trend>;
  if (law == law_name<delivery>) return law_channels<delivery>;
  throw not_found("growth law", law,
                  {std::string(law_name<trend>), std::string(law_name<delivery>)});
}

}  // namespace attain::growth
