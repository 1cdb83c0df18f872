// SPDX-License-Identifier: Apache-2.0
#include <attain/random/instruction_set.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <array>

namespace attain::random {

namespace {

constexpr std::array all{instruction_set::baseline, instruction_set::avx2, instruction_set::avx512};

std::string available_names() {
  std::string out;
  for (const instruction_set set : instruction_sets())
    out += core::cat(out.empty() ? "" : ", ", to_string(set));
  return out;
}

}  // namespace

bool is_available(instruction_set set) noexcept {
  switch (set) {
    case instruction_set::baseline:
      return true;
#ifdef ATTAIN_WIDE_SETS
    case instruction_set::avx2:
      return __builtin_cpu_supports("avx2");
    case instruction_set::avx512:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512f") &&
             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
             __builtin_cpu_supports("avx512bw");
#else
    case instruction_set::avx2:
    case instruction_set::avx512:
      return false;
#endif
  }
  return false;
}

instruction_set best_instruction_set() noexcept {
  instruction_set best = instruction_set::baseline;
  for (const instruction_set set : all)
    if (is_available(set)) best = set;
  return best;
}

std::vector<instruction_set> instruction_sets() {
  std::vector<instruction_set> out;
  for (const instruction_set set : all)
    if (is_available(set)) out.push_back(set);
  return out;
}

std::string_view to_string(instruction_set set) noexcept {
  switch (set) {
    case instruction_set::baseline:
      return "baseline";
    case instruction_set::avx2:
      return "avx2";
    case instruction_set::avx512:
      return "avx512";
  }
  return "unknown";
}

instruction_set instruction_set_of(std::string_view name) {
  for (const instruction_set set : all)
    if (to_string(set) == name) return require_available(set);
  throw invalid_input({.field = "instructions",
                       .value = std::string(name),
                       .message = core::cat("is no instruction set; there are ",
                                            available_names())});
}

instruction_set require_available(instruction_set set) {
  if (is_available(set)) return set;
  throw invalid_input({.field = "instructions",
                       .value = std::string(to_string(set)),
                       .message = core::cat("is not available here; there are ",
                                            available_names())});
}

}  // namespace attain::random
