// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <attain/sensitivity/design.hpp>
#include <attain/sensitivity/result.hpp>

namespace attain::sensitivity {

/// Shapley effects, for independent and dependent factors alike, from a `conditional` design:
/// "shapley" of every player, adding up to 1; "effect", the same in units of the variance of Y and
/// adding up to it; "first" Var E[Y | X_i] / Var Y and "total" E Var[Y | all but X_i] / Var Y.
///
/// Sources: Owen, SIAM/ASA J. Uncertainty Quantification 2 (2014), 245-251; Song, Nelson and Staum,
/// the same 4 (2016), 1060-1083, sections 3 and 4, with cost E Var[Y | all but S] and every set S.
///
/// `y`: rows of the design times outputs, row-major. Errors by the delta method; sets are
/// independent. Throws `invalid_input` as `pick_freeze`.
[[nodiscard]] result shapley(const std::vector<std::string>& players, std::span<const double> y,
                             std::size_t outputs, const analysis_settings& settings = {});
[[nodiscard]] result shapley(const design& from, std::span<const double> y, std::size_t outputs,
                             const analysis_settings& settings = {});

/// The weights of the cost of each set (a bit a player, from 1 on) in the effect of each player:
/// players times 2^players - 1, row-major. At most 12 players.
[[nodiscard]] std::vector<double> shapley_weights(std::size_t players);

}  // namespace attain::sensitivity
