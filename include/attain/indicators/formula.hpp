// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/random/distribution.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::indicators {

/// How a derived indicator follows from others in the same draw, in base units.
enum class formula_kind {
  ratio,          ///< numerator / denominator x per
  sum,            ///< parts added up
  running_total,  ///< a flow added up from a stated first year; earlier years do not count
  stock,          ///< S(t) = (1 - attrition) S(t-1) + inflow(t), from its own last observation
  remainder,      ///< whole less the parts, by its share of the whole on the logit scale
};

/// The formula of a derived indicator. Immutable.
class formula {
 public:
  /// `of` holds ids of indicators: two for a ratio, one for a running total or a stock, two or
  /// more for a sum, whole and parts for a remainder. `per` belongs to a ratio, `from` to a
  /// running total, `attrition` (yearly share of last year's stock, within 0 to 1) to a stock.
  /// @throws invalid_input naming the broken rule.
  formula(formula_kind kind, std::vector<std::string> of, double per = 1,
          std::optional<int> from = {}, std::optional<random::distribution> attrition = {},
          core::evidence attrition_evidence = {});

  formula_kind kind() const noexcept { return kind_; }
  const std::vector<std::string>& of() const noexcept { return of_; }
  double per() const noexcept { return per_; }
  std::optional<int> from() const noexcept { return from_; }
  const std::optional<random::distribution>& attrition() const noexcept { return attrition_; }
  const core::evidence& attrition_evidence() const noexcept { return attrition_evidence_; }

  friend bool operator==(const formula&, const formula&) = default;

 private:
  formula_kind kind_;
  std::vector<std::string> of_;
  double per_;
  std::optional<int> from_;
  std::optional<random::distribution> attrition_;
  core::evidence attrition_evidence_;
};

std::string to_string(formula_kind k);
std::optional<formula_kind> parse_formula_kind(std::string_view text);
std::vector<std::string> formula_kind_names();
/// e.g. `ratio of patents, population x 10000`.
std::string to_string(const formula& f);

}  // namespace attain::indicators
