// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

namespace attain::python {

void bind_sensitivity(py::module_& m) {
  bind_sensitivity_indices(m);
  bind_sensitivity_prim(m);
}

}  // namespace attain::python
