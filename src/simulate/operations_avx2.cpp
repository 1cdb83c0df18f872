// SPDX-License-Identifier: Apache-2.0
#ifdef ATTAIN_WIDE_SETS
#define ATTAIN_SET avx2
#include "operation_loops.hpp"

namespace attain::simulate {

const operations avx2_operations = avx2::operations_of_set;

}  // namespace attain::simulate
#endif
