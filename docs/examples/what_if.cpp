// SPDX-License-Identifier: Apache-2.0
#include <attain/attain.hpp>

#include <iostream>
#include <string_view>

/// What if the subsidy ends, and how many stations would make up for it?
///
///   what_if zhejiang.toml what_if.toml [--json]
int main(int argc, char** argv) try {
  if (argc < 3) {
    std::cerr << "usage: what_if PLAN SCENARIOS [--json]\n";
    return 2;
  }
  const attain::plan plan = attain::load_plan(argv[1]);
  const attain::forecast_settings settings{.as_of = 2020, .draws = 65'536, .seed = 7};
  std::vector<attain::scenario> scenarios =
      attain::io::load_scenarios(plan, std::filesystem::path(argv[2]));
  const attain::scenario ends = scenarios.front();
  scenarios.insert(scenarios.begin(), plan.scenario_of("trend"));
  const auto compared = attain::compare(plan, scenarios, settings);
  const auto found = attain::solve(
      plan, {.lever = "stations", .target = "zj-05", .probability = .75, .on = ends}, settings);
  const bool json = argc > 3 && argv[3] == std::string_view("--json");
  std::cout << (json ? attain::to_json(compared) + attain::io::to_json(found)
                     : attain::io::to_text(compared) + attain::io::to_text(found));
} catch (const attain::error& e) {
  std::cerr << e.what() << '\n';
  return 2;
}
