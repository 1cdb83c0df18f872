// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attain::random {

/// Number of draws a kernel works on at once. Part of the bit contract, not a setting: block b of
/// a stream holds the draws [1024 b, 1024 b + 1023], and sums are formed block by block.
inline constexpr int block_size = 1024;

/// Alignment in bytes the kernels may rely on for every block they read or write.
inline constexpr int block_alignment = 64;

}  // namespace attain::random
