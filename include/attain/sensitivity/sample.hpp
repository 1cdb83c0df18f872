// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attain::sensitivity {

/// A table of inputs and outputs from anywhere; rows are independent. Views, not copies.
struct sample {
  std::vector<std::string> names;  ///< of the columns of x
  std::span<const double> x;       ///< rows times names, row-major
  std::span<const double> y;       ///< rows times outputs, row-major
  std::size_t outputs = 1;
};

/// Two columns that go together.
struct dependence {
  std::string a;
  std::string b;
  double correlation = 0;  ///< of ranks, or of ranks folded at their middle
  bool folded = false;

  friend bool operator==(const dependence&, const dependence&) = default;
};

/// The strongest dependence between two columns that chance does not explain: rank correlation, or
/// correlation of ranks folded at their middle, beyond 5 standard errors (with Bonferroni's count
/// of pairs a false alarm has probability below 1e-4 up to 10 columns). Nothing where there is
/// none. Dependence that leaves both correlations at 0 is not seen.
[[nodiscard]] std::optional<dependence> find_dependence(const sample& data);

/// Throws `invalid_input` with the pair and what to use in its place.
void check_independent(const sample& data);

}  // namespace attain::sensitivity
