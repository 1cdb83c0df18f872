// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study_faces.hpp"

#include <cstddef>
#include <memory>

namespace attain::python {

/// A row or its fan with the board that they are pickled through, and joint answers.
struct bound_row {
  shared_board whole;
  std::size_t at;
  const study::row& value() const { return whole->rows().at(at); }
};
struct bound_fan {
  bound_row of;
  const study::fan& value() const { return *of.value().path; }
};
struct bound_joint {
  std::shared_ptr<const study::joint> of;
  const study::joint& value() const { return *of; }
};

void bind_row(py::module_& m);
void bind_fan(py::module_& m);
void bind_joint(py::module_& m);

}  // namespace attain::python
