// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/indicators/support.hpp>
#include <attain/series/forecast.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace attain::series {

/// Textbook methods with their own normal intervals: what a forecast has to beat.
enum class reference_method {
  naive,   ///< last value; variance of a step times h
  drift,   ///< last value and mean step; s² (h + h²/n), Hyndman & Athanasopoulos 2021, 5.5
  theta,   ///< `theta`; variance of its one-step error times h
  damped,  ///< last value and damped mean step (.9); s² h + c_h² s²/n
};

std::string_view to_string(reference_method method);
/// @throws not_found with the nearest name.
reference_method parse_reference_method(std::string_view name);
std::vector<std::string> reference_method_names();

/// Forecast by a textbook method; needs two values or more, three for a spread from the data (with
/// two the one step stands for it). @throws invalid_input naming the value that `range` does not
/// contain.
forecast reference(reference_method method, std::span<const double> values, int horizon,
                   const indicators::support& range);

}  // namespace attain::series
