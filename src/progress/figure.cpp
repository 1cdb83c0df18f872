// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/figure.hpp>

#include <attain/core/check.hpp>
#include <attain/core/text.hpp>

#include <utility>

namespace attain::progress {

figure known(double value) { return {core::check_finite("figure", value), ""}; }

figure unknown(std::string reason) {
  core::check_not_empty("reason", reason);
  return {{}, std::move(reason)};
}

std::string to_string(const figure& f, int digits) {
  return f ? core::fixed(*f, digits) : core::cat("undefined: ", f.reason);
}

}  // namespace attain::progress
