// SPDX-License-Identifier: Apache-2.0
#ifdef ATTAIN_WIDE_SETS
#define ATTAIN_SET avx512
#include "operation_loops.hpp"

namespace attain::simulate {

const operations avx512_operations = avx512::operations_of_set;

}  // namespace attain::simulate
#endif
