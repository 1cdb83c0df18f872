// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/progress/cagr.hpp>
#include <attain/progress/escap.hpp>
#include <attain/progress/standing.hpp>
#include <attain/progress/unsd.hpp>

#include <optional>

namespace attain::progress {

/// What every method of this room says of one course. None of them is a probability.
struct methods {
  time_progress time = {};
  cagr_progress cagr = {};
  unsd_progress unsd = {};
  escap_status escap = {};

  friend bool operator==(const methods&, const methods&) = default;
};

/// Choices that methods leave open.
struct method_choices {
  standing_edges edges = {};
  path by = path::linear;
  std::optional<double> percentage_point = {};  ///< see `unsd_ratio`
};

/// @throws invalid_input as the methods do.
methods all_methods(const course& c, const method_choices& choices = {});

}  // namespace attain::progress
