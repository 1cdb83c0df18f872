// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/name.hpp>
#include <attain/levers/cost.hpp>
#include <attain/levers/effect.hpp>
#include <attain/levers/parameter.hpp>
#include <attain/levers/schedule.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::levers {

/// Whether a lever acts.
enum class lever_state {
  quantified,  ///< acts where a scenario moves it away from its reference
  described,   ///< continuing policy inside the trend; no effect
  existing,    ///< in place at the start; an initial condition
};

/// Fields of a lever, as a plan file states them.
struct lever_fields {
  std::string id = {};
  core::name name = {};
  lever_state state = lever_state::described;
  schedule_kind kind = schedule_kind::count;
  std::string unit = {};
  std::optional<double> start = {};  ///< setting in force at the base year; none: in no document
  double low = 0;                    ///< admissible settings
  double high = 1e300;
  /// Settings before and at the base year, by date: facts.
  dated_settings history = {};
  /// None: the past mean yearly build-out goes on where every effect is on a level or an inflow and
  /// the history has two dates or more; otherwise the setting in force is held, as by empty
  /// settings.
  std::optional<dated_settings> reference = {};
  std::vector<parameter> parameters = {};
  std::vector<effect> effects = {};
  /// Levers that are the same instrument in part: of their effects of one sign on one channel of
  /// an indicator only the largest counts.
  std::vector<std::string> overlaps = {};
  /// Levers of one group add their settings before the response; one of them has the effects.
  std::string group = {};
  std::optional<cost> price = {};
  std::string category = {};  ///< kind of instrument, in the reader's own words
  std::string quantity = {};  ///< amount as printed, where it is no schedule
  std::string section = {};
  std::string quote = {};
  std::string note = {};

  friend bool operator==(const lever_fields&, const lever_fields&) = default;
};

/// Something the authority can set, and what that does.
class lever {
 public:
  /// @throws invalid_input where an operand names no parameter, a parameter is named by none, a
  /// value can leave its range, a setting lies outside [low, high], or an id is doubled.
  explicit lever(lever_fields fields);

  const lever_fields& fields() const noexcept { return fields_; }
  const std::string& id() const noexcept { return fields_.id; }
  const core::name& name() const noexcept { return fields_.name; }
  bool quantified() const noexcept { return fields_.state == lever_state::quantified; }

  /// @throws not_found with the nearest id.
  const parameter& parameter_of(const std::string& id) const;
  /// This lever with another distribution of one parameter, marked as the user's own.
  /// @throws not_found with the nearest id; invalid_input where it can leave its operand's range.
  lever with_parameter(const std::string& id, const random::distribution& value) const;
  /// Checks dated settings: known kind, years of the plan, admissible values.
  /// @throws invalid_input naming lever, key and value.
  void check_settings(const dated_settings& keys, int first_year, int last_year) const;

  friend bool operator==(const lever&, const lever&) = default;

 private:
  lever_fields fields_;
};

std::string to_string(lever_state s);
std::optional<lever_state> parse_lever_state(std::string_view text);
std::string to_string(const lever& l);

}  // namespace attain::levers
