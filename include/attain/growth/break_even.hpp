// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/trend.hpp>

#include <optional>

namespace attain::growth {

/// The drift a year, before damping, at which a level target under `law` without levers is reached
/// with probability 1/2: the one that puts the centre on the target,
///   (x - x_L - shift_h) / c_h,   h = due - L,
/// `wanted` and drift on the model scale (log: a log growth). Over `law.parameters().growth` it
/// says how much of the fitted drift suffices. None where the due date is not after the start.
std::optional<double> break_even_drift(const trend& law, double due, double wanted);

/// The level at the start of `law` from which the target is reached with probability 1/2 at the
/// fitted growth, on the model scale: for a law that starts from an unknown level, which
/// `law.parameters().start` does not matter for. None where the due date is not after the start.
std::optional<double> break_even_level(const trend& law, double due, double wanted);

}  // namespace attain::growth
