// SPDX-License-Identifier: Apache-2.0
#include <attain/random/philox.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include "pieces.hpp"

namespace attain::random {

double uniform_at(stream source, std::int64_t draw) {
  if (draw < 0) {
    throw invalid_input({.field = "draw", .value = core::number(draw), .message = "must be >= 0"});
  }
  return pieces::open_uniform(bits_at(source, draw));
}

double normal_at(stream source, std::int64_t draw) {
  return normal_quantile(uniform_at(source, draw));
}

}  // namespace attain::random
