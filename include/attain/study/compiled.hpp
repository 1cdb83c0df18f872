// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/core/moment.hpp>
#include <attain/plans/plan.hpp>
#include <attain/plans/scenario.hpp>
#include <attain/simulate/executor.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/study/forecast.hpp>
#include <attain/study/joint.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::study {

/// What one scenario of a compiled plan gives.
struct scenario_answer {
  std::string scenario = {};
  /// One for each target, in the order of the compiled plan; none where it has no probability.
  std::vector<std::optional<core::proportion>> probabilities = {};
  joint headline = {};  ///< of headline targets; without stages
  friend bool operator==(const scenario_answer&, const scenario_answer&) = default;
};

/// What a run of a compiled plan gives.
struct compiled_answer {
  std::uint64_t seed = 0;
  std::int64_t draws = 0;
  std::vector<scenario_answer> scenarios = {};
  friend bool operator==(const compiled_answer&, const compiled_answer&) = default;
};

/// Everything that a compiled plan consists of.
struct compiled_parts {
  std::string plan = {};
  std::string plan_hash = {};
  std::string as_of = {};  ///< "2020" or "2024-03"
  std::vector<std::string> targets = {};
  std::shared_ptr<const simulate::program> program = {};
};

/// A plan compiled under scenarios, for a program that asks often: compiled once, run many times,
/// from any threads at once, with the probabilities that `forecast` gives, bit for bit. It counts
/// what is reached and keeps no levels: a run of one block takes about as long as its draws.
/// Immutable; carried to other processes as bytes.
class compiled_plan {
 public:
  explicit compiled_plan(compiled_parts parts);

  const compiled_parts& parts() const noexcept { return parts_; }
  const std::string& digest() const noexcept { return parts_.program->digest(); }
  std::vector<std::string> scenarios() const;

  /// @throws as simulate::run.
  compiled_answer run(const simulate::run_settings& settings = {},
                      const simulate::for_blocks& on = simulate::serial()) const;

  friend bool operator==(const compiled_plan& a, const compiled_plan& b);

 private:
  compiled_parts parts_;
};

/// Fits `plan` as of the settings' information cut and compiles it under `scenarios`; of the
/// settings `as_of`, `constants` and `constants_as_of` count.
/// @throws as `forecast`; invalid_input where no scenario is given.
compiled_plan compile(const plans::plan& plan, const std::vector<plans::scenario>& scenarios,
                      const forecast_settings& settings = {});

/// Bytes of a compiled plan and back; see simulate/program_bytes.hpp for what is checked.
/// @throws invalid_input.
std::string to_bytes(const compiled_plan& p);
compiled_plan compiled_from_bytes(std::string_view bytes);

std::string to_string(const compiled_plan& p);

}  // namespace attain::study

/// Equal compiled plans have equal hashes.
template <>
struct std::hash<attain::study::compiled_plan> {
  std::size_t operator()(const attain::study::compiled_plan& p) const noexcept;
};
