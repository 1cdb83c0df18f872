// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/random/distribution.hpp>

#include <string>
#include <variant>

namespace attain::levers {

/// An uncertain quantity of a lever: distribution, unit and where it comes from.
struct parameter {
  std::string id = {};
  std::string name = {};
  std::string unit = {};
  random::distribution value = random::distribution::fixed(0);
  core::evidence from = {};

  friend bool operator==(const parameter&, const parameter&) = default;
};

std::string to_string(const parameter& p);

/// A number in a response: written out, or the id of a parameter of the same lever.
using operand = std::variant<double, std::string>;

std::string to_string(const operand& o);

}  // namespace attain::levers
