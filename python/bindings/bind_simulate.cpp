// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/simulate/executor.hpp>

namespace attain::python {

void bind_simulate(py::module_& m) {
  m.def("default_threads", &simulate::default_threads,
        "Threads used where none are asked for: the processors, at most 4.");
  bind_paths(m);
  bind_simulate_uncertain(m);
}

}  // namespace attain::python
