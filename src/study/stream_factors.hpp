// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/attribution.hpp>

#include "acting.hpp"

#include <string>
#include <vector>

namespace attain::study {

/// What a stream of draws is to a plan.
struct stream_place {
  std::string group = {};      ///< "tail", "own growth", ...
  std::string indicator = {};  ///< whose own it is; "class <c>" of what a class shares
  bool noise = false;          ///< varies from year to year
  /// Which of the acting parameters; -1: none of a lever.
  int parameter = -1;
};

/// Reads the name of a stream (docs/simulate.md).
stream_place place_of_stream(const std::string& stream, const plans::plan& plan,
                             const std::vector<acting_parameter>& acting);

/// A factor with the streams that it consists of.
struct stream_factor {
  factor is = {};
  std::vector<std::string> streams = {};  ///< in order of their names
};

/// Factors of the kinds `by` that own one of `streams`, kind by kind.
std::vector<stream_factor> factors_of(const std::vector<std::string>& streams,
                                      const plans::plan& plan, const plans::scenario& scenario,
                                      const std::vector<factor_kind>& by);

}  // namespace attain::study
