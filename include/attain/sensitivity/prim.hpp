// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/sensitivity/box.hpp>

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace attain::sensitivity {

/// Which box of a trajectory is best.
enum class box_rule {
  /// Coverage less the share of the other cases that the box holds too (Youden, Cancer 3 (1950)
  /// 32-35). Zero for a box by chance; its best box is where cases of interest are denser than in
  /// the whole table.
  youden,
  f1,       ///< harmonic mean of coverage and density
  density,  ///< most coverage among boxes of at least this density; else the densest
  coverage  ///< most density among boxes of at least this coverage; else the widest
};

std::string to_string(box_rule rule);

struct prim_settings {
  double peel = .05;      ///< share of the box that a peel takes, 0 to .5
  double paste = .01;     ///< share of the box that a paste gives back or a trim takes, 0 to .5
  double min_mass = .05;  ///< least share of all cases in a box, 0 to 1
  box_rule rule = box_rule::youden;
  double at_least = 0;     ///< of rules density and coverage
  double drop_above = .05; ///< limits of an input with a larger quasi-p are given up; 1: none
  int boxes = 1;           ///< looked for one after another on what is left, 1 to 20
  int folds = 5;           ///< of the cross-validation, 2 to 50; 0: none
  int resamples = 20;      ///< halves of the cases on which the search is repeated, 0 to 1,000
  std::uint64_t seed = 1;  ///< of folds and halves
  std::stop_token stop = {};
};

enum class step_kind { start, peel, paste, trim, drop };

std::string to_string(step_kind kind);

/// One box on the way.
struct prim_step {
  step_kind kind = step_kind::start;
  int input = -1;  ///< whose limit moved
  box limits = {};
  box_figures figures = {};

  friend bool operator==(const prim_step&, const prim_step&) = default;
};

/// What repeated searches on halves of the cases say of one input.
struct limit_stability {
  double low_share = 0;       ///< share of the searches that limit it from below
  double high_share = 0;      ///< from above
  double without_share = 0;   ///< that leave categories out
  core::interval low = {};    ///< 5 % and 95 % point of the lower limits found
  core::interval high = {};

  friend bool operator==(const limit_stability&, const limit_stability&) = default;
};

/// A box that was found, and how far it can be trusted.
struct found_box {
  std::vector<prim_step> peels = {};   ///< from all cases to the smallest box
  std::size_t chosen = 0;              ///< place among `peels` that the rule chose
  std::vector<prim_step> refined = {}; ///< pastes, trims and drops from there on, perhaps none
  box limits = {};
  box_figures figures = {};            ///< on the cases of the search: flattering
  std::vector<double> quasi_p = {};    ///< by input
  /// Summed over folds: each box judged on the cases it was not looked for on. Empty without folds.
  box_figures held_out = {};
  std::vector<limit_stability> stability = {};  ///< by input; empty without resamples
  /// Mean over the resamples of cases in both boxes over cases in either.
  double overlap = 0;

  friend bool operator==(const found_box&, const found_box&) = default;
};

/// Patient rule induction: boxes of inputs in which cases of interest are dense.
///
/// Peeling (Friedman and Fisher, Statistics and Computing 9 (1999) 123-143): of all slabs at either
/// end of an input, holding about `peel` of the box, and of all single categories, the one goes
/// whose loss gains most density for each case lost; until nothing gains or the box would fall
/// below `min_mass`. The rule chooses a box on the way. From there, pastes and trims of `paste` of
/// the box are made while they improve the rule, then limits of inputs that chance explains
/// (`quasi_p`) are given up, the least significant first. Later boxes are looked for on the cases
/// outside the earlier ones; their coverage is of all cases of interest.
///
/// Fewer boxes than asked for come back where no case, or nothing but cases of interest, is left,
/// or where no box is better than all cases that are left.
/// @throws invalid_input for settings out of range; cancelled.
std::vector<found_box> prim(const case_table& table, const prim_settings& settings = {});

}  // namespace attain::sensitivity
