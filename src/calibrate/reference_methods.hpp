// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "class_growth.hpp"

#include <span>
#include <vector>

namespace attain::calibrate::detail {

/// A Student t forecast; NaN where there is none.
struct reference_forecast {
  double location;
  double scale;
  double nu;
};

/// Reference forecasts of yearly figures x on the model scale; the last is no gap. Gaps inside are
/// interpolated for theta only. Intervals: Hyndman and Athanasopoulos, Forecasting: Principles and
/// Practice, 3rd ed. 2021, section 5.5, with a Student t of max(3, n - 1) degrees of freedom for n
/// changes.
class references {
 public:
  explicit references(std::span<const double> x, double phi);

  /// The last figure; scale of a random walk without drift. Needs two figures.
  reference_forecast naive(int horizon) const;
  /// Random walk with drift. Needs three figures, like the two below.
  reference_forecast drift(int horizon) const;
  /// The same centre with c_h years' worth of drift.
  reference_forecast damped(int horizon) const;
  /// Simple exponential smoothing with half the slope of the least-squares line as drift.
  /// Assimakopoulos and Nikolopoulos, Int. J. Forecasting 16 (2000) 521-530; Hyndman and Billah,
  /// 19 (2003) 287-290. alpha has the least squares of one-step misses among .05, .10, ..., 1.
  reference_forecast theta(int horizon) const;

 private:
  double last_;
  double phi_;
  int changes_ = 0;
  double years_ = 0;
  double growth_ = 0;
  double walk2_ = 0;   ///< mean square of the changes a year
  double noise2_ = 0;  ///< residual variance about the own growth, a year
  double level_ = 0;
  double slope_ = 0;  ///< half the slope
  double alpha_ = 1;
  double smooth2_ = 0;
};

/// "Everybody grows like the mean of the class": mean and spread of the own growths of a class's
/// series, and the variance of a year about them.
class class_mean {
 public:
  class_mean(const class_part& part, int columns);
  reference_forecast from(double last, int horizon) const;
  /// Whether any series has two figures.
  bool is_known() const noexcept { return series_ > 0; }

 private:
  double growth_ = 0;
  double spread2_ = 0;
  double noise2_ = 0;
  double series_ = 0;
};

}  // namespace attain::calibrate::detail
