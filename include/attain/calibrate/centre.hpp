// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace attain::calibrate {

/// Say of damped linear growth in the centre of a forecast; the rest is the damped log growth of
/// the class model (docs/decisions/0005-calibration-by-backtest.md).
inline constexpr double linear_share = .25;
/// Changes between figures from which linear growth has a say.
inline constexpr int linear_changes = 4;
/// Years ahead for which a fit asks for the shift.
inline constexpr int centre_years = 15;

/// Whether figures of a class are amounts of money: they rise with prices, so growth by a constant
/// amount has no say, and their tails are heavier.
bool is_money(std::string_view group);

/// Say of linear growth in the centre of a class: `share`, none for money.
double linear_share_of(std::string_view group, double share = linear_share);

/// What damped linear growth adds to a centre of damped log growth, 1, ..., `years` years ahead:
///   share (log(y + c_h d) - log y - c_h growth),  d = (y - y_first) / span,
/// with y the last figure and y + c_h d not below a twentieth of y. Figures are given as `first`
/// and `last` on the log scale, `span` years apart. Nothing where there are fewer than
/// `linear_changes` changes or the share is 0.
std::vector<double> centre_shift(double first, double last, double span, int changes, double growth,
                                 double phi, int years, double share);

}  // namespace attain::calibrate
