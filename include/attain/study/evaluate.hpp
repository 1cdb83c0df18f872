// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/progress/methods.hpp>
#include <attain/study/board.hpp>
#include <attain/study/forecast.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// Settings of `evaluate`.
struct evaluate_settings {
  std::optional<core::moment> as_of = {};  ///< none: the end of the plan
  /// Year that levels are measured from; none: the year before the plan, for past targets the
  /// year before a period of the same length that ends when they were due.
  std::optional<int> base_year = {};
  std::int64_t draws = 65'536;  ///< of the forecast beside; 0: none
  std::uint64_t seed = 7;
  simulate::for_blocks on = {};  ///< none: threads()
  std::stop_token stop = {};
  std::function<void(std::int64_t, std::int64_t)> progress = {};
  const calibrate::constant_table* constants = nullptr;  ///< none: the built-in table
};

/// What came of a target.
enum class outcome {
  reached,
  missed,
  open,          ///< not due, and not decided before
  not_observed,  ///< due, and a year that decides it was not observed
  no_number,     ///< a direction that nothing measurable stands behind
};

/// An observed value in the printed unit of the indicator.
struct dated_value {
  double time = 0;
  double value = 0;
  friend bool operator==(const dated_value&, const dated_value&) = default;
};

/// One target as it stands at the as-of point.
struct evaluation_row {
  std::string id = {};
  std::string indicator = {};
  core::name name = {};
  plans::target_fields target = {};
  std::string unit = {};  ///< of the target's value
  bool headline = false;
  bool past = false;  ///< was due before the plan's period
  outcome result = outcome::open;
  std::string reason = {};  ///< not observed, no number: why
  int base_year = 0;
  std::optional<dated_value> base = {};
  std::optional<dated_value> latest = {};  ///< last level at or before the due date
  /// What stands against the target's value, in its unit: the latest level, the least favourable
  /// year of `every_year`, the amount so far of a sum or addition, growth in percent, a place.
  progress::figure achieved = {};
  progress::figure ratio = {};  ///< achieved over the target's value
  std::optional<progress::standing> words = {};
  std::string words_reason = {};                    ///< why there is no word
  std::optional<progress::methods> methods = {};    ///< where base and target make a course
  std::string methods_reason = {};                  ///< why there are none
  std::optional<progress::cagr_trend> growth = {};  ///< rise and fall: a direction only
  /// Of the forecast as of the same point; none where the outcome is known.
  std::optional<core::proportion> probability = {};

  friend bool operator==(const evaluation_row&, const evaluation_row&) = default;
};

/// Counts over targets, each sentence of the document once.
struct evaluation_totals {
  int targets = 0;   ///< m: with a number or a direction that can be observed
  int observed = 0;  ///< n: reached or missed
  int reached = 0;   ///< k
  int open = 0;
  int not_observed = 0;
  std::array<int, 4> words = {};              ///< in the order of progress::standing
  std::optional<double> median_ratio = {};    ///< achieved over target, of those observed
  std::optional<double> smallest_ratio = {};  ///< of those observed
  std::optional<double> largest_ratio = {};

  friend bool operator==(const evaluation_totals&, const evaluation_totals&) = default;
};

/// How a plan's targets stand: what was reached, what is on its way. Immutable.
class evaluation {
 public:
  /// `beside`: a forecast of the same plan at the same point, for probabilities of what is open.
  evaluation(std::shared_ptr<const plans::plan> plan, const growth::estimate& estimate,
             std::optional<int> base_year, std::optional<board> beside);

  const plans::plan& plan() const noexcept { return *plan_; }
  const std::shared_ptr<const plans::plan>& shared_plan() const noexcept { return plan_; }
  core::moment as_of() const noexcept { return as_of_; }
  const std::optional<int>& base_year() const noexcept { return base_year_; }
  const std::optional<board>& beside() const noexcept { return beside_; }
  /// Every target of the plan, past ones included, in order of the plan file.
  const std::vector<evaluation_row>& rows() const noexcept { return rows_; }
  const evaluation_totals& headline() const noexcept { return headline_; }
  /// Targets of the plan's period that are not headline: soft ones, stages, parts.
  const evaluation_totals& others() const noexcept { return others_; }
  const evaluation_totals& past() const noexcept { return past_; }
  const std::vector<std::string>& labels() const noexcept { return labels_; }

  /// @throws not_found with the nearest id.
  const evaluation_row& operator[](const std::string& target) const;

  friend bool operator==(const evaluation& a, const evaluation& b) {
    return *a.plan_ == *b.plan_ && a.as_of_ == b.as_of_ && a.rows_ == b.rows_;
  }

 private:
  std::shared_ptr<const plans::plan> plan_;
  core::moment as_of_;
  std::optional<int> base_year_;
  std::optional<board> beside_;
  std::vector<evaluation_row> rows_;
  evaluation_totals headline_;
  evaluation_totals others_;
  evaluation_totals past_;
  std::vector<std::string> labels_;
};

/// Monitoring and final evaluation of `plan` from what was observed up to the as-of point.
/// @throws invalid_input for settings out of range, cancelled when stopped.
evaluation evaluate(const plans::plan& plan, const evaluate_settings& settings = {});

/// "reached", "missed", "open", "not observed", "no number".
std::string to_string(outcome o);
/// 已实现, 未实现, 未到期, 无数据, 无数值.
std::string in_chinese(outcome o);

/// e.g. `reached 11 of 11 observed, of 11 targets`.
std::string to_string(const evaluation_totals& t);

}  // namespace attain::study
