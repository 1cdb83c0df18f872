// SPDX-License-Identifier: Apache-2.0
#include <attain/decide/payoff_table.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace attain::decide {

namespace {

[[noreturn]] void refuse(const std::string& field, const std::string& value,
                         const std::string& message) {
  throw invalid_input({.field = field, .value = value, .message = message});
}

}  // namespace

payoff_table::payoff_table(std::vector<std::string> actions, std::vector<double> values,
                           std::vector<double> weights, better direction)
    : actions_(std::move(actions)),
      values_(std::move(values)),
      weights_(std::move(weights)),
      direction_(direction),
      weighted_(!weights_.empty()) {
  if (actions_.empty()) refuse("actions", "", "must not be empty");
  for (std::size_t a = 0; a < actions_.size(); ++a) {
    if (actions_[a].empty()) refuse(core::cat("actions[", a, "]"), "", "must have a name");
    if (std::count(actions_.begin(), actions_.end(), actions_[a]) > 1)
      refuse("actions", actions_[a], "must not have a name twice");
  }
  const std::size_t n = values_.size() / actions_.size();
  if (n * actions_.size() != values_.size() || n < 2)
    refuse("values", core::cat(values_.size()),
           core::cat("must have the same two or more futures for each of ", actions_.size(),
                     " actions"));
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (!std::isfinite(values_[i]))
      refuse(core::cat("payoff of action \"", actions_[i / n], "\" in future ", i % n),
             core::number(values_[i]), "must be a finite number");
  if (!weighted_) weights_.assign(n, 1);
  if (weights_.size() != n)
    refuse("weights", core::cat(weights_.size()),
           core::cat("must have one weight for each of ", n, " futures"));
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) {
    if (!std::isfinite(weights_[k]) || weights_[k] < 0)
      refuse(core::cat("weights[", k, "]"), core::number(weights_[k]), "must be 0 or more");
    sum += weights_[k];
  }
  if (!(sum > 0)) refuse("weights", core::number(sum), "must have a sum above 0");
  for (double& w : weights_) w /= sum;
}

std::span<const double> payoff_table::row(std::size_t action) const {
  return std::span(values_).subspan(action * futures(), futures());
}

std::size_t payoff_table::place_of(const std::string& action) const {
  const auto found = std::find(actions_.begin(), actions_.end(), action);
  if (found == actions_.end()) throw not_found("action", action, actions_);
  return static_cast<std::size_t>(found - actions_.begin());
}

double payoff_table::effective() const noexcept {
  if (!weighted_) return static_cast<double>(futures());
  double squares = 0;
  for (const double w : weights_) squares += w * w;
  return 1 / squares;
}

std::string to_string(const payoff_table& t) {
  return core::cat("payoffs of ", t.actions().size(), " actions in ", t.futures(), " futures, ",
                   t.direction() == better::more ? "more" : "less", " is better",
                   t.is_weighted() ? ", weighted" : "");
}

estimate mean_of(const payoff_table& table, std::span<const double> figures) {
  double mean = 0;
  for (std::size_t k = 0; k < figures.size(); ++k) mean += table.weights()[k] * figures[k];
  double squares = 0;
  for (std::size_t k = 0; k < figures.size(); ++k)
    squares += table.weights()[k] * (figures[k] - mean) * (figures[k] - mean);
  const double n = table.effective();
  if (!(n > 1)) return {mean};
  return {mean, std::sqrt(squares / (n - 1))};
}

}  // namespace attain::decide
