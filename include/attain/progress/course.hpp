// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/progress/figure.hpp>

#include <optional>
#include <string>

namespace attain::progress {

/// Which way is wanted.
enum class toward { more, less };

/// Where an indicator came from, where it stands and where it is meant to be: what every method of
/// this room reads. Values in one unit, times in years on one axis.
struct course {
  std::optional<double> base = {};  ///< x0; none: unknown, which is not zero
  double base_time = 0;             ///< t0
  double latest = 0;                ///< x at t
  double latest_time = 0;           ///< t, from t0 to tT
  double target = 0;                ///< T
  double due = 0;                   ///< tT, after t0
  toward wanted = toward::more;
  /// Whether the latest value satisfies the target's own comparison (> or a range); none: it is
  /// `latest >= target`, for `toward::less` `<=`.
  std::optional<bool> met = {};

  friend bool operator==(const course&, const course&) = default;
};

/// An indicator without a target: where it came from and where it stands.
struct change {
  std::optional<double> base = {};  ///< none: unknown, which is not zero
  double base_time = 0;
  double latest = 0;
  double latest_time = 0;  ///< not before base_time
  toward wanted = toward::more;

  friend bool operator==(const change&, const change&) = default;
};

/// @throws invalid_input unless the numbers are finite and the times in order.
const change& check(const change& c);

/// Returns `c` where its numbers are finite and t0 <= t <= tT, t0 < tT.
/// @throws invalid_input naming the field otherwise.
const course& check(const course& c);

/// Whether the latest value stands at the target.
bool is_met(const course& c);

/// Share of the time that is over, (t - t0) / (tT - t0): 0 to 1.
double elapsed(const course& c);

/// Why the way from base to target has no length that could be measured, empty where it has one:
/// the base is unknown, equals the target, or lies beyond it already.
std::string no_distance(const course& c);

std::string to_string(toward t);
/// One line: `6.3 (2020) -> 9.4 (2022) -> 12 (2025)`.
std::string to_string(const course& c);

}  // namespace attain::progress
