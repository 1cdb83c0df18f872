// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace attain::simulate {

/// The caller's threads: must call `body(i)` once for every i in [0, n), in any order, from any
/// thread, several at once if it likes, and return when all have returned. An exception that
/// leaves a body must leave the executor. attain keeps no threads of its own between calls.
using for_blocks =
    std::function<void(std::int64_t n, const std::function<void(std::int64_t)>& body)>;

/// Runs every body on the calling thread.
for_blocks serial();

/// Starts `count` threads for each call and joins them before returning; 0 stands for
/// `default_threads()`. @throws invalid_input for count < 0 or > 1024.
for_blocks threads(int count = 0);

/// Hardware threads, at most 4, at least 1.
int default_threads() noexcept;

}  // namespace attain::simulate
