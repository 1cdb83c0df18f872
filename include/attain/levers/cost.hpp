// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/response.hpp>

#include <string>
#include <vector>

namespace attain::levers {

/// Prices of a lever. The cost of a year is paid at its end:
///
///   capital x whole units added in the year
///   + running x mean of the whole units standing at both ends of the year (a rate: mean setting)
///   + each x mean setting x take_up x level of `output` in the year,
///
/// the last for subsidies paid per right, also to those who would have acted anyway. Units are
/// rounded up; what is not spent lapses.
struct cost {
  operand capital = 0.0;    ///< per unit added
  operand running = 0.0;    ///< per unit and year; of a yearly amount: 1
  operand each = 0.0;       ///< per unit of output and of the setting
  operand take_up = 1.0;    ///< part of the output that is paid for, in [0, 1]
  std::string output = {};  ///< id of a flow; needed by `each`
  std::string currency = {};
  int price_year = 0;  ///< whose prices these are
  std::string basis = {};

  friend bool operator==(const cost&, const cost&) = default;
};

/// capital, running, each, take_up; each may be left out in a plan file.
std::vector<named_operand> operands(const cost& c);

/// Whole units that a setting stands for: rounded up, but for a crumb of 1e-9.
double whole_units(double setting);

/// Value at the end of `base` of an amount paid at the end of `year`: amount / (1 + rate)^(year -
/// base), rate > -1.
double discounted(double amount, double rate, int year, int base);

std::string to_string(const cost& c);

}  // namespace attain::levers
