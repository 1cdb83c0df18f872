// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/core/name.hpp>
#include <attain/core/unit.hpp>
#include <attain/indicators/elicited.hpp>
#include <attain/indicators/formula.hpp>
#include <attain/indicators/observation.hpp>
#include <attain/indicators/statistic.hpp>
#include <attain/indicators/support.hpp>
#include <attain/indicators/yearly_line.hpp>
#include <attain/random/distribution.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::indicators {

/// Which growth law moves an indicator; the laws themselves are in room `growth`.
struct law_choice {
  std::string law = "trend";      ///< `trend`, `delivery`, `hazard` or `derived`
  std::string group = {};         ///< trend: class of the prior, statistic.domain
  std::string delivered_by = {};  ///< delivery: id of the lever that builds the quantity
  std::optional<random::distribution> completion = {};  ///< delivery: realised over scheduled
  core::evidence completion_evidence = {};
  std::optional<random::distribution> chance = {};  ///< hazard: yearly chance of a member
  core::evidence chance_evidence = {};
  std::optional<random::distribution> approval = {};  ///< hazard: by a higher authority, once
  core::evidence approval_evidence = {};
  std::optional<formula> derived = {};
  /// trend of a stock: yearly share of last year's stock that is lost; its inflow follows from it.
  /// Asked for by levers on inflow, attrition and delay; without such a lever it has no effect.
  std::optional<random::distribution> attrition = {};
  core::evidence attrition_evidence = {};

  friend bool operator==(const law_choice&, const law_choice&) = default;
};

/// Fields of an indicator, as a plan file states them.
struct indicator_fields {
  std::string id = {};
  core::name name = {};
  std::string definition = {};  ///< definition id of the quantity that targets mean
  statistic what = statistic::stock;
  direction better = direction::up;
  law_choice law = {};
  std::string note = {};
  yearly_line cap = {};    ///< trend: cuts the state of every draw from above; base units
  yearly_line floor = {};  ///< trend: from below
  std::optional<elicited_level> elicited = {};  ///< trend: where no level was observed
  std::vector<observation> observations = {};

  friend bool operator==(const indicator_fields&, const indicator_fields&) = default;
};

/// A measured quantity: what it is, in which unit, and what was observed of it.
class indicator {
 public:
  /// Observations are put in order of time. @throws invalid_input naming the broken rule.
  indicator(indicator_fields fields, core::unit unit, support range);

  const std::string& id() const noexcept { return fields_.id; }
  const core::name& name() const noexcept { return fields_.name; }
  const std::string& definition() const noexcept { return fields_.definition; }
  statistic what() const noexcept { return fields_.what; }
  direction better() const noexcept { return fields_.better; }
  const law_choice& law() const noexcept { return fields_.law; }
  const std::string& note() const noexcept { return fields_.note; }
  const yearly_line& cap() const noexcept { return fields_.cap; }
  const yearly_line& floor() const noexcept { return fields_.floor; }
  const std::optional<elicited_level>& elicited() const noexcept { return fields_.elicited; }
  const std::vector<observation>& observations() const noexcept { return fields_.observations; }
  const core::unit& unit() const noexcept { return unit_; }
  const support& range() const noexcept { return range_; }

  friend bool operator==(const indicator&, const indicator&) = default;

 private:
  indicator_fields fields_;
  core::unit unit_;
  support range_;
};

}  // namespace attain::indicators
