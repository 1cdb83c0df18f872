// SPDX-License-Identifier: Apache-2.0
#ifdef ATTAIN_WIDE_SETS
#define ATTAIN_SET avx2
#include "loops.hpp"

namespace attain::random {

const kernel_table avx2_kernels = avx2::kernels_of_set;

}  // namespace attain::random
#endif
