// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/cost.hpp>
#include <attain/levers/quantity.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::levers {

/// Gathers the quantities of a named lever: the parameters that its operands name, and what nobody
/// gave although no evidence has a size of it.
class composition {
 public:
  explicit composition(std::string lever) : lever_(std::move(lever)) {}

  /// Operand for a quantity: a number stays one, another becomes the parameter `id`. Nothing given:
  /// the row `standard` of the evidence table, or where that is empty a missing quantity that
  /// `meaning` describes.
  operand take(const std::string& id, const std::string& meaning, const quantity& given,
               const std::string& standard = "");
  /// The same for what may be left out: `otherwise` holds then.
  operand take_or(const std::string& id, const quantity& given, double otherwise);
  /// A price where one is given.
  std::optional<cost> price(const prices& p, const operand& take_up = 1.0);

  /// The parameters. @throws missing_input naming everything that is missing.
  std::vector<parameter> finish() const;

 private:
  std::string lever_;
  std::vector<parameter> parameters_;
  std::vector<std::string> missing_;
};

}  // namespace attain::levers
