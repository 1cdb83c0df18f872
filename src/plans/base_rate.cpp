// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/base_rate.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::plans {

namespace {

core::proportion rate_of(int reached, int of) {
  if (of <= 0 || reached < 0 || reached > of)
    throw invalid_input({.field = "base_rate.reached",
                         .value = core::cat(reached, " of ", of),
                         .message = "must satisfy 0 <= reached <= of and of > 0"});
  return core::wilson(reached, of);
}

}  // namespace

base_rate::base_rate(int reached, int of, std::string what, std::string source,
                     std::optional<int> known_from, std::string warning)
    : reached_(reached),
      of_(of),
      rate_(rate_of(reached, of)),
      what_(std::move(what)),
      source_(std::move(source)),
      known_from_(known_from),
      warning_(std::move(warning)) {
  core::check_not_empty("base_rate.source", source_);
}

std::string to_string(const base_rate& b) {
  return core::cat(b.reached(), " of ", b.of(), " (95 % interval ",
                   core::percent(b.rate().range.low, 0), " to ",
                   core::percent(b.rate().range.high, 0), "): ", b.what());
}

}  // namespace attain::plans
