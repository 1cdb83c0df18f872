// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/name.hpp>
#include <attain/levers/lever.hpp>
#include <attain/levers/quantity.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::levers {

/// Rights whose official fee is subsidised. They react differently.
enum class right { invention, utility_model, design, trademark };

std::string to_string(right r);
std::optional<right> parse_right(std::string_view text);
std::vector<std::string> right_names();

/// A subsidy of official fees (专利资助). The setting is the rate of the fee that is paid, from the
/// first day of a date; with `claims` it is the budget of a year in currency.
struct subsidy_settings {
  std::string id = "subsidy";
  core::name name = {"官方费用资助", "subsidy of official fees"};
  std::string indicator = {};        ///< what reacts
  right of = right::invention;       ///< whose fee elasticity is the default
  channel through = channel::level;  ///< `level` of a flow; `inflow` or `growth` of a stock
  /// Rate or budget in force at the base year. Empty: it is in no document, and a scenario has to
  /// assume it by its first key.
  std::optional<double> start = {};
  std::optional<dated_settings> reference = {};
  double high = .95;         ///< highest admissible setting
  quantity elasticity = {};  ///< to the net fee; defaults for inventions and trademarks only
  quantity take_up = {};     ///< part of the eligible that draws it; no default
  quantity leakage = {};     ///< part lost to splitting and low quality; no default, 0 counts none
  quantity eligible = {};    ///< part of the indicator that may draw it; left out: all of it
  quantity most = {};        ///< highest share of the fee that is paid; left out: the whole
  quantity claims = {};      ///< official fees of a year's claims, where settings are budgets
  delay later = {};          ///< from filing to what the indicator counts
  prices price = {};         ///< `each`: the official fee of one right of `output`
  std::string basis = {};

  friend bool operator==(const subsidy_settings&, const subsidy_settings&) = default;
};

/// The subsidy as a general lever: response `elasticity` on `indicator`. A rate that falls to
/// nothing is a schedule (`phase_out` in levers/shape.hpp).
/// @throws missing_input naming every quantity that is needed and has no default; invalid_input
/// where `lever` refuses it.
lever subsidy(const subsidy_settings& s);

}  // namespace attain::levers
