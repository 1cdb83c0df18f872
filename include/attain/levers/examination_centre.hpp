// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/name.hpp>
#include <attain/levers/lever.hpp>
#include <attain/levers/quantity.hpp>

#include <optional>
#include <string>

namespace attain::levers {

/// A protection and examination centre (知识产权保护中心), which examines part of the cases sooner.
/// The setting is the number of centres at work at year ends.
struct examination_centre_settings {
  std::string id = "examination_centre";
  core::name name = {"知识产权保护中心", "protection and examination centre"};
  std::string indicator = {};        ///< yearly grants, or a stock with attrition
  std::optional<double> start = {};  ///< number at the base year
  dated_settings history = {};       ///< numbers before it
  std::optional<dated_settings> reference = {};
  double high = 1;         ///< highest admissible number
  quantity months = {};    ///< saved on a case that a centre takes
  quantity eligible = {};  ///< part of the flow that a centre may take; no default
  /// Part of the eligible cases that one centre has room for; several reach 1 - exp(-capacity x).
  /// Left out: one centre takes them all, and `high` stays 1.
  quantity capacity = {};
  delay later = {};  ///< until a centre works at its speed
  prices price = {};
  std::string basis = {};

  friend bool operator==(const examination_centre_settings&,
                         const examination_centre_settings&) = default;
};

/// The centre as a general lever on channel `delay`: the flow of a year gains eligible x months
/// saved in it / 12 of itself, once; after the switch nothing more is added.
/// @throws missing_input naming every quantity that is needed and has no default; invalid_input
/// where `lever` refuses it or `high` is above 1 without a capacity.
lever examination_centre(const examination_centre_settings& s);

}  // namespace attain::levers
