// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/series/centre.hpp>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attain::series {

/// Spread of a forecast of a series of no known class, for one kind of values and one length of
/// history. With h steps ahead, n values, u = 4/n and, in units of the mean absolute step, the
/// one-step error e, the disagreement d and the level r:
///
///   log scale = b0 + b1 log h + b2 log e + b3 log(d + .15 e)
///             + u (b4 + b5 log h + b6 log e + b7 log(d + .15 e) + b8 log(min(r, 1000)))
struct spread_constants {
  bool positive = true;          ///< amounts and counts; otherwise any numbers
  int length = 0;                ///< values in the history; the last row serves longer ones
  std::array<double, 9> b = {};  ///< coefficients; without b8 where levels mean nothing

  friend bool operator==(const spread_constants&, const spread_constants&) = default;
};

/// What a forecast of any series takes from the training parts of the M3 competition
/// (python/scripts/make_series_constants.py). Immutable.
class series_constants {
 public:
  /// Reads the columns `name,positive,length,value,source`. @throws invalid_input naming the line.
  static series_constants parse(const std::string& file, std::string_view csv);
  /// The constants compiled into the library.
  static const series_constants& builtin();

  const centre_constants& centres() const noexcept { return centres_; }
  /// Degrees of freedom of the Student t, > 2.
  double nu() const noexcept { return nu_; }
  const std::vector<spread_constants>& spreads() const noexcept { return spreads_; }
  /// The row for a history of `length` >= 1 values.
  const spread_constants& spread(bool positive, int length) const;
  const std::string& digest() const noexcept { return digest_; }

  friend bool operator==(const series_constants&, const series_constants&) = default;

 private:
  centre_constants centres_;
  double nu_ = 4;
  std::vector<spread_constants> spreads_;
  std::string digest_;
};

/// `constants` with some replaced by name ("growth", "damping", ...). @throws not_found with the
/// nearest name.
centre_constants with(centre_constants constants, const std::map<std::string, double>& replaced);

/// Scales 1 to horizon steps ahead, in the values' own unit. A scale never falls with the horizon.
std::vector<double> spread_of(const centre& c, int length, const spread_constants& constants);

}  // namespace attain::series
