// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/elicited.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::indicators {

elicited_level::elicited_level(int year, double low, double high, std::string source)
    : year_(year), low_(low), high_(high), source_(std::move(source)) {
  core::check_year("elicited.year", year_);
  core::check_finite("elicited.low", low_);
  core::check_finite("elicited.high", high_);
  core::check_not_empty("elicited.source", source_);
  if (!(low_ < high_))
    throw invalid_input({.field = "elicited",
                         .value = core::cat(low_, " to ", high_),
                         .message = "must satisfy low < high"});
}

std::string to_string(const elicited_level& e) {
  return core::cat("believed to be ", e.low(), " to ", e.high(), " at the end of ", e.year(), ": ",
                   e.source());
}

}  // namespace attain::indicators
