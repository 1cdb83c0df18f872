// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/delivery.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::growth {

delivery::delivery(std::string lever, double start_time, double start,
                   random::distribution completion, core::evidence from)
    : lever_(std::move(lever)),
      start_time_(core::check_finite("start_time", start_time)),
      start_(core::check_not_negative("start", start)),
      completion_(completion),
      evidence_(std::move(from)) {
  core::check_id("delivered_by", lever_);
  const double smallest = random::quantile_at_normal(completion_, -8.0);
  if (smallest < 0)
    throw invalid_input({.field = "completion",
                         .value = random::to_string(completion_),
                         .message = "must have no values below 0"});
}

double delivery::level(double scheduled, double realised) const noexcept {
  return start_ + std::max(0.0, scheduled - start_) * realised;
}

std::string to_string(const delivery& d) {
  return core::cat("delivery by ", d.lever(), " from ", d.start(), " at ", d.start_time(),
                   ", realised share ", random::to_string(d.completion()));
}

}  // namespace attain::growth
