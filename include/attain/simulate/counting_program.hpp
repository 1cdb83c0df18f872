// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/program.hpp>

namespace attain::simulate {

/// `p` without what only quantiles, years and costs need: its counts and tallies of targets
/// reached are those of `p`, bit for bit, and a run of few draws spends no time on the rest.
program counting_program(const program& p);

}  // namespace attain::simulate
