// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <attain/sensitivity/result.hpp>
#include <attain/sensitivity/sample.hpp>

namespace attain::sensitivity {

/// Estimators of first-order indices Var E[Y | X_i] / Var Y from any independent rows.
///
/// rank     mean of Y times the Y of the next row in order of X_i (Chatterjee, J. Am. Stat. Assoc.
///          116 (2021), 2009-2022; Gamboa, Gremaud, Klein and Lagnoux, Bernoulli 28 (2022),
///          2345-2370). The last row's next is the first.
/// classes  analysis of variance over classes of 4 neighbouring rows in order of X_i, with the
///          variance within classes taken off (the correlation ratio of Plischke, Reliability
///          Engineering and System Safety 95 (2010), 354-360, corrected for its bias).
enum class given_data_estimator { rank, classes };

[[nodiscard]] std::string_view to_string(given_data_estimator e);
/// The estimator of a name; throws `not_found` with the nearest one.
[[nodiscard]] given_data_estimator to_given_data_estimator(const std::string& name);

/// "first" of every column of x; outputs may be 0 and 1. Rows must be independent: those of a
/// Sobol' sequence are not, and give values far off with errors that do not show it. Under
/// dependence of columns the index is still the share of variance that knowing X_i alone would
/// remove, but shares do not add up.
///
/// Errors by the delta method, with the dependence of neighbouring terms. Throws `invalid_input`:
/// lengths that do not fit, values that are not finite, fewer than 32 rows, a column that is
/// constant.
[[nodiscard]] result first_order(const sample& data,
                                 given_data_estimator estimator = given_data_estimator::classes,
                                 const analysis_settings& settings = {});

}  // namespace attain::sensitivity
