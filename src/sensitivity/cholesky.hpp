// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace attain::sensitivity::detail {

/// Lower triangle L with L L' = the rows and columns `order` of a matrix, row-major; empty where
/// the matrix is not positive definite.
inline std::vector<double> cholesky(const std::vector<double>& matrix, std::size_t size,
                                    const std::vector<std::size_t>& order) {
  const std::size_t n = order.size();
  std::vector<double> lower(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix[order[i] * size + order[j]];
      for (std::size_t k = 0; k < j; ++k) rest -= lower[i * n + k] * lower[j * n + k];
      if (i != j) {
        lower[i * n + j] = rest / lower[j * n + j];
      } else if (rest > 1e-12) {
        lower[i * n + i] = std::sqrt(rest);
      } else {
        return {};
      }
    }
  }
  return lower;
}

}  // namespace attain::sensitivity::detail
