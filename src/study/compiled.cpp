// SPDX-License-Identifier: Apache-2.0
#include <attain/study/compiled.hpp>

#include <attain/core/bytes.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/counting_program.hpp>
#include <attain/simulate/program_bytes.hpp>
#include <attain/simulate/run.hpp>

#include "joint_of.hpp"

#include <utility>

namespace attain::study {

namespace {

constexpr std::string_view magic = "attain compiled plan 1\n";

const std::vector<simulate::arm_slots>& arms_of(const compiled_parts& p) {
  return p.program->parts().plans.front().arms;
}

std::optional<core::proportion> probability(const simulate::target_slots& t,
                                            const simulate::summary& s) {
  if (!t.assessed) return std::nullopt;
  if (t.known >= 0) {
    const double p = t.known;
    return core::proportion{p, {p, p}, 0};
  }
  return core::wilson(s.counts[static_cast<std::size_t>(t.hits)], s.draws);
}

}  // namespace

compiled_plan::compiled_plan(compiled_parts parts) : parts_(std::move(parts)) {
  const auto refuse = [](const char* message) {
    throw invalid_input({.field = "compiled plan", .message = message});
  };
  if (!parts_.program || parts_.program->parts().plans.size() != 1) refuse("needs one plan");
  for (const simulate::arm_slots& arm : arms_of(parts_))
    if (arm.targets.size() != parts_.targets.size()) refuse("has other targets than its program");
}

std::vector<std::string> compiled_plan::scenarios() const {
  std::vector<std::string> out;
  for (const simulate::arm_slots& arm : arms_of(parts_)) out.push_back(arm.scenario);
  return out;
}

compiled_answer compiled_plan::run(const simulate::run_settings& settings,
                                   const simulate::for_blocks& on) const {
  if (settings.how != simulate::design::monte_carlo)
    throw invalid_input({.field = "design",
                         .value = simulate::to_string(settings.how),
                         .message = "a compiled plan counts independent draws only"});
  const simulate::summary s = simulate::run(*parts_.program, settings, on);
  compiled_answer out{.seed = s.seed, .draws = s.draws};
  for (const simulate::arm_slots& arm : arms_of(parts_)) {
    scenario_answer one{.scenario = arm.scenario};
    for (const simulate::target_slots& t : arm.targets)
      one.probabilities.push_back(probability(t, s));
    one.headline.assessed = arm.assessed;
    one.headline.headline = arm.assessed;
    if (arm.assessed > 0)
      add_tally(one.headline, s.tallies[static_cast<std::size_t>(arm.reached)], s.draws);
    out.scenarios.push_back(std::move(one));
  }
  return out;
}

bool operator==(const compiled_plan& a, const compiled_plan& b) {
  return a.parts_.plan == b.parts_.plan && a.parts_.plan_hash == b.parts_.plan_hash &&
         a.parts_.as_of == b.parts_.as_of && a.parts_.targets == b.parts_.targets &&
         *a.parts_.program == *b.parts_.program;
}

compiled_plan compile(const plans::plan& plan, const std::vector<plans::scenario>& scenarios,
                      const forecast_settings& settings) {
  const growth::estimate estimate = estimate_of(plan, settings);
  const simulate::program whole = simulate::compile(plan, estimate, scenarios);
  compiled_parts parts{
      .plan = plan.id(),
      .plan_hash = plan.plan_hash(),
      .as_of = core::to_string(estimate.as_of),
      .program = std::make_shared<const simulate::program>(simulate::counting_program(whole))};
  for (const plans::target& t : plan.targets()) parts.targets.push_back(t.id());
  return compiled_plan(std::move(parts));
}

std::string to_bytes(const compiled_plan& p) {
  core::byte_writer out;
  const compiled_parts& parts = p.parts();
  out(parts.plan, parts.plan_hash, parts.as_of, parts.targets,
      simulate::to_bytes(*parts.program));
  return core::sealed(magic, out.take());
}

compiled_plan compiled_from_bytes(std::string_view bytes) {
  core::byte_reader in("compiled plan", core::opened("compiled plan", magic, bytes));
  compiled_parts parts;
  std::string program;
  in(parts.plan, parts.plan_hash, parts.as_of, parts.targets, program);
  in.finish();
  parts.program =
      std::make_shared<const simulate::program>(simulate::program_from_bytes(program));
  return compiled_plan(std::move(parts));
}

std::string to_string(const compiled_plan& p) {
  return core::cat("compiled plan ", p.parts().plan, " as of ", p.parts().as_of, ": ",
                   p.parts().targets.size(), " targets, ", p.scenarios().size(), " scenarios, ",
                   p.digest());
}

}  // namespace attain::study

std::size_t std::hash<attain::study::compiled_plan>::operator()(
    const attain::study::compiled_plan& p) const noexcept {
  return std::hash<std::string>{}(p.digest());
}
