// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/name.hpp>
#include <attain/levers/schedule.hpp>
#include <attain/random/distribution.hpp>

#include <compare>
#include <map>
#include <string>

namespace attain::plans {

/// Id of the built-in scenario in which every lever stays at its reference.
inline constexpr const char* trend_id = "trend";
/// Id of the scenario that holds a plan's quantified commitments.
inline constexpr const char* plan_id = "plan";

/// A parameter of a lever, by their ids.
struct parameter_id {
  std::string lever = {};
  std::string parameter = {};
  friend auto operator<=>(const parameter_id&, const parameter_id&) = default;
};

/// A named set of dated lever settings and of lever parameters that differ from the plan's.
/// Immutable; `set` and `assume` give a new one.
class scenario {
 public:
  using settings_map = std::map<std::string, levers::dated_settings>;
  using assumptions_map = std::map<parameter_id, random::distribution>;

  /// @throws invalid_input unless the id is 1 to 80 printable characters.
  explicit scenario(std::string id, settings_map settings = {}, core::name name = {},
                    std::string note = {}, assumptions_map assumptions = {});

  const std::string& id() const noexcept { return id_; }
  const core::name& name() const noexcept { return name_; }
  const std::string& note() const noexcept { return note_; }
  const settings_map& settings() const noexcept { return settings_; }
  /// The user's own distributions, in place of those of the plan; evidence mark U.
  const assumptions_map& assumptions() const noexcept { return assumptions_; }

  /// This scenario with `lever` on the dated settings `keys`, which replace earlier ones.
  scenario set(const std::string& lever, levers::dated_settings keys) const;
  /// This scenario with `value` for a parameter of a lever. Draws keep their stream: the same draw
  /// has the same probability below it under both distributions.
  scenario assume(const std::string& lever, const std::string& parameter,
                  random::distribution value) const;
  /// A scenario named `id` that starts from the settings and assumptions of this one.
  scenario renamed(std::string id) const;

  friend bool operator==(const scenario&, const scenario&) = default;

 private:
  std::string id_;
  settings_map settings_;
  core::name name_;
  std::string note_;
  assumptions_map assumptions_;
};

std::string to_string(const scenario& s);

}  // namespace attain::plans
