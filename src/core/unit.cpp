// SPDX-License-Identifier: Apache-2.0
#include <attain/core/unit.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::core {

namespace {

constexpr std::string_view ten_thousand = "万";
constexpr std::string_view hundred_million = "亿";

/// Base units in `printed` where it is the base unit with or without 万 or 亿; 0 otherwise.
double prefix_scale(std::string_view printed, std::string_view base) {
  if (printed == base) return 1;
  if (printed.substr(0, ten_thousand.size()) == ten_thousand &&
      printed.substr(ten_thousand.size()) == base)
    return 1e4;
  if (printed.substr(0, hundred_million.size()) == hundred_million &&
      printed.substr(hundred_million.size()) == base)
    return 1e8;
  return 0;
}

}  // namespace

unit::unit(std::string printed, double scale, std::string base)
    : printed_(std::move(printed)), scale_(check_positive("scale", scale)), base_(std::move(base)) {
  check_not_empty("unit", printed_);
  check_not_empty("base_unit", base_);
  const double implied = prefix_scale(printed_, base_);
  if (implied > 0 && implied != scale_)
    throw invalid_input({.field = "scale",
                         .value = number(scale_),
                         .message = cat("1 ", printed_, " is ", implied, " ", base_)});
}

double unit::scale_of(std::string_view other) const {
  if (other == printed_) return scale_;
  const double scale = prefix_scale(other, base_);
  if (scale > 0) return scale;
  throw invalid_input(
      {.field = "unit",
       .value = std::string(other),
       .message = cat("must be ", printed_, ", ", base_, ", 万", base_, " or 亿", base_)});
}

}  // namespace attain::core
