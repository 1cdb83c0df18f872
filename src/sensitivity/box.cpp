// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/box.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/special.hpp>

#include "peeling.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attain::sensitivity {

namespace {

constexpr std::int64_t fewest_cases = 10;
constexpr std::int64_t most_cases = std::int64_t{1} << 31;
constexpr double most_categories = 1000;
/// Above this a normal law stands for the binomial one.
constexpr std::int64_t most_exact = 1'000'000;

[[noreturn]] void refuse(const std::string& field, const std::string& value,
                         const std::string& message) {
  throw invalid_input({.field = field, .value = value, .message = message});
}

void check_values(const case_input& input) {
  for (std::size_t row = 0; row < input.values.size(); ++row) {
    const double x = input.values[row];
    const auto at = [&] { return core::cat("input \"", input.name, "\", row ", row); };
    if (!std::isfinite(x)) refuse(at(), core::number(x), "must be a finite number");
    if (input.kind == input_kind::real) continue;
    if (x != std::floor(x)) refuse(at(), core::number(x), "must be a whole number");
    if (input.kind == input_kind::category && (x < 0 || x >= most_categories))
      refuse(at(), core::number(x), "must be a category from 0 to 999");
  }
}

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

case_table::case_table(std::vector<case_input> inputs, std::vector<std::uint8_t> hits)
    : inputs_(std::move(inputs)), hits_(std::move(hits)) {
  if (inputs_.empty()) refuse("inputs", "", "must not be empty");
  if (size() < fewest_cases || size() > most_cases)
    refuse("cases", core::cat(size()), "must be 10 to 2^31 in number");
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const case_input& one = inputs_[i];
    if (one.name.empty()) refuse(core::cat("inputs[", i, "]"), "", "must have a name");
    for (std::size_t j = 0; j < i; ++j)
      if (inputs_[j].name == one.name) refuse("inputs", one.name, "must not have a name twice");
    if (one.values.size() != hits_.size())
      refuse(core::cat("input \"", one.name, "\""), core::cat(one.values.size()),
             core::cat("must have one value for each of ", size(), " cases"));
    check_values(one);
  }
  std::int64_t count = 0;
  for (const std::uint8_t hit : hits_) {
    if (hit > 1) refuse("hits", core::cat(static_cast<int>(hit)), "must be 0 or 1");
    count += hit;
  }
  if (count == 0 || count == size())
    refuse("hits", core::cat(count, " of ", size()),
           "cases of interest and others have to occur, else nothing sets them apart");
}

std::size_t case_table::place_of(const std::string& name) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    if (inputs_[i].name == name) return i;
    names.push_back(inputs_[i].name);
  }
  throw not_found("input", name, names);
}

bool box_limit::is_restricted() const noexcept {
  return low > -open || high < open || !without.empty();
}

bool box_limit::admits(double x) const noexcept {
  if (x < low || x > high) return false;
  return without.empty() ||
         !std::binary_search(without.begin(), without.end(), static_cast<int>(x));
}

double box_figures::coverage() const noexcept { return share(hits, all_hits); }
double box_figures::density() const noexcept { return share(hits, cases); }
double box_figures::mass() const noexcept { return share(cases, all_cases); }
core::proportion box_figures::coverage_error() const { return core::wilson(hits, all_hits); }
core::proportion box_figures::density_error() const { return core::wilson(hits, cases); }

std::string to_string(const box_figures& f) {
  return core::cat("coverage ", core::percent(f.coverage(), 1), ", density ",
                   core::percent(f.density(), 1), ", mass ", core::percent(f.mass(), 1), " (",
                   f.hits, " of interest among ", f.cases, " cases)");
}

std::vector<std::uint8_t> inside(const case_table& table, const box& limits) {
  if (limits.size() != table.inputs().size())
    refuse("box", core::cat(limits.size()), "must have one limit for each input of the table");
  std::vector<std::uint8_t> in(static_cast<std::size_t>(table.size()), 1);
  for (std::size_t j = 0; j < limits.size(); ++j) {
    if (!limits[j].is_restricted()) continue;
    const std::vector<double>& x = table.inputs()[j].values;
    for (std::size_t i = 0; i < in.size(); ++i)
      if (in[i] != 0 && !limits[j].admits(x[i])) in[i] = 0;
  }
  return in;
}

box_figures figures_of(const case_table& table, const box& limits) {
  const std::vector<std::uint8_t> in = inside(table, limits);
  box_figures out{.all_cases = table.size()};
  for (std::size_t i = 0; i < in.size(); ++i) {
    out.cases += in[i];
    out.hits += in[i] & table.hits()[i];
    out.all_hits += table.hits()[i];
  }
  return out;
}

double detail::at_least_by_chance(const box_figures& with, double p) {
  if (with.hits == 0 || p >= 1) return 1;
  if (p <= 0) return 0;
  if (with.cases > most_exact) {
    const double n = static_cast<double>(with.cases);
    const double off = static_cast<double>(with.hits) - .5 - n * p;
    return random::normal_cdf(-off / std::sqrt(n * p * (1 - p)));
  }
  return random::incomplete_beta(static_cast<double>(with.hits),
                                 static_cast<double>(with.cases - with.hits + 1), p);
}

double quasi_p(const case_table& table, const box& limits, std::size_t input) {
  if (input >= limits.size())
    refuse("input", core::cat(input), core::cat("must be below ", limits.size()));
  if (!limits[input].is_restricted()) return 1;
  const box_figures with = figures_of(table, limits);
  box wider = limits;
  wider[input] = {};
  const box_figures without = figures_of(table, wider);
  return detail::at_least_by_chance(with, without.density());
}

}  // namespace attain::sensitivity
