// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

namespace attain::study {

/// A figure with its standard error; of a difference, the error of the paired draws.
struct paired {
  double value = 0;
  double std_error = 0;

  /// 95 % interval: value ± z95 standard errors.
  core::interval range() const noexcept {
    return {value - core::z95 * std_error, value + core::z95 * std_error};
  }
  /// Whether 0 lies outside that interval.
  bool differs() const noexcept { return value != 0 && !range().contains(0); }
  friend bool operator==(const paired&, const paired&) = default;
};

}  // namespace attain::study
