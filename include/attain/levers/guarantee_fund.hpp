// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/name.hpp>
#include <attain/levers/lever.hpp>
#include <attain/levers/quantity.hpp>

#include <optional>
#include <string>

namespace attain::levers {

/// A risk-compensation fund that guarantees loans (质押融资风险补偿资金池). The setting is the
/// money paid in by the end of a year, in the unit of the indicator's base.
struct guarantee_fund_settings {
  std::string id = "guarantee_fund";
  core::name name = {"风险补偿资金池", "risk-compensation fund"};
  std::string indicator = {};        ///< yearly loans, a flow
  std::optional<double> start = {};  ///< paid in by the base year
  dated_settings history = {};
  std::optional<dated_settings> reference = {};
  double high = 1e12;           ///< highest admissible amount
  std::string unit = "元";      ///< of the money
  quantity multiple = {};       ///< guarantees over the money in the fund
  quantity legal_cap = {};      ///< the rule's upper limit of it
  quantity losses = {};         ///< yearly share of the guarantees that the fund pays; no default
  quantity term = {};           ///< years that a loan stands; no default
  quantity flow = {};           ///< loans of a year, base units; no default
  quantity additionality = {};  ///< part that would not have been lent otherwise
  prices price = {};
  std::string basis = {};

  friend bool operator==(const guarantee_fund_settings&, const guarantee_fund_settings&) = default;
};

/// The fund as a general lever: response `guarantee` on the level of the loans.
/// @throws missing_input naming every quantity that is needed and has no default; invalid_input
/// where `lever` refuses it.
lever guarantee_fund(const guarantee_fund_settings& s);

/// An interest subsidy for such loans (贴息). The setting is the share of the interest that the
/// authority pays.
struct interest_subsidy_settings {
  std::string id = "interest_subsidy";
  core::name name = {"贷款贴息", "interest subsidy"};
  std::string indicator = {};        ///< yearly loans, a flow
  std::optional<double> start = {};  ///< share in force at the base year
  std::optional<dated_settings> reference = {};
  double high = .95;         ///< highest admissible share
  quantity elasticity = {};  ///< of the loans to the net interest; no study gives it, no default
  quantity take_up = {};     ///< part of the loans that draws it; no default
  delay later = {};
  prices price = {};
  std::string basis = {};

  friend bool operator==(const interest_subsidy_settings&,
                         const interest_subsidy_settings&) = default;
};

/// The interest subsidy as a general lever: response `elasticity` on the level of the loans.
/// @throws missing_input naming every quantity that is needed and has no default; invalid_input
/// where `lever` refuses it.
lever interest_subsidy(const interest_subsidy_settings& s);

}  // namespace attain::levers
