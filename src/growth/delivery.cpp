// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/delivery.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::growth {

delivery::delivery(std::string lever, double start_time, std::optional<double> start,
                   random::distribution completion, core::evidence from)
    : lever_(std::move(lever)),
      start_time_(core::check_finite("start_time", start_time)),
      start_(start),
      completion_(completion),
      evidence_(std::move(from)) {
  if (start_) core::check_not_negative("start", *start_);
  core::check_id("delivered_by", lever_);
  const double smallest = random::quantile_at_normal(completion_, -8.0);
  if (smallest < 0)
    throw invalid_input({.field = "completion",
                         .value = random::to_string(completion_),
                         .message = "must have no values below 0"});
}

double delivery::level(double scheduled, double realised) const noexcept {
  return start() + std::max(0.0, scheduled - start()) * realised;
}

std::string to_string(const delivery& d) {
  const std::string from = d.has_start() ? core::number(d.start()) : "an unknown level";
  return core::cat("delivery by ", d.lever(), " from ", from, " at ", d.start_time(),
                   ", realised share ", random::to_string(d.completion()));
}

random::distribution default_completion() { return random::distribution::lognormal(1.14, .2); }

core::evidence default_completion_evidence() {
  return {.read = core::reading::assumed,
          .causal = core::causal_mark::C,
          .source =
              "Default. Zhejiang's plan for 2016-2020 reached 11 of 11 numbered targets "
              "(浙江省知识产权发展“十四五”规划, 表1), a list drawn up afterwards by the authority. "
              "The median 1.14 makes P(additions >= schedule) = .74, the lower end of the "
              "95 % Wilson interval of 11 of 11; the spread .2 is a judgement.",
          .known_from = 2021};
}

}  // namespace attain::growth
