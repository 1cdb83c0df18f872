// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/decide/information.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace attain::decide {

/// Rows of a regression, their terms that are not 0 alone.
class design {
 public:
  explicit design(std::size_t terms) : terms_(terms) {}

  void begin_row() { start_.push_back(index_.size()); }
  void add(std::size_t term, double value) {
    index_.push_back(term);
    value_.push_back(value);
  }

  std::size_t terms() const noexcept { return terms_; }
  std::size_t rows() const noexcept { return start_.size(); }

  /// For every term of a row: visit(term, value).
  template <class Visit>
  void each(std::size_t row, const Visit& visit) const {
    const std::size_t end = row + 1 < start_.size() ? start_[row + 1] : index_.size();
    for (std::size_t k = start_[row]; k < end; ++k) visit(index_[k], value_[k]);
  }

 private:
  std::size_t terms_;
  std::vector<std::size_t> start_;
  std::vector<std::size_t> index_;
  std::vector<double> value_;
};

/// The terms by which expected payoffs depend on the parameters.
design design_of(const std::vector<std::vector<double>>& parameters,
                 const evppi_settings& settings);

/// Solution of the normal equations G c = h, G of size n x n by rows and not negative definite;
/// terms that others explain get 0.
class normal_equations {
 public:
  normal_equations(std::vector<double> gram, std::size_t n);
  std::vector<double> solve(std::vector<double> h) const;

 private:
  std::size_t n_;
  std::vector<double> root_;
};

}  // namespace attain::decide
