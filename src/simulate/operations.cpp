// SPDX-License-Identifier: Apache-2.0
#include "operations.hpp"

namespace attain::simulate {

const operations& operations_of(random::instruction_set set) noexcept {
#ifdef ATTAIN_WIDE_SETS
  if (set == random::instruction_set::avx512) return avx512_operations;
  if (set == random::instruction_set::avx2) return avx2_operations;
#else
  static_cast<void>(set);
#endif
  return baseline_operations;
}

}  // namespace attain::simulate
