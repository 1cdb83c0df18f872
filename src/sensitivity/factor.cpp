// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/factor.hpp>

#include "cholesky.hpp"
#include "names.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <ostream>

namespace attain::sensitivity {

namespace {

using core::cat;
using detail::refuse;

void check_correlation(const std::vector<double>& r, std::size_t d) {
  if (r.size() != d * d)
    refuse("correlation", cat("needs ", d, " rows of ", d, " numbers"), cat(r.size(), " numbers"));
  for (std::size_t i = 0; i < d; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const double value = r[i * d + j];
      const std::string field = cat("correlation[", i, ", ", j, "]");
      if (!(std::fabs(value) <= 1.0)) refuse(field, "must be from -1 to 1", core::number(value));
      if (i == j && value != 1.0) refuse(field, "must be 1", core::number(value));
      if (value != r[j * d + i]) refuse(field, "must be as its mirror", core::number(value));
    }
  }
  std::vector<std::size_t> order(d);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (detail::cholesky(r, d, order).empty())
    refuse("correlation", "must be positive definite: these correlations contradict each other");
}

bool is_identity(const std::vector<double>& r, std::size_t d) {
  for (std::size_t i = 0; i < r.size(); ++i)
    if (i % (d + 1) != 0 && r[i] != 0.0) return false;
  return true;
}

}  // namespace

factors::factors(std::vector<factor> list, std::vector<double> correlation)
    : list_(std::move(list)), correlation_(std::move(correlation)) {
  if (list_.empty()) refuse("factors", "needs at least one factor");
  for (std::size_t i = 0; i < list_.size(); ++i) {
    const factor& f = list_[i];
    if (f.name.empty()) refuse(cat("factors[", i, "].name"), "must not be empty");
    for (std::size_t j = 0; j < i; ++j)
      if (list_[j].name == f.name) refuse("factors", "two factors have one name", f.name);
    for (const factor& other : list_)
      if (other.group == f.name && other.name != f.name)
        refuse("factors", "a factor has the name of another's group", f.name);
    if (f.spread.kind() == random::distribution_kind::fixed)
      refuse(cat("factor \"", f.name, "\""), "is fixed: it cannot explain anything; leave it out",
             random::to_string(f.spread));
    const std::string& player = f.group.empty() ? f.name : f.group;
    const auto at = std::find(players_.begin(), players_.end(), player);
    player_of_.push_back(static_cast<std::size_t>(at - players_.begin()));
    if (at == players_.end()) players_.push_back(player);
  }
  if (!correlation_.empty()) check_correlation(correlation_, list_.size());
  if (is_identity(correlation_, list_.size())) correlation_.clear();
}

std::vector<std::string> factors::names() const {
  std::vector<std::string> out;
  for (const factor& f : list_) out.push_back(f.name);
  return out;
}

void check_independent(const factors& inputs) {
  const std::size_t d = inputs.size();
  if (!inputs.dependent()) return;
  for (std::size_t i = 0; i < d; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double r = inputs.correlation()[i * d + j];
      if (inputs.player_of()[i] == inputs.player_of()[j] || r == 0.0) continue;
      const auto& list = inputs.list();
      refuse(cat("factors \"", list[j].name, "\" and \"", list[i].name, "\""),
             "are dependent, and these indices are for independent factors: put both into one "
             "group, or use Shapley effects",
             cat("correlation ", r));
    }
  }
}

std::string to_string(const factors& inputs) {
  std::string out = "factors(";
  for (const factor& f : inputs.list()) {
    if (out.back() != '(') out += ", ";
    out += f.name + " " + random::to_string(f.spread);
    if (!f.group.empty()) out += " in " + f.group;
  }
  return out + (inputs.dependent() ? "; dependent)" : ")");
}

std::ostream& operator<<(std::ostream& out, const factors& inputs) {
  return out << to_string(inputs);
}

}  // namespace attain::sensitivity
