// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>
#include <attain/core/name.hpp>
#include <attain/indicators/indicator.hpp>
#include <attain/levers/interaction.hpp>
#include <attain/levers/lever.hpp>
#include <attain/levers/structural_break.hpp>
#include <attain/levers/total_effect.hpp>
#include <attain/plans/base_rate.hpp>
#include <attain/plans/scenario.hpp>
#include <attain/plans/target.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::plans {

/// A text that a plan was read from. Equal where the texts are: a plan saved in another folder is
/// the same plan.
struct source_text {
  std::string file = {};
  std::string text = {};
  friend bool operator==(const source_text& a, const source_text& b) { return a.text == b.text; }
};

/// Indicators that are parts of another one.
struct parts_of_whole {
  std::string whole = {};
  std::vector<std::string> of = {};
  bool exact = true;  ///< the parts add up to the whole; otherwise they are at most as much
  std::string note = {};
  friend bool operator==(const parts_of_whole&, const parts_of_whole&) = default;
};

/// Parts of a plan, as a plan file states them.
struct plan_parts {
  std::string id = {};
  core::name name = {};
  std::string place = {};                ///< its name in the panel; left out of class constants
  std::vector<std::string> inside = {};  ///< places inside it or around it; left out as well
  int start = 0;                         ///< first year of the period
  int end = 0;                           ///< last year
  std::string within = {};               ///< id of the plan of the place around it
  std::string document = {};
  bool soft = false;                    ///< all goals are 力争
  std::vector<base_rate> records = {};  ///< the first is the one shown in a column
  std::vector<indicators::indicator> indicators = {};
  std::vector<target> targets = {};
  std::vector<levers::lever> levers = {};
  std::vector<scenario> scenarios = {};  ///< without `trend`
  std::vector<levers::interaction> interactions = {};
  std::vector<levers::total_effect> total_effects = {};  ///< of judgement levers
  std::vector<levers::structural_break> breaks = {};
  std::vector<parts_of_whole> parts = {};
  source_text definition = {};    ///< text of the plan file
  source_text observations = {};  ///< text of its observations
  source_text lever_table = {};   ///< text of its table of levers; empty: none

  friend bool operator==(const plan_parts&, const plan_parts&) = default;
};

/// A jurisdiction's plan: indicators, targets, levers, scenarios. Immutable.
class plan {
 public:
  /// @throws invalid_input where ids are doubled, a reference leads nowhere, a channel is not
  /// declared by its indicator's law, or a scenario sets what cannot be set; with the problems of
  /// all targets, parts and levers, up to fifty.
  explicit plan(plan_parts parts);

  const std::string& id() const noexcept { return parts_.id; }
  const core::name& name() const noexcept { return parts_.name; }
  const plan_parts& parts() const noexcept { return parts_; }
  const std::vector<indicators::indicator>& indicators() const noexcept {
    return parts_.indicators;
  }
  const std::vector<target>& targets() const noexcept { return parts_.targets; }
  const std::vector<levers::lever>& levers() const noexcept { return parts_.levers; }
  /// `trend` first, then those of the file.
  const std::vector<scenario>& scenarios() const noexcept { return scenarios_; }
  /// The year before the period: as-of year where none is given.
  int base_year() const noexcept { return parts_.start - 1; }
  /// True for a target that was due before the period: it is evaluated, not forecast.
  bool is_past(const target& t) const noexcept { return t.fields().due < parts_.start; }
  /// True for what joint answers are about: numbered targets of the period, each sentence once and
  /// of the stages of an indicator the last.
  bool is_headline(const target& t) const noexcept;
  /// How often comparable targets were reached; none where no record is given.
  const base_rate* record() const noexcept {
    return parts_.records.empty() ? nullptr : &parts_.records.front();
  }

  /// @throws not_found with the nearest id.
  const indicators::indicator& indicator_of(const std::string& id) const;
  const plans::target& target_of(const std::string& id) const;
  const levers::lever& lever_of(const std::string& id) const;
  const plans::scenario& scenario_of(const std::string& id) const;
  bool has_scenario(const std::string& id) const noexcept;

  /// Returns `s` where every lever exists, is quantified, and every key and value is admissible.
  /// @throws invalid_input or not_found otherwise.
  const scenario& check(const scenario& s) const;

  /// Fingerprints of the plan file and of the observations.
  const std::string& plan_hash() const noexcept { return plan_hash_; }
  const std::string& data_hash() const noexcept { return data_hash_; }

  friend bool operator==(const plan& a, const plan& b) { return a.parts_ == b.parts_; }

 private:
  plan_parts parts_;
  std::vector<scenario> scenarios_;
  std::string plan_hash_;
  std::string data_hash_;
};

std::string to_string(const plan& p);

}  // namespace attain::plans
