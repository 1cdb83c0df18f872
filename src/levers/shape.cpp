// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/shape.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::levers {

namespace {

void check_years(int first, int last) {
  core::check_year("first", first);
  core::check_year("last", last);
  if (first > last)
    throw invalid_input({.field = "first",
                         .value = core::cat(first),
                         .message = core::cat("must not be after last, which is ", last)});
}

}  // namespace

dated_settings step(schedule_key from, double to) { return {{from, core::check_finite("to", to)}}; }

dated_settings ramp(double from, double to, int first, int last) {
  check_years(first, last);
  core::check_finite("from", from);
  core::check_finite("to", to);
  dated_settings out;
  const double years = last - first + 1;
  for (int year = first; year <= last; ++year)
    out[{year, {}}] = year == last ? to : from + (to - from) * (year - first + 1) / years;
  return out;
}

dated_settings phase_out(double from, int first, int last) { return ramp(from, 0, first, last); }

dated_settings build_out(double start, double each, int first, int last) {
  check_years(first, last);
  core::check_finite("start", start);
  core::check_finite("each", each);
  dated_settings out;
  for (int year = first; year <= last; ++year) out[{year, {}}] = start + each * (year - first + 1);
  return out;
}

dated_settings yearly_budget(double amount, int first, int last, int end) {
  check_years(first, last);
  dated_settings out;
  for (int year = first; year <= last; ++year)
    out[{year, {}}] = core::check_not_negative("amount", amount);
  if (last < end) out[{last + 1, {}}] = 0;
  return out;
}

}  // namespace attain::levers
