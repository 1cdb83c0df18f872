// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <attain/sensitivity/result.hpp>
#include <attain/sensitivity/sample.hpp>

namespace attain::sensitivity {

/// Statistic over the slices of a factor.
enum class slice_statistic { median, maximum, mean };

[[nodiscard]] std::string_view to_string(slice_statistic s);
/// The statistic of a name; throws `not_found` with the nearest one.
[[nodiscard]] slice_statistic to_slice_statistic(const std::string& name);

struct pawn_settings {
  int slices = 10;  ///< of equal counts; the median of an even number is the mean of the middle two
  slice_statistic statistic = slice_statistic::median;
  analysis_settings analysis = {};
};

/// PAWN: Kolmogorov-Smirnov distance between the distribution of Y and that of Y in a slice of X_i,
/// summarised over slices (Pianosi and Wagener, Environmental Modelling and Software 67 (2015),
/// 1-11; 108 (2018), 33-39, for any sample).
///
/// "pawn": each distance is read on one half of the rows at the place where it is largest on the
/// other half, and the slices of median and maximum are chosen likewise; it has no upward bias, so
/// that a factor without influence has about 0 and may be below. "plain": the distances as they
/// are, which never reach 0 and so need a dummy factor to compare with; without an error.
[[nodiscard]] result pawn(const sample& data, const pawn_settings& settings = {});

struct delta_settings {
  int classes = 8;  ///< of X_i, equal counts
  int bins = 8;     ///< of Y, equal counts
  analysis_settings analysis = {};
};

/// "delta": half the mean absolute difference between the distribution of Y and that given X_i
/// (Borgonovo, Reliability Engineering and System Safety 92 (2007), 771-784), between classes of
/// X_i and bins of Y (Borgonovo, Hazen and Plischke, Risk Analysis 36 (2016), 1871-1895). It lies
/// below the index without classes and rises to it with their number.
///
/// The sign of each cell is taken from one half of the rows and the difference from the other,
/// which takes off the upward bias of the plain estimate. "plain" is that estimate, without an
/// error.
[[nodiscard]] result delta(const sample& data, const delta_settings& settings = {});

/// Regional sensitivity: "distance" between the distributions of X_i where y is 1 and where it is 0
/// (Hornberger and Spear, J. Environmental Management 12 (1981), 7-18), read on one half of the
/// rows at the place where it is largest on the other; "plain" as it is. Outputs must be 0 or 1.
[[nodiscard]] result regional(const sample& data, const analysis_settings& settings = {});

}  // namespace attain::sensitivity
