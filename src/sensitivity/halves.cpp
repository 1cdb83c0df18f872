// SPDX-License-Identifier: Apache-2.0
#include "halves.hpp"

#include "names.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace attain::sensitivity::detail {

using core::cat;

halves split(const std::vector<std::int32_t>& order, std::vector<std::int32_t> group, int groups) {
  halves out{std::move(group), std::vector<std::int8_t>(order.size()), groups};
  for (std::size_t k = 0; k < order.size(); ++k)
    out.half[static_cast<std::size_t>(order[k])] = static_cast<std::int8_t>(k % 2);
  return out;
}

std::vector<double> group_shares(const halves& h, int half) {
  std::vector<double> out(static_cast<std::size_t>(h.groups), 0.0);
  double all = 0;
  for (std::size_t k = 0; k < h.group.size(); ++k) {
    if (half != 2 && h.half[k] != half) continue;
    out[static_cast<std::size_t>(h.group[k])] += 1;
    all += 1;
  }
  for (double& share : out) share /= all;
  return out;
}

estimate of_halves(const stratified& a, const stratified& b, double width) {
  return detail::around((a.mean + b.mean) / 2, std::sqrt(a.variance + b.variance) / 2, width);
}

estimate plain(double value) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  return {value, none, none, none};
}

void check_count(const char* field, int value, std::size_t rows, std::size_t each) {
  const auto most = std::min<std::size_t>(rows / each, 1000);
  if (value < 2 || static_cast<std::size_t>(value) > most)
    refuse(field, cat("must be from 2 to ", most, " for ", rows, " rows"),
           core::number(static_cast<std::int64_t>(value)));
}

}  // namespace attain::sensitivity::detail
