// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace attain::scores {

/// Rank among n past misses that the next one stays at or below with probability of at least
/// 1 - alpha, if all are exchangeable: ceil((n + 1)(1 - alpha)). It exceeds n where n is too small
/// to say. @throws invalid_input unless n >= 0 and 0 < alpha < 1.
std::int64_t conformal_rank(std::int64_t n, double alpha);

/// Split-conformal margin: the miss of that rank, +infinity where the rank exceeds n. `misses` are
/// scores of a calibration set that no fit has seen, e.g. max(low - y, y - high) of intervals, all
/// from groups that err independently; a margin below 0 narrows. Vovk, Gammerman and Shafer,
/// Algorithmic Learning in a Random World, 2005; Lei and others, J. Am. Stat. Assoc. 113 (2018)
/// 1094-1111, algorithm 2. @throws invalid_input for a number that is not finite.
double conformal_margin(std::span<const double> misses, double alpha);

}  // namespace attain::scores
