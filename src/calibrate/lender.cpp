// SPDX-License-Identifier: Apache-2.0
#include "lender.hpp"

#include <attain/calibrate/record.hpp>

#include <algorithm>
#include <cmath>

namespace attain::calibrate::detail {

lender::lender(const constant_table& table, core::moment as_of,
               const std::vector<std::string>& places)
    : table_(table),
      as_of_(as_of),
      places_(places),
      builtin_(table.digest() == constant_table::builtin().digest()) {
  std::sort(places_.begin(), places_.end());
  places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
  if (!builtin_) return;
  for (const std::string& place : places_) in_panel_ += panel::builtin().has_place(place) ? 1 : 0;
}

std::optional<class_constants> lender::of(const std::string& group) {
  const auto found = known_.find(group);
  if (found != known_.end()) return found->second;
  std::optional<class_constants> out;
  if (in_panel_ > 1) {
    out = learnt(group);
    // The judgement rests on no place.
    if (!out) out = table_.find(any_class, as_of_, {});
  } else {
    out = table_.find(group, as_of_, places_);
    if (!out) out = table_.find(any_class, as_of_, places_);
  }
  return known_.emplace(group, out).first->second;
}

std::optional<class_constants> lender::learnt(const std::string& group) {
  const std::vector<std::string>& groups = panel::builtin().groups();
  if (std::find(groups.begin(), groups.end(), group) == groups.end()) return std::nullopt;
  if (!learner_) learner_.emplace(panel::builtin());
  const int last_year = static_cast<int>(std::floor(as_of_.time()));
  if (last_year < learner_->first_as_of()) return std::nullopt;
  return learner_->learn(group, last_year, places_);
}

growth::class_prior lender::describe(const std::string& group, const class_constants& used) const {
  growth::class_prior out{.group = group,
                          .table = used.group,
                          .mean = used.mu,
                          .mean_error = used.mu_sd,
                          .spread = used.tau,
                          .series = used.n_series,
                          .origins = used.n_origins,
                          .cov80 = used.cov80,
                          .cov95 = used.cov95,
                          .known_from = used.known_from,
                          .source = used.source};
  if (used.n_series == 0) return out;
  if (builtin_)
    out.record = record_table::builtin().of(used.group, as_of_);
  else
    out.record.verdict = "no record: constants of the user's own";
  return out;
}

}  // namespace attain::calibrate::detail
