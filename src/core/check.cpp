// SPDX-License-Identifier: Apache-2.0
#include <attain/core/check.hpp>

#include <attain/core/error.hpp>
#include <attain/core/moment.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>

namespace attain::core {

namespace {

[[noreturn]] void fail(std::string_view field, std::string value, std::string message) {
  throw invalid_input(
      {.field = std::string(field), .value = std::move(value), .message = std::move(message)});
}

}  // namespace

double check_finite(std::string_view field, double value) {
  if (!std::isfinite(value)) fail(field, number(value), "must be a finite number");
  return value;
}

double check_positive(std::string_view field, double value) {
  if (!(std::isfinite(value) && value > 0)) fail(field, number(value), "must be finite and > 0");
  return value;
}

double check_not_negative(std::string_view field, double value) {
  if (!(std::isfinite(value) && value >= 0)) fail(field, number(value), "must be finite and >= 0");
  return value;
}

double check_in(std::string_view field, double value, double low, double high) {
  if (!(value >= low && value <= high))
    fail(field, number(value), cat("must be from ", low, " to ", high));
  return value;
}

int check_year(std::string_view field, int value) {
  if (value < first_year || value > last_year)
    fail(field, cat(value), cat("must be a year from ", first_year, " to ", last_year));
  return value;
}

const std::string& check_id(std::string_view field, const std::string& value) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  };
  if (value.empty() || value.size() > 64 || !std::all_of(value.begin(), value.end(), allowed))
    fail(field, value, "must be 1 to 64 characters of a-z, 0-9, '_', '-', '.'");
  return value;
}

const std::string& check_not_empty(std::string_view field, const std::string& value) {
  if (value.empty()) fail(field, "", "must not be empty");
  return value;
}

}  // namespace attain::core
