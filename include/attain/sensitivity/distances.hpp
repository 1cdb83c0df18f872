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
/// "plain": the distances as they are, which lie too high, never reach 0 and so need a dummy factor
/// to compare with; without an error. "pawn": at 30 to 240 levels of Y, less the bias that sampling
/// noise has by a parametric bootstrap around a smoothed table of ranks; a factor without influence
/// has about 0 and may be below. The error is the spread of values corrected likewise over 64 drawn
/// tables, the interval Student's t with 63 degrees of freedom. Where several slices have the same
/// distance, median and maximum are not smooth and the interval holds less (docs/sensitivity.md).
///
/// Sources of the correction: src/sensitivity/dependence_table.hpp. Plischke, Borgonovo and Smith,
/// European J. Operational Research 226 (2013), 536-550, section 5, correct delta by the bootstrap.
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
/// "delta" is without the upward bias of "plain", corrected, with its error, as in `pawn`. Throws
/// `invalid_input` also where classes times bins are more than the rows.
[[nodiscard]] result delta(const sample& data, const delta_settings& settings = {});

/// Regional sensitivity: "distance" between the distributions of X_i where y is 1 and where it is 0
/// (Hornberger and Spear, J. Environmental Management 12 (1981), 7-18), read on one half of the
/// rows at the place where it is largest on the other; "plain" as it is. Outputs must be 0 or 1.
[[nodiscard]] result regional(const sample& data, const analysis_settings& settings = {});

}  // namespace attain::sensitivity
