// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/centre.hpp>
#include <attain/calibrate/class_constants.hpp>
#include <attain/calibrate/panel.hpp>
#include <attain/growth/damping.hpp>

#include <memory>
#include <string>
#include <vector>

namespace attain::calibrate {

/// What is believed about a class before its data are seen, and how much its rolling test counts.
/// Everything that is learnt has a proper prior. Values and reasons: docs/decisions/0002 and 0005.
struct learn_settings {
  double phi = growth::default_damping;
  /// Say of damped linear growth in the centre, 0 to 1; none in classes of money.
  double linear_share = calibrate::linear_share;
  int horizons = 5;  ///< years ahead of the rolling test: 1, ..., horizons
  int history = 3;   ///< years spanned by the figures before an origin

  /// mu is normal: five-year log growth between classes is about N(.6, .55^2), over c_5 = 3.68559.
  double growth_mean = .6 / 3.68559;
  double growth_sd = .55 / 3.68559;
  double tau_scale = .06;    ///< tau is half-normal with this scale
  double noise_median = .2;  ///< log s is normal about its logarithm
  double noise_log_sd = 1;

  double k_log_sd = .4;  ///< log K_tau and log K_s are N(0, k_log_sd^2)
  /// log K_d is N(log(surprise min(s, noise_median)), surprise_log_sd^2)
  double surprise = .25;
  double surprise_log_sd = .8;
  double effective_series = 2;  ///< what the series of one indicator, origin and horizon are worth

  friend bool operator==(const learn_settings&, const learn_settings&) = default;
};

/// Learns class constants from a panel. Keeps its estimates at past origins, so that asking for
/// several as-of years of a class costs little more than asking for the last.
///
/// Only figures up to the as-of year and of places that are not left out are looked at; the order
/// of the series and the unit of a series change no bit (up to rounding of its logarithms). Not for
/// several threads at once.
class learner {
 public:
  /// `from` must outlive the learner. @throws invalid_input for settings outside their range.
  explicit learner(const panel& from, const learn_settings& settings = {});
  ~learner();
  learner(learner&&) noexcept;
  learner& operator=(learner&&) noexcept;

  /// First as-of year with `history` years of the panel.
  int first_as_of() const noexcept;

  /// Constants of `group` from data up to `as_of` without `leave_out`. `leave_out` of the result
  /// joins the names by "+", `-` where there is none; names that are no place of the panel need no
  /// leaving out and are dropped. Never rounded. @throws not_found for a class the panel does not
  /// have, invalid_input for an as-of year before first_as_of() or no series that can tell growth.
  class_constants learn(const std::string& group, int as_of,
                        const std::vector<std::string>& leave_out = {});

  const learn_settings& settings() const noexcept;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// Constants of class `any`, which no panel knows: the spread between classes, by judgement
/// (docs/decisions/0002).
class_constants judged_constants(int as_of);

}  // namespace attain::calibrate
