// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace attain::sensitivity {

/// What the values of an input are; categories are numbered 0, 1, ...
enum class input_kind { real, integer, category };

/// One input of a table: its value in every case.
struct case_input {
  std::string name = {};
  input_kind kind = input_kind::real;
  std::vector<double> values = {};

  friend bool operator==(const case_input&, const case_input&) = default;
};

/// Cases with their inputs and whether each is of interest. Immutable.
class case_table {
 public:
  /// `hits`: 1 for a case of interest, 0 for another; both have to occur.
  /// @throws invalid_input naming the input and the first row that breaks a rule: no input, a name
  /// twice, lengths that differ, a value that is not finite, an integer that is not whole, a
  /// category outside 0 to 999, fewer than 10 cases or more than 2^31.
  case_table(std::vector<case_input> inputs, std::vector<std::uint8_t> hits);

  const std::vector<case_input>& inputs() const noexcept { return inputs_; }
  const std::vector<std::uint8_t>& hits() const noexcept { return hits_; }
  std::int64_t size() const noexcept { return static_cast<std::int64_t>(hits_.size()); }
  /// @throws not_found with the nearest name.
  std::size_t place_of(const std::string& name) const;

 private:
  std::vector<case_input> inputs_;
  std::vector<std::uint8_t> hits_;
};

/// What one side of a box asks of an input: low <= x <= high, and x none of the categories left
/// out.
struct box_limit {
  static constexpr double open = std::numeric_limits<double>::infinity();

  double low = -open;
  double high = open;
  std::vector<int> without = {};  ///< categories, ascending

  bool is_restricted() const noexcept;
  bool admits(double x) const noexcept;
  friend bool operator==(const box_limit&, const box_limit&) = default;
};

/// One limit for each input of a table, in its order.
using box = std::vector<box_limit>;

/// Counts of a box.
struct box_figures {
  std::int64_t cases = 0;      ///< in the box
  std::int64_t hits = 0;       ///< of interest among them
  std::int64_t all_cases = 0;  ///< of the table
  std::int64_t all_hits = 0;

  /// Share of the cases of interest that lie in the box.
  double coverage() const noexcept;
  /// Share of the cases in the box that are of interest; 0 for an empty box.
  double density() const noexcept;
  /// Share of all cases that lie in the box.
  double mass() const noexcept;
  /// Score intervals of coverage and density (Wilson 1927). Of a box that was looked for on the
  /// same cases they leave out the search: use those of held-out cases.
  core::proportion coverage_error() const;
  core::proportion density_error() const;
  friend bool operator==(const box_figures&, const box_figures&) = default;
};

std::string to_string(const box_figures& figures);

/// Which cases a box holds: 1 or 0 for each.
std::vector<std::uint8_t> inside(const case_table& table, const box& limits);

box_figures figures_of(const case_table& table, const box& limits);

/// How easily chance alone gives the limits of one input: the probability of at least as many hits
/// among the cases of the box if each were a hit with the share of hits in the box without these
/// limits. One-sided binomial test of Bryant and Lempert, Technological Forecasting and Social
/// Change 77 (2010) 34-49, section 3.3; "quasi" because the box was chosen on the same cases.
/// 1 for an input without limits.
double quasi_p(const case_table& table, const box& limits, std::size_t input);

}  // namespace attain::sensitivity
