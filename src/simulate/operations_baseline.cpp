// SPDX-License-Identifier: Apache-2.0
#define ATTAIN_SET baseline
#include "operation_loops.hpp"

namespace attain::simulate {

const operations baseline_operations = baseline::operations_of_set;

}  // namespace attain::simulate
