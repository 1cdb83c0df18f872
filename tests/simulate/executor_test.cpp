// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/executor.hpp>

#include "core/raised.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace attain::simulate {
namespace {

/// How often each of n bodies ran.
std::vector<int> runs(const for_blocks& on, std::int64_t n) {
  std::vector<std::atomic<int>> seen(static_cast<std::size_t>(n));
  on(n, [&](std::int64_t i) { ++seen[static_cast<std::size_t>(i)]; });
  return {seen.begin(), seen.end()};
}

TEST(executor, serial_runs_in_order_on_the_calling_thread) {
  const std::thread::id caller = std::this_thread::get_id();
  std::vector<std::int64_t> order;
  serial()(4, [&](std::int64_t i) {
    order.push_back(i);
    EXPECT_EQ(std::this_thread::get_id(), caller);
  });
  EXPECT_EQ(order, (std::vector<std::int64_t>{0, 1, 2, 3}));
}

TEST(executor, threads_run_every_body_once) {
  for (const int count : {0, 1, 2, 8})
    for (const std::int64_t n : {0, 1, 7, 1000})
      EXPECT_EQ(runs(threads(count), n), std::vector<int>(static_cast<std::size_t>(n), 1))
          << count << " threads, " << n << " bodies";
}

TEST(executor, all_bodies_have_returned_when_the_executor_returns) {
  std::atomic<int> inside{0};
  threads(4)(50, [&](std::int64_t) {
    ++inside;
    std::this_thread::yield();
    --inside;
  });
  EXPECT_EQ(inside, 0);
}

TEST(executor, an_exception_of_any_body_leaves_the_executor_and_stops_the_rest) {
  for (const int count : {1, 3}) {
    std::atomic<int> ran{0};
    const auto body = [&](std::int64_t i) {
      ++ran;
      if (i == 2) throw std::runtime_error("body 2");
    };
    try {
      threads(count)(100'000'000, body);
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& e) {
      EXPECT_STREQ(e.what(), "body 2");
    }
    EXPECT_LT(ran, 100'000'000);
  }
}

TEST(executor, inside_a_body_no_further_threads_start) {
  threads(2)(4, [&](std::int64_t) {
    const std::thread::id mine = std::this_thread::get_id();
    threads(8)(16, [&](std::int64_t) { EXPECT_EQ(std::this_thread::get_id(), mine); });
  });
  EXPECT_EQ(runs(threads(8), 100), std::vector<int>(100, 1));
}

TEST(executor, calls_at_one_time_share_the_default_threads) {
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  const auto call = [&] {
    threads()(200, [&](std::int64_t) {
      const int now = ++inside;
      int before = most;
      while (before < now && !most.compare_exchange_weak(before, now)) {
      }
      std::this_thread::yield();
      --inside;
    });
  };
  {
    std::vector<std::jthread> host;
    for (int k = 0; k < 8; ++k) host.emplace_back(call);
  }
  EXPECT_LE(most, 8 + default_threads() - 1);
}

TEST(executor, an_executor_can_be_used_again) {
  const for_blocks on = threads(2);
  EXPECT_EQ(runs(on, 5), std::vector<int>(5, 1));
  EXPECT_EQ(runs(on, 3), std::vector<int>(3, 1));
}

TEST(executor, a_number_of_threads_that_cannot_be_meant_is_refused) {
  for (const int count : {-1, 1025}) {
    const std::string said = test::refused([&] { threads(count); });
    EXPECT_NE(said.find("must be from 0 to 1024"), std::string::npos) << said;
    EXPECT_NE(said.find(std::to_string(count)), std::string::npos) << said;
  }
}

TEST(executor, the_default_is_one_to_four_threads) {
  EXPECT_GE(default_threads(), 1);
  EXPECT_LE(default_threads(), 4);
}

}  // namespace
}  // namespace attain::simulate
