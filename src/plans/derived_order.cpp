// SPDX-License-Identifier: Apache-2.0
#include "derived_order.hpp"

#include <attain/core/error.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>

#include <map>
#include <string>

namespace attain::plans {

namespace {

using indicators::formula;
using indicators::formula_kind;
using indicators::indicator;

using index = std::map<std::string, std::size_t>;

std::string field_of(const indicator& i) { return core::cat("indicator \"", i.id(), "\".of"); }

/// Parts, wholes, totals and stocks are counted in the same base unit; a ratio is free of it.
void check_units(const indicator& i, const indicator& operand) {
  if (i.law().derived->kind() == formula_kind::ratio) return;
  if (operand.unit().base() == i.unit().base()) return;
  throw invalid_input({.field = field_of(i),
                       .value = operand.id(),
                       .message = core::cat("is counted in ", operand.unit().base(), ", ", i.id(),
                                            " in ", i.unit().base())});
}

void check_flow(const indicator& i, const indicator& operand) {
  const formula_kind kind = i.law().derived->kind();
  if (kind != formula_kind::running_total && kind != formula_kind::stock) return;
  if (operand.what() == indicators::statistic::flow) return;
  throw invalid_input(
      {.field = field_of(i),
       .value = operand.id(),
       .message = core::cat("must be a flow, it is a ", indicators::to_string(operand.what()))});
}

enum class visit { unseen, open, done };

void walk(const std::vector<indicator>& all, const index& place, std::size_t at,
          std::vector<visit>& state, std::vector<std::size_t>& path) {
  if (state[at] == visit::done) return;
  const indicator& i = all[at];
  if (state[at] == visit::open) {
    std::string circle = i.id();
    for (std::size_t k = path.size(); k-- > 0;) {
      circle += " <- " + all[path[k]].id();
      if (path[k] == at) break;
    }
    throw invalid_input(
        {.field = field_of(i), .value = i.id(), .message = "depends on itself: " + circle});
  }
  state[at] = visit::open;
  path.push_back(at);
  if (i.law().derived)
    for (const std::string& id : i.law().derived->of()) walk(all, place, place.at(id), state, path);
  path.pop_back();
  state[at] = visit::done;
}

}  // namespace

void check_derived(const std::vector<indicator>& all) {
  index place;
  std::vector<std::string> ids;
  for (std::size_t k = 0; k < all.size(); ++k) {
    place.emplace(all[k].id(), k);
    ids.push_back(all[k].id());
  }
  for (const indicator& i : all) {
    if (!i.law().derived) continue;
    for (const std::string& id : i.law().derived->of()) {
      const auto found = place.find(id);
      if (found == place.end())
        throw invalid_input({.field = field_of(i),
                             .value = id,
                             .message = "names no indicator of this plan",
                             .nearest = core::nearest(id, ids)});
      check_units(i, all[found->second]);
      check_flow(i, all[found->second]);
    }
  }
  std::vector<visit> state(all.size(), visit::unseen);
  std::vector<std::size_t> path;
  for (std::size_t k = 0; k < all.size(); ++k) walk(all, place, k, state, path);
}

}  // namespace attain::plans
