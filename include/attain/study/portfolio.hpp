// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/board.hpp>
#include <attain/study/forecast.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// What a target of one plan adds to a target of the plan of the place around it.
struct contribution_row {
  std::string plan = {};
  std::string target = {};
  core::name name = {};
  double amount = 0;      ///< printed unit of the target around it
  std::string unit = {};  ///< that unit; empty where its plan is not among those asked for
  /// P(the contributing target is reached); none where it has no probability.
  std::optional<core::proportion> probability = {};
  std::string to_plan = {};
  std::string to_target = {};
  core::name to_name = {};
  /// What the target around it asks for beyond its base year's level: its value where it counts
  /// additions itself.
  std::optional<double> additions = {};
  std::optional<double> share = {};  ///< amount over additions
  /// Additions less all contributions to the same target in this table: what the rest must bring.
  std::optional<double> rest = {};
  std::string reason = {};  ///< why there is no share

  friend bool operator==(const contribution_row&, const contribution_row&) = default;
};

/// A place inside another one.
struct nested_place {
  std::string plan = {};
  std::string within = {};  ///< id of the plan of the place around it
  bool loaded = false;      ///< whether that plan is among those asked for
  friend bool operator==(const nested_place&, const nested_place&) = default;
};

/// Boards of several plans from the same draws, and answers about all of them. Immutable.
class portfolio {
 public:
  /// Sessions of all plans of one program, in its order.
  explicit portfolio(std::vector<session> runs, std::vector<std::string> labels = {});

  /// One a plan; equal to the forecast of that plan alone in every figure.
  const std::vector<board>& boards() const noexcept { return boards_; }
  /// Headline targets of all plans; a target of a place and the one around it that it contributes
  /// to are two targets.
  const joint& together() const noexcept { return joint_; }
  const std::vector<contribution_row>& contributions() const noexcept { return contributions_; }
  const std::vector<nested_place>& nested() const noexcept { return nested_; }
  const std::vector<std::string>& labels() const noexcept { return labels_; }
  core::moment as_of() const { return boards_.front().run().as_of(); }

  /// @throws not_found with the nearest id.
  const board& operator[](const std::string& plan) const;

  friend bool operator==(const portfolio& a, const portfolio& b) { return a.boards_ == b.boards_; }

 private:
  std::vector<board> boards_;
  joint joint_;
  std::vector<contribution_row> contributions_;
  std::vector<nested_place> nested_;
  std::vector<std::string> labels_;
};

/// Forecasts several plans with shared draws: surprises common to a class move all of them. The
/// as-of point is one for all; none: the earliest of their base years. `scenario` is looked up in
/// each plan; a plan that has none of this name stays on `trend`, and a label says so.
/// @throws invalid_input where no plan is given, two have one id, or the settings name a scenario
/// or the exact method; not_found where no plan has the scenario; otherwise as `forecast`.
portfolio forecast_together(const std::vector<plans::plan>& plans,
                            const forecast_settings& settings = {},
                            const std::string& scenario = plans::trend_id);

}  // namespace attain::study
