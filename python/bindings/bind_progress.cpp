// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

namespace attain::python {

void bind_progress(py::module_&) {}

}  // namespace attain::python
