// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/plan.hpp>
#include <attain/plans/scenario.hpp>
#include <attain/study/forecast.hpp>
#include <attain/study/portfolio_board.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace attain::study {

/// How plans are forecast one after the other.
struct stream_settings {
  /// As for one plan; `scenario` and `part` stay empty and `how` Monte Carlo. Without `as_of` each
  /// plan is cut at its own base year. `progress` counts plans, `on` spreads plans over threads.
  forecast_settings each = {};
  /// Looked up in each plan; a plan that has none of this name stays on `trend`, and a label says
  /// so.
  std::string scenario = plans::trend_id;
  /// Plans that cannot be loaded or played are listed with their reason instead of ending the run.
  bool list_refused = false;
};

/// Forecasts any number of plans, each from its own program, so that memory is that of the plans in
/// work, one for each thread, and of two whole numbers a draw. Streams have names: the surprises of
/// a class are the same draws in every plan, and each plan has the bits that it has alone. What is
/// done is kept when a run is stopped. Used from one thread at a time.
class plan_stream {
 public:
  /// @throws invalid_input for settings that belong to one plan.
  explicit plan_stream(stream_settings settings);
  ~plan_stream();
  plan_stream(plan_stream&&) noexcept;
  plan_stream& operator=(plan_stream&&) noexcept;

  /// The call that gives plan number k, 0 .. n - 1; called once each, from several threads.
  using source = std::function<plans::plan(std::int64_t)>;

  /// Forecasts n more plans. They count once each when they are done, in any order; their rows
  /// stand in the order of their numbers. @throws cancelled when stopped, invalid_input or
  /// missing_input for a plan that cannot be played, naming it, and what `plan_at` throws; rows
  /// done before stay.
  void add(std::int64_t n, const source& plan_at);
  /// The same with a token and a report (plans done, plans of this call) of its own.
  void add(std::int64_t n, const source& plan_at, std::stop_token stop,
           const std::function<void(std::int64_t, std::int64_t)>& progress);

  /// Everything done so far. @throws not_found where no plan has the scenario.
  portfolio_board board() const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// The board of `n` plans that `plan_at` gives.
portfolio_board forecast_each(std::int64_t n, const plan_stream::source& plan_at,
                              const stream_settings& settings = {});

}  // namespace attain::study
