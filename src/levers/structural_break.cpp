// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/structural_break.hpp>

#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::levers {

break_share share_of(const structural_break& b, double since, int year) {
  const double date = time_of(schedule_kind::rate, b.date);
  const double from = std::max(date, since);
  if (!(year > from)) return {};
  const double years = year - from;
  break_share out;
  out.slope = b.slope ? years : 0;
  // The step is spread over the year from its date; what came before `since` is in the history.
  const double whole = std::min(year - date, 1.0);
  const double before = std::min(std::max(since - date, 0.0), 1.0);
  out.step = b.step ? whole - before : 0;
  return out;
}

std::string to_string(const structural_break& b) {
  std::string out = core::cat("break of ", b.indicator, " from ", to_string(b.date));
  if (b.step) out += core::cat(", step ", random::to_string(*b.step));
  if (b.slope) out += core::cat(", slope ", random::to_string(*b.slope), " a year");
  if (!b.lever.empty()) out += ", stands for lever " + b.lever;
  return out + "; " + core::to_string(b.from);
}

}  // namespace attain::levers
