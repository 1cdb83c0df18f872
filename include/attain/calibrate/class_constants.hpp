// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::calibrate {

/// Constants of the default model for one class of indicators, learnt from other places' data up
/// to an as-of year (docs/calibrate.md, docs/decisions/0002-class-constants.md).
struct class_constants {
  std::string group = {};      ///< class: statistic.domain; `any` for classes without a panel
  int as_of = 0;               ///< last year of the data
  std::string leave_out = {};  ///< place whose data were not used; `-`: none left out
  int n_series = 0;            ///< places; 0: a judgement, not calibrated
  int n_origins = 0;           ///< origin years of the rolling test
  double mu = 0;               ///< mean log growth a year
  double mu_sd = 0;            ///< its standard error
  double tau = 0;              ///< standard deviation of growth between places
  double s = 0;                ///< standard deviation of a year's noise
  double k_tau = 1;
  double k_s = 1;
  double k_d = 0;
  double nu = 6;
  double r_p = 0;
  double r_n = 0;
  double cov80 = 0;  ///< coverage in the rolling test, in sample
  double cov95 = 0;
  std::string source = {};
  std::optional<int> known_from = {};

  friend bool operator==(const class_constants&, const class_constants&) = default;
};

/// Class that stands in for one without a panel, on the log scale.
inline constexpr const char* any_class = "any";

/// The shipped constants, or a user's own.
class constant_table {
 public:
  /// Reads the columns of `class_constants.csv`. @throws invalid_input naming file and line.
  static constant_table parse(const std::string& file, std::string_view csv);
  /// The table compiled into the library.
  static const constant_table& builtin();

  const std::vector<class_constants>& rows() const noexcept { return rows_; }
  const std::string& digest() const noexcept { return digest_; }

  /// Constants of `group` from data up to `as_of`, without those of `places` (the plan's own,
  /// those inside and around it). Places that are not in the panel need no leaving out. None where
  /// the class has no row at or before the as-of point.
  /// @throws invalid_input where more than one of `places` is in the panel.
  std::optional<class_constants> find(const std::string& group, core::moment as_of,
                                      const std::vector<std::string>& places) const;

  friend bool operator==(const constant_table&, const constant_table&) = default;

 private:
  std::vector<class_constants> rows_;
  std::string digest_;
};

}  // namespace attain::calibrate
