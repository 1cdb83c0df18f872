// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/compile.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace attain::simulate {

/// Draws of one indicator and year that a program keeps: numbers of columns.
struct kept_year {
  int year = 0;
  int printed = -1;
  int scaled = -1;
};

struct kept_indicator {
  std::size_t plan = 0;  ///< place among the runs
  std::string indicator = {};
  std::vector<kept_year> years = {};
};

/// Outcome column of a target, or what every draw shares.
struct kept_target {
  std::size_t plan = 0;
  std::size_t target = 0;
  int outcome = -1;
  int known = -1;
};

/// What a program keeps of each draw beside its counts.
struct kept {
  std::vector<std::string> wanted = {};  ///< ids; empty: every indicator
  std::vector<kept_indicator> indicators = {};
  std::vector<kept_target> targets = {};
  int numbers = 0;   ///< columns of numbers
  int outcomes = 0;  ///< columns of 0 and 1
};

/// Where kept draws go; draw d of a column at [d - 1024 first_block].
struct recorder {
  std::int64_t first_block = 0;
  std::vector<double*> numbers = {};
  std::vector<std::uint8_t*> outcomes = {};
  int tally = -1;  ///< a tally whose values are kept too
  std::int32_t* tallied = nullptr;
};

/// `compile`, with the operations that keep draws where `keep` is given.
program compile_keeping(const std::vector<plan_run>& runs, kept* keep,
                        const compile_settings& settings = {});

}  // namespace attain::simulate
