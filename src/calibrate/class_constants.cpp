// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/class_constants.hpp>

#include <attain/core/check.hpp>
#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>
#include <attain/core/hash.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace attain::calibrate {

namespace detail {
extern const char class_constants_csv[];
extern const std::size_t class_constants_csv_size;
}  // namespace detail

namespace {

constexpr const char* none_left_out = "-";

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{
      "class", "as_of", "leave_out", "n_series", "n_origins", "mu", "mu_sd",
      "tau",   "s",     "k_tau",     "k_s",      "k_d",       "nu", "r_p",
      "r_n",   "cov80", "cov95",     "source",   "known_from"};
  return names;
}

class_constants read_row(const std::string& file, const core::csv_row& row) {
  std::size_t at = 0;
  const auto text = [&] { return row.cells[at++]; };
  const auto whole = [&] {
    const std::size_t i = at++;
    return core::csv_integer(file, row, columns()[i], row.cells[i]);
  };
  const auto real = [&](double low, double high) {
    const std::size_t i = at++;
    const double value = core::csv_number(file, row, columns()[i], row.cells[i]);
    if (!(value >= low && value <= high))
      throw invalid_input({.file = file,
                           .line = row.line,
                           .field = columns()[i],
                           .value = row.cells[i],
                           .message = core::cat("must be from ", low, " to ", high)});
    return value;
  };
  constexpr double large = 1e6;
  class_constants c;
  c.group = text();
  c.as_of = whole();
  c.leave_out = text();
  c.n_series = whole();
  c.n_origins = whole();
  c.mu = real(-large, large);
  c.mu_sd = real(0, large);
  c.tau = real(0, large);
  c.s = real(0, large);
  c.k_tau = real(0, large);
  c.k_s = real(0, large);
  c.k_d = real(0, large);
  c.nu = real(2.01, large);
  c.r_p = real(0, 1);
  c.r_n = real(0, 1);
  c.cov80 = real(0, 1);
  c.cov95 = real(0, 1);
  c.source = text();
  if (!row.cells[at].empty()) c.known_from = whole();
  return c;
}

}  // namespace

constant_table constant_table::parse(const std::string& file, std::string_view csv) {
  constant_table table;
  for (const core::csv_row& row : core::read_csv(file, csv, columns()))
    table.rows_.push_back(read_row(file, row));
  table.digest_ = core::digest(csv);
  return table;
}

const constant_table& constant_table::builtin() {
  static const constant_table table =
      parse("class_constants.csv",
            std::string_view(detail::class_constants_csv, detail::class_constants_csv_size));
  return table;
}

std::optional<class_constants> constant_table::find(const std::string& group, core::moment as_of,
                                                    const std::vector<std::string>& places) const {
  std::string leave_out = none_left_out;
  for (const std::string& place : places) {
    const bool in_panel = std::any_of(
        rows_.begin(), rows_.end(), [&](const class_constants& c) { return c.leave_out == place; });
    if (!in_panel || place == leave_out) continue;
    if (leave_out != none_left_out)
      throw invalid_input({.field = "inside",
                           .value = place,
                           .message = core::cat("the constants leave out one place, ", leave_out,
                                                " is left out already")});
    leave_out = place;
  }
  const int last_year = static_cast<int>(std::floor(as_of.time()));
  const auto best = [&](const std::string& without) {
    std::optional<class_constants> found;
    for (const class_constants& c : rows_)
      if (c.group == group && c.leave_out == without && c.as_of <= last_year &&
          (!found || c.as_of > found->as_of))
        found = c;
    return found;
  };
  std::optional<class_constants> found = best(leave_out);
  const bool judgement_only =
      std::none_of(rows_.begin(), rows_.end(),
                   [&](const class_constants& c) { return c.group == group && c.n_series > 0; });
  if (!found && judgement_only) found = best(none_left_out);
  return found;
}

}  // namespace attain::calibrate
