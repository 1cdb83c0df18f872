// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/decide/payoff_table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace attain::decide {

/// One of several figures that alternatives are judged by.
struct objective {
  std::string name = {};
  better direction = better::more;
  double epsilon = 0;  ///< differences up to this are ties, in the unit of the figure
};

/// An alternative: one figure an objective, standard error NaN or 0 for an exact one.
struct alternative {
  std::string name = {};
  std::vector<estimate> figures = {};
};

enum class standing { efficient, dominated };

/// Where an alternative stands.
struct front_place {
  standing by_value = standing::efficient;
  /// Its standing may be the other one within 95 % errors: it is efficient, but some alternative
  /// would dominate it at the favourable ends; or none that dominates it does so at the
  /// unfavourable ends.
  bool uncertain = false;
  std::vector<std::size_t> dominated_by = {};  ///< by value, places of alternatives
};

/// Which alternatives no other one dominates. One dominates another if it is nowhere worse by more
/// than epsilon and somewhere better by more than epsilon; alternatives that tie everywhere stay
/// both. With an epsilon above 0 ties are not transitive, so an alternative is compared with all
/// others, the dominated ones too. The error of a difference is taken as that of independent
/// figures, sqrt(a² + b²): wide for figures from the same draws.
/// @throws invalid_input for no objective or alternative, names twice, a figure that is missing or
/// not finite, a negative epsilon or standard error.
std::vector<front_place> pareto_front(const std::vector<objective>& objectives,
                                      const std::vector<alternative>& alternatives);

}  // namespace attain::decide
