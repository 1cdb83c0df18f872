// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/derived.hpp>

#include <attain/core/check.hpp>
#include <attain/core/text.hpp>

#include <utility>

namespace attain::growth {

derived::derived(indicators::formula how, std::optional<int> start_year, double log_odds)
    : how_(std::move(how)),
      start_year_(start_year),
      log_odds_(core::check_finite("log_odds", log_odds)) {}

std::string to_string(const derived& d) {
  std::string out = indicators::to_string(d.how());
  if (d.start_year()) out += core::cat(", observed until ", *d.start_year());
  return out;
}

}  // namespace attain::growth
