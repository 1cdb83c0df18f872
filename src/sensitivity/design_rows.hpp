// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/quantile_table.hpp>
#include <attain/sensitivity/design.hpp>

#include <cstddef>
#include <vector>

namespace attain::sensitivity::detail {

/// The values of factors at uniform or normal scores; tables where a quantile is slow.
class marginals {
 public:
  explicit marginals(const factors& inputs);

  [[nodiscard]] double at_uniform(std::size_t factor, double u) const;
  [[nodiscard]] double at_normal(std::size_t factor, double z) const;

 private:
  const factors* inputs_;
  std::vector<std::vector<random::quantile_table>> tables_;  ///< one or none a factor
};

/// Rows of each kind of design, row-major, in the units of the factors.
std::vector<double> plain_rows(const factors& inputs, const design_settings& settings);
std::vector<double> pick_freeze_rows(const factors& inputs, const design_settings& settings);
std::vector<double> trajectory_rows(const factors& inputs, const design_settings& settings);
std::vector<double> conditional_rows(const factors& inputs, const design_settings& settings);

}  // namespace attain::sensitivity::detail
