// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/executor.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace attain::simulate {

for_blocks serial() {
  return [](std::int64_t n, const std::function<void(std::int64_t)>& body) {
    for (std::int64_t i = 0; i < n; ++i) body(i);
  };
}

int default_threads() noexcept {
  const int hardware = static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(hardware, 1, 4);
}

for_blocks threads(int count) {
  if (count < 0 || count > 1024)
    throw invalid_input(
        {.field = "threads", .value = core::cat(count), .message = "must be from 0 to 1024"});
  const int wanted = count == 0 ? default_threads() : count;
  return [wanted](std::int64_t n, const std::function<void(std::int64_t)>& body) {
    std::atomic<std::int64_t> next{0};
    std::mutex guard;
    std::exception_ptr failure;
    const auto work = [&] {
      try {
        for (std::int64_t i = next++; i < n; i = next++) body(i);
      } catch (...) {
        next = n;
        const std::lock_guard lock(guard);
        if (!failure) failure = std::current_exception();
      }
    };
    {
      std::vector<std::jthread> helpers;
      const std::int64_t more = std::min<std::int64_t>(wanted, n) - 1;
      for (std::int64_t i = 0; i < more; ++i) helpers.emplace_back(work);
      work();
    }
    if (failure) std::rethrow_exception(failure);
  };
}

}  // namespace attain::simulate
