// SPDX-License-Identifier: Apache-2.0
#define ATTAIN_SET baseline
#include "loops.hpp"

namespace attain::random {

const kernel_table baseline_kernels = baseline::kernels_of_set;

}  // namespace attain::random
