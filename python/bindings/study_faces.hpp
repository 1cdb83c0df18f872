// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pybind.hpp"

#include <attain/study/board.hpp>
#include <attain/study/compare.hpp>

#include <memory>

namespace attain::python {

using shared_board = std::shared_ptr<study::board>;
using shared_comparison = std::shared_ptr<study::comparison>;

void bind_board(py::module_& m, py::class_<study::board, shared_board>& c);
void bind_comparison(py::module_& m, py::class_<study::comparison, shared_comparison>& c);

}  // namespace attain::python
