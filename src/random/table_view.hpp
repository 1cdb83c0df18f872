// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/quantile_table.hpp>

#include "pieces.hpp"

namespace attain::random {

/// What a kernel reads of a table in cubic form.
inline pieces::cubic cubic_of(const quantile_table& table) {
  return {.offset = table.offset(),
          .slope = table.slope(),
          .last = static_cast<double>(table.pieces().size() - 1),
          .lowest = table.lowest(),
          .highest = table.highest(),
          .first = table.pieces().front().data()};
}

}  // namespace attain::random
