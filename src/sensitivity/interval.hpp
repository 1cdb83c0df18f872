// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/sensitivity/result.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace attain::sensitivity::detail {

/// Half width of a two-sided interval in standard errors: Student's t with `df` degrees of freedom,
/// the normal above 100,000.
double critical_value(double level, double df);

/// value -+ width standard errors.
estimate around(double value, double std_error, double width);

/// The estimate without a number: the output does not vary.
estimate nothing();

/// Standard error of a mean-zero sum of terms / `count`, in clusters that are independent:
/// `cluster[i]` is the cluster of term i, -1 none.
double clustered_error(std::span<const double> terms, std::span<const std::int32_t> cluster,
                       std::int32_t clusters);

/// Standard error of the mean of independent terms.
double mean_error(std::span<const double> terms);

/// Throws `invalid_input` for a level or a number of resamples that is impossible.
void check_settings(const analysis_settings& settings);

/// Units without a row whose output is not finite. Throws `invalid_input` naming the first such row
/// and output under `missing::error`, for a length that does not fit, and for fewer than `fewest`
/// units left.
std::vector<std::int64_t> usable_units(std::span<const double> y, std::size_t outputs,
                                       std::int64_t rows_per_unit, missing policy,
                                       std::int64_t fewest);

/// Throws `cancelled` where the caller asked to stop.
void stop_if_asked(const analysis_settings& settings);

}  // namespace attain::sensitivity::detail
