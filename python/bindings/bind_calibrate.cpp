// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/calibrate/class_constants.hpp>

#include <algorithm>
#include <vector>

namespace attain::python {

void bind_calibrate(py::module_& m) {
  m.def(
      "classes",
      [] {
        std::vector<std::string> names;
        for (const calibrate::class_constants& c : calibrate::constant_table::builtin().rows())
          if (std::find(names.begin(), names.end(), c.group) == names.end())
            names.push_back(c.group);
        return names;
      },
      "Classes of the built-in constants, in order of the table.");
  m.def(
      "constants_digest", [] { return calibrate::constant_table::builtin().digest(); },
      "Fingerprint of the built-in constants.");
}

}  // namespace attain::python
