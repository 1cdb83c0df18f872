// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/program.hpp>

#include <cstddef>
#include <optional>

namespace attain::simulate {

/// @throws invalid_input unless every operation reads registers that were written before, every
/// place exists, and the program stays within its limits. `tables`: how many there will be, where
/// `p` has none yet.
void check_program(const program_parts& p, std::optional<std::size_t> tables = {});

}  // namespace attain::simulate
