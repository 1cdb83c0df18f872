// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace attain::random {

/// Which instructions of the processor the loops over blocks use. Bits are the same under all; only
/// the time differs. Other machines than x86-64 have `baseline` alone.
enum class instruction_set : std::uint8_t {
  baseline,  ///< what every processor of the architecture has: SSE2 on x86-64
  avx2,      ///< AVX2
  avx512,    ///< AVX-512 F, DQ, VL and BW
};

/// Whether this library was built with the set and this machine can run it.
[[nodiscard]] bool is_available(instruction_set set) noexcept;

/// The widest set that is available.
[[nodiscard]] instruction_set best_instruction_set() noexcept;

/// All that are available, `baseline` first.
[[nodiscard]] std::vector<instruction_set> instruction_sets();

/// "baseline", "avx2", "avx512".
[[nodiscard]] std::string_view to_string(instruction_set set) noexcept;

/// The set of that name. @throws invalid_input for another name or a set that is not available.
[[nodiscard]] instruction_set instruction_set_of(std::string_view name);

/// `set` itself. @throws invalid_input where it is not available.
instruction_set require_available(instruction_set set);

}  // namespace attain::random
