// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/program.hpp>

#include <vector>

namespace attain::simulate {

/// The instructions that something kept depends on, each as late as what first needs it allows, so
/// that few values have to be held at a time. `out` of each instruction is a value of its own,
/// below `values`. What is kept of every draw does not change.
std::vector<instruction> ordered(const std::vector<instruction>& code,
                                 const std::vector<user_call>& calls, int values);

/// Values that an instruction reads.
std::vector<int> read_by(const instruction& i, const std::vector<user_call>& calls);

}  // namespace attain::simulate
