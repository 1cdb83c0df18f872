// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace attain::core {

/// Argument checks. Each returns its value and throws invalid_input with `field`, the value and
/// the broken inequality otherwise.
double check_finite(std::string_view field, double value);
double check_positive(std::string_view field, double value);
double check_not_negative(std::string_view field, double value);
double check_in(std::string_view field, double value, double low, double high);
int check_year(std::string_view field, int value);
/// Ids are 1-64 characters of a-z, 0-9, '_', '-', '.'.
const std::string& check_id(std::string_view field, const std::string& value);
const std::string& check_not_empty(std::string_view field, const std::string& value);

}  // namespace attain::core
