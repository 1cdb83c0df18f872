// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/decide/payoff_table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace attain::decide {

/// What it is worth to know before choosing, in the unit of the payoffs and never negative in
/// truth.
struct information_value {
  double value = 0;
  /// Of the futures: that of the mean difference between the informed and the best uninformed
  /// choice.
  double std_error = 0;
  /// The same with the choices of each future learnt on other futures (ten parts). Of evppi `value`
  /// errs upwards, because a maximum over noisy means is on average too high, and `held_out`
  /// downwards, because the informed choice is not quite the best. Of evpi it is the other way
  /// round: only the uninformed choice is learnt. The truth lies between them on average.
  double held_out = 0;
  double held_out_std_error = 0;
};

/// Expected value of perfect information, E[max over a of U(a, x)] - max over a of E[U(a, x)]: the
/// most that any study is worth (Raiffa and Schlaifer 1961).
information_value evpi(const payoff_table& table);

/// How the expected payoff given a parameter is estimated.
enum class conditional {
  /// Least squares: a cubic spline with knots at the 1/6 ... 5/6 points for one parameter, a
  /// polynomial with products of total degree 3 for two to four, 2 for more (Strong, Oakley and
  /// Brennan, Medical Decision Making 34 (2014) 311-326, with these bases in place of additive
  /// models).
  regression,
  /// Means in groups of equal size by one parameter; in groups of equal value where there are few
  /// (Strong and Oakley, Medical Decision Making 33 (2013) 755-766).
  partition
};

struct evppi_settings {
  conditional how = conditional::regression;
  int groups = 20;  ///< of the partition, 2 to 200
};

/// Expected value of knowing some parameters and nothing else,
/// E[max over a of E[U(a, x) | parameters]] - max over a of E[U(a, x)], from one sample: no inner
/// loop. `parameters`: columns with one value a future; more than one are known together.
/// A parameter of few values is taken as groups of equal value under either method.
/// Standard error: the choice is fixed at the estimated one, which is right to first order because
/// at the best choice a small error of it costs nothing.
/// @throws invalid_input for no parameter, lengths that differ, values not finite, a partition by
/// more than one parameter, fewer than ten futures for each term of the regression or group.
information_value evppi(const payoff_table& table,
                        const std::vector<std::vector<double>>& parameters,
                        const evppi_settings& settings = {});

}  // namespace attain::decide
