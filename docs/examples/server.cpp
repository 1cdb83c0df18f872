// SPDX-License-Identifier: Apache-2.0
#include <attain/attain.hpp>
#include <attain/study/compiled.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

/// A host whose threads serve small forecasts of one compiled plan.
///
///   server zhejiang.toml [requests] [threads]
int main(int argc, char** argv) try {
  if (argc < 2) {
    std::cerr << "usage: server PLAN [requests] [threads]\n";
    return 2;
  }
  const int requests = argc > 2 ? std::stoi(argv[2]) : 2000;
  const int threads = argc > 3 ? std::stoi(argv[3]) : 2;

  // Once: read, fit, compile; as bytes it may go to other machines.
  const attain::plan plan = attain::load_plan(argv[1]);
  const std::string bytes = attain::study::to_bytes(attain::study::compile(
      plan, {plan.scenario_of("trend"), plan.scenario_of("plan")}, {.as_of = 2020}));

  // In the serving process: one immutable value, which all threads share.
  const attain::study::compiled_plan compiled = attain::study::compiled_from_bytes(bytes);
  std::atomic<int> next{0};
  std::vector<double> expected(static_cast<std::size_t>(requests));
  const auto began = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> host;
    for (int k = 0; k < threads; ++k)
      host.emplace_back([&] {
        for (int i = next++; i < requests; i = next++) {
          const auto seed = static_cast<std::uint64_t>(i);
          const auto answer = compiled.run({.draws = 1024, .seed = seed});
          expected[static_cast<std::size_t>(i)] = answer.scenarios[0].headline.expected_reached;
        }
      });
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - began;
  double sum = 0;
  for (const double e : expected) sum += e;
  std::cout << requests << " forecasts of 1024 draws on " << threads << " threads, "
            << static_cast<int>(requests / taken.count()) << " a second; expected "
            << sum / requests << " targets of " << plan.id() << "\n";
} catch (const attain::error& e) {
  std::cerr << e.what() << '\n';
  return 2;
}
