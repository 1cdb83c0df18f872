// SPDX-License-Identifier: Apache-2.0
#include <attain/random/kernels.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "kernel_set.hpp"
#include "table_view.hpp"

namespace attain::random {

namespace {

void require_not_negative(std::int64_t block) {
  if (block < 0) {
    throw invalid_input(
        {.field = "block", .value = core::number(block), .message = "must be >= 0"});
  }
}

/// Found once; a constant from then on.
const kernels& best() {
  static const kernels found = kernels_of(best_instruction_set());
  return found;
}

}  // namespace

kernels kernels_of(instruction_set set) {
  switch (require_available(set)) {
#ifdef ATTAIN_WIDE_SETS
    case instruction_set::avx2:
      return kernels(avx2_kernels);
    case instruction_set::avx512:
      return kernels(avx512_kernels);
#endif
    default:
      return kernels(baseline_kernels);
  }
}

void kernels::uniform(stream source, std::int64_t block, double* out) const {
  require_not_negative(block);
  loops_->uniform(source, block, out);
}

void kernels::normal(stream source, std::int64_t block, double* out) const {
  require_not_negative(block);
  loops_->normal(source, block, out);
}

void kernels::normal_quantile(double* uniforms) const { loops_->normal_quantile(uniforms); }

void kernels::exp(const double* x, double* out) const { loops_->exp(x, out); }

void kernels::log(const double* x, double* out) const { loops_->log(x, out); }

void kernels::logistic(const double* x, double* out) const { loops_->logistic(x, out); }

void kernels::normal_cdf(const double* x, double* out) const { loops_->normal_cdf(x, out); }

void kernels::table(const quantile_table& table, const double* z, double* out) const {
  switch (table.shape()) {
    case quantile_table::form::linear:
      return loops_->linear({table.offset(), table.slope()}, z, out);
    case quantile_table::form::exponential:
      return loops_->exponential({table.offset(), table.slope()}, z, out);
    case quantile_table::form::cubic:
      return loops_->cubic(cubic_of(table), z, out);
  }
}

void uniform_block(stream source, std::int64_t block, double* out) {
  best().uniform(source, block, out);
}

void normal_block(stream source, std::int64_t block, double* out) {
  best().normal(source, block, out);
}

void exp_block(const double* x, double* out) { best().exp(x, out); }

void log_block(const double* x, double* out) { best().log(x, out); }

void logistic_block(const double* x, double* out) { best().logistic(x, out); }

void normal_cdf_block(const double* x, double* out) { best().normal_cdf(x, out); }

void table_block(const quantile_table& table, const double* z, double* out) {
  best().table(table, z, out);
}

}  // namespace attain::random
