// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/sensitivity/prim.hpp>

#include <cstdint>
#include <vector>

namespace attain::sensitivity {

using case_order = std::vector<std::uint32_t>;
using case_mask = std::vector<std::uint8_t>;

/// Counts of some cases.
struct case_count {
  std::int64_t cases = 0;
  std::int64_t hits = 0;
};

/// A table with its cases sorted by every input, shared by all searches on it.
struct sorted_table {
  explicit sorted_table(const case_table& from);

  const case_table& table;
  std::vector<case_order> order;   ///< [input]: places by increasing value
  std::vector<int> categories;     ///< [input]: one above the largest
};

/// How good a box is under the rule; more is better.
double merit(const box_figures& f, const prim_settings& settings);

/// A search among some cases: one trajectory of peels. `whole` are the counts that coverage and
/// mass refer to.
std::vector<prim_step> peel(const sorted_table& on, const case_mask& among, const case_count& whole,
                            const prim_settings& settings);

/// Pastes and trims while they improve the rule; appends the steps.
void refine(const sorted_table& on, const case_mask& among, const prim_settings& settings,
            prim_step at, std::vector<prim_step>& steps);

namespace detail {
/// Chance of at least as many hits as in a box where each case is one with probability p.
double at_least_by_chance(const box_figures& with, double p);
}  // namespace detail

/// Counts of a box among some cases.
box_figures figures_among(const case_table& table, const case_mask& among, const case_count& whole,
                          const box& limits);

}  // namespace attain::sensitivity
