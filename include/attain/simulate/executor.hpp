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

/// Runs on the calling thread and `count` - 1 others, which it starts for each call and joins
/// before returning. Inside a body that such an executor runs, another one starts no threads. 0
/// stands for `default_threads()`, of which calls that go on at one time in a process, from the
/// threads of a host's own pool perhaps, share the others: together they start no more than that.
/// Neither changes a result. @throws invalid_input for count < 0 or > 1024.
for_blocks threads(int count = 0);

/// Processors that this process may use, at most 4, at least 1.
int default_threads() noexcept;

}  // namespace attain::simulate
