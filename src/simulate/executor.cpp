// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/executor.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <sched.h>
#endif

namespace attain::simulate {

namespace {

/// Whether this thread is inside a body that `threads` runs.
thread_local bool is_inside = false;

/// Threads that calls with the default number have started and not yet joined.
std::atomic<int> helpers_out{0};

int processors() noexcept {
#if defined(__linux__)
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
  return static_cast<int>(std::thread::hardware_concurrency());
}

/// Helpers of one call, given back at its end.
class helpers {
 public:
  /// Takes `wanted`, or what is left of a shared number of them.
  helpers(std::int64_t wanted, bool shared) : shared_(shared) {
    if (is_inside || wanted <= 0) return;
    count_ = static_cast<int>(wanted);
    if (!shared_) return;
    const int most = default_threads() - 1;
    int out = helpers_out.load();
    do {
      count_ = std::min(static_cast<int>(wanted), std::max(0, most - out));
    } while (!helpers_out.compare_exchange_weak(out, out + count_));
  }
  ~helpers() {
    if (shared_) helpers_out -= count_;
  }
  helpers(const helpers&) = delete;
  helpers& operator=(const helpers&) = delete;

  int count() const noexcept { return count_; }

 private:
  bool shared_;
  int count_ = 0;
};

}  // namespace

for_blocks serial() {
  return [](std::int64_t n, const std::function<void(std::int64_t)>& body) {
    for (std::int64_t i = 0; i < n; ++i) body(i);
  };
}

int default_threads() noexcept { return std::clamp(processors(), 1, 4); }

for_blocks threads(int count) {
  if (count < 0 || count > 1024)
    throw invalid_input(
        {.field = "threads", .value = core::cat(count), .message = "must be from 0 to 1024"});
  const int wanted = count == 0 ? default_threads() : count;
  return
      [wanted, shared = count == 0](std::int64_t n, const std::function<void(std::int64_t)>& body) {
        std::atomic<std::int64_t> next{0};
        std::mutex guard;
        std::exception_ptr failure;
        const auto work = [&] {
          const bool outside = !std::exchange(is_inside, true);
          try {
            for (std::int64_t i = next++; i < n; i = next++) body(i);
          } catch (...) {
            next = n;
            const std::lock_guard lock(guard);
            if (!failure) failure = std::current_exception();
          }
          if (outside) is_inside = false;
        };
        {
          const helpers others(std::min<std::int64_t>(wanted, n) - 1, shared);
          std::vector<std::jthread> running;
          for (int i = 0; i < others.count(); ++i) running.emplace_back(work);
          work();
        }
        if (failure) std::rethrow_exception(failure);
      };
}

}  // namespace attain::simulate
