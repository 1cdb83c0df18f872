// SPDX-License-Identifier: Apache-2.0
#include <attain/random/kernels.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "loops.hpp"

namespace attain::random {

namespace {

void require_not_negative(std::int64_t block) {
  if (block < 0) {
    throw invalid_input(
        {.field = "block", .value = core::number(block), .message = "must be >= 0"});
  }
}

}  // namespace

void uniform_block(stream source, std::int64_t block, double* out) {
  require_not_negative(block);
  loops::uniform(source, block, out);
}

void normal_block(stream source, std::int64_t block, double* out) {
  require_not_negative(block);
  loops::uniform(source, block, out);
  loops::normal_from_uniform(out);
}

void exp_block(const double* x, double* out) { loops::each(x, out, pieces::exp_of{}); }

void log_block(const double* x, double* out) { loops::each(x, out, pieces::log_of{}); }

void logistic_block(const double* x, double* out) { loops::each(x, out, pieces::logistic_of{}); }

void table_block(const quantile_table& table, const double* z, double* out) {
  loops::table(table, z, out);
}

}  // namespace attain::random
