// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/yearly_line.hpp>

#include <attain/core/check.hpp>
#include <attain/core/text.hpp>

#include <iterator>

namespace attain::indicators {

yearly_line::yearly_line(std::map<int, double> values) : values_(std::move(values)) {
  for (const auto& [year, value] : values_) {
    core::check_year("year", year);
    core::check_finite("value", value);
  }
}

double yearly_line::at(int year) const {
  const auto after = values_.lower_bound(year);
  if (after == values_.end()) return std::prev(after)->second;
  if (after->first == year || after == values_.begin()) return after->second;
  const auto before = std::prev(after);
  const double share = static_cast<double>(year - before->first) / (after->first - before->first);
  return before->second + share * (after->second - before->second);
}

std::string to_string(const yearly_line& line) {
  std::string out = "{";
  for (const auto& [year, value] : line.values())
    out += core::cat(out.size() > 1 ? ", " : "", year, ": ", value);
  return out + "}";
}

}  // namespace attain::indicators
