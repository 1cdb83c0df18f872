// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/plan.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace attain::io {

/// One number of a plan that nobody observed and that its answers rest on.
struct assumption {
  /// `lever.parameter`, `lever.effect 1.stock`, `lever.cost.capital`, `indicator x.chance`,
  /// `interaction x a b`, `total_effect x growth`, `break x 2021-07 step`.
  std::string id = {};
  std::string what = {};
  std::string unit = {};
  /// A number, or a distribution as in a plan file: `{ normal = { mean = -0.35, sd = 0.1 } }`.
  std::string value = {};
  std::string causal = {};             ///< evidence mark; empty for a plain number
  std::string read = {};               ///< how the source was read; empty for a plain number
  std::string source = {};             ///< of a plain number: the basis of its effect or cost
  std::optional<int> known_from = {};  ///< year of publication
  bool editable = true;  ///< false: shown only, such as the class that growth is taken from

  friend bool operator==(const assumption&, const assumption&) = default;
};

/// Every assumption of a plan, with an id of its own: parameters, written numbers and prices of
/// levers in the order of the plan, then indicators, interactions, total effects and breaks.
/// Operands that keep their default are left out.
std::vector<assumption> assumptions_of(const plans::plan& plan);

/// The same as a table: id, what, unit, value, causal, read, source, known_from, editable.
std::string assumptions_csv(const plans::plan& plan);

/// `plan` with the values and the evidence of an edited table, which spreadsheets may have written:
/// any separator, columns in any order, `what`, `unit` and `editable` may be absent, and so may
/// rows. The definition is written anew as by `with_levers`; a table without a change gives `plan`
/// itself. A value that was edited while its evidence stayed is marked as the user's own (`U`,
/// read "assumed", source "edited"); the basis of a plain number says "edited" then.
/// @throws invalid_input with every problem of the table, by line: an unknown or doubled id and the
/// nearest one, an unknown column, a change of a row that is shown only, a value that is no number
/// or distribution or breaks a rule of the plan.
plans::plan with_assumptions(const plans::plan& plan, const plans::source_text& table);

/// The same from a file of at most 16 MB. @throws invalid_input also where it cannot be read.
plans::plan with_assumptions(const plans::plan& plan, const std::filesystem::path& table);

}  // namespace attain::io
