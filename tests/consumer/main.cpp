// SPDX-License-Identifier: Apache-2.0
#include <attain/attain.hpp>

#include <condition_variable>
#include <deque>
#include <future>
#include <iostream>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

/// Threads of this program, which attain borrows.
class pool {
 public:
  explicit pool(int count) {
    for (int i = 0; i < count; ++i)
      threads_.emplace_back([this](std::stop_token stop) {
        std::unique_lock lock(mutex_);
        while (changed_.wait(lock, stop, [this] { return !tasks_.empty(); })) {
          auto task = std::move(tasks_.front());
          tasks_.pop_front();
          lock.unlock();
          task();
          lock.lock();
        }
      });
  }
  void run(std::int64_t n, const std::function<void(std::int64_t)>& body) {
    std::vector<std::future<void>> done;
    std::unique_lock lock(mutex_);
    for (std::int64_t i = 0; i < n; ++i)
      done.push_back(tasks_.emplace_back([&body, i] { body(i); }).get_future());
    lock.unlock();
    changed_.notify_all();
    for (const auto& d : done) d.wait();
    for (auto& d : done) d.get();  // hands on what a body threw
  }
 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::packaged_task<void()>> tasks_;
  std::vector<std::jthread> threads_;  // joined first
};

int main(int argc, char** argv) try {
  const auto plan = attain::load_plan(argc > 1 ? argv[1] : "zhejiang.toml");
  pool own(3);
  const attain::forecast_settings settings{.as_of = 2020, .draws = 65536, .seed = 7,
      .on = [&own](auto n, const auto& body) { own.run(n, body); }};
  const auto board = attain::forecast(plan, settings);
  const bool json = argc > 2 && argv[2] == std::string_view("--json");
  std::cout << (json ? attain::to_json(board) : attain::io::to_text(board));
  if (json) return 0;
  const auto trend = plan.scenario_of("trend");
  const auto more = trend.renamed("600 stations").set("stations", {{{2025, {}}, 600}});
  std::cout << attain::compare(plan, {trend, more}, settings);
} catch (const attain::error& e) {
  return std::cerr << e.what() << '\n', 2;
}
