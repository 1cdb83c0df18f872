// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/name.hpp>
#include <attain/levers/lever.hpp>
#include <attain/levers/quantity.hpp>

#include <optional>
#include <string>

namespace attain::levers {

/// Service stations (商标品牌指导服务站). The setting is their number at year ends; a date with a
/// month opens them within its year.
struct stations_settings {
  std::string id = "stations";
  core::name name = {"品牌指导服务站", "service stations"};
  std::string indicator = {};         ///< stock that the registrations join
  channel through = channel::growth;  ///< `growth` of a stock; `level` of a flow
  std::optional<double> start = {};   ///< number at the base year
  dated_settings history = {};        ///< numbers before it
  std::optional<dated_settings> reference = {};
  double high = 1e5;            ///< highest admissible number
  quantity capacity = {};       ///< registrations that a station supports in a year; no default
  quantity stock = {};          ///< level of the indicator, base units; no default
  quantity reach = {};          ///< stations that the served area has room for; left out: no limit
  quantity additionality = {};  ///< part that would not have come otherwise
  delay maturity = {};          ///< `gamma`: new stations grow into their capacity
  prices price = {};
  std::string basis = {};

  friend bool operator==(const stations_settings&, const stations_settings&) = default;
};

/// Stations as a general lever: response `support`, which levels off at `reach`.
/// @throws missing_input naming every quantity that is needed and has no default; invalid_input
/// where `lever` refuses it.
lever stations(const stations_settings& s);

}  // namespace attain::levers
