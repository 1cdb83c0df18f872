// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/levers/user_response.hpp>

#include <algorithm>
#include <string>

namespace attain::python {

/// A response that is a Python function f(setting, *operands) over arrays of draws. It takes the
/// interpreter's lock for each call; what the function raises becomes invalid_input.
class __attribute__((visibility("hidden"))) python_response final : public levers::user_response {
 public:
  python_response(py::function how, std::string name)
      : how_(std::move(how)), name_(std::move(name)) {}
  ~python_response() override {
    if (!Py_IsInitialized()) {
      how_.release();
      return;
    }
    const py::gil_scoped_acquire lock;
    how_ = py::function();
  }

  std::string name() const override { return name_; }

  void evaluate(double setting, const double* const* operands, double* out, int n) const override {
    const py::gil_scoped_acquire lock;
    try {
      py::list given;
      const auto count = operand_count_;
      for (std::size_t k = 0; k < count; ++k) given.append(view(operands[k], n));
      const py::object found = how_(setting, *py::tuple(given));
      const auto values = py::array_t<double, py::array::c_style | py::array::forcecast>(found);
      const bool one = values.size() == 1 && values.ndim() == 0;
      if (!one && (values.ndim() != 1 || values.size() != n))
        throw invalid_input(
            {.field = "response " + name_,
             .message = core::cat("must return ", n, " values, one for each draw")});
      for (int d = 0; d < n; ++d) out[d] = one ? *values.data() : values.data()[d];
    } catch (const py::error_already_set& e) {
      throw invalid_input(
          {.field = "response " + name_, .message = core::cat("raised ", e.what())});
    }
  }

  /// Number of operands that the effect gives it.
  void set_operands(std::size_t count) { operand_count_ = count; }

 private:
  /// The draws of an operand, not copied and not writable; alive during the call only.
  static py::array_t<double> view(const double* from, int n) {
    const py::capsule nobody(from, [](void*) {});
    py::array_t<double> made(n, from, nobody);
    made.attr("setflags")("write"_a = false);
    return made;
  }

  py::function how_;
  std::string name_;
  std::size_t operand_count_ = 0;
};

}  // namespace attain::python
