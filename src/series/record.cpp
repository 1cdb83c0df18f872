// SPDX-License-Identifier: Apache-2.0
#include <attain/series/record.hpp>

#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace attain::series {

namespace detail {
extern const char series_record_csv[];
extern const std::size_t series_record_csv_size;
}  // namespace detail

namespace {

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{
      "history", "held_out",   "n_series",   "cov50",      "cov80",   "cov95",
      "crps",    "crps_naive", "crps_drift", "crps_theta", "brier25", "base25",
      "brier50", "base50",     "brier100",   "base100",    "calls",   "right"};
  return names;
}

record_row read_row(const std::string& file, const core::csv_row& row) {
  std::size_t at = 0;
  const auto whole = [&] {
    const std::size_t i = at++;
    return core::csv_integer(file, row, columns()[i], row.cells[i]);
  };
  const auto real = [&] {
    const std::size_t i = at++;
    return core::csv_number(file, row, columns()[i], row.cells[i]);
  };
  const auto maybe = [&]() -> std::optional<double> {
    if (!row.cells[at].empty()) return real();
    ++at;
    return std::nullopt;
  };
  record_row r;
  if (row.cells[0] == "all") {
    ++at;
  } else {
    r.history = whole();
  }
  r.held_out = whole();
  r.n_series = whole();
  r.cov50 = real();
  r.cov80 = real();
  r.cov95 = real();
  r.crps = real();
  r.crps_naive = maybe();
  r.crps_drift = maybe();
  r.crps_theta = maybe();
  r.brier25 = real();
  r.base25 = real();
  r.brier50 = real();
  r.base50 = real();
  r.brier100 = real();
  r.base100 = real();
  r.calls = whole();
  r.right = whole();
  return r;
}

}  // namespace

std::vector<record_row> parse_record(const std::string& file, std::string_view csv) {
  std::vector<record_row> out;
  for (const core::csv_row& row : core::read_csv(file, csv, columns()))
    out.push_back(read_row(file, row));
  return out;
}

const std::vector<record_row>& builtin_record() {
  static const std::vector<record_row> rows =
      parse_record("series_record.csv",
                   std::string_view(detail::series_record_csv, detail::series_record_csv_size));
  return rows;
}

const record_row& record_for(int length, int horizon) {
  if (length < 1 || horizon < 1)
    throw invalid_input({.field = length < 1 ? "length" : "horizon",
                         .value = core::cat(length < 1 ? length : horizon),
                         .message = "must be 1 or more"});
  // Whole training parts have 8 values or more left, half of them 17.
  constexpr int whole = 16;
  const record_row* best = nullptr;
  for (const record_row& row : builtin_record()) {
    const int shown = row.history.value_or(whole);
    if (shown > length) continue;
    if (best == nullptr || shown > best->history.value_or(whole) ||
        (shown == best->history.value_or(whole) &&
         std::abs(row.held_out - horizon) < std::abs(best->held_out - horizon)))
      best = &row;
  }
  return *best;
}

std::string to_string(const record_row& r) {
  const auto percent = [](double share) { return core::cat(core::fixed(100 * share, 0), " %"); };
  return core::cat(r.n_series, " series, ",
                   r.history ? core::cat("cut to their last ", *r.history,
                                         *r.history == 1 ? " value" : " values")
                             : std::string("all their values"),
                   ", next ", r.held_out, " held out: 80 % intervals held ", percent(r.cov80),
                   ", 95 % ", percent(r.cov95));
}

}  // namespace attain::series
