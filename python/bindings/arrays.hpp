// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pybind.hpp"

#include <attain/core/error.hpp>

#include <cstdint>
#include <vector>

namespace attain::python {

using numbers = py::array_t<double, py::array::c_style | py::array::forcecast>;
using whole_numbers = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>;
using truths = py::array_t<bool, py::array::c_style | py::array::forcecast>;

inline std::vector<double> listed(const numbers& a) { return {a.data(), a.data() + a.size()}; }

template <class First, class... Rest>
void check_lengths(const First& first, const Rest&... rest) {
  if (!((rest.size() == first.size()) && ...))
    throw invalid_input({.field = "arrays", .message = "must have the same length"});
}

/// `call()`, with the number of the row in the field of a mistake where there is more than one.
template <class Call>
double at_row(py::ssize_t row, py::ssize_t rows, const Call& call) {
  try {
    return call();
  } catch (const invalid_input& e) {
    core::problem p = e.problems().front();
    if (rows > 1) p.field += core::cat("[", static_cast<std::int64_t>(row), "]");
    throw invalid_input(p);
  }
}

/// score(a[i], ...) for every i, without the interpreter's lock.
template <class Score, class First, class... Rest>
py::array_t<double> each(const Score& score, const First& first, const Rest&... rest) {
  check_lengths(first, rest...);
  const py::ssize_t rows = first.size();
  py::array_t<double> out(rows);
  double* to = out.mutable_data();
  const auto all = [&](const auto*... columns) {
    const py::gil_scoped_release release;
    for (py::ssize_t i = 0; i < rows; ++i)
      to[i] = at_row(i, rows, [&] { return score(columns[i]...); });
  };
  all(first.data(), rest.data()...);
  return out;
}

}  // namespace attain::python
