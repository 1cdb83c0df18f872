// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/progress/course.hpp>
#include <attain/progress/figure.hpp>

#include <string>

namespace attain::progress {

/// Current status of UN ESCAP on its scale of 0 (where the base stood) to 10 (the target).
/// Source: UN ESCAP, Asia and the Pacific SDG Progress Report, Current Status Index; formula as in
/// UNICEF MENARO's script. It names no classes: read it beside the line of elapsed time.
struct escap_status {
  figure status = {};  ///< CS = D (x - x0) / |T - x0|, D = +10 where more is wanted, else -10
  double line = 0;     ///< 10 (t - t0) / (tT - t0): what even progress would have reached

  friend bool operator==(const escap_status&, const escap_status&) = default;
};

/// Undefined where the way has no length (`no_distance`). The status is not cut to the scale.
/// @throws invalid_input as `check` does.
escap_status current_status(const course& c);

/// e.g. `5.4 of 10 (even progress: 4.0)`.
std::string to_string(const escap_status& s);

}  // namespace attain::progress
