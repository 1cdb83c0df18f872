// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/differences.hpp>
#include <attain/calibrate/learn.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace attain::calibrate::detail {

/// Degrees of freedom of the scaled inverse chi-square prior on the noise of a series.
inline constexpr double noise_freedom = 4;

/// The series of one class without the places left out: x[i] are the logarithms from the panel's
/// first year on, labels[i] counts the indicators of the class.
struct class_part {
  std::vector<int> labels;
  std::vector<const double*> x;
  int indicators = 0;

  std::size_t size() const { return x.size(); }
};

/// @throws not_found for a class that the panel does not have.
class_part part_of(const panel& from, const std::string& group,
                   const std::vector<std::string>& leave_out);

/// First and last figure of a row of logarithms with gaps, NaN; the years between, the changes.
struct history_ends {
  double first = 0;
  double last = 0;
  double span = 0;
  int changes = -1;
};
history_ends ends_of(std::span<const double> x);

/// Changes between the figures of a row of logarithms with gaps, NaN.
growth_record record_of(std::span<const double> x);

/// What the series of a class say about its growth from their first `columns` years.
struct class_growth {
  double mu = 0;
  double mu_sd = 0;
  double tau = 0;
  double s = 0;
  double r_n = 0;
  int n_series = 0;  ///< series with two figures or more
  /// Of every series: g^ (NaN where the figures span less than the history asked for), V, s_i^2.
  std::vector<double> centre;
  std::vector<double> variance;
  std::vector<double> noise2;
};

/// Constants of growth by the formulas of docs/calibrate.md: posterior means on fixed grids.
class_growth growth_of(const class_part& part, int columns, const learn_settings& settings);

}  // namespace attain::calibrate::detail
