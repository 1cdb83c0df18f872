// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <attain/random/stream.hpp>

#include "pieces.hpp"

namespace attain::random {

/// The kernels of one instruction set. Arguments as in `kernels.hpp`, unchecked.
struct kernel_table {
  void (*uniform)(stream, std::int64_t, double*);
  void (*normal)(stream, std::int64_t, double*);
  void (*normal_quantile)(double*);
  void (*exp)(const double*, double*);
  void (*log)(const double*, double*);
  void (*logistic)(const double*, double*);
  void (*normal_cdf)(const double*, double*);
  void (*linear)(const pieces::linear&, const double*, double*);
  void (*exponential)(const pieces::exponential&, const double*, double*);
  void (*cubic)(const pieces::cubic&, const double*, double*);
};

extern const kernel_table baseline_kernels;
#ifdef ATTAIN_WIDE_SETS
extern const kernel_table avx2_kernels;
extern const kernel_table avx512_kernels;
#endif

}  // namespace attain::random
