// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <attain/sensitivity/design.hpp>
#include <attain/sensitivity/result.hpp>

namespace attain::sensitivity {

/// Estimators of first-order indices from A, B and AB_i; V is the variance over A and B together.
///
/// saltelli2010  mean of B (AB - A) over V (Saltelli and others 2010, table 2b; equal to Sobol' and
///               Mauntz-Kucherenko).
/// jansen1999    1 - mean of (B - AB)^2 / 2 over V (Jansen, Computer Physics Communications 117
///               (1999), 35-43).
/// martinez2011  correlation of B and AB (Martinez 2011; Baudin and others 2017).
/// janon2014     as the correlation, with mean and variance over B and AB together (Janon, Klein,
///               Lagnoux, Nodet and Prieur, ESAIM: Probability and Statistics 18 (2014), 342-364).
enum class first_estimator { saltelli2010, jansen1999, martinez2011, janon2014 };

/// Estimators of total indices.
///
/// jansen1999    mean of (A - AB)^2 / 2 over V.
/// sobol2007     mean of A (A - AB) over V (Sobol' and others, Reliability Engineering and System
///               Safety 92 (2007), 957-960; Mauntz-Kucherenko).
/// homma1996     1 - (mean of A AB - mean of A squared) over the variance of A (Homma and Saltelli,
///               Reliability Engineering and System Safety 52 (1996), 1-17).
/// martinez2011  1 - correlation of A and AB.
/// janon2014     1 - the same with mean and variance over A and AB together.
enum class total_estimator { jansen1999, sobol2007, homma1996, martinez2011, janon2014 };

[[nodiscard]] std::string_view to_string(first_estimator e);
[[nodiscard]] std::string_view to_string(total_estimator e);
/// The estimator of a name; throws `not_found` with the nearest one.
[[nodiscard]] first_estimator to_first_estimator(const std::string& name);
[[nodiscard]] total_estimator to_total_estimator(const std::string& name);

struct pick_freeze_settings {
  first_estimator first = first_estimator::saltelli2010;
  total_estimator total = total_estimator::jansen1999;
  analysis_settings analysis = {};
};

/// The shape of outputs of a `saltelli` or `radial` design, also one made elsewhere.
struct pick_freeze_shape {
  std::vector<std::string> players;
  bool second_order = false;
  bool radial = false;
  /// Replicates of equal size; 1: every unit is independent.
  std::int64_t replicates = 1;
  /// Whether units are of the replicates in turn; otherwise replicates follow each other.
  bool in_turn = false;
};

/// Sobol' indices "first", "total" and, on a design for it, "second" (of "a, b": the interaction
/// alone); of a radial design "total" only, with V over A.
///
/// `y`: rows of the design times `outputs`, row-major. Outputs are centred by their mean over all
/// rows. Errors: the delta method over independent units (replicates, where there are several:
/// Student's t with replicates - 1), or `resamples` bootstraps of units. Groups take the place of
/// factors where the design has them.
///
/// Throws `invalid_input`: a length that does not fit, a value that is not finite under
/// `missing::error` (naming its first row), fewer than 2 units or replicates, resamples with
/// replicates (points of one scramble are not independent, so that a bootstrap is not valid).
[[nodiscard]] result pick_freeze(const pick_freeze_shape& shape, std::span<const double> y,
                                 std::size_t outputs, const pick_freeze_settings& settings = {});
[[nodiscard]] result pick_freeze(const design& from, std::span<const double> y, std::size_t outputs,
                                 const pick_freeze_settings& settings = {});

}  // namespace attain::sensitivity
