// SPDX-License-Identifier: Apache-2.0
#include <attain/core/moment.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::core {

moment::moment(int year) : moment(year, 12) {}

moment::moment(int year, int month) : year_(check_year("year", year)), month_(month) {
  if (month < 1 || month > 12)
    throw invalid_input({.field = "month", .value = cat(month), .message = "must be 1 to 12"});
}

moment moment::parse(std::string_view text) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = 10 * value + (text[i] - '0');
    }
    return value;
  };
  const bool year_only = text.size() == 4;
  const bool with_month = text.size() == 7 && text[4] == '-';
  const int year = year_only || with_month ? digits(0, 4) : -1;
  const int month = with_month ? digits(5, 2) : 12;
  if (year < 0 || month < 0)
    throw invalid_input(
        {.field = "date", .value = std::string(text), .message = "must read like 2024 or 2024-03"});
  return {year, month};
}

std::string to_string(const moment& m) {
  if (m.is_year_end()) return cat(m.year());
  return cat(m.year(), m.month() < 10 ? "-0" : "-", m.month());
}

}  // namespace attain::core
